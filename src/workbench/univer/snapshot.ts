/** The contents of a workbook as Univer takes them in: in one piece, not cell by cell. */
import {
  BooleanNumber,
  LocaleType,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from '@univerjs/core';
import {
  lastColumn,
  lastRow,
  type CellContent,
  type SheetContents,
  type SizedLine,
  type ValidatedRange,
  type WorkbookContents,
} from '../../host/common';
import type { Validation } from '../../host/port';
import { hasLines, toCell, toDocument } from './cells';
import { toUniverRule } from './conditionalRules';
import { keep, type Kept } from './kept';
import { freezing } from './lines';
import { keepLink, parseTarget } from './linkTargets';
import { toCss, toStyle } from './looks';
import { newNote, toUniverName } from './marks';
import { toRange } from './ranges';
import { keepPoints, toPixels } from './sizes';
import { toUniverValidation } from './validations';
import { HIDDEN } from './visibility';

/** The style of cells nobody formatted, of every sheet. */
const PLAIN_STYLE = 'plain';
/** Empty rows and columns to go on in. */
const SPARE = { rows: 100, columns: 5 };
const LEAST = { rows: 200, columns: 26 };

export function toSnapshot(contents: WorkbookContents, unitId: string): IWorkbookData {
  const styles: Record<string, IStyleData> = { [PLAIN_STYLE]: toStyle(contents.looks[0]!) };
  contents.looks.forEach((look, index) => {
    styles[styleName(index, false)] = toStyle(look);
    styles[styleName(index, true)] = toStyle(look, true);
  });
  const { sheets } = contents;
  const sheetIds = new Map(sheets.map(({ id, name }) => [name.toLowerCase(), id]));
  const bySheet = <T>(of: (sheet: SheetContents) => T): Record<string, T> =>
    Object.fromEntries(sheets.map((sheet) => [sheet.id, of(sheet)]));
  const names = contents.definedNames.map((name, index) => [`name-${index}`, toUniverName(`name-${index}`, name)]);
  const resource = (name: string, data: object) => ({ name, data: JSON.stringify(data) });
  return {
    id: unitId,
    name: contents.workbook,
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles,
    sheetOrder: sheets.map(({ id }) => id),
    sheets: bySheet((sheet) => sheetData(sheet, styles, sheetIds)),
    resources: [
      resource('SHEET_NOTE_PLUGIN', bySheet(notesOf)),
      resource(
        'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
        bySheet(({ conditionalRules }) => conditionalRules.map(toUniverRule)),
      ),
      resource('SHEET_DATA_VALIDATION_PLUGIN', bySheet(validationsOf)),
      resource('SHEET_DEFINED_NAME_PLUGIN', Object.fromEntries(names)),
    ],
  };
}

const styleName = (look: number, covering: boolean): string => `${covering ? 'over' : 'look'}-${look}`;

/** A sheet with nothing in it. */
export function newSheetData({ standardWidth, standardHeight }: Pick<Kept, 'standardWidth' | 'standardHeight'>) {
  return {
    rowCount: LEAST.rows,
    columnCount: LEAST.columns,
    defaultColumnWidth: toPixels(standardWidth),
    defaultRowHeight: toPixels(standardHeight),
    defaultStyle: PLAIN_STYLE,
  } satisfies Partial<IWorksheetData>;
}

type Styles = Readonly<Record<string, IStyleData>>;
type SheetIds = ReadonlyMap<string, string>;

function sheetData(sheet: SheetContents, styles: Styles, sheetIds: SheetIds): Partial<IWorksheetData> {
  const { cells, columns, rows, merges, frozen, isProtected, autoFilter, printSetup } = sheet;
  const { standardWidth, standardHeight } = sheet;
  const kept: Kept = { isProtected, autoFilter, printSetup, standardWidth, standardHeight };
  const empty = newSheetData(kept);
  const bottom = Math.max(cells.at(-1)?.row ?? 0, rows.at(-1)?.index ?? 0, ...merges.map(lastRow));
  const right = Math.max(
    cells.reduce((most, { column }) => Math.max(most, column), 0),
    columns.at(-1)?.index ?? 0,
    ...merges.map(lastColumn),
  );
  return {
    ...empty,
    id: sheet.id,
    name: sheet.name,
    hidden: HIDDEN[sheet.visibility],
    tabColor: sheet.tabColor === null ? '' : toCss(sheet.tabColor),
    rowCount: Math.max(LEAST.rows, bottom + 1 + SPARE.rows),
    columnCount: Math.max(LEAST.columns, right + 1 + SPARE.columns),
    cellData: cellData(sheet, styles, sheetIds),
    columnData: Object.fromEntries(columns.map((line) => [line.index, columnData(line)])),
    rowData: Object.fromEntries(rows.map((line) => [line.index, rowData(line)])),
    mergeData: merges.map(toRange),
    freeze: freezing(frozen.rows, frozen.columns),
    showGridlines: sheet.showsGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    custom: keep(kept),
  };
}

const lineStyle = (look: number) => (look === 0 ? {} : { s: styleName(look, false) });

function columnData({ points, hidden, look }: SizedLine) {
  return {
    ...(points === null ? {} : { w: toPixels(points), ...keepPoints(points) }),
    ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
    ...lineStyle(look),
  };
}

function rowData({ points, hidden, look }: SizedLine) {
  return {
    ...(points === null ? {} : { h: toPixels(points), ia: BooleanNumber.FALSE, ...keepPoints(points) }),
    ...(hidden ? { hd: BooleanNumber.TRUE } : {}),
    ...lineStyle(look),
  };
}

function cellData(sheet: SheetContents, styles: Styles, sheetIds: SheetIds): IWorksheetData['cellData'] {
  const styledColumns = new Set(sheet.columns.filter(({ look }) => look !== 0).map(({ index }) => index));
  const styledRows = new Set(sheet.rows.filter(({ look }) => look !== 0).map(({ index }) => index));
  const data: Record<number, Record<number, ICellData>> = {};
  for (const content of sheet.cells) {
    const { row, column } = content;
    const covering = styledRows.has(row) || styledColumns.has(column);
    const style = content.look !== 0 || covering ? styleName(content.look, covering) : undefined;
    (data[row] ??= {})[column] = cellOf(content, style, styles);
  }
  for (const { row, column, target, tip } of sheet.links) {
    const place = parseTarget(target);
    const to = place === null ? undefined : sheetIds.get(place.sheet.toLowerCase());
    ((data[row] ??= {})[column] ??= {}).custom = keepLink({ target, tip }, to ?? null);
  }
  return data;
}

function cellOf({ value, formula }: CellContent, style: string | undefined, styles: Styles): ICellData {
  const cell = toCell(value);
  if (style !== undefined) cell.s = style;
  if (formula !== null) {
    cell.f = formula;
  } else if (hasLines(value)) {
    cell.p = toDocument(value, styles[style ?? PLAIN_STYLE]);
  }
  return cell;
}

function notesOf({ notes }: SheetContents) {
  const byRow: Record<number, Record<number, ReturnType<typeof newNote>>> = {};
  for (const { row, column, text } of notes) {
    (byRow[row] ??= {})[column] = newNote(row, column, text);
  }
  return byRow;
}

/** Cells with the same validation share a rule of Univer's. */
function validationsOf({ validations }: SheetContents) {
  const same = new Map<string, { validation: Validation; ranges: ValidatedRange['range'][] }>();
  for (const { range, validation } of validations) {
    const key = JSON.stringify(validation);
    const group = same.get(key);
    if (group === undefined) {
      same.set(key, { validation, ranges: [range] });
    } else {
      group.ranges.push(range);
    }
  }
  return [...same.values()].map(({ ranges, validation }, index) =>
    toUniverValidation(`validation-${index}`, ranges, validation),
  );
}
