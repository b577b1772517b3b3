import type { Change, SheetSnapshot } from '../../host/port';
import { LOCALES, words, type Locale } from '../../locales';
import type { Rubric } from '../../rubric';
import { cellAddress, columnLetters } from '../common/addresses';
import { located, type LocatedFinding } from '../common/located';
import {
  COLUMNS_KEY,
  columnKeys,
  keyWithMarker,
  KEYS_WITHIN,
  textAt,
  usedRows,
  type ColumnKeys,
  type Marker,
} from '../common/markers';
import { COMPUTED_COLUMNS, FILLING_COLUMNS, type FillingColumn } from './columns';

/** Where the columns of a 填报 sheet stand. */
export interface FoundColumns {
  readonly headRow: number;
  readonly columns: ReadonlyMap<FillingColumn, number>;
  /** All columns that call themselves 填报值. */
  readonly values: readonly number[];
  /** In which language its header is, so the sheet; null when its titles are those of no language. */
  readonly language: Locale | null;
  /** Puts back the hidden keys that are gone. */
  readonly repairs: readonly Change[];
  readonly findings: readonly LocatedFinding[];
}

/** Finds columns by their hidden keys, those whose keys are gone by their titles. Without either nothing is known of a column. */
export function findColumns(sheet: SheetSnapshot, assessee: string, rubric: Rubric): FoundColumns {
  const findings: LocatedFinding[] = [];
  const keys = columnKeys(sheet);
  const titles = titlesOf(rubric);
  const headRow = keys ? keys.row + 1 : headRowByTitles(sheet, titles);
  const titled = titledColumns(sheet, headRow, titles, keys);
  const columns = new Map<FillingColumn, number>();
  const restored: FillingColumn[] = [];
  for (const key of FILLING_COLUMNS) {
    const column = keys?.columns.get(key) ?? titled.get(key);
    if (column === undefined) continue;
    columns.set(key, column);
    if (!keys?.columns.has(key)) restored.push(key);
  }
  const missing = (['value', ...COMPUTED_COLUMNS] as const).filter((key) => !columns.has(key));
  // Where there is no table at all, one of them says it.
  for (const column of columns.size === 0 ? missing.slice(0, 1) : missing)
    findings.push(located('columnMissing', { assessee }, { sheet: sheet.name }, { column }));
  const [first] = restored;
  if (first !== undefined) {
    const place = { sheet: sheet.name, row: headRow, column: columns.get(first)! };
    findings.push(located('columnKeysGone', { assessee }, place, { count: restored.length }));
  }
  for (const [key, [double]] of keys?.doubles ?? []) {
    const column = columns.get(key as FillingColumn);
    if (column === undefined || double === undefined) continue;
    const place = { sheet: sheet.name, row: headRow, column: double };
    const cells = [column, double].map((at) => cellAddress(headRow, at)).join('、');
    const title = textAt(sheet, headRow, column) || columnLetters(column);
    findings.push(located('columnTwice', { assessee }, place, { column: key, title, cells }));
  }
  const value = columns.get('value');
  return {
    headRow,
    columns,
    values: value === undefined ? [] : [value, ...(keys?.doubles.get('value') ?? [])],
    language: languageOf(sheet, headRow, columns, titles),
    repairs: repairs(sheet, { kind: 'filling', rubric: rubric.id, assessee }, headRow, keys, columns, restored),
    findings,
  };
}

/** Whether a sheet has the table of a 填报, by its keys or its titles, behind a column A that is still there. */
export function isFillingTable(sheet: SheetSnapshot, rubric: Rubric): boolean {
  const { columns } = findColumns(sheet, '', rubric);
  return (['clause', 'fact', 'value'] as const).every((key) => (columns.get(key) ?? 0) > 0);
}

type Titles = ReadonlyMap<Locale, Readonly<Record<FillingColumn, string>>>;

function titlesOf({ verifierWord: verifier }: Rubric): Titles {
  return new Map(
    LOCALES.map((locale) => {
      const { t } = words(locale);
      const titles = FILLING_COLUMNS.map((key) => [key, t(`sheet.filling.column.${key}`, { verifier })] as const);
      return [locale, Object.fromEntries(titles) as Record<FillingColumn, string>];
    }),
  );
}

const isTitle = (text: string, key: FillingColumn, titles: Titles): boolean =>
  text !== '' && [...titles.values()].some((of) => of[key] === text);

/** Where 条款, 填报项 and 填报值 stand in one row; below everything else when they do not. */
function headRowByTitles(sheet: SheetSnapshot, titles: Titles): number {
  const [first, end] = usedRows(sheet);
  for (let row = first; row < Math.min(end, KEYS_WITHIN); row++) {
    const found = titledColumns(sheet, row, titles, null);
    if ((['clause', 'fact', 'value'] as const).every((key) => found.has(key))) return row;
  }
  return end;
}

/** The columns without a key, by their titles; not those of which two have the same. */
function titledColumns(
  sheet: SheetSnapshot,
  row: number,
  titles: Titles,
  keys: ColumnKeys | null,
): Map<FillingColumn, number> {
  const found = new Map<FillingColumn, number>();
  const [top, left] = [sheet.used?.row ?? 0, sheet.used?.column ?? 0];
  // What people typed over a key is none.
  const keyed = new Set(
    FILLING_COLUMNS.flatMap((key) => [...(keys ? [keys.columns.get(key)] : []), ...(keys?.doubles.get(key) ?? [])]),
  );
  const texts = (sheet.values[row - top] ?? [])
    .map((_, index) => left + index)
    .filter((column) => !keyed.has(column))
    .map((column) => [column, textAt(sheet, row, column)] as const);
  for (const key of FILLING_COLUMNS) {
    const [only, another] = texts.filter(([, text]) => isTitle(text, key, titles));
    if (only && !another) found.set(key, only[0]);
  }
  return found;
}

function languageOf(
  sheet: SheetSnapshot,
  headRow: number,
  columns: ReadonlyMap<FillingColumn, number>,
  titles: Titles,
): Locale | null {
  const counts = [...titles].map(([locale, of]) => {
    const matching = [...columns].filter(([key, column]) => textAt(sheet, headRow, column) === of[key]);
    return { locale, count: matching.length };
  });
  const [best] = counts.sort((a, b) => b.count - a.count);
  return best && best.count > 0 ? best.locale : null;
}

/** Writes the keys into their row; where that row is gone, into the one above the header if nothing stands there. */
function repairs(
  sheet: SheetSnapshot,
  marker: Marker,
  headRow: number,
  keys: ColumnKeys | null,
  columns: ReadonlyMap<FillingColumn, number>,
  restored: readonly FillingColumn[],
): Change[] {
  const { used } = sheet;
  if (restored.length === 0 || !used) return [];
  const row = headRow - 1;
  const isFree = sheet.values[row - used.row]?.every((value) => (value ?? '') === '') ?? row >= 0;
  if (!keys && !isFree) return [];
  const write = (column: number, text: string): Change => ({
    kind: 'write',
    sheet: sheet.name,
    row,
    column,
    values: [[text]],
  });
  return [
    ...(keys ? [] : [write(0, COLUMNS_KEY)]),
    ...restored.map((key, index) => write(columns.get(key)!, !keys && index === 0 ? keyWithMarker(key, marker) : key)),
  ];
}
