/** Everything a workbook shows, as plain data: what a file holds, and what the workbench's spreadsheet is filled with. */
import type {
  BorderStyle,
  CellValue,
  ConditionalFormat,
  DateSystem,
  PrintSetup,
  Rect,
  SnapshotRemark,
  Validation,
  Visibility,
} from '../port';

export interface Line {
  readonly style: Exclude<BorderStyle, 'none'>;
  readonly color: string;
}

/** How a cell looks. Colours are `RRGGBB`, sizes are points. */
export interface Look {
  readonly numberFormat: string;
  readonly fill: string | null;
  readonly color: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly horizontal: 'general' | 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly wrap: boolean;
  readonly indent: number;
  readonly locked: boolean;
  readonly top: Line | null;
  readonly bottom: Line | null;
  readonly left: Line | null;
  readonly right: Line | null;
}

/** A column or a row, in points. A hidden one keeps its size for whoever shows it again. */
export interface Size {
  readonly points: number;
  readonly hidden: boolean;
}

export interface ConditionalRule extends ConditionalFormat {
  readonly id: string;
  readonly ranges: readonly Rect[];
}

export interface ValidatedRange {
  readonly range: Rect;
  readonly validation: Validation;
}

export interface Link {
  readonly row: number;
  readonly column: number;
  /** A place in this workbook, such as `'评分细则'!A12`. */
  readonly target: string;
  readonly tip: string;
}

export interface NoteAt {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface DefinedName {
  readonly name: string;
  /** With a leading `=`. */
  readonly formula: string;
}

/** A cell that holds something or looks like something. */
export interface CellContent {
  readonly row: number;
  readonly column: number;
  /** The result, of a formula. */
  readonly value: CellValue;
  /** With a leading `=`; null where there is none. */
  readonly formula: string | null;
  /** Its place in the workbook's `looks`. */
  readonly look: number;
}

/** Columns or rows that have a size of their own; the others have the sheet's standard. */
export interface SizedLine {
  readonly index: number;
  /** Null: the standard for a column, as high as the text needs for a row. */
  readonly points: number | null;
  readonly hidden: boolean;
  /** The look of its cells that have none of their own: a place in the workbook's `looks`; 0 in a row also where the columns' counts. */
  readonly look: number;
}

export interface SheetContents {
  /** Stays the same when the sheet is renamed or moved. */
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string | null;
  readonly isProtected: boolean;
  /** By row and column. A formula that fills several cells stands in the first of them. */
  readonly cells: readonly CellContent[];
  readonly columns: readonly SizedLine[];
  readonly rows: readonly SizedLine[];
  /** Points of columns and rows that have no size of their own. */
  readonly standardWidth: number;
  readonly standardHeight: number;
  readonly showsGridlines: boolean;
  readonly merges: readonly Rect[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** The cell that is selected when a file is opened; absent where it does not say, and in what a spreadsheet tells: selecting changes nothing. */
  readonly selected?: { readonly row: number; readonly column: number };
  readonly autoFilter: Rect | null;
  /** In order of priority; those by formula and what can be told as one, relative to the first cell of the first range. */
  readonly conditionalRules: readonly ConditionalRule[];
  readonly validations: readonly ValidatedRange[];
  /** A link over many cells stands on the first of them. */
  readonly links: readonly Link[];
  readonly notes: readonly NoteAt[];
  readonly printSetup: Partial<PrintSetup>;
}

export interface WorkbookContents {
  /** Name of the file. */
  readonly workbook: string;
  readonly dateSystem: DateSystem;
  /** What writing would spoil; absent where there is nothing to say. */
  readonly remarks?: readonly SnapshotRemark[];
  readonly isStructureProtected: boolean;
  /** The id of the active sheet. */
  readonly active: string;
  /** The distinct looks of the cells; the first is that of cells nobody formatted. */
  readonly looks: readonly Look[];
  /** In tab order. Tabs that are no worksheets (charts) are left out. */
  readonly sheets: readonly SheetContents[];
  readonly definedNames: readonly DefinedName[];
}

/** A cell nobody has formatted, as a Chinese Excel has it. */
export const PLAIN_LOOK: Look = {
  numberFormat: 'General',
  fill: null,
  color: '000000',
  fontName: '宋体',
  fontSize: 11,
  bold: false,
  italic: false,
  underline: false,
  horizontal: 'general',
  vertical: 'center',
  wrap: false,
  indent: 0,
  locked: true,
  top: null,
  bottom: null,
  left: null,
  right: null,
};

/** Points of a column and a row that nobody has changed. */
export const STANDARD_WIDTH = 54;
export const STANDARD_HEIGHT = 13.5;
