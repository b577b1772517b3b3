import { requirementKey, textOf, type LedgerEntry } from '../../evidence';
import type { DateSystem, SheetSnapshot } from '../../host/port';
import { LOCALES, words as wordsOf } from '../../locales';
import type { EvidencePlan } from '../../rubric';
import { HEAD_ROW } from '../common/builder';
import { endOf, filledRows } from '../common/cellsThere';
import { dayCell } from '../common/days';
import { columnKeys, textAt, valueAt } from '../common/markers';
import { pictureAt, PICTURE_IN_CELL } from '../evidence/pictureInCell';
import { DATE_FIELDS, LEDGER_COLUMNS, LEDGER_FIELDS, type LedgerColumn, type LedgerField } from './columns';
import { STATE_WORDS } from './states';

/** A row of a ledger as people left it. */
export interface LedgerRow {
  /** 0-based. */
  readonly row: number;
  readonly entry: LedgerEntry;
  /** Nothing but requirement, kind and remark is filled. */
  readonly isWaiting: boolean;
}

/** A 佐证台账 as people left it: sorted, with rows and columns of their own. */
export interface LedgerSheet {
  readonly sheet: string;
  readonly assessee: string;
  readonly columns: ReadonlyMap<LedgerColumn, number>;
  readonly firstRow: number;
  /** `rows[i]` stands in row `firstRow + i`; null: nobody filled anything there. */
  readonly rows: readonly (LedgerRow | null)[];
  /** Whether our columns of row `firstRow + i` are ours to write: it was laid out, is filled, or has a state of ours. */
  readonly isOurs: readonly boolean[];
}

/** What names a thing: cells that were merged over several rows name one thing, not several. */
const NAMES: ReadonlySet<LedgerField> = new Set(['title', 'file', 'link']);
const NOT_EVIDENCE: ReadonlySet<LedgerField> = new Set(['requirement', 'kind', 'remark']);

/** Reads one ledger by its column keys, whatever the order of its rows. Cells that hold an error count as blank, but for a picture. */
export function readLedger(sheet: SheetSnapshot, assessee: string, dateSystem: DateSystem): LedgerSheet {
  const keys = columnKeys(sheet);
  const columns = new Map<LedgerColumn, number>();
  const laid = keys ? LEDGER_COLUMNS : laidColumns(sheet);
  laid.forEach((key, index) => {
    // Without the hidden row of keys the sheet is taken to be as it was laid out.
    const column = keys ? keys.columns.get(key) : 1 + index;
    if (column !== undefined) columns.set(key, column);
  });
  const firstRow = (keys ? keys.row + 1 : HEAD_ROW) + 1;
  const stateColumn = columns.get('state');
  const isLaid = (row: number): boolean =>
    textAt(sheet, row, 0) !== '' || (stateColumn !== undefined && STATE_WORDS.has(textAt(sheet, row, stateColumn)));
  const fields = LEDGER_FIELDS.flatMap((field) => columns.get(field) ?? []);
  const end = endOf(
    sheet,
    firstRow,
    (row) => isLaid(row) || fields.some((column) => (valueAt(sheet, row, column) ?? '') !== ''),
  );
  // Blank rows matter where a merged cell reaches over them.
  const there = new Set(filledRows(sheet, firstRow));
  for (const { row, rows } of sheet.merges) {
    for (let at = Math.max(row, firstRow); at < Math.min(row + rows, end); at++) there.add(at);
  }
  const rows = Array.from({ length: end - firstRow }, (_, index) =>
    there.has(firstRow + index) ? readRow(sheet, firstRow + index, columns, dateSystem) : null,
  );
  const isOurs = rows.map((row, index) => row !== null || isLaid(firstRow + index));
  return { sheet: sheet.name, assessee, columns, firstRow, rows, isOurs };
}

/** The columns in their order as laid out; ledgers of before had no 评价年度. */
function laidColumns(sheet: SheetSnapshot): readonly LedgerColumn[] {
  const title = textAt(sheet, HEAD_ROW, 1 + LEDGER_COLUMNS.indexOf('years'));
  const isThere = LOCALES.some((locale) => wordsOf(locale).t('sheet.ledger.column.years') === title);
  return isThere ? LEDGER_COLUMNS : LEDGER_COLUMNS.filter((key) => key !== 'years');
}

function readRow(
  sheet: SheetSnapshot,
  row: number,
  columns: ReadonlyMap<LedgerColumn, number>,
  dateSystem: DateSystem,
): LedgerRow | null {
  const read = (at: number, field: LedgerField): string | number => {
    const column = columns.get(field);
    const value = column === undefined ? null : valueAt(sheet, at, column);
    if (DATE_FIELDS.has(field)) return dayCell(value, dateSystem);
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? value : '';
  };
  const own = new Map(LEDGER_FIELDS.map((field) => [field, read(row, field)]));
  const pictures = [...NAMES].flatMap((field) => {
    const picture = pictureAt(sheet, row, columns.get(field));
    return picture === null ? [] : [{ field, ...picture }];
  });
  const isWaiting =
    pictures.length === 0 && LEDGER_FIELDS.every((field) => NOT_EVIDENCE.has(field) || textOf(own.get(field)) === '');
  const unseen = pictures.find(({ isCertain }) => !isCertain);
  const entry: Record<string, string | number> = {
    ...(pictures.some(({ isCertain }) => isCertain) ? { pictureInCell: PICTURE_IN_CELL } : {}),
    ...(unseen ? { pictureUnseen: unseen.field } : {}),
  };
  for (const field of LEDGER_FIELDS) {
    // What stands in the cell of a picture is no name of a file.
    if (pictures.some((picture) => picture.field === field)) continue;
    // Who merges 要求编号 or 主办单位 over some rows means it for all of them.
    const isShared = isWaiting ? NOT_EVIDENCE.has(field) : !NAMES.has(field);
    const top = isShared ? topOfMerge(sheet, row, columns.get(field)) : row;
    const value = own.get(field) || read(top, field);
    if (value !== '') entry[field] = value;
  }
  return Object.values(entry).some((value) => textOf(value) !== '') ? { row, entry, isWaiting } : null;
}

function topOfMerge({ merges }: SheetSnapshot, row: number, column: number | undefined): number {
  const merge = merges.find((area) => area.column === column && row > area.row && row < area.row + area.rows);
  return merge ? merge.row : row;
}

/** Whether people wrote anything into a ledger: more than the requirements and kinds that it was laid out with. */
export const holdsLedgerEntries = (sheet: SheetSnapshot, plan: EvidencePlan, dateSystem: DateSystem): boolean => {
  const laid = new Set(plan.requirements.map(({ id }) => requirementKey(id)));
  return readLedger(sheet, '', dateSystem).rows.some(
    (row) =>
      row !== null &&
      (!row.isWaiting || row.entry.remark !== undefined || !laid.has(requirementKey(textOf(row.entry.requirement)))),
  );
};
