/** The workbook, its sheets and its names. */
import { isDefinedName } from '../../host/common';
import type { SheetId, WorkbookModel } from '../model';
import { asText, isLeftOut, wpsObject, wrong, type Emulation, type Member } from './object';
import { checkStructure, placeBehind, worksheetObject } from './worksheet';

export function workbookObject(emulation: Emulation): object {
  const { whenOpen, books } = emulation;
  const checkOpen = (): void => {
    if (!books.list.includes(emulation)) wrong('工作簿已关闭');
  };
  const there = (read: (model: WorkbookModel) => unknown): Member => ({
    get: () => whenOpen(() => read(emulation.model)),
  });
  return wpsObject(emulation, 'Workbook', {
    Name: { get: () => emulation.name() },
    Worksheets: there(() => sheetsObject(emulation)),
    Sheets: there(() => sheetsObject(emulation)),
    Names: there(() => namesObject(emulation)),
    ActiveSheet: there((model) => worksheetObject(emulation, model.activeSheet())),
    ProtectStructure: there((model) => model.isStructureProtected()),
    Activate: {
      call: () => {
        checkOpen();
        books.active = emulation;
      },
    },
    Close: {
      call: (saveChanges) => {
        checkOpen();
        if (saveChanges !== false) throw new Error('WPS asks whether to save');
        books.list = books.list.filter((book) => book !== emulation);
        if (books.active === emulation) books.active = books.list[books.list.length - 1] ?? null;
      },
    },
    Date1904: there((model) => model.dateSystem() === 1904),
  });
}

function sheetsObject(emulation: Emulation): object {
  const { model, has, sheets } = emulation;
  return wpsObject(emulation, 'Sheets', {
    Count: { get: () => model.sheets().length },
    Item: {
      call: (key) => {
        const found =
          typeof key === 'number'
            ? model.sheets()[key - 1]
            : model.sheets().find(({ name }) => name.toLowerCase() === asText(key).toLowerCase());
        return found === undefined ? wrong(`下标越界 ${String(key)}`) : worksheetObject(emulation, found.id);
      },
    },
    Add: {
      call: (before, after) => {
        checkStructure(emulation);
        const behind = sheets.get(after as object);
        if (!isLeftOut(emulation, before) || behind === undefined) wrong('Sheets.Add');
        const id = model.addSheet(freeName(emulation));
        placeBehind(emulation, id, behind as SheetId);
        if (has('addActivates')) model.activate(id);
        return has('addReturnsNothing') ? undefined : worksheetObject(emulation, id);
      },
    },
  });
}

function freeName({ model }: Emulation): string {
  for (let number = model.sheets().length + 1; ; number++) {
    const name = `Sheet${number}`;
    if (!model.sheets().some((sheet) => sheet.name === name)) return name;
  }
}

function namesObject(emulation: Emulation): object {
  const { model } = emulation;
  return wpsObject(emulation, 'Names', {
    Count: { get: () => model.definedNames().length },
    Item: {
      call: (key) => {
        const names = model.definedNames();
        const found = names.find(({ name }, index) => (typeof key === 'number' ? index === key - 1 : name === key));
        return found === undefined ? wrong(`name ${String(key)}`) : nameObject(emulation, found.name);
      },
    },
    Add: {
      call: (name, refersTo) => {
        const wanted = asText(name);
        const reference = asText(refersTo);
        if (!isDefinedName(wanted) || !reference.startsWith('=')) wrong(`name ${wanted}`);
        model.setDefinedName(wanted, reference);
        return nameObject(emulation, wanted);
      },
    },
  });
}

function nameObject(emulation: Emulation, name: string): object {
  const { model } = emulation;
  const entry = (): { readonly formula: string } =>
    model.definedNames().find((other) => other.name === name) ?? wrong(`name ${name}`);
  return wpsObject(emulation, 'Name', {
    Name: { get: () => name },
    RefersTo: { get: () => entry().formula, set: (value) => model.setDefinedName(name, asText(value)) },
    Delete: {
      call: () => {
        entry();
        model.setDefinedName(name, null);
      },
    },
  });
}
