/**
 * The part of WPS 表格's object model that is used, typed by hand. It mirrors Excel's VBA: synchronous, collections count
 * from 1, colours are blue-green-red numbers, sizes are points, a value that differs within a range is null.
 *
 * Sources: [doc] the API reference of the WPS open platform (加载项 → 表格 API); [d.ts] checked against the declarations
 * that Kingsoft publishes, et-jsapi-declare 2.5.0; [seen] reported of real builds, as docs/decisions/0015-wps.md tells.
 */

/** Every object has it, and nothing else does. [d.ts] */
interface Member {
  readonly Application: Application;
}

export interface Application {
  readonly Application: Application;
  /** None when no workbook is open. [doc] */
  readonly ActiveWorkbook: Workbook | null;
  readonly ActiveWindow: Window; // [doc]
  /** No while somebody is typing into a cell or a dialogue is open. [d.ts] */
  readonly Ready: boolean;
  readonly WorksheetFunction: WorksheetFunction; // [doc]
  /** Absent in older builds. [doc] */
  readonly ApiEvent: ApiEvent | undefined;
  ScreenUpdating: boolean; // [doc]
  DisplayAlerts: boolean; // [doc]
  EnableEvents: boolean; // [d.ts]
  Calculation: number; // [doc]
  /** Whether pictures and buttons go with the cells that are copied. [d.ts] */
  CopyObjectsWithCells: boolean;
  readonly LanguageSettings: LanguageSettings; // [d.ts]
  readonly Workbooks: Workbooks; // [doc]
  /** As `AddIn` has it; in old builds it is there alone. [d.ts] */
  readonly PluginStorage: PluginStorage | undefined;
}

export interface LanguageSettings extends Member {
  /** The Windows number of a language, such as 2052 for zh-CN. [d.ts] */
  LanguageID(which: number): number;
}

export interface Workbooks extends Member {
  /** A path or an address. [doc] */
  Open(file: string, updateLinks: undefined, readOnly: boolean): Workbook;
}

/** What WPS gives to the pages of an add-in besides the workbooks; of the same object as `Application`, but in old builds. */
export interface AddIn {
  /** What the pages of the add-in share as long as WPS runs. [doc] */
  readonly PluginStorage: PluginStorage;
  CreateTaskPane(url: string): TaskPane; // [doc]
  GetTaskPane(id: number | string): TaskPane | null; // [doc]
  /** Sizes in pixels of the screen. [doc] */
  ShowDialog(url: string, title: string, width: number, height: number, isModal: boolean): void;
}

export interface PluginStorage {
  /** Nothing, in one way or another, where there is none. [d.ts] */
  getItem(key: string): unknown;
  setItem(key: string, value: number | string): void; // [d.ts]
  removeItem(key: string): void; // [d.ts]
}

export interface TaskPane {
  readonly ID: number | string; // [d.ts]
  Visible: boolean; // [d.ts]
  /** 2 is on the right. [d.ts] */
  DockPosition: number;
  Width: number; // [d.ts]
}

export interface ApiEvent {
  /** `SheetChange` gives the sheet and the range, `SheetActivate` the sheet, `WorkbookNewSheet` the workbook and the sheet. [doc] */
  AddApiEventListener(name: EventName, listener: (...given: never[]) => void): void;
  RemoveApiEventListener(name: EventName, listener: (...given: never[]) => void): void; // [d.ts]
}

export type EventName = 'SheetChange' | 'SheetActivate' | 'WorkbookNewSheet';

export interface WorksheetFunction extends Member {
  /** How many cells hold anything. [doc] */
  CountA(range: Range): number;
}

export interface Workbook extends Member {
  readonly Name: string; // [doc]
  readonly Worksheets: Sheets; // [d.ts]
  readonly Names: Names; // [doc]
  readonly ActiveSheet: Worksheet; // [doc]
  readonly ProtectStructure: boolean; // [d.ts]
  readonly Date1904: boolean; // [d.ts]
}

