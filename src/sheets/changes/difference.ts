import type { CellValue, CellWrite, Change, ChangeSet, FormulaWrite, SheetSnapshot, Snapshot } from '../../host/port';
import { blocksThere } from '../common/cellsThere';

/** A cell whose content a change set would change; rows and columns are 0-based. */
export interface ChangedCell {
  readonly row: number;
  readonly column: number;
  /** What it holds, formulas as they stand. */
  readonly before: CellValue | FormulaWrite;
  readonly after: CellWrite;
}

/** What a change set does to one sheet. */
export interface SheetDifference {
  readonly sheet: string;
  /** The sheet is not there yet. */
  readonly isNew: boolean;
  /** It is emptied and laid out again. */
  readonly isCleared: boolean;
  /** Cells that the change set names. */
  readonly written: number;
  readonly changed: readonly ChangedCell[];
}

interface Draft {
  isNew: boolean;
  isCleared: boolean;
  readonly cells: Map<number, CellWrite>;
}

const COLUMNS = 16_384;

/** What a change set would change in a workbook, by sheet, in the order in which it names them. Looks are not compared. */
export function differences({ changes }: ChangeSet, snapshot: Pick<Snapshot, 'sheets'>): SheetDifference[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (sheet: string): Draft => {
    let draft = drafts.get(sheet);
    if (!draft) drafts.set(sheet, (draft = { isNew: false, isCleared: false, cells: new Map() }));
    return draft;
  };
  for (const change of changes) {
    if (change.kind === 'addSheet') draftOf(change.sheet).isNew = true;
    else if (change.kind === 'clearSheet') {
      const draft = draftOf(change.sheet);
      draft.isCleared = true;
      draft.cells.clear();
    } else if (change.kind === 'write') fill(draftOf(change.sheet), change);
  }
  return [...drafts].map(([sheet, draft]) => {
    const { isNew, isCleared, cells } = draft;
    const existing = isNew ? undefined : snapshot.sheets.find(({ name }) => name === sheet);
    return { sheet, isNew, isCleared, written: cells.size, changed: compare(draft, existing) };
  });
}

/** Whether a change set changes the content of any cell, adds a sheet or lays one out again. */
export const changesSheets = (changeSet: ChangeSet, snapshot: Pick<Snapshot, 'sheets'>): boolean =>
  differences(changeSet, snapshot).some(({ isNew, isCleared, changed }) => isNew || isCleared || changed.length > 0);

function fill({ cells }: Draft, { row, column, values }: Change & { kind: 'write' }): void {
  values.forEach((line, r) => {
    line.forEach((value, c) => {
      if (value !== undefined) cells.set((row + r) * COLUMNS + column + c, value);
    });
  });
}

function compare({ cells, isCleared }: Draft, sheet: SheetSnapshot | undefined): ChangedCell[] {
  const changed: ChangedCell[] = [];
  for (const [key, after] of cells) {
    const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
    const before = sheet ? contentAt(sheet, row, column) : null;
    if (!isSame(before, after)) changed.push({ row, column, before, after });
  }
  if (isCleared && sheet?.used) {
    for (const block of blocksThere(sheet)) {
      for (let row = block.row; row < block.row + block.rows; row++) {
        for (let column = block.column; column < block.column + block.columns; column++) {
          const before = contentAt(sheet, row, column);
          if (before !== null && !cells.has(row * COLUMNS + column)) changed.push({ row, column, before, after: null });
        }
      }
    }
  }
  return changed;
}

/** What a cell holds, ready to be written back: a formula with its last result, or a value. */
export function contentAt({ used, values, formulas }: SheetSnapshot, row: number, column: number) {
  if (!used) return null;
  const value = values[row - used.row]?.[column - used.column] ?? null;
  const formula = formulas[row - used.row]?.[column - used.column] ?? null;
  if (formula === null) return value === '' ? null : value;
  return { formula, result: value === null ? '' : typeof value === 'object' ? value.error : value };
}

function isSame(before: CellValue | FormulaWrite, after: CellWrite): boolean {
  if (before === null || after === null || after === undefined) return before === null && (after ?? '') === '';
  if (typeof before === 'object' || typeof after === 'object') return textOf(before) === textOf(after);
  return typeof before === 'string' && typeof after === 'string'
    ? before.replaceAll('\r\n', '\n') === after.replaceAll('\r\n', '\n')
    : before === after;
}

const textOf = (value: NonNullable<CellWrite>): string =>
  typeof value === 'object' ? ('formula' in value ? value.formula : `error ${value.error}`) : `value ${value}`;
