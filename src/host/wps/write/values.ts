/** Writing values: as blocks, and so that they can be put back. */
import { coveredBy, isFormula, rectOfWrite, type CellGrid } from '../../common';
import type { CellValue, CellWrite, FormulaWrite, Rect } from '../../port';
import type { Worksheet } from '../api';
import type { Box } from '../door';
import { pieces, readCells } from '../reading';
import { putBlock, type Block } from './block';
import type { Write } from './checkCells';
import { isKept, sheetOf, type Tab } from './tab';
import type { Learned, Work } from './work';

export async function writeValues(work: Work, tab: Tab, change: Write): Promise<void> {
  const rect = rectOfWrite(change);
  if (rect === null) return;
  const sheet = sheetOf(tab);
  // What was merged by an earlier step of this change set counts, too.
  const values = withoutCovered(change.values, rect, tab.merges ?? []);
  if (isKept(tab)) {
    const before = await readCells(sheet, rect);
    const old = values.map((row, r) => row.map((value, c) => (value === undefined ? undefined : heldAt(before, r, c))));
    work.undos.push(() => putBack(sheet, rect, old, work.learned));
  }
  await putValues(sheet, rect, values, work.learned);
}

/** Writes what cells held. Throws when they do not take it. */
export async function putBack(
  sheet: Box<Worksheet>,
  rect: Rect,
  values: readonly (readonly CellWrite[])[],
  learned: Learned,
): Promise<void> {
  if (!(await putValues(sheet, rect, values, learned))) throw new Error(`row ${rect.row} is not as it was`);
}

export function heldAt({ values, formulas }: CellGrid, row: number, column: number): CellValue | FormulaWrite {
  const formula = formulas[row]?.[column] ?? null;
  return formula === null ? (values[row]?.[column] ?? null) : { formula, result: 0 };
}

function withoutCovered(values: readonly (readonly CellWrite[])[], rect: Rect, merges: readonly Rect[]): CellWrite[][] {
  const value = (cell: CellWrite, r: number, c: number): CellWrite =>
    cell === null && coveredBy(merges, rect.row + r, rect.column + c) !== null ? undefined : cell;
  return values.map((row, r) => row.map((cell, c) => value(cell, r, c)));
}

/** Whether the cells hold everything afterwards. `undefined` leaves a cell alone. */
async function putValues(
  sheet: Box<Worksheet>,
  rect: Rect,
  values: readonly (readonly CellWrite[])[],
  learned: Learned,
): Promise<boolean> {
  let arrived = true;
  for (const block of blocksOf(rect, values)) {
    for (const piece of pieces(block.rect)) {
      const [row, column] = [piece.row - block.rect.row, piece.column - block.rect.column];
      const cells = block.values.slice(row, row + piece.rows).map((line) => line.slice(column, column + piece.columns));
      arrived = (await putBlock(sheet, { rect: piece, values: cells }, learned)) && arrived;
    }
  }
  return arrived;
}

/** Formulas stand alone; the rest makes blocks of consecutive rows that write the same columns. */
function blocksOf({ row, column }: Rect, values: readonly (readonly CellWrite[])[]): Block[] {
  const open = new Map<string, { rect: Rect; values: Exclude<CellWrite, undefined>[][] }>();
  const blocks: { rect: Rect; values: Exclude<CellWrite, undefined>[][] }[] = [];
  values.forEach((cells, r) => {
    for (const [first, run] of runsOf(cells)) {
      const key = `${first}+${run.length}`;
      const above = open.get(key);
      if (above !== undefined && above.rect.row + above.rect.rows === row + r && !run.some(isFormula)) {
        above.rect = { ...above.rect, rows: above.rect.rows + 1 };
        above.values.push(run);
      } else {
        const block = { rect: { row: row + r, column: column + first, rows: 1, columns: run.length }, values: [run] };
        blocks.push(block);
        if (!run.some(isFormula)) open.set(key, block);
      }
    }
  });
  return blocks;
}

function runsOf(cells: readonly CellWrite[]): [first: number, run: Exclude<CellWrite, undefined>[]][] {
  const runs: [number, Exclude<CellWrite, undefined>[]][] = [];
  let current: Exclude<CellWrite, undefined>[] | null = null;
  cells.forEach((value, index) => {
    if (value === undefined) {
      current = null;
    } else if (current === null || isFormula(value)) {
      runs.push([index, [value]]);
      current = isFormula(value) ? null : runs[runs.length - 1]![1];
    } else {
      current.push(value);
    }
  });
  return runs;
}
