import { readKind, requirementKey, textOf, type EvidenceFinding, type LedgerEntry } from '../evidence';
import type { CellValue, CellWrite, Change, DateSystem, SheetSnapshot } from '../host/port';
import { LOCALES, words as wordsOf, type Words } from '../locales';
import { isoDate, type EvidencePlan, type Rubric } from '../rubric';
import { HEAD_ROW } from './builder';
import { endOf, filledRows, writeColumn } from './cellsThere';
import { originsOf, requirementsById } from './evidenceText';
import {
  DATE_FIELDS,
  LEDGER_COLUMNS,
  LEDGER_FIELDS,
  LEDGER_RESULTS,
  LEDGER_ROW_HEIGHT,
  NOTE_WIDTH,
  whatText,
  type LedgerColumn,
  type LedgerField,
} from './ledger';
import { rowHeight } from './heights';
import { columnKeys, textAt, valueAt } from './markers';

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

/** Days of 1970 to 2099; other numbers in a date column (20200605, 2020.6) are no serial numbers. */
const [FIRST_SERIAL, END_OF_SERIALS] = [25_569, 73_051];
/** The 1904 system counts from 1462 days later. */
export const MAC_DAYS = 1462;

/** A day in a cell: a serial number of the workbook's date system as 2020-06-05, anything else as it was typed. */
export function dayCell(value: CellValue, dateSystem: DateSystem): string | number {
  if (typeof value !== 'number') return typeof value === 'string' ? value.trim() : '';
  const serial = value + (dateSystem === 1904 ? MAC_DAYS : 0);
  return serial >= FIRST_SERIAL && serial < END_OF_SERIALS ? isoDate(Math.floor(serial)) : value;
}

/** What names a thing: cells that were merged over several rows name one thing, not several. */
const NAMES: ReadonlySet<LedgerField> = new Set(['title', 'file', 'link']);
const NOT_EVIDENCE: ReadonlySet<LedgerField> = new Set(['requirement', 'kind', 'remark']);

/** Reads one ledger by its column keys, whatever the order of its rows. Cells that hold an error count as blank. */
export function readLedger(sheet: SheetSnapshot, assessee: string, dateSystem: DateSystem): LedgerSheet {
  const keys = columnKeys(sheet);
  const columns = new Map<LedgerColumn, number>();
  LEDGER_COLUMNS.forEach((key, index) => {
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
  const isWaiting = LEDGER_FIELDS.every((field) => NOT_EVIDENCE.has(field) || textOf(own.get(field)) === '');
  const entry: Record<string, string | number> = {};
  for (const field of LEDGER_FIELDS) {
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

/** Of a ledger's row: 待填, 需补正 (an error), 请核对 (a warning), 已列入, 暂不需要 (nobody asks for it). */
type EntryState = 'waiting' | 'error' | 'check' | 'listed' | 'notAsked';
const STATES: readonly EntryState[] = ['waiting', 'error', 'check', 'listed', 'notAsked'];
const STATE_WORDS: ReadonlySet<string> = new Set(
  LOCALES.flatMap((locale) => STATES.map((state) => wordsOf(locale).t(`sheet.ledger.state.${state}`))),
);

/** Our columns beside each row as it stands now. `findingsOf` gives what was found about a row; `isAsked` is by requirement. */
export function ledgerResults(
  ledger: LedgerSheet,
  { rubric, plan }: { readonly rubric: Rubric; readonly plan: EvidencePlan },
  findingsOf: (row: number) => readonly EvidenceFinding[],
  isAsked: (requirement: string) => boolean,
  words: Words,
): Change[] {
  const origins = originsOf(rubric, plan);
  const find = requirementsById(plan);
  const cells = ledger.rows.map((row, index): Record<(typeof LEDGER_RESULTS)[number], CellWrite> => {
    if (!row) {
      return ledger.isOurs[index] ? CLEARED : FOREIGN;
    }
    const { entry, isWaiting } = row;
    const requirement = find(textOf(entry.requirement));
    // That something is lacking stands in 佐证要求 and 缺失佐证, once.
    const findings = findingsOf(row.row).filter(({ data }) => data.missing === undefined);
    const state = stateOf(isWaiting, findings, requirement !== null && !isAsked(requirement.id));
    return {
      what: requirement && whatText(requirement, readKind(textOf(entry.kind)), origins, words),
      state: words.t(`sheet.ledger.state.${state}`),
      note: findings.map((finding) => words.describeEvidenceFinding(finding)).join('\n') || null,
    };
  });
  const columns = LEDGER_RESULTS.flatMap((key): Change[] => {
    const column = ledger.columns.get(key);
    const values = cells.map((cell) => cell[key]);
    return column === undefined ? [] : writeColumn(ledger.sheet, ledger.firstRow, column, values);
  });
  // Other heights are left alone: they may be what people chose.
  const higher = cells.flatMap(({ note }, index): Change[] => {
    if (!note) return [];
    const height = rowHeight([[String(note), NOTE_WIDTH]]);
    if (height <= LEDGER_ROW_HEIGHT) return [];
    return [{ kind: 'rowHeights', sheet: ledger.sheet, row: ledger.firstRow + index, heights: [height] }];
  });
  return [...columns, ...higher];
}

const CLEARED = { what: null, state: null, note: null };
const FOREIGN = { what: undefined, state: undefined, note: undefined };

function stateOf(isWaiting: boolean, findings: readonly EvidenceFinding[], isIdle: boolean): EntryState {
  const has = (severity: EvidenceFinding['severity']): boolean =>
    findings.some((finding) => finding.severity === severity);
  if (has('error')) return 'error';
  if (isIdle) return 'notAsked';
  if (isWaiting) return 'waiting';
  return has('warning') ? 'check' : 'listed';
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
