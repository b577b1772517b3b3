import type { CellValue, Change, ChangeSet, FormulaWrite, Rect, Snapshot } from '../../host/port';
import { blocksThere, contentAt, differences, type ChangedCell, type SheetDifference } from '../../sheets';

/**
 * The change set that takes another one back: the content of every cell that it changes, and no sheets that it adds.
 * Sheets that it empties are laid out again as large as they were; links, row heights and validations are not restored.
 */
export function inverseOf(changeSet: ChangeSet, snapshot: Snapshot): Change[] {
  const found = differences(changeSet, snapshot);
  // A sheet that is emptied and filled with the same again needs nothing.
  const restored = found
    .filter(({ isNew, changed }) => !isNew && changed.length > 0)
    .flatMap((difference) =>
      difference.isCleared ? relaid(difference, changeSet, snapshot) : columnsOf(difference.sheet, difference.changed),
    );
  const added = found.filter(({ isNew }) => isNew).map(({ sheet }): Change => ({ kind: 'removeSheet', sheet }));
  return [...restored, ...added.reverse()];
}

/** Cells of one sheet as writes of a column each, one per run of rows. */
function columnsOf(sheet: string, cells: readonly ChangedCell[]): Change[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { row: number; column: number; values: (CellValue | FormulaWrite)[][] }[] = [];
  for (const { row, column, before } of sorted) {
    const run = runs.at(-1);
    if (run?.column === column && run.row + run.values.length === row) run.values.push([before]);
    else runs.push({ row, column, values: [[before]] });
  }
  return runs.map((run) => ({ kind: 'write', sheet, ...run }));
}

/** An emptied sheet as it was: its looks come from the new layout, cut to the rows that it had. */
function relaid({ sheet }: SheetDifference, { changes }: ChangeSet, snapshot: Snapshot): Change[] {
  const before = snapshot.sheets.find(({ name }) => name === sheet);
  if (!before?.used) return [{ kind: 'clearSheet', sheet }];
  const { used } = before;
  const writes = blocksThere(before).map(({ row, column, rows, columns }): Change => {
    const values = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_unused, c) => contentAt(before, row + r, column + c)),
    );
    return { kind: 'write', sheet, row, column, values };
  });
  const looks = changes.flatMap((change) => ('sheet' in change && change.sheet === sheet ? cut(change, used) : []));
  const merges = before.merges.map((range): Change => ({ kind: 'merge', sheet, range }));
  return [{ kind: 'clearSheet', sheet }, ...looks, ...writes, ...merges];
}

function cut(change: Change, used: Rect): Change[] {
  switch (change.kind) {
    case 'columnWidths':
    case 'freeze':
    case 'printSetup':
      return [change];
    case 'rowHeights':
      return [{ ...change, heights: change.heights.slice(0, Math.max(0, used.row + used.rows - change.row)) }];
    case 'format':
    case 'conditionalFormats':
    case 'autoFilter': {
      const rows = Math.min(change.range.row + change.range.rows, used.row + used.rows) - change.range.row;
      return rows > 0 ? [{ ...change, range: { ...change.range, rows } }] : [];
    }
    default:
      return [];
  }
}
