/** A worksheet, with what belongs to it as a whole. */
import { isSheetName, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../../host/common';
import type { Rect } from '../../host/port';
import type { SheetId } from '../model';
import { asColor, asNumber, asText, asWord, isHostObject, wireWord, type Emulation, type HostObject } from './object';
import { pageLayoutObject } from './page';
import { hiddenRows } from './hidden';
import { checkedRect, findSheet, parseAddress, sheetInfo, WHOLE_SHEET } from './place';
import { accessDenied, invalidArgument, invalidOperation, itemNotFound } from './protocol';
import { areasObject } from './areas';
import { rangeObject } from './range';
import { checkNoTable, tablesObject } from './tables';

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

export function worksheetObject(emulation: Emulation, sheet: SheetId): HostObject {
  const { model, listening } = emulation;
  const info = () => sheetInfo(model, sheet);
  const range = (rect: Rect): HostObject => rangeObject(emulation, { sheet, rect });
  const used = (valuesOnly: unknown): HostObject | null => {
    const rect = model.usedRange(sheet, valuesOnly !== true);
    return rect && range(rect);
  };
  return {
    type: 'Worksheet',
    identity: { Id: sheet },
    properties: {
      Id: { get: () => sheet },
      Name: {
        get: () => info().name,
        set: (value) => {
          rename(emulation, sheet, asText(value));
          forgetOnDesktop(emulation);
        },
      },
      Position: {
        get: () => model.sheets().findIndex(({ id }) => id === sheet),
        set: (value) => {
          checkStructure(emulation);
          checkNotVeryHidden(emulation, sheet);
          model.moveSheet(sheet, asNumber(value));
          forgetOnDesktop(emulation);
        },
      },
      Visibility: {
        get: () => wireWord(info().visibility, VISIBILITY),
        set: (value) => {
          checkStructure(emulation);
          const visibility = asWord(value, VISIBILITY);
          if (visibility !== 'visible') {
            checkNotLast(emulation, sheet);
          }
          model.setVisibility(sheet, visibility);
          forgetOnDesktop(emulation);
        },
      },
      TabColor: {
        get: () => (info().tabColor === null ? '' : `#${info().tabColor}`),
        set: (value) => model.setTabColor(sheet, value === '' ? null : asColor(value)),
      },
    },
    parts: {
      AutoFilter: () => autoFilterObject(emulation, sheet),
      FreezePanes: () => freezePanesObject(emulation, sheet),
      PageLayout: () => pageLayoutObject(emulation, sheet),
      Protection: () => ({
        type: 'WorksheetProtection',
        properties: { Protected: { get: () => model.isProtected(sheet) } },
        methods: {
          Protect: () => protect(emulation, sheet, true),
          Unprotect: () => protect(emulation, sheet, false),
        },
      }),
      // What a model cannot hold, it has none of.
      Charts: () => ({ type: 'ChartCollection', properties: { Count: { get: () => 0 } } }),
      Tables: () => tablesObject(emulation, sheet),
      Shapes: () => ({ type: 'ShapeCollection', methods: { GetCount: () => 0 } }),
    },
    methods: {
      GetRange: (text) =>
        range(text === undefined || text === null || text === '' ? WHOLE_SHEET : parseAddress(asText(text))),
      GetRangeByIndexes: (row, column, rows, columns) =>
        range(checkedRect(asNumber(row), asNumber(column), asNumber(rows), asNumber(columns))),
      GetRanges: (text) => areasObject(emulation, sheet, asText(text)),
      GetCell: (row, column) => range(checkedRect(asNumber(row), asNumber(column), 1, 1)),
      GetUsedRange: (valuesOnly) => used(valuesOnly) ?? range({ row: 0, column: 0, rows: 1, columns: 1 }),
      GetUsedRangeOrNullObject: used,
      Activate: () => {
        if (info().visibility !== 'visible') {
          throw invalidOperation('A hidden sheet cannot be activated.');
        }
        model.activate(sheet);
        emulation.state.isChartShown = false;
      },
      Delete: () => {
        checkStructure(emulation);
        if (info().visibility === 'veryHidden') {
          throw invalidOperation('A very hidden sheet cannot be deleted.');
        }
        checkNotLast(emulation, sheet);
        model.removeSheet(sheet);
        // In Excel, too, nothing from before a sheet was deleted is undone.
        model.forgetUndo();
      },
      Copy: (position) => {
        checkStructure(emulation);
        if (position !== 'End' || info().visibility === 'veryHidden') {
          throw invalidOperation('This sheet cannot be copied there.');
        }
        const copy = model.copySheet(sheet, copyName(emulation, info().name));
        model.forgetUndo();
        return worksheetObject(emulation, copy);
      },
      _GetAnotherWorksheetById: (id) => worksheetObject(emulation, sheetInfo(model, asText(id)).id),
      _RegisterDataChangedEvent: () => void listening.add(sheet),
      _UnregisterDataChangedEvent: () => void listening.delete(sheet),
    },
  };
}

/** By Microsoft's list of what cannot be undone: on the web these can. */
function forgetOnDesktop({ model, has }: Emulation): void {
  if (!has('web')) model.forgetUndo();
}

/** Once more what it is already is refused, as in the builds since the middle of 2026. */
function protect({ model }: Emulation, sheet: SheetId, isProtected: boolean): void {
  if (model.isProtected(sheet) === isProtected) {
    throw accessDenied();
  }
  model.setProtected(sheet, isProtected);
}

function checkStructure({ model }: Emulation): void {
  if (model.isStructureProtected()) {
    throw accessDenied();
  }
}

function checkNotLast({ model }: Emulation, sheet: SheetId): void {
  if (!model.sheets().some(({ id, visibility }) => id !== sheet && visibility === 'visible')) {
    throw invalidOperation('A workbook must contain at least one visible worksheet.');
  }
}

/** Visual Basic refuses to move such a sheet; nobody has told of one that was renamed or moved by an add-in. */
function checkNotVeryHidden({ model }: Emulation, sheet: SheetId): void {
  if (sheetInfo(model, sheet).visibility === 'veryHidden') {
    throw invalidOperation('A very hidden sheet cannot be renamed or moved.');
  }
}

function rename(emulation: Emulation, sheet: SheetId, name: string): void {
  checkStructure(emulation);
  checkNotVeryHidden(emulation, sheet);
  const other = findSheet(emulation.model, name);
  if (!isSheetName(name) || (other !== null && other.id !== sheet)) {
    throw invalidArgument();
  }
  emulation.model.renameSheet(sheet, name);
}

function copyName({ model }: Emulation, name: string): string {
  for (let number = 2; ; number++) {
    const copy = `${name.slice(0, 26)} (${number})`;
    if (findSheet(model, copy) === null) {
      return copy;
    }
  }
}

function freezePanesObject(emulation: Emulation, sheet: SheetId): HostObject {
  const { model } = emulation;
  return {
    type: 'WorksheetFreezePanes',
    methods: {
      FreezeAt: (at) => {
        const rect = isHostObject(at) && at.range ? at.range.rect : parseAddress(asText(at));
        model.freeze(
          sheet,
          rect.rows === MAX_ROWS ? 0 : lastRow(rect) + 1,
          rect.columns === MAX_COLUMNS ? 0 : lastColumn(rect) + 1,
        );
      },
      FreezeRows: (count) => model.freeze(sheet, asNumber(count), 0),
      FreezeColumns: (count) => model.freeze(sheet, 0, asNumber(count)),
      Unfreeze: () => model.freeze(sheet, 0, 0),
      GetLocationOrNullObject: () => {
        const { rows, columns } = model.frozen(sheet);
        const rect = { row: 0, column: 0, rows: rows || MAX_ROWS, columns: columns || MAX_COLUMNS };
        return rows === 0 && columns === 0 ? null : rangeObject(emulation, { sheet, rect });
      },
    },
  };
}

function autoFilterObject(emulation: Emulation, sheet: SheetId): HostObject {
  const { model } = emulation;
  return {
    type: 'AutoFilter',
    properties: {
      Enabled: { get: () => model.autoFilter(sheet) !== null },
      // The sheet's own alone: a table has another one.
      IsDataFiltered: {
        get: () => {
          const rect = model.autoFilter(sheet);
          return rect !== null && hiddenRows(model, sheet, rect).length > 0;
        },
      },
    },
    methods: {
      Apply: (range) => {
        if (model.isProtected(sheet)) {
          throw accessDenied();
        }
        if (!isHostObject(range) || range.range?.sheet !== sheet) {
          throw itemNotFound();
        }
        checkNoTable(emulation, range.range);
        model.setAutoFilter(sheet, range.range.rect);
      },
      Remove: () => model.setAutoFilter(sheet, null),
      GetRangeOrNullObject: () => {
        const rect = model.autoFilter(sheet);
        return rect && rangeObject(emulation, { sheet, rect });
      },
    },
  };
}