export interface Sheets extends Member {
  readonly Count: number; // [doc]
  /** By place from 1 or by name. [doc] */
  Item(key: number | string): Worksheet;
  /** The new sheet becomes the active one. [doc] */
  Add(before: undefined | null, after: Worksheet): Worksheet;
}

export interface Worksheet extends Member {
  Name: string; // [doc]
  Visible: number; // [doc]
  readonly ProtectContents: boolean; // [d.ts]
  readonly Tab: Tab; // [doc]
  readonly UsedRange: Range; // [doc]
  readonly Cells: Range; // [doc]
  readonly Hyperlinks: Hyperlinks; // [doc]
  readonly PageSetup: PageSetup; // [doc]
  /** Whether there is a filter; setting it to false takes the filter away. [d.ts] */
  AutoFilterMode: boolean;
  readonly AutoFilter: AutoFilter; // [d.ts]
  /** By address: `B2`, `A1:C4`, `A:C`, `2:5`. [doc] */
  Range(address: string): Range;
  Activate(): void; // [doc]
  Delete(): void; // [doc]
  /** The copy becomes the active sheet and gets a name of WPS's choice. [doc] */
  Copy(before: undefined | null, after: Worksheet): void;
}

export interface Tab extends Member {
  Color: number; // [doc]
}

export interface AutoFilter extends Member {
  readonly Range: Range; // [d.ts]
}

export interface Range extends Member {
  readonly Row: number; // [doc]
  readonly Column: number; // [doc]
  readonly Rows: Range; // [doc]
  readonly Columns: Range; // [doc]
  readonly Count: number; // [doc]
  readonly EntireRow: Range; // [doc]
  readonly EntireColumn: Range; // [doc]
  readonly MergeArea: Range; // [doc]
  /** A method here, a property in VBA. [doc] */
  Address(): string;
  /** Rows of cells; of a single cell its value alone; dates are serial numbers, errors negative codes. [doc, seen] */
  Value2: unknown;
  /** As `Value2`; English names, A1 notation; of a cell without a formula its value. [doc] */
  Formula: unknown;
  readonly HasFormula: boolean | null; // [doc]
  /** An apostrophe where one makes a text of what the cell holds. [doc] */
  readonly PrefixCharacter: string | null;
  NumberFormat: string | null; // [doc]
  readonly MergeCells: boolean | null; // [doc]
  readonly Font: Font; // [doc]
  readonly Interior: Interior; // [doc]
  readonly Borders: Borders; // [doc]
  HorizontalAlignment: number | null; // [doc]
  VerticalAlignment: number | null; // [doc]
  WrapText: boolean | null; // [doc]
  IndentLevel: number | null; // [doc]
  Locked: boolean | null; // [doc]
  /** Characters of the default font. [doc] */
  ColumnWidth: number | null;
  RowHeight: number | null; // [doc]
  /** Of whole rows or columns. [doc] */
  Hidden: boolean | null;
  UseStandardHeight: boolean | null; // [d.ts]
  UseStandardWidth: boolean | null; // [d.ts]
  readonly FormatConditions: FormatConditions; // [doc]
  readonly Validation: Validation; // [doc]
  readonly Hyperlinks: Hyperlinks; // [doc]
  readonly Comment: Comment | null; // [doc]
  AddComment(text: string): Comment; // [doc]
  ClearComments(): void; // [doc]
  Merge(across: boolean): void; // [doc]
  UnMerge(): void; // [doc]
  /** Contents, looks, comments. [doc] */
  Clear(): void;
  ClearContents(): void; // [doc]
  /** Looks, merges, conditional formats. [doc] */
  ClearFormats(): void;
  Copy(destination: Range): void; // [doc]
  Select(): void; // [doc]
  /** Of whole rows: as high as the text needs. [doc] */
  AutoFit(): void;
  /** With a field, a filter without conditions; without one, it comes or goes. [doc] */
  AutoFilter(field: number): void;
}

