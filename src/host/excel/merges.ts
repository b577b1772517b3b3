/** Merged cells. Excel fails to tell more than 512 areas at once. */
import type { Rect } from '../port';
import { boxOf, loadBox } from './box';
import { hasExcelApi, obstacleIn } from './session';

/** Asks for the merged cells of a sheet; the answer is there after the next sync. Before ExcelApi 1.13 nobody can tell. */
export function loadMerges(sheet: Excel.Worksheet): () => Rect[] {
  if (!hasExcelApi('1.13')) {
    return () => [];
  }
  // Only areas whose top left cell lies within the range are found, so ask for all of the sheet that was ever touched.
  return loadAreas(sheet.getUsedRangeOrNullObject(false));
}

function loadAreas(range: Excel.Range): () => Rect[] {
  const areas = range.getMergedAreasOrNullObject();
  areas.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount'].map((name) => `areas/items/${name}`));
  return () => (areas.isNullObject ? [] : areas.areas.items.map(boxOf));
}

/** Questions about one sheet before it counts as unknown what is merged in it. */
const MAX_QUESTIONS = 100;

/**
 * The merged cells of a sheet, in requests of their own: of all of it, and where that fails, of the rows in halves. Those of a
 * sheet with too many of them stay unknown: what is written to a covered cell is then noticed when it is read again.
 */
export async function mergesApart(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Rect[]> {
  if (!hasExcelApi('1.13')) {
    return [];
  }
  const used = loadBox(sheet.getUsedRangeOrNullObject(false));
  await context.sync();
  const found: Rect[] = [];
  const open = used.isNullObject ? [] : [boxOf(used)];
  for (let asked = 0; open.length > 0; asked++) {
    const { row, column, rows, columns } = open.pop()!;
    const areas = loadAreas(sheet.getRangeByIndexes(row, column, rows, columns));
    const obstacle = await obstacleIn(context);
    if (obstacle === null) found.push(...areas());
    else if (rows === 1 || asked >= MAX_QUESTIONS) return [];
    else {
      const half = Math.ceil(rows / 2);
      open.push({ row: row + half, column, rows: rows - half, columns }, { row, column, rows: half, columns });
    }
  }
  return found;
}
