/** What must be known of the workbook before a change set is applied: for the checks, and to put everything back. */
import { isGuard, rectOfWrite, union } from '../../common';
import type { Change, Rect } from '../../port';

export interface WantedSheet {
  /** As the change set spells it. */
  readonly name: string;
  /** Cells to which values are written. */
  readonly written: Rect[];
  /** Cells that are only compared with what they held. */
  readonly guarded: Rect[];
  /** Cells that get links: Excel changes their fonts. */
  readonly linked: Rect[];
  /** Where conditional formats are replaced. */
  readonly ruled: Rect[];
  /** First and number of rows and columns that are resized. */
  readonly rows: Rect[];
  readonly columns: Rect[];
  merges: boolean;
  freeze: boolean;
  filter: boolean;
  page: boolean;
  /** Which of the rows to be written are hidden. */
  hiddenRows: boolean;
  /** Of all rows and columns of a sheet that is emptied. */
  sizes: boolean;
  /** Emptied: what is done afterwards is not about what was there. */
  cleared: boolean;
  gone: boolean;
}

export interface Wanted {
  /** By lower-case name. */
  readonly sheets: ReadonlyMap<string, WantedSheet>;
  readonly names: readonly string[];
}

/** `others` are sheets of which no more must be known than what they are. */
export function wantedOf(changes: readonly Change[], others: readonly string[] = []): Wanted {
  const sheets = new Map<string, WantedSheet>();
  const names: string[] = [];
  for (const change of changes) {
    if (change.kind === 'definedName') {
      names.push(change.name);
    } else {
      const key = change.sheet.toLowerCase();
      const sheet = sheets.get(key) ?? unknownSheet(change.sheet);
      sheets.set(key, sheet);
      if (change.kind === 'removeSheet' || change.kind === 'addSheet') {
        // What comes afterwards is about another sheet of that name.
        sheet.gone = true;
      } else if (!sheet.cleared && !sheet.gone) {
        want(sheet, change);
      }
    }
  }
  for (const name of others) {
    const key = name.toLowerCase();
    if (!sheets.has(key)) sheets.set(key, unknownSheet(name));
  }
  return { sheets, names };
}

function unknownSheet(name: string): WantedSheet {
  return {
    name,
    written: [],
    guarded: [],
    linked: [],
    ruled: [],
    rows: [],
    columns: [],
    merges: false,
    freeze: false,
    filter: false,
    page: false,
    hiddenRows: true,
    sizes: true,
    cleared: false,
    gone: false,
  };
}

function want(sheet: WantedSheet, change: Exclude<Change, { kind: 'definedName' }>): void {
  switch (change.kind) {
    case 'write': {
      const rect = rectOfWrite(change);
      sheet.merges = true;
      if (rect !== null) (isGuard(change) ? sheet.guarded : sheet.written).push(rect);
      break;
    }
    case 'clearSheet':
      Object.assign(sheet, { cleared: true, freeze: true, filter: true, page: true });
      break;
    case 'merge':
      sheet.merges = true;
      sheet.written.push(change.range);
      break;
    case 'validations':
      // Put back with all that is in these cells, and a formula that names its own sheet is not the same in a copy.
      if (change.validations.length > 0) sheet.written.push(change.validations.map(({ range }) => range).reduce(union));
      break;
    case 'links': {
      const cells = change.links.map(({ row, column }): Rect => ({ row, column, rows: 1, columns: 1 }));
      if (cells.length > 0) {
        const around = cells.reduce(union);
        sheet.written.push(around);
        sheet.linked.push(around);
      }
      break;
    }
    case 'conditionalFormats':
      sheet.ruled.push(change.range);
      break;
    case 'rowHeights':
      if (change.heights.length > 0)
        sheet.rows.push({ row: change.row, column: 0, rows: change.heights.length, columns: 1 });
      break;
    case 'columnWidths':
      if (change.widths.length > 0)
        sheet.columns.push({ row: 0, column: change.column, rows: 1, columns: change.widths.length });
      break;
    case 'freeze':
      sheet.freeze = true;
      break;
    case 'autoFilter':
      sheet.filter = true;
      break;
    case 'printSetup':
      sheet.page = true;
      break;
    default:
      break;
  }
}
