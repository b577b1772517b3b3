/** What may be written where, and whether somebody else was faster. */
import { cellName, MAX_FORMULA, MAX_TEXT, rangeName, VALIDATION_LIMITS } from '../../common';
import type { CellValue, CellWrite, Change, FormulaWrite, Rect, Validation } from '../../port';
import { HostError } from '../../port';
import { formulaText, isFormula, sameValue } from '../cells';
import { readCells } from '../reading';
import { cellKey, checkRect, coveredBy, sheetOf, type Tab } from './tab';

export type Write = Extract<Change, { kind: 'write' }>;

/** The rectangle of a write; null when it writes nothing. */
export function rectOfWrite({ row, column, values }: Write): Rect | null {
  const columns = values.reduce((most, cells) => Math.max(most, cells.length), 0);
  return columns === 0 ? null : { row, column, rows: values.length, columns };
}

/** Whether a write leaves all its cells as they are. */
export const isGuard = ({ values }: Write): boolean =>
  values.every((cells) => cells.every((value) => value === undefined));

/** Throws `changedMeanwhile`, `mergedTarget`, `tooLarge`, `unsupported`. */
export async function checkWrite(tab: Tab, change: Write, merges: readonly Rect[]): Promise<void> {
  const rect = rectOfWrite(change);
  if (rect === null) return;
  checkRect(tab, rect);
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
  checkValue(tab, row, column, value);
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
      if (!isSame(cell, actual)) {
        throw new HostError('changedMeanwhile', {
          sheet: tab.name,
          cell: cellName(rect.row + r, rect.column + c),
        });
      }
    });
  });
}

function isSame(expected: CellValue | FormulaWrite, actual: CellValue | FormulaWrite): boolean {
  return isFormula(expected) || isFormula(actual)
    ? isFormula(expected) && isFormula(actual) && formulaText(expected) === formulaText(actual)
    : sameValue(expected, actual);
}

function checkValue({ name }: Tab, row: number, column: number, value: Exclude<CellWrite, undefined>): void {
  const refusal = (code: 'unsupported' | 'tooLarge', reason: string): HostError =>
    new HostError(code, { sheet: name, cell: cellName(row, column), reason });
  const result = isFormula(value) ? value.result : value;
  if (typeof result === 'number' && !Number.isFinite(result)) throw refusal('unsupported', 'notANumber');
  if (typeof result === 'string' && result.length > MAX_TEXT) throw refusal('tooLarge', 'text');
  if (isFormula(value) && value.formula.length > MAX_FORMULA) throw refusal('tooLarge', 'formula');
}

/** Throws `unsupported` for validations that no spreadsheet takes. */
export function checkRules(tab: Tab, { validations }: Extract<Change, { kind: 'validations' }>): void {
  for (const { range, validation } of validations) {
    checkRect(tab, range);
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
