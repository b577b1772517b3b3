/**
 * The port: everything the program asks of a spreadsheet, as plain data.
 *
 * Three hosts stand behind it (Excel, WPS, .xlsx files). All rows and columns are 0-based.
 * A `ChangeSet` never touches what it does not name.
 */

/** An error value in a cell, such as `#N/A` or `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}

/** The error of a formula that nobody has calculated yet: what Excel shows while it waits for data. */
export const NOT_CALCULATED = '#GETTING_DATA';

/** What a cell holds: a number, a text, a yes/no, an error, or nothing (an empty text is nothing). Dates are serial numbers. */
export type CellValue = number | string | boolean | CellError | null;

/** A rectangle of cells: `row`/`column` of the top-left cell, and its size. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Visibility = 'visible' | 'hidden' | 'veryHidden';

/**
 * One sheet as it was when it was read. Grids cover `used` and nothing else; where `used` is wide, what is blank at the
 * end of a row may be left out, and where it is high, blank rows are: their places in the arrays are empty. One stray cell
 * in the last row and column must not cost a whole sheet.
 */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: Visibility;
  readonly isProtected: boolean;
  /** The used range; null for an empty sheet. */
  readonly used: Rect | null;
  /** `values[r][c]` is the cell at `used.row + r`, `used.column + c`. Formulas give their last result. */
  readonly values: readonly (readonly CellValue[])[];
  /** Formula texts with a leading `=`, null where the cell has none. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** Number formats such as `General`, `0%`, `yyyy-mm-dd`. */
  readonly numberFormats: readonly (readonly string[])[];
  readonly merges: readonly Rect[];
  /** Texts of which only a part is struck out, or has a colour of its own; absent: not looked for. */
  readonly partlyMarked?: readonly { readonly row: number; readonly column: number }[];
  /** Cells that hold a picture, or of which the host cannot see whether they do; absent: there is none. */
  readonly pictures?: readonly CellPicture[];
}

/**
 * A picture that is the value of a cell (放置在单元格中, 嵌入单元格). Excel tells older programs that such a cell holds the
 * error #VALUE!, WPS that it holds the formula DISPIMG: `isCertain` is false where nothing but these is seen.
 */
export interface CellPicture {
  readonly row: number;
  readonly column: number;
  readonly isCertain: boolean;
}

/** Date serial 0: workbooks from old Macs count from 1904. */
export type DateSystem = 1900 | 1904;

/**
 * What a change would spoil, and people should know before: a signature becomes invalid, a shared workbook may lose edits of
 * others, one that is open for reading only does not keep what is written.
 */
export type SnapshotRemark = 'signed' | 'shared' | 'readOnly';

export interface Snapshot {
  /** File name or workbook name, for messages. */
  readonly workbook: string;
  readonly dateSystem: DateSystem;
  /** All sheets of the workbook, in tab order; sheets out of scope have null grids (`used` null). */
  readonly sheets: readonly SheetSnapshot[];
  /** An earlier write that was interrupted was taken back, or finished, before this was read. */
  readonly isRecovered?: true;
  /** Absent where there is nothing to say, or where the program says it itself. */
  readonly remarks?: readonly SnapshotRemark[];
  /** Whatever is written is saved at once (AutoSave): closing without saving takes nothing back. */
  readonly savesItself?: true;
}

/** By what sheets of interest are known. */
export interface SheetMarker {
  readonly text: string;
  readonly rows: number;
}

/** What to read; all sheets when nothing is said. A name that is not there throws `missingSheet`. */
export interface ReadScope {
  readonly sheets?: readonly string[];
  /**
   * Sheets without a cell in their first `rows` rows in which this text stands, alone or among other, are of no interest: a
   * host to which they cost something leaves them out of scope.
   */
  readonly marker?: SheetMarker;
}

/** A formula to write, with the result it has now (hosts that calculate ignore `result`). */
export interface FormulaWrite {
  /** With a leading `=`; A1 notation, English function names, comma separators. */
  readonly formula: string;
  readonly result: number | string | boolean;
}

/** A value to write. Text stays text, whatever it begins with; `undefined` leaves the cell as it is; null clears it. */
export type CellWrite = CellValue | FormulaWrite | undefined;

