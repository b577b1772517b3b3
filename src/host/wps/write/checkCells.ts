/** What may be written where, and whether somebody else was faster. */
import {
  cellName,
  checkContent,
  checkRect,
  coveredBy,
  rangeName,
  rectOfWrite,
  sameContent,
  VALIDATION_LIMITS,
} from '../../common';
import type { CellValue, CellWrite, Change, FormulaWrite, Rect, Validation } from '../../port';
import { HostError } from '../../port';
import { readCells } from '../reading';
import { cellKey, sheetOf, type Tab } from './tab';

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

async function checkBefore(tab: Tab, { before, values }: Write, rect: Rect): Promise<void> {
  if (before === undefined || tab.isNew) return;
  const cells = tab.isCleared ? null : await readCells(sheetOf(tab), rect);
  before.slice(0, values.length).forEach((expected, r) => {
    expected.slice(0, rect.columns).forEach((cell, c) => {
      const formula = cells?.formulas[r]?.[c] ?? null;
      const value = cells?.values[r]?.[c] ?? null;
      const held: CellValue | FormulaWrite = formula === null ? value : { formula, result: 0 };
      const actual = tab.expected.get(cellKey(rect.row + r, rect.column + c)) ?? held;
      if (!sameContent(cell, actual)) {
        throw new HostError('changedMeanwhile', {
          sheet: tab.name,
          cell: cellName(rect.row + r, rect.column + c),
        });
      }
    });
  });
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
