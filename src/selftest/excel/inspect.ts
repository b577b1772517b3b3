/// <reference types="office-js" />
/** All there is in the sheets of a case, by Excel's own interface: what the port cannot tell, too. */

/** The cells of a sheet in which the cases do something. */
const AREA = [0, 0, 12, 6] as const;
/** Those with validations and links: Excel tells them cell by cell. */
const RULED = [0, 0, 6, 4] as const;

const CELL = {
  format: {
    font: { name: true, size: true, color: true, bold: true, italic: true, underline: true },
    fill: { color: true },
    borders: { style: true, color: true, weight: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    indentLevel: true,
    protection: true,
  },
} as const satisfies Excel.CellPropertiesLoadOptions;
const RULE = 'items/customOrNullObject';

type Told = () => unknown;

/** The sheets that `isOurs` names, the names and the sheet in front. Three requests. */
export async function inspectExcel(isOurs: (name: string) => boolean): Promise<unknown> {
  return Excel.run(async (context) => {
    const { workbook } = context;
    const { worksheets } = workbook;
    worksheets.load('items/id,items/name,items/visibility,items/tabColor,items/protection/protected');
    workbook.names.load('items/name,items/formula');
    const active = worksheets.getActiveWorksheet();
    active.load('name');
    await context.sync();
    const sheets = worksheets.items.filter(({ name }) => isOurs(name));
    const told = sheets.map(loadSheet);
    await context.sync();
    const placed = told.map(({ places }) => places());
    await context.sync();
    return {
      tabs: sheets.map(({ name, visibility, tabColor, protection }, index) => ({
        name,
        visibility,
        tabColor,
        isProtected: protection.protected,
        ...told[index]!.tell(),
        rules: placed[index]!(),
      })),
      names: workbook.names.items.map(({ name, formula }) => [name, formula as string]).sort(),
      active: active.name,
    };
  });
}

interface SheetTold {
  tell(): Record<string, unknown>;
  /** Asks where the conditional formats apply; what it returns tells it after another sync. */
  places(): Told;
}

function loadSheet(sheet: Excel.Worksheet): SheetTold {
  const area = sheet.getRangeByIndexes(...AREA);
  area.load('values,formulas,numberFormat');
  const cells = area.getCellProperties(CELL);
  const [, , rowCount, columnCount] = AREA;
  const rows = area.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
  const columns = area.getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
  const rules = area.conditionalFormats;
  rules.load(['items/type', 'items/stopIfTrue', `${RULE}/rule/formula`, `${RULE}/format/fill/color`]);
  rules.load([`${RULE}/format/font/color`, `${RULE}/format/font/bold`]);
  const parts: Record<string, Told> = {
    merges: mergesOf(sheet),
    frozen: addressOf(sheet.freezePanes.getLocationOrNullObject()),
    filter: addressOf(sheet.autoFilter.getRangeOrNullObject()),
    page: pageOf(sheet),
    ruled: ruledCells(sheet),
  };
  return {
    tell: () => ({
      values: area.values as unknown,
      formulas: area.formulas as unknown,
      numberFormats: area.numberFormat as unknown,
      looks: looksOf(cells.value),
      // Excel does not tell how large a hidden one would be.
      rows: rows.value.slice(0, rowCount).map((row) => (row.rowHidden ? 'hidden' : row.format?.rowHeight)),
      columns: columns.value
        .slice(0, columnCount)
        .map((one) => (one.columnHidden ? 'hidden' : one.format?.columnWidth)),
      ...Object.fromEntries(Object.entries(parts).map(([name, told]) => [name, told()])),
    }),
    places: () => {
      const ranges = rules.items.map((rule) => addressOf(rule.getRangeOrNullObject()));
      return () =>
        rules.items.map(({ type, stopIfTrue, customOrNullObject: custom }, index) => [
          ranges[index]!(),
          type,
          stopIfTrue,
          custom.isNullObject
            ? null
            : [custom.rule.formula, custom.format.fill.color, custom.format.font.color, custom.format.font.bold],
        ]);
    },
  };
}

/** The different looks of the cells, as texts, and which cell has which. Excel gives its properties in any order. */
function looksOf(cells: readonly (readonly Excel.CellProperties[])[]): unknown {
  const kinds: string[] = [];
  const placeOf = (look: string): number => {
    const known = kinds.indexOf(look);
    return known < 0 ? kinds.push(look) - 1 : known;
  };
  const grid = cells.map((row) => row.map((cell) => placeOf(sorted(cell))).join());
  return { kinds, grid };
}

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('@'));
  return entries
    .map(([key, part]) => `${key}:${sorted(part)}`)
    .sort()
    .join(',');
}

const addressOf = (range: Excel.Range): Told => {
  range.load('address');
  return () => (range.isNullObject ? null : range.address);
};

function mergesOf(sheet: Excel.Worksheet): Told {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) return () => 'unknown';
  const areas = sheet.getUsedRangeOrNullObject(false).getMergedAreasOrNullObject();
  areas.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
  return () =>
    areas.isNullObject
      ? []
      : areas.areas.items
          .map(({ rowIndex, columnIndex, rowCount, columnCount }) => [rowIndex, columnIndex, rowCount, columnCount])
          .map(String)
          .sort();
}

const HEADERS = ['leftHeader', 'centerHeader', 'rightHeader', 'leftFooter', 'centerFooter', 'rightFooter'] as const;

function pageOf({ pageLayout }: Excel.Worksheet): Told {
  pageLayout.load('paperSize,orientation,zoom,leftMargin,rightMargin,topMargin,bottomMargin');
  const headers = pageLayout.headersFooters.defaultForAllPages;
  headers.load([...HEADERS]);
  const rows = addressOf(pageLayout.getPrintTitleRowsOrNullObject());
  return () => [
    [pageLayout.paperSize, pageLayout.orientation, pageLayout.zoom],
    [pageLayout.leftMargin, pageLayout.rightMargin, pageLayout.topMargin, pageLayout.bottomMargin],
    HEADERS.map((name) => headers[name]),
    rows(),
  ];
}

function ruledCells(sheet: Excel.Worksheet): Told {
  const cells: (() => unknown)[] = [];
  const [top, left, rows, columns] = RULED;
  for (let row = top; row < top + rows; row++) {
    for (let column = left; column < left + columns; column++) {
      const cell = sheet.getRangeByIndexes(row, column, 1, 1);
      cell.load('hyperlink');
      const { dataValidation } = cell;
      dataValidation.load('rule,prompt,errorAlert');
      cells.push(() => {
        const { rule, prompt, errorAlert } = dataValidation;
        return sorted({ link: cell.hyperlink, rule, prompt, errorAlert });
      });
    }
  }
  // Most cells have nothing of the kind.
  return () => {
    const told = cells.map((tell) => tell());
    return told.map((cell, index) => (index > 0 && cell === told[index - 1] ? '' : cell));
  };
}