export type BorderStyle = 'thin' | 'medium' | 'hair' | 'none';

/** A format; what is absent stays as it is. Colours are `RRGGBB`. Sizes are points. */
export interface CellFormat {
  readonly fill?: string;
  readonly color?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly numberFormat?: string;
  /** All four sides and the inner lines of the range. */
  readonly border?: { readonly style: BorderStyle; readonly color: string };
  /** Only matters on a protected sheet. */
  readonly locked?: boolean;
}

/** A conditional format by formula, relative to the range's top-left cell. Hosts mark those they write, so that these alone are replaced. */
export interface ConditionalFormat {
  readonly formula: string;
  readonly format: Pick<CellFormat, 'fill' | 'color' | 'bold'>;
  readonly stopIfTrue?: boolean;
}

/** Data validation of a range. Formulas without `=`; lists are texts (no commas in them) or a range reference. */
export type ValidationRule =
  | { readonly type: 'list'; readonly values: readonly string[] }
  | { readonly type: 'listRange'; readonly reference: string }
  | { readonly type: 'whole' | 'decimal'; readonly min?: number; readonly max?: number }
  | { readonly type: 'date'; readonly min: number; readonly max: number }
  | { readonly type: 'any' };

export interface Validation {
  readonly rule: ValidationRule;
  /** What Excel shows when the cell is selected: title ≤ 32, text ≤ 255 characters. */
  readonly prompt?: { readonly title: string; readonly text: string };
  /** `stop` refuses the input, `warning` asks. Absent: no message. */
  readonly error?: {
    readonly style: 'stop' | 'warning' | 'information';
    readonly title: string;
    readonly text: string;
  };
}

export interface RangeValidation {
  readonly range: Rect;
  readonly validation: Validation | null;
}

export interface PrintSetup {
  readonly paper: 'A4' | 'A3';
  readonly landscape: boolean;
  /** Fit to this many pages wide; as many high as it takes. */
  readonly fitWidth: number;
  /** Rows repeated at the top of every page: first and last, 0-based. */
  readonly titleRows?: readonly [number, number];
  /** With the codes &P (page), &N (pages), &D (date), &A (sheet name); & is written &&. */
  readonly header?: string;
  readonly footer?: string;
  /** Inches. */
  readonly margins?: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** One step of a change set. Steps are applied in order. */
export type Change =
  | {
      readonly kind: 'addSheet';
      readonly sheet: string;
      /** Name of the sheet it stands behind; at the end when absent. */
      readonly after?: string;
      readonly visibility?: Visibility;
      readonly tabColor?: string;
    }
  | { readonly kind: 'removeSheet'; readonly sheet: string }
  /**
   * Empties the cells of a sheet, with their looks, rules, links and merges. What people put over them stays where it is:
   * charts and pictures, notes and conversations, sparklines, the print area and other names of the sheet.
   */
  | { readonly kind: 'clearSheet'; readonly sheet: string }
  | { readonly kind: 'setVisibility'; readonly sheet: string; readonly visibility: Visibility }
  | {
      readonly kind: 'write';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly CellWrite[])[];
      /**
       * What the cells held (formulas as `FormulaWrite`) when the plan was made, to check that nobody wrote in between: also
       * of cells that are left as they are, so that a write of nothing but `undefined` only checks.
       */
      readonly before?: readonly (readonly (CellValue | FormulaWrite)[])[];
    }
  | { readonly kind: 'format'; readonly sheet: string; readonly range: Rect; readonly format: CellFormat }
  | { readonly kind: 'merge'; readonly sheet: string; readonly range: Rect }
  | {
      readonly kind: 'columnWidths';
      readonly sheet: string;
      /** First column and the widths from there on, in characters of the default font; 0 hides the column, null leaves it. */
      readonly column: number;
      readonly widths: readonly (number | null)[];
    }
  | {
      readonly kind: 'rowHeights';
      readonly sheet: string;
      readonly row: number;
      /** Points; null leaves the row to the host, 0 hides it. A hidden row stays hidden whatever its height. */
      readonly heights: readonly (number | null)[];
    }
  | {
      readonly kind: 'freeze';
      readonly sheet: string;
      readonly rows: number;
      readonly columns: number;
      /** The cell that is selected when somebody opens the sheet; for new sheets, elsewhere people's selection stays. */
      readonly select?: { readonly row: number; readonly column: number };
    }
  | { readonly kind: 'autoFilter'; readonly sheet: string; readonly range: Rect }
  | {
      readonly kind: 'conditionalFormats';
      readonly sheet: string;
      /** Replaces exactly the conditional formats on `range` that this program put there; others stay. */
      readonly range: Rect;
      readonly formats: readonly ConditionalFormat[];
    }
  | {
      readonly kind: 'validations';
      readonly sheet: string;
      /** Ranges that do not overlap, each with its validation; null removes. Validations of other cells stay. */
      readonly validations: readonly RangeValidation[];
    }
  | {
      readonly kind: 'links';
      readonly sheet: string;
      /** Links to a cell of this workbook (`'评分细则'!A12`), each with its tip. */
      readonly links: readonly {
        readonly row: number;
        readonly column: number;
        readonly target: string;
        readonly tip?: string;
      }[];
    }
  | {
      readonly kind: 'note';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly text: string | null;
    }
  | { readonly kind: 'definedName'; readonly name: string; readonly reference: string | null }
  | { readonly kind: 'printSetup'; readonly sheet: string; readonly setup: PrintSetup }
  | { readonly kind: 'activate'; readonly sheet: string };