export interface Font extends Member {
  Name: string | null; // [doc]
  Size: number | null; // [doc]
  Color: number | null; // [doc]
  Bold: boolean | null; // [doc]
  Italic: boolean | null; // [doc]
  Underline: number | null; // [doc]
}

export interface Interior extends Member {
  Color: number | null; // [doc]
}

export interface Borders extends Member {
  Item(index: number): Border; // [doc]
}

export interface Border extends Member {
  LineStyle: number; // [doc]
  Weight: number; // [doc]
  Color: number; // [doc]
}

export interface FormatConditions extends Member {
  readonly Count: number; // [doc]
  Item(index: number): FormatCondition; // [doc]
  /** An operator has no meaning for formulas, yet some builds want one. [doc, seen] */
  Add(type: number, operator: number | undefined, formula: string): FormatCondition;
  Delete(): void; // [doc]
}

export interface FormatCondition extends Member {
  readonly Type: number; // [doc]
  /** Relative to the active cell, in VBA at least. [d.ts] */
  readonly Formula1: string;
  readonly AppliesTo: Range; // [d.ts]
  readonly Interior: Interior; // [doc]
  readonly Font: Font; // [doc]
  StopIfTrue: boolean; // [d.ts]
  Delete(): void; // [doc]
}

export interface Validation extends Member {
  Add(
    type: number,
    style: number,
    operator: number | undefined,
    formula1: string | undefined,
    formula2: string | undefined,
  ): void; // [doc]
  Delete(): void; // [doc]
  IgnoreBlank: boolean; // [doc]
  InCellDropdown: boolean; // [doc]
  ShowInput: boolean; // [doc]
  InputTitle: string; // [doc]
  InputMessage: string; // [doc]
  ShowError: boolean; // [doc]
  ErrorTitle: string; // [doc]
  ErrorMessage: string; // [doc]
}

export interface Hyperlinks extends Member {
  readonly Count: number; // [d.ts]
  /** Makes the cell look like a link and fills it when it is empty. [doc] */
  Add(anchor: Range, address: string, subAddress: string, tip: string | undefined): Hyperlink;
  Delete(): void; // [d.ts]
}

export type Hyperlink = Member;

export interface Comment extends Member {
  Text(): string; // [doc]
  Delete(): void; // [doc]
}

export interface Names extends Member {
  readonly Count: number; // [doc]
  Item(index: number): Name; // [doc]
  Add(name: string, refersTo: string): Name; // [doc]
}

export interface Name extends Member {
  readonly Name: string; // [doc]
  RefersTo: string; // [doc]
  Delete(): void; // [doc]
}

export interface PageSetup extends Member {
  PaperSize: number; // [doc]
  Orientation: number; // [doc]
  /** Per cent; no when fitted to pages. [doc] */
  Zoom: number | boolean;
  FitToPagesWide: number | boolean; // [doc]
  FitToPagesTall: number | boolean; // [doc]
  /** `$1:$2`, empty when no rows are repeated. [doc] */
  PrintTitleRows: string;
  LeftMargin: number; // [doc]
  RightMargin: number; // [doc]
  TopMargin: number; // [doc]
  BottomMargin: number; // [doc]
  LeftHeader: string; // [doc]
  CenterHeader: string; // [doc]
  RightHeader: string; // [doc]
  LeftFooter: string; // [doc]
  CenterFooter: string; // [doc]
  RightFooter: string; // [doc]
}

export interface Window extends Member {
  readonly ActiveCell: Range; // [doc]
  FreezePanes: boolean; // [doc]
  SplitRow: number; // [doc]
  SplitColumn: number; // [doc]
  ScrollRow: number; // [doc]
  ScrollColumn: number; // [doc]
  readonly VisibleRange: Range; // [doc]
}
