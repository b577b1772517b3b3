import type { CellFormat, CellWrite, Change, PrintSetup, RangeValidation, Rect, Visibility } from '../../host/port';
import { rect } from './addresses';
import { rowHeight } from './heights';
import { COLUMNS_KEY, keyWithMarker, markerText, type Marker } from './markers';
import { STYLES } from './style';

/** A column of one of our tables. */
export interface Column {
  /** Known by this in the hidden row of column keys. */
  readonly key: string;
  readonly title: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width: number;
  readonly format?: CellFormat;
  readonly headFormat?: CellFormat;
}

/** Lays one sheet out, top to bottom, as changes. Rows and columns are 0-based. */
export interface SheetBuilder {
  readonly sheet: string;
  readonly marker: Marker;
  readonly changes: Change[];
  write(row: number, column: number, values: readonly (readonly CellWrite[])[]): void;
  format(range: Rect, ...formats: readonly CellFormat[]): void;
  validate(...validations: readonly RangeValidation[]): void;
}

/** Begins a sheet of ours: adds it and puts the marker into A1, in the hidden column A. */
export function startSheet(
  sheet: string,
  marker: Marker,
  options: { readonly after?: string; readonly tabColor?: string; readonly visibility?: Visibility } = {},
): SheetBuilder {
  const changes: Change[] = [{ kind: 'addSheet', sheet, ...options }];
  const builder: SheetBuilder = {
    sheet,
    marker,
    changes,
    write: (row, column, values) => changes.push({ kind: 'write', sheet, row, column, values }),
    format: (range, ...formats) =>
      changes.push({ kind: 'format', sheet, range, format: Object.assign({}, ...formats) as CellFormat }),
    validate: (...validations) => changes.push({ kind: 'validations', sheet, validations }),
  };
  builder.write(0, 0, [[markerText(marker)]]);
  return builder;
}

/** Where the parts of a sheet with one table stand. */
const TITLE_ROW = 0;
export const SUBTITLE_ROW = 1;
export const LEGEND_ROW = 2;
export const KEYS_ROW = 3;
export const HEAD_ROW = 4;
export const FIRST_ROW = 5;

/** Title, subtitle, the hidden row of column keys, the header, widths, frozen panes. Column 0 holds the row keys, hidden. */
export function layoutTable(
  builder: SheetBuilder,
  options: {
    readonly title: string;
    readonly subtitle: string;
    readonly columns: readonly Column[];
    /** The cells of each row, under the columns in order; blank at the end may be left out. */
    readonly rows: readonly (readonly CellWrite[])[];
    /** Rows whose first text runs over the whole table and does not make them higher. */
    readonly banners?: ReadonlySet<number>;
    /** By which each row is known, in the hidden column; none for tables that are always written anew. */
    readonly keys?: readonly string[];
    /** How many of the table's columns stay in view. */
    readonly frozenColumns: number;
    /** The column of the cell that is selected when the sheet is opened; the first that is not frozen when absent. */
    readonly opensOn?: string;
    /** Its row of the table; the first when absent. */
    readonly opensAt?: number;
    /** Rows for people to write in are left to the host, which fits them while they type; or the sheet sets them itself. */
    readonly freeHeights?: boolean;
    readonly print: PrintSetup;
    readonly headHeight?: number;
  },
): void {
  const { sheet, changes } = builder;
  const { columns, rows, keys, opensOn } = options;
  const openColumn = opensOn === undefined ? options.frozenColumns : columns.findIndex(({ key }) => key === opensOn);
  builder.write(TITLE_ROW, 1, [[options.title]]);
  builder.write(SUBTITLE_ROW, 1, [[options.subtitle]]);
  builder.write(KEYS_ROW, 0, [
    [COLUMNS_KEY, ...columns.map(({ key }, index) => (index === 0 ? keyWithMarker(key, builder.marker) : key))],
  ]);
  builder.write(HEAD_ROW, 1, [columns.map(({ title }) => title)]);
  builder.format(rect(TITLE_ROW, 1, 1, 1), STYLES.title);
  builder.format(rect(SUBTITLE_ROW, 1, 1, 1), STYLES.subtitle);
  builder.format(rect(HEAD_ROW, 1, 1, columns.length), STYLES.head);
  columns.forEach(({ headFormat }, index) => {
    if (headFormat) builder.format(rect(HEAD_ROW, 1 + index, 1, 1), headFormat);
  });
  if (rows.length > 0) {
    if (keys)
      builder.write(
        FIRST_ROW,
        0,
        keys.map((key) => [key]),
      );
    if (rows.some((cells) => cells.length > 0)) builder.write(FIRST_ROW, 1, rows);
    builder.format(rect(FIRST_ROW, 1, rows.length, columns.length), STYLES.body);
    columns.forEach(({ format }, index) => {
      if (format) builder.format(rect(FIRST_ROW, 1 + index, rows.length, 1), format);
    });
    const measured = rows.map((cells, index) => (options.banners?.has(index) ? [] : cells));
    if (!options.freeHeights) changes.push(fitRows(sheet, FIRST_ROW, measured, columns));
  }
  changes.push(
    { kind: 'columnWidths', sheet, column: 0, widths: [0, ...columns.map(({ width }) => width)] },
    { kind: 'rowHeights', sheet, row: TITLE_ROW, heights: [30, 18, 18, 0, options.headHeight ?? 30] },
    {
      kind: 'freeze',
      sheet,
      rows: FIRST_ROW,
      columns: options.frozenColumns + 1,
      select: { row: FIRST_ROW + (options.opensAt ?? 0), column: 1 + openColumn },
    },
    { kind: 'printSetup', sheet, setup: { ...options.print, titleRows: [HEAD_ROW, HEAD_ROW] } },
  );
}

/** Heights for the rows of a table from what stands in them; `rows[r][c]` is under column c. */
export function fitRows(
  sheet: string,
  firstRow: number,
  rows: readonly (readonly CellWrite[])[],
  columns: readonly Pick<Column, 'width'>[],
): Extract<Change, { kind: 'rowHeights' }> {
  const heights = rows.map((cells) =>
    rowHeight(
      cells.flatMap((cell, index) =>
        typeof cell === 'string' && columns[index] ? [[cell, columns[index].width] as const] : [],
      ),
    ),
  );
  return { kind: 'rowHeights', sheet, row: firstRow, heights };
}

/** The page as our sheets print: page number of pages below, the sheet's name above. */
export const printOn = (paper: PrintSetup['paper'], landscape: boolean): PrintSetup => ({
  paper,
  landscape,
  fitWidth: 1,
  header: '&R&A',
  footer: '&C&P / &N',
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6 },
});

/** Runs of consecutive numbers that share a value: for one format or validation per run instead of one per row. */
export function runs<T>(
  values: readonly T[],
  same: (a: T, b: T) => boolean,
): { readonly start: number; readonly length: number; readonly value: T }[] {
  const result: { start: number; length: number; value: T }[] = [];
  values.forEach((value, index) => {
    const last = result.at(-1);
    if (last && same(last.value, value)) last.length++;
    else result.push({ start: index, length: 1, value });
  });
  return result;
}
