/** The workbook, its application, its sheets and its names. */
import { isDefinedName, isSheetName } from '../../host/common';
import type { DateSystem } from '../../host/port';
import { listeningMembers } from './events';
import { asNumber, asText, isHostObject, type Emulation, type HostObject, type Place } from './object';
import { address, findSheet } from './place';
import { accessDenied, invalidArgument, itemNotFound, WireError } from './protocol';
import { rangeObject } from './range';
import { worksheetObject } from './worksheet';

export function workbookObject(emulation: Emulation): HostObject {
  const { model } = emulation;
  return {
    type: 'Workbook',
    properties: {
      Name: { get: () => model.name() },
      ReadOnly: { get: () => emulation.has('readOnly') },
      AutoSave: { get: () => emulation.has('autoSave') },
    },
    parts: {
      Application: () => applicationObject(emulation),
      Worksheets: () => worksheetsObject(emulation),
      Names: () => namesObject(emulation),
      Functions: () => functionsObject(emulation),
      Protection: () => ({
        type: 'WorkbookProtection',
        properties: { Protected: { get: () => model.isStructureProtected() } },
      }),
    },
    methods: {
      GetSelectedRange: () => rangeObject(emulation, { sheet: model.selection().sheet, rect: model.selection().range }),
    },
  };
}

function functionsObject({ model }: Emulation): HostObject {
  return {
    type: 'Functions',
    methods: {
      CountA: (...given) => {
        const ranges = given.flat().map(placeOf);
        const count = ranges.reduce((sum, { sheet, rect }) => sum + model.filledCells(sheet, rect).length, 0);
        return resultObject(count);
      },
      CountIf: (range, criteria) => {
        const { sheet, rect } = placeOf(range);
        // Texts in which another one stands are all that is asked for.
        const part = (/^\*([^*?~]+)\*$/.exec(asText(criteria))?.[1] ?? unknownCriteria()).toLowerCase();
        const cells = model.filledCells(sheet, rect).filter(({ row, column }) => {
          const [[value] = []] = model.values(sheet, { row, column, rows: 1, columns: 1 });
          return typeof value === 'string' && value.toLowerCase().includes(part);
        });
        return resultObject(cells.length);
      },
      Date: (year, month, day) =>
        resultObject(serialOf(asNumber(year), asNumber(month), asNumber(day), model.dateSystem())),
    },
  };
}

const placeOf = (range: unknown): Place => (isHostObject(range) && range.range) || fail();

function unknownCriteria(): never {
  throw invalidArgument();
}

const resultObject = (value: number): HostObject => ({
  type: 'FunctionResult',
  properties: { Value: { get: () => value }, Error: { get: () => null } },
});

/** Days from the first one that a workbook knows; 1900 has a 29 February of its own. */
function serialOf(year: number, month: number, day: number, system: DateSystem): number {
  const since1970 = Date.UTC(year, month - 1, day) / 86_400_000;
  return system === 1904 ? since1970 + 24_107 : since1970 + 25_569;
}

function applicationObject({ openWorkbook, has, isPending, calculate }: Emulation): HostObject {
  return {
    type: 'Application',
    properties: {
      CalculationMode: { get: () => (has('manualCalculation') ? 'Manual' : 'Automatic') },
      CalculationState: { get: () => (isPending() ? 'Pending' : 'Done') },
    },
    methods: {
      Calculate: calculate,
      SuspendScreenUpdatingUntilNextSync: () => null,
      SuspendApiCalculationUntilNextSync: () => null,
      ...(openWorkbook && { CreateWorkbook: (base64) => createdWorkbook(fromBase64(asText(base64)), openWorkbook) }),
    },
  };
}

/** A workbook that nobody sees until it is opened. */
function createdWorkbook(bytes: Uint8Array, open: (bytes: Uint8Array) => void): HostObject {
  return { type: 'WorkbookCreated', identity: { Id: 'created' }, methods: { Open: () => open(bytes) } };
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw invalidArgument();
  }
}

function worksheetsObject(emulation: Emulation): HostObject {
  const { model } = emulation;
  const byKey = (key: unknown): HostObject | null => {
    const found = findSheet(model, asText(key));
    return found && worksheetObject(emulation, found.id);
  };
  return {
    type: 'WorksheetCollection',
    items: () => model.sheets().map(({ id }) => worksheetObject(emulation, id)),
    methods: {
      GetItem: (key) => byKey(key) ?? fail(),
      GetItemOrNullObject: byKey,
      GetActiveWorksheet: () => {
        if (emulation.state.isChartShown) {
          throw new WireError('UnsupportedSheet', 'This sheet type does not support this operation.');
        }
        return worksheetObject(emulation, model.activeSheet());
      },
      GetCount: () => model.sheets().length,
      Add: (name) => worksheetObject(emulation, addSheet(emulation, name)),
      ...listeningMembers(emulation),
    },
  };
}

function fail(): never {
  throw itemNotFound();
}

function addSheet({ model }: Emulation, name: unknown): string {
  const wanted = name === undefined || name === null ? `Sheet${model.sheets().length + 1}` : asText(name);
  if (model.isStructureProtected()) {
    throw accessDenied();
  }
  if (!isSheetName(wanted)) {
    throw invalidArgument();
  }
  if (findSheet(model, wanted)?.name.toLowerCase() === wanted.toLowerCase()) {
    throw new WireError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);
  }
  return model.addSheet(wanted);
}

function namesObject(emulation: Emulation): HostObject {
  const { model } = emulation;
  const byName = (key: unknown): HostObject | null => {
    const wanted = asText(key).toLowerCase();
    const found = model.definedNames().find(({ name }) => name.toLowerCase() === wanted);
    return found === undefined ? null : nameObject(emulation, found.name);
  };
  return {
    type: 'NamedItemCollection',
    items: () => model.definedNames().map(({ name }) => nameObject(emulation, name)),
    methods: {
      GetItem: (key) => byName(key) ?? fail(),
      GetItemOrNullObject: byName,
      Add: (name, reference) => {
        const wanted = asText(name);
        if (!isDefinedName(wanted)) {
          throw invalidArgument();
        }
        if (byName(wanted) !== null) {
          throw new WireError('ItemAlreadyExists', 'A resource with the same name already exists.', 409);
        }
        const place = isHostObject(reference) ? reference.range : undefined;
        model.setDefinedName(
          wanted,
          place === undefined ? asText(reference) : `=${address(model, place.sheet, place.rect)}`,
        );
        return nameObject(emulation, wanted);
      },
    },
  };
}

function nameObject({ model }: Emulation, name: string): HostObject {
  const entry = () => model.definedNames().find((other) => other.name === name) ?? fail();
  return {
    type: 'NamedItem',
    identity: { Name: name },
    properties: {
      Name: { get: () => name },
      Formula: { get: () => entry().formula, set: (value) => model.setDefinedName(name, asText(value)) },
    },
    methods: { Delete: () => model.setDefinedName(name, null) },
  };
}
