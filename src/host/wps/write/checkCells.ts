/** What may be written where, and whether somebody else was faster. */
import {
  cellName,
  checkContent,
  checkRect,
  coveredBy,
  isGuard,
  rangeName,
  rectOfWrite,
  sameContent,
  VALIDATION_LIMITS,
  type CellGrid,
} from '../../common';
import type { CellValue, CellWrite, Change, FormulaWrite, Rect, Validation } from '../../port';
import { HostError } from '../../port';
import { readCells } from '../reading';
import { cellKey, sheetOf, type Guarded, type Tab } from './tab';

export type Write = Extract<Change, { kind: 'write' }>;

/** Throws `changedMeanwhile`, `mergedTarget`, `tooLarge`, `unsupported`. */
export async function checkWrite(tab: Tab, change: Write, merges: readonly Rect[]): Promise<void> {
  const rect = rectOfWrite(change);
  if (rect === null) return;
  checkRect(tab.name, rect);
  await checkBefore(tab, change, rect);
  change.values.forEach((cells, r) => {
    cells.forEach((value, c) => {
      if (value !== undefined) expect(tab, rect.row + r, rect.column + c, value, merges);
    });
  });
}

function expect(
  tab: Tab,
  row: number,
  column: number,
  value: Exclude<CellWrite, undefined>,
  merges: readonly Rect[],
): void {
  const area = coveredBy(merges, row, column);
  if (area !== null) {
    if (value === null) return;
    throw new HostError('mergedTarget', { sheet: tab.name, cell: cellName(row, column), range: rangeName(area) });
  }
  checkContent(tab.name, row, column, value);
  tab.expected.set(cellKey(row, column), value);
}

async function checkBefore(tab: Tab, change: Write, rect: Rect): Promise<void> {
  const { before, values } = change;
  if (before === undefined || tab.isNew) return;
  const guarded: Guarded = {
    rect,
    before: before.slice(0, values.length).map((cells) => cells.slice(0, rect.columns)),
  };
  const cells = tab.isCleared ? null : await readCells(sheetOf(tab), rect);
  const cell = changedCell(guarded, cells, (row, column) => tab.expected.get(cellKey(row, column)));
  if (cell !== null) throw new HostError('changedMeanwhile', { sheet: tab.name, cell });
  if (isGuard(change)) tab.guards.push(guarded);
}

/** The first guarded cell that holds something else by now, but for those that were written to; null when there is none. */
export async function movedSince(tabs: readonly Tab[]): Promise<HostError | null> {
  for (const tab of tabs) {
    for (const guarded of tab.isCleared ? [] : tab.guards) {
      const { rect, before } = guarded;
      const isOurs = (row: number, column: number): boolean => tab.expected.has(cellKey(row, column));
      const cells = await readCells(sheetOf(tab), rect);
      const cell = changedCell(guarded, cells, (row, column) =>
        isOurs(row, column) ? before[row - rect.row]?.[column - rect.column] : undefined,
      );
      if (cell !== null) return new HostError('changedMeanwhile', { sheet: tab.name, cell, reason: 'movedMeanwhile' });
    }
  }
  return null;
}

/** `insteadOf`: what counts in place of what a cell holds. */
function changedCell(
  { rect, before }: Guarded,
  cells: CellGrid | null,
  insteadOf: (row: number, column: number) => CellWrite,
): string | null {
  for (const [r, expected] of before.entries()) {
    for (const [c, cell] of expected.entries()) {
      const [row, column] = [rect.row + r, rect.column + c];
      const formula = cells?.formulas[r]?.[c] ?? null;
      const value = cells?.values[r]?.[c] ?? null;
      const held: CellValue | FormulaWrite = formula === null ? value : { formula, result: 0 };
      if (!sameContent(cell, insteadOf(row, column) ?? held)) return cellName(row, column);
    }
  }
  return null;
}

/** Throws `unsupported` for validations that no spreadsheet takes. */
export function checkRules(tab: Tab, { validations }: Extract<Change, { kind: 'validations' }>): void {
  for (const { range, validation } of validations) {
    checkRect(tab.name, range);
    const reason = validation && reasonAgainst(validation);
    if (reason !== null) throw new HostError('unsupported', { sheet: tab.name, range: rangeName(range), reason });
  }
}

function reasonAgainst({ rule, prompt, error }: Validation): string | null {
  const isTooLong = (message: { readonly title: string; readonly text: string } | undefined): boolean =>
    message !== undefined &&
    (message.title.length > VALIDATION_LIMITS.title || message.text.length > VALIDATION_LIMITS.text);
  if (isTooLong(prompt) || isTooLong(error)) return 'messageTooLong';
  if (rule.type !== 'list') return null;
  if (rule.values.some((value) => value.includes(','))) return 'commaInList';
  return rule.values.join(',').length > VALIDATION_LIMITS.list ? 'listTooLong' : null;
}