export interface ChangeSet {
  /** What the person did, for undo and the trail: 一键重算, 新建考核 … */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** A difference between what was to be written and what the host holds afterwards. */
export interface WriteDifference {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly expected: CellValue;
  readonly actual: CellValue;
}

export interface ApplyResult {
  readonly cellsWritten: number;
  /** Empty when the workbook holds exactly what was asked for. */
  readonly differences: readonly WriteDifference[];
  /** Looks that this program refused, while all else is written; absent when there are none. */
  readonly notDone?: readonly NotDone[];
}

/** What makes a sheet look well, and could not be done. */
export interface NotDone {
  readonly what: 'columnWidths' | 'rowHeights' | 'freeze' | 'conditionalFormats' | 'links' | 'printSetup';
  readonly sheet: string;
}

/** Why a write does not go on for now: somebody types into a cell, another workbook is in front, the program is busy, it does not answer. */
export type Waiting = 'cellEdit' | 'otherWorkbook' | 'excel' | 'answer';

export interface ApplyOptions {
  /** Told what is waited for, for as long as it lasts; null when it goes on. */
  readonly onWaiting?: (waiting: Waiting | null) => void;
}

/** What a host can do beyond the minimum; a use case degrades without it and says so. */
export type Capability = 'notes' | 'charts' | 'undoGrouping' | 'reveal' | 'printSetup' | 'events';

export interface Host {
  readonly name: 'excel' | 'wps' | 'xlsx';
  can(capability: Capability): boolean;
  /** A bounded number of round trips, whatever the number of sheets and rows. */
  read(scope?: ReadScope): Promise<Snapshot>;
  /** All or nothing as far as the host allows: after an error the workbook is as it was. Throws `HostError`. */
  apply(changeSet: ChangeSet, options?: ApplyOptions): Promise<ApplyResult>;
  /** Select a cell and bring it into view. */
  reveal(sheet: string, row: number, column: number): Promise<void>;
  /** A hint that a sheet may be stale; returns the way to stop listening. */
  onEdited(listener: (sheet: string) => void): () => void;
}

/** Why a host could not read or write. `data` holds what a sentence needs (sheet, cell, file …). */
export type HostErrorCode =
  | 'protectedSheet'
  | 'editMode'
  | 'readOnly'
  | 'missingSheet'
  | 'changedMeanwhile'
  | 'mergedTarget'
  | 'notAWorkbook'
  | 'oldBinaryFormat'
  | 'encrypted'
  | 'brokenFile'
  | 'tooLarge'
  | 'fileMissing'
  | 'outputExists'
  | 'unsupported'
  | 'noAnswer'
  | 'failed';

export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    readonly data: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.name = 'HostError';
  }
}

/** Characters that a cell keeps in every program: it holds 32,767, but Excel does not tell more than 8,192 in every way. */
export const PIECE = 8_000;

/** A long text for several cells. A pair of surrogates stays together: a half of one cannot be saved. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + PIECE);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
