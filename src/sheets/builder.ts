import type { CellFormat, CellWrite, Change, PrintSetup, Rect, Validation, Visibility } from '../host/port';
import { rect } from './addresses';
import { COLUMNS_KEY, markerText, type Marker } from './markers';
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
  readonly changes: Change[];
  write(row: number, column: number, values: readonly (readonly CellWrite[])[]): void;
  format(range: Rect, ...formats: readonly CellFormat[]): void;
  validate(range: Rect, validation: Validation): void;
}

/** Opens a sheet of ours: adds it and puts the marker into A1, in the hidden column A. */
export function startSheet(
  sheet: string,
  marker: Marker,
  options: { readonly after?: string; readonly tabColor?: string; readonly visibility?: Visibility } = {},
): SheetBuilder {
  const changes: Change[] = [{ kind: 'addSheet', sheet, ...options }];
  const builder: SheetBuilder = {
    sheet,
    changes,
    write: (row, column, values) => changes.push({ kind: 'write', sheet, row, column, values }),
    format: (range, ...formats) => changes.push({ kind: 'format', sheet, range, format: Object.assign({}, ...formats) as CellFormat }),
    validate: (range, validation) => changes.push({ kind: 'validation', sheet, range, validation }),
  };
  builder.write(0, 0, [[markerText(marker)]]);
  return builder;
}

/** Where the parts of a sheet with one table stand. */
export const TITLE_ROW = 0;
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
    readonly rows: number;
    /** How many of the table's columns stay in view. */
    readonly frozenColumns: number;
    readonly print: PrintSetup;
    readonly headHeight?: number;
  },
): void {
  const { sheet, changes } = builder;
  const { columns, rows } = options;
  builder.write(TITLE_ROW, 1, [[options.title]]);
  builder.write(SUBTITLE_ROW, 1, [[options.subtitle]]);
  builder.write(KEYS_ROW, 0, [[COLUMNS_KEY, ...columns.map(({ key }) => key)]]);
  builder.write(HEAD_ROW, 1, [columns.map(({ title }) => title)]);
  builder.format(rect(TITLE_ROW, 1, 1, 1), STYLES.title);
  builder.format(rect(SUBTITLE_ROW, 1, 1, 1), STYLES.subtitle);
  builder.format(rect(HEAD_ROW, 1, 1, columns.length), STYLES.head);
  columns.forEach(({ headFormat }, index) => {
    if (headFormat) builder.format(rect(HEAD_ROW, 1 + index, 1, 1), headFormat);
  });
  if (rows > 0) {
    builder.format(rect(FIRST_ROW, 1, rows, columns.length), STYLES.body);
    columns.forEach(({ format }, index) => {
      if (format) builder.format(rect(FIRST_ROW, 1 + index, rows, 1), format);
    });
  }
  changes.push(
    { kind: 'columnWidths', sheet, column: 0, widths: [0, ...columns.map(({ width }) => width)] },
    { kind: 'rowHeights', sheet, row: TITLE_ROW, heights: [30, 18, 18, 0, options.headHeight ?? 30] },
    { kind: 'freeze', sheet, rows: FIRST_ROW, columns: options.frozenColumns + 1 },
    { kind: 'printSetup', sheet, setup: { ...options.print, titleRows: [HEAD_ROW, HEAD_ROW] } },
  );
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
export function runs<T>(values: readonly T[], same: (a: T, b: T) => boolean): { readonly start: number; readonly length: number; readonly value: T }[] {
  const result: { start: number; length: number; value: T }[] = [];
  values.forEach((value, index) => {
    const last = result.at(-1);
    if (last && same(last.value, value)) last.length++;
    else result.push({ start: index, length: 1, value });
  });
  return result;
}
