/** What the self-test uses of WPS beyond what the host does; typed by hand from the same sources as src/host/wps/api.ts. */
import type {
  Application,
  Hyperlink,
  Hyperlinks,
  Range,
  Validation,
  Workbook,
  Workbooks,
  Worksheet,
} from '../../host/wps';

export interface TestedApplication extends Application {
  readonly Workbooks: TestedWorkbooks;
}

export interface TestedWorkbooks extends Workbooks {
  readonly Count: number;
  Item(key: number | string): TestedWorkbook;
  /** The new one comes to the front. */
  Add(): TestedWorkbook | undefined;
}

export interface TestedWorkbook extends Workbook {
  Activate(): void;
  Close(saveChanges: boolean): void;
}

export interface TestedWorksheet extends Worksheet {
  readonly ListObjects: TestedTables;
  Protect(): void;
}

export interface TestedTables {
  /** Of cells of the sheet (1); the first row has the headings (1). Returns the table. */
  Add(source: 1, range: Range, link: undefined | null, hasHeaders: 1): object | undefined;
}

export interface TestedValidation extends Validation {
  readonly Type: number;
  readonly AlertStyle: number;
  readonly Operator: number;
  readonly Formula1: string;
  readonly Formula2: string;
}

export interface TestedLinks extends Hyperlinks {
  readonly Count: number;
  Item(index: number): TestedLink;
}

export interface TestedLink extends Hyperlink {
  readonly SubAddress: string;
  readonly ScreenTip: string;
  readonly Range: Range;
}
