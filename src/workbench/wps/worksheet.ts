/** A worksheet, with what belongs to it as a whole. */
import { isSheetName, parseRange, quotedSheetName } from '../../host/common';
import type { Visibility } from '../../host/port';
import type { SheetId, SheetInfo } from '../model';
import { showFiltered } from './filtered';
import { linksObject } from './links';
import {
  asText,
  change,
  checkAsksNothing,
  fromBgr,
  isLeftOut,
  toBgr,
  wpsObject,
  wrong,
  type Emulation,
  type Place,
} from './object';
import { pageSetupObject } from './page';
import { rangeObject, WHOLE_SHEET } from './range';

const VISIBLE: Readonly<Record<Visibility, number>> = { visible: -1, hidden: 0, veryHidden: 2 };

function info({ model }: Emulation, sheet: SheetId): SheetInfo {
  return model.sheets().find(({ id }) => id === sheet) ?? wrong('工作表已不存在');
}

export function checkStructure({ model }: Emulation): void {
  if (model.isStructureProtected()) wrong('工作簿结构受保护');
}

export function worksheetObject(emulation: Emulation, sheet: SheetId): object {
  const { model, sheets, has } = emulation;
  const known = (): SheetInfo => info(emulation, sheet);
  const range = (place: Omit<Place, 'sheet'>): object => rangeObject(emulation, { sheet, ...place });
  const object = wpsObject(emulation, 'Worksheet', {
    Name: { get: () => known().name, set: (value) => rename(emulation, sheet, asText(value)) },
    Visible: { get: () => VISIBLE[known().visibility], set: (value) => show(emulation, sheet, value) },
    ProtectContents: { get: () => model.isProtected(sheet) },
    Tab: {
      get: () =>
        wpsObject(emulation, 'Tab', {
          Color: {
            get: () => (known().tabColor === null ? false : toBgr(known().tabColor!)),
            set: (value) => model.setTabColor(sheet, fromBgr(value)),
          },
        }),
    },
    UsedRange: {
      get: () =>
        range({
          rect: has('usedRangeTooLarge')
            ? WHOLE_SHEET
            : (model.usedRange(sheet, true) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
        }),
    },
    Cells: { get: () => range({ rect: WHOLE_SHEET }) },
    Hyperlinks: { get: () => linksObject(emulation, { sheet, rect: WHOLE_SHEET }, rangeObject) },
    PageSetup: { get: () => pageSetupObject(emulation, sheet) },
    AutoFilterMode: {
      get: () => model.autoFilter(sheet) !== null,
      set: (value) => {
        if (value !== false) wrong('AutoFilterMode');
        change(emulation, sheet, () => {
          model.setAutoFilter(sheet, null);
          showFiltered(emulation, sheet);
        });
      },
    },
    AutoFilter: {
      get: () => {
        const rect = model.autoFilter(sheet);
        return rect && wpsObject(emulation, 'AutoFilter', { Range: { get: () => range({ rect }) } });
      },
    },
    // No model can hold a table; what matters of one here is that it can be made.
    ListObjects: {
      get: () =>
        wpsObject(emulation, 'ListObjects', {
          Add: {
            call: (source, cells, link, hasHeaders) => {
              const isHere = emulation.places.get(cells as object)?.sheet === sheet;
              if (!isHere || source !== 1 || hasHeaders !== 1 || !isLeftOut(emulation, link)) wrong('ListObjects.Add');
              return wpsObject(emulation, 'ListObject', {});
            },
          },
        }),
    },
    Range: { call: (address) => range(placeOf(asText(address))) },
    Activate: {
      call: () => {
        if (known().visibility !== 'visible') wrong('不能激活隐藏的工作表');
        model.activate(sheet);
      },
    },
    Protect: { call: () => model.setProtected(sheet, true) },
    Unprotect: { call: () => model.setProtected(sheet, false) },
    Delete: { call: () => remove(emulation, sheet) },
    Copy: { call: (before, after) => copy(emulation, sheet, before, after) },
  });
  sheets.set(object, sheet);
  return object;
}

/** `A1:B2`, `A:C`, `2:5`, or several with commas. */
function placeOf(address: string): Omit<Place, 'sheet'> {
  if (address.length > 255) wrong('address');
  const areas = address.split(',').map((text) => parseRange(text) ?? wrong(address));
  const axis = /^\$?\d+:/.test(address) ? 'row' : /^\$?[A-Z]+:/i.test(address) ? 'column' : undefined;
  return { rect: areas[0]!, ...(areas.length > 1 ? { areas } : {}), ...(axis === undefined ? {} : { axis }) };
}

function rename(emulation: Emulation, sheet: SheetId, name: string): void {
  const { model } = emulation;
  checkStructure(emulation);
  const isTaken = model.sheets().some((other) => other.id !== sheet && other.name.toLowerCase() === name.toLowerCase());
  if (!isSheetName(name) || isTaken) wrong(`name ${name}`);
  model.renameSheet(sheet, name);
}

function show(emulation: Emulation, sheet: SheetId, value: unknown): void {
  const { model } = emulation;
  const visibility = (Object.keys(VISIBLE) as Visibility[]).find((key) => VISIBLE[key] === value) ?? wrong('Visible');
  if (visibility === info(emulation, sheet).visibility) return;
  checkStructure(emulation);
  if (visibility !== 'visible') checkNotLast(emulation, sheet);
  model.setVisibility(sheet, visibility);
}

function checkNotLast({ model }: Emulation, sheet: SheetId): void {
  if (!model.sheets().some(({ id, visibility }) => id !== sheet && visibility === 'visible')) {
    wrong('工作簿内至少有一张可见工作表');
  }
}

function remove(emulation: Emulation, sheet: SheetId): void {
  checkStructure(emulation);
  checkAsksNothing(emulation, 'deletes a sheet');
  if (info(emulation, sheet).visibility === 'veryHidden') wrong('very hidden');
  checkNotLast(emulation, sheet);
  emulation.model.removeSheet(sheet);
}

function copy(emulation: Emulation, sheet: SheetId, before: unknown, after: unknown): void {
  const { model, sheets, filtered, has } = emulation;
  checkStructure(emulation);
  const behind = sheets.get(after as object);
  const { name, visibility } = info(emulation, sheet);
  if (!isLeftOut(emulation, before) || behind === undefined || visibility === 'veryHidden') wrong('Worksheet.Copy');
  let number = 2;
  const free = (): string => `${name.slice(0, 26)} (${number})`;
  while (model.sheets().some((other) => other.name === free())) number++;
  const id = model.copySheet(sheet, free());
  if (filtered.has(sheet)) filtered.set(id, new Set(filtered.get(sheet)));
  nameCopy(emulation, id, name, free());
  placeBehind(emulation, id, behind as SheetId);
  if (has('addActivates') && visibility === 'visible') model.activate(id);
}

/** In a copy, formulas that name the sheet itself name the copy. */
function nameCopy({ model }: Emulation, sheet: SheetId, from: string, to: string): void {
  const names = [`${quotedSheetName(from)}!`, `${from}!`];
  for (const cell of model.filledCells(sheet, WHOLE_SHEET)) {
    const rect = { ...cell, rows: 1, columns: 1 };
    const formula = model.formulas(sheet, rect)[0]?.[0] ?? null;
    const name = names.find((text) => formula?.includes(text));
    if (formula === null || name === undefined) continue;
    model.write(sheet, rect, [[{ formula: formula.split(name).join(`${quotedSheetName(to)}!`) }]]);
  }
}

/** Puts a sheet behind another. */
export function placeBehind({ model }: Emulation, sheet: SheetId, behind: SheetId): void {
  const others = model.sheets().filter(({ id }) => id !== sheet);
  model.moveSheet(sheet, others.findIndex(({ id }) => id === behind) + 1);
}
