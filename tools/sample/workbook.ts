/** Lays the sample out as a new assessment, then does to it what people do. */
import type { CellWrite, Change, ChangeSet } from '../../src/host/port';
import { words } from '../../src/locales';
import { dateSerial, type Rubric } from '../../src/rubric';
import { fillingRows } from '../../src/sheets';
import { planAssessment } from '../../src/usecases';
import { yearMonthDay, type SampleData } from './data';
import { entriesOfAll, ENTRY_COLUMNS, type Entries } from './entries';
import { insertRows, renameSheet, sortRows } from './moveRows';

/** One county's sheet while it is worked on: its layout, and where each row and column stands. */
export interface Sheet {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly firstRow: number;
  /** Row keys → 0-based row. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columnOf: ReadonlyMap<string, number>;
}

/** Where a person did what: for the README and the tests. */
export interface Place {
  readonly county: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface SampleWorkbook {
  readonly changeSet: ChangeSet;
  /** Where a county's figure stands: by row key. */
  readonly placeOf: (county: string, row: string) => Place;
}

/** The whole sample as one change set for an empty workbook. */
export function planSample(rubric: Rubric, data: SampleData): SampleWorkbook {
  const text = words('zh-CN');
  const plan = planAssessment({ rubric, assessees: data.counties, locale: 'zh-CN', now: data.now }, []);
  const entries = entriesOfAll(rubric, data);
  const sheets = new Map<string, Sheet>();
  let changes: readonly Change[] = plan.changes;
  data.counties.forEach((county, index) => {
    const laidOut = openSheet(changes, text.t('sheet.name.filling', { assessee: county }));
    const sheet = worked(laidOut, county, rubric, data);
    changes = [...sheet.changes, ...filledIn(sheet, entries[index]!), ...madeWrong(sheet, county, data)];
    sheets.set(county, sheet);
  });
  return {
    changeSet: {
      title: plan.title,
      changes: [...changes, ...adjustments(changes, text.t('sheet.name.adjustments'), data)],
    },
    placeOf: (county, row) => {
      const { name, rowOf, columnOf } = sheets.get(county)!;
      return { county, sheet: name, row: rowOf.get(row)!, column: columnOf.get('value')! };
    },
  };
}

/** Finds a table by its hidden keys in the changes that lay it out. */
export function openSheet(changes: readonly Change[], name: string): Sheet {
  const writes = writesTo(changes, name);
  const keys = writes.find(({ values }) => values[0]?.[0] === '#columns')!;
  const columnOf = new Map(
    // The first one carries the sheet's marker, too.
    keys.values[0]!.map((key, column) => [String(key).replace(/\|.*$/, ''), column]),
  );
  const rows = writes.filter(({ row, column }) => column === 0 && row > keys.row);
  const rowOf = new Map(
    rows.flatMap(({ row, values }) => values.map((cells, index) => [String(cells[0]), row + index])),
  );
  // The head stands between the keys and the first row.
  return { name, changes, firstRow: keys.row + 2, rowOf, columnOf };
}

const writesTo = (changes: readonly Change[], name: string): Extract<Change, { kind: 'write' }>[] =>
  changes.filter((change) => change.kind === 'write').filter(({ sheet }) => sheet === name);

/** Sorted, with rows inserted and copied, renamed. */
function worked(laidOut: Sheet, county: string, rubric: Rubric, { departments }: SampleData): Sheet {
  const own = <T extends { county: string }>(list: readonly T[]): T[] =>
    list.filter((entry) => entry.county === county);
  let sheet = laidOut;
  if (own(departments.sorted).length > 0) sheet = sortedByVerifiers(sheet, rubric);
  for (const { below, cells } of own(departments.inserted)) {
    sheet = withRowBelow(sheet, below, (column) => cells[column]);
  }
  for (const { row, value } of own(departments.copied)) {
    const original = cellsOf(sheet, row);
    sheet = withRowBelow(sheet, row, (column, index) => (column === 'value' ? value : original[index]));
  }
  for (const { sheet: to } of own(departments.renamed)) {
    sheet = { ...sheet, name: to, changes: renameSheet(sheet.changes, sheet.name, to) };
  }
  return sheet;
}

function sortedByVerifiers(sheet: Sheet, rubric: Rubric): Sheet {
  const rows = fillingRows(rubric);
  const verifiers = rows.map(({ clause }) => clause.verifiers.join('、'));
  const order = [...rows.keys()].sort((a, b) =>
    verifiers[a]! < verifiers[b]! ? -1 : verifiers[a]! > verifiers[b]! ? 1 : a - b,
  );
  return openSheet(sortRows(sheet.changes, sheet.name, sheet.firstRow, order), sheet.name);
}

function withRowBelow(sheet: Sheet, below: string, cellAt: (column: string, index: number) => CellWrite): Sheet {
  const at = sheet.rowOf.get(below)! + 1;
  const values = [...sheet.columnOf.keys()].map((column, index) => cellAt(column, index) ?? null);
  return {
    ...sheet,
    changes: [
      ...insertRows(sheet.changes, sheet.name, at),
      { kind: 'write', sheet: sheet.name, row: at, column: 0, values: [values] },
    ],
    rowOf: new Map([...sheet.rowOf].map(([key, row]) => [key, row >= at ? row + 1 : row])),
  };
}

/** What the layout wrote into a row. */
function cellsOf({ changes, name }: Sheet, key: string): readonly CellWrite[] {
  const rows = writesTo(changes, name).filter(({ column }) => column === 0);
  return rows.flatMap(({ values }) => values).find(([first]) => first === key)!;
}

/** What the county fills in, column by column. */
function filledIn({ name, firstRow: first, rowOf, columnOf }: Sheet, entries: Entries): Change[] {
  const end = Math.max(...rowOf.values()) + 1;
  return ENTRY_COLUMNS.map((column): Change => {
    const cells = Array.from({ length: end - first }, (): CellWrite[] => [undefined]);
    for (const [key, entry] of entries) cells[rowOf.get(key)! - first] = [entry[column] ?? undefined];
    return { kind: 'write', sheet: name, row: first, column: columnOf.get(column)!, values: cells };
  });
}

/** Formats that people changed, and cells that became one. */
function madeWrong({ name, rowOf, columnOf }: Sheet, county: string, { departments }: SampleData): Change[] {
  const column = columnOf.get('value')!;
  const formats = departments.typed.flatMap((typed): Change[] => {
    if (typed.county !== county || typed.format === undefined) return [];
    const range = { row: rowOf.get(typed.row)!, column, rows: 1, columns: 1 };
    return [{ kind: 'format', sheet: name, range, format: { numberFormat: typed.format } }];
  });
  const merges = departments.merged.flatMap((merge): Change[] => {
    if (merge.county !== county) return [];
    const [row, next] = merge.rows.map((key) => rowOf.get(key)!) as [number, number];
    if (next !== row + 1) throw new Error(`These rows do not stand one below the other: ${merge.rows.join(', ')}`);
    return [
      { kind: 'write', sheet: name, row: next, column, values: [[null]] },
      { kind: 'merge', sheet: name, range: { row, column, rows: 2, columns: 1 } },
    ];
  });
  return [...formats, ...merges];
}

function adjustments(changes: readonly Change[], name: string, { departments }: SampleData): Change[] {
  const { firstRow, columnOf } = openSheet(changes, name);
  return departments.adjustments.map((adjustment, index): Change => {
    const cells: Readonly<Record<string, CellWrite>> = {
      ...adjustment,
      assessee: adjustment.county,
      date: dateSerial(...yearMonthDay(adjustment.date)),
    };
    const values = [[...columnOf.keys()].slice(1).map((column) => cells[column])];
    return { kind: 'write', sheet: name, row: firstRow + index, column: 1, values };
  });
}
