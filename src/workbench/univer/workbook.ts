/** A workbook in Univer's spreadsheet, for the emulated programs. Whatever it changes, a person can undo. */
import {
  ICommandService,
  LifecycleService,
  LifecycleStages,
  RedoCommandId,
  UndoCommandId,
  type IDisposable,
  type Injector,
  type Workbook,
} from '@univerjs/core';
import type { WorkbookContents } from '../../host/common';
import { PLAIN_LOOK, type Edit, type SheetId, type WorkbookModel } from '../model';
import { fitRows } from './autoHeights';
import { kept, take, targetOf, type Book } from './book';
import { watchCalculation } from './calculation';
import { clearRange, copyRange } from './copying';
import { watchEdits } from './edits';
import type { Guard } from './guard';
import { KeepMutation, type Kept } from './kept';
import * as lines from './lines';
import * as marks from './marks';
import * as reading from './reading';
import * as rules from './ruleSteps';
import { select, selectAsOpened, selection } from './selecting';
import { followShifts } from './shifting';
import * as sheets from './sheets';
import { newSteps } from './steps';
import { tellSheets } from './telling';
import * as writing from './writing';

/** To be disposed of before another one is opened in the same spreadsheet. */
export interface UniverWorkbook extends WorkbookModel, IDisposable {
  /** The last step, whoever took it. */
  undo(): void;
  redo(): void;
}

const lacksResults = ({ sheets: all }: WorkbookContents): boolean =>
  all.some(({ cells }) => cells.some(({ formula, value }) => formula !== null && value === null));

/** Over a workbook that was just opened with these contents. */
export function univerWorkbook(
  injector: Injector,
  workbook: Workbook,
  contents: WorkbookContents,
  guard: Guard,
): UniverWorkbook {
  const unitId = workbook.getUnitId();
  const [first] = contents.sheets;
  const book: Book = {
    injector,
    workbook,
    steps: newSteps(injector, unitId),
    plain: contents.looks[0] ?? PLAIN_LOOK,
    standard: { standardWidth: first!.standardWidth, standardHeight: first!.standardHeight },
    looks: new Map(),
    painted: new Map(),
  };
  const { steps } = book;
  const listeners = new Set<(edit: Edit) => void>();
  let { isStructureProtected } = contents;

  const keep = (sheet: SheetId, change: Partial<Kept>): void => {
    const was = kept(book, sheet);
    const target = targetOf(book, sheet);
    const { id } = KeepMutation;
    take(book, { id, params: { ...target, kept: { ...was, ...change } } }, { id, params: { ...target, kept: was } });
  };
  const inOneStep =
    <Given extends unknown[]>(work: (book: Book, ...given: Given) => void) =>
    (...given: Given): void =>
      steps.batch(() => {
        work(book, ...given);
      });

  const calculation = watchCalculation(injector, workbook, lacksResults(contents));
  const watching = [
    calculation,
    followShifts(book),
    watchEdits(injector, unitId, steps, (edit) => listeners.forEach((listener) => listener(edit))),
  ];
  let isOpen = true;
  // Univer measures no text before it has drawn a first workbook.
  void injector
    .get(LifecycleService)
    .onStage(LifecycleStages.Rendered)
    .then(() => {
      if (isOpen) fitRows(book, contents);
    });
  guard.watch({ book, isStructureProtected: () => isStructureProtected, selection: () => selection(book) });
  selectAsOpened(book, contents.sheets, contents.active);

  return {
    name: () => contents.workbook,
    dateSystem: () => contents.dateSystem,
    sheets: () => sheets.sheetInfos(book),
    addSheet: (name) => sheets.addSheet(book, name),
    copySheet: (sheet, name) => sheets.copySheet(book, sheet, name),
    removeSheet: inOneStep(sheets.removeSheet),
    renameSheet: inOneStep(sheets.renameSheet),
    moveSheet: inOneStep(sheets.moveSheet),
    setVisibility: inOneStep(sheets.setVisibility),
    setTabColor: inOneStep(sheets.setTabColor),
    activeSheet: () => sheets.activeSheet(book),
    activate: (sheet) => {
      sheets.activate(book, sheet);
    },
    selection: () => selection(book),
    select: (sheet, range) => {
      select(book, sheet, range);
    },

    usedRange: (sheet, looks) => reading.usedRange(book, sheet, looks),
    filledCells: (sheet, range) => reading.filledCells(book, sheet, range),
    values: (sheet, range) => reading.readValues(book, sheet, range),
    formulas: (sheet, range) => reading.readFormulas(book, sheet, range),
    write: inOneStep(writing.writeCells),
    clear: inOneStep(clearRange),
    copyRange: inOneStep(copyRange),

    look: (sheet, range, key) => reading.readLook(book, sheet, range, key),
    setLook: inOneStep(writing.writeLook),
    merges: (sheet) => marks.merges(book, sheet),
    merge: inOneStep(marks.merge),
    unmerge: inOneStep(marks.unmerge),
    column: (sheet, column) => lines.columnSize(book, sheet, column),
    setColumns: inOneStep(lines.setColumnSizes),
    row: (sheet, row) => lines.rowSize(book, sheet, row),
    setRows: inOneStep(lines.setRowSizes),
    frozen: (sheet) => lines.frozenOf(book, sheet),
    freeze: inOneStep(lines.freeze),
    autoFilter: (sheet) => kept(book, sheet).autoFilter,
    setAutoFilter: (sheet, autoFilter) => {
      keep(sheet, { autoFilter });
    },

    conditionalRules: (sheet) => rules.conditionalRules(book, sheet),
    putConditionalRule: inOneStep(rules.putConditionalRule),
    removeConditionalRule: inOneStep(rules.removeConditionalRule),
    validations: (sheet) => rules.validations(book, sheet),
    validationAt: (sheet, row, column) => rules.validationAt(book, sheet, row, column),
    setValidation: inOneStep(rules.setValidation),
    links: (sheet) => marks.links(book, sheet),
    setLink: inOneStep(marks.setLink),
    notes: (sheet) => marks.notes(book, sheet),
    setNote: inOneStep(marks.setNote),

    isProtected: (sheet) => kept(book, sheet).isProtected,
    setProtected: (sheet, isProtected) => {
      keep(sheet, { isProtected });
    },
    isStructureProtected: () => isStructureProtected,
    setStructureProtected: (isProtected) => {
      isStructureProtected = isProtected;
    },
    printSetup: (sheet) => kept(book, sheet).printSetup,
    setPrintSetup: (sheet, printSetup) => {
      keep(sheet, { printSetup });
    },
    definedNames: () => marks.definedNames(book),
    setDefinedName: inOneStep(marks.setDefinedName),

    contents: () => ({
      workbook: contents.workbook,
      dateSystem: contents.dateSystem,
      isStructureProtected,
      active: sheets.activeSheet(book),
      ...tellSheets(book),
      definedNames: marks.definedNames(book),
    }),

    dirty: calculation.dirty,
    settle: calculation.settle,
    batch: steps.batch,
    forgetUndo: steps.forget,
    onEdit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => {
      injector.get(ICommandService).syncExecuteCommand(UndoCommandId);
    },
    redo: () => {
      injector.get(ICommandService).syncExecuteCommand(RedoCommandId);
    },
    dispose: () => {
      isOpen = false;
      guard.watch(null);
      watching.forEach((one) => one.dispose());
    },
  };
}
