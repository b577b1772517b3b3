/** A workbook in memory, for tests. It knows no functions: the results of formulas come from whoever makes it. */
import { contains, MAX_COLUMNS, MAX_ROWS, meets, sameRect, type WorkbookContents } from '../../host/common';
import type { CellValue, DateSystem, PrintSetup, Rect, Validation, Visibility } from '../../host/port';
import { fillSheet, looksOf, tellSheet } from './memoryContents';
import {
  bounds,
  type Cell,
  clearCells,
  copyCells,
  copyFormats,
  copyOf,
  grid,
  isBlank,
  isSaid,
  type MemorySheet,
  newSheet,
  present,
  resize,
  touch,
  withoutValidations,
} from './memorySheet';
import {
  PLAIN_LOOK,
  type CellInput,
  type Clearing,
  type ConditionalRule,
  type DefinedName,
  type Edit,
  type Formula,
  type Look,
  type SheetId,
  type SheetInfo,
  type Size,
  type TabEdit,
  type WorkbookModel,
} from './model';

/** The result of a formula, given with its leading `=`, in a sheet. */
export type Calculate = (formula: string, sheet: string) => CellValue;

const WHOLE_SHEET: Rect = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

export class MemoryWorkbook implements WorkbookModel {
  private tabs: MemorySheet[] = [];
  private active: SheetId;
  private selected: { sheet: SheetId; range: Rect };
  private names: DefinedName[] = [];
  private structureProtected = false;
  private system: DateSystem = 1900;
  /** The look of cells that nobody formatted. */
  private plain: Look = PLAIN_LOOK;
  private nextId = 0;
  private readonly listeners = new Set<(edit: Edit) => void>();

  constructor(
    private readonly file: string,
    sheets: readonly string[] = ['Sheet1'],
    private readonly calculate: Calculate = () => 0,
  ) {
    sheets.forEach((name) => this.addSheet(name));
    this.active = this.tabs[0]?.id ?? '';
    this.selected = { sheet: this.active, range: { row: 0, column: 0, rows: 1, columns: 1 } };
  }

  /** A workbook that holds what a file held. */
  static of(contents: WorkbookContents, calculate?: Calculate): MemoryWorkbook {
    const workbook = new MemoryWorkbook(contents.workbook, [], calculate);
    workbook.plain = contents.looks[0] ?? PLAIN_LOOK;
    workbook.tabs = contents.sheets.map((sheet) => fillSheet(sheet, contents.looks));
    workbook.names = [...contents.definedNames];
    workbook.structureProtected = contents.isStructureProtected;
    workbook.system = contents.dateSystem;
    const active = contents.sheets.find(({ id }) => id === contents.active);
    workbook.select(contents.active, { row: 0, column: 0, ...active?.selected, rows: 1, columns: 1 });
    return workbook;
  }

  name(): string {
    return this.file;
  }

  dateSystem(): DateSystem {
    return this.system;
  }

  sheets(): readonly SheetInfo[] {
    return this.tabs.map(({ id, name, visibility, tabColor }) => ({ id, name, visibility, tabColor }));
  }

  addSheet(name: string): SheetId {
    const id = this.newId('sheet');
    this.tabs.push(newSheet(id, name));
    this.tellTab(id, 'added');
    return id;
  }

  copySheet(sheet: SheetId, name: string): SheetId {
    const id = this.newId('sheet');
    this.tabs.push(copyOf(this.tab(sheet), id, name));
    this.tellTab(id, 'added');
    return id;
  }

  removeSheet(sheet: SheetId): void {
    const next = this.tabs.find(({ id, visibility }) => id !== sheet && visibility === 'visible');
    if (next === undefined) {
      throw new Error('the last visible sheet');
    }
    this.tabs = this.tabs.filter(({ id }) => id !== sheet);
    this.tellTab(sheet, 'removed');
    if (this.active === sheet) this.activate(next.id);
  }

  renameSheet(sheet: SheetId, name: string): void {
    this.tab(sheet).name = name;
    this.tellTab(sheet, 'renamed');
  }

  moveSheet(sheet: SheetId, position: number): void {
    const tab = this.tab(sheet);
    const others = this.tabs.filter((other) => other !== tab);
    this.tabs = [...others.slice(0, position), tab, ...others.slice(position)];
    this.tellTab(sheet, 'moved');
  }

  setVisibility(sheet: SheetId, visibility: Visibility): void {
    this.tab(sheet).visibility = visibility;
    this.tellTab(sheet, 'hidden');
    if (visibility !== 'visible' && this.active === sheet) {
      this.activate(this.tabs.find((tab) => tab.visibility === 'visible')!.id);
    }
  }

  setTabColor(sheet: SheetId, color: string | null): void {
    this.tab(sheet).tabColor = color;
  }

  activeSheet(): SheetId {
    return this.active;
  }

  activate(sheet: SheetId): void {
    const was = this.active;
    this.active = this.tab(sheet).id;
    if (was !== sheet) this.tellTab(sheet, 'activated');
  }

  selection(): { sheet: SheetId; range: Rect } {
    return this.selected;
  }

  select(sheet: SheetId, range: Rect): void {
    this.activate(sheet);
    this.selected = { sheet, range };
  }

  usedRange(sheet: SheetId, looks: boolean): Rect | null {
    const tab = this.tab(sheet);
    const isUsed = (cell: Cell): boolean => !isBlank(cell) || (looks && isSaid(cell.look));
    return bounds(tab, isUsed, looks ? tab.merges : []);
  }

  filledCells(sheet: SheetId, range: Rect): { row: number; column: number }[] {
    return [...present(this.tab(sheet), range)].flatMap(([row, column, cell]) =>
      isBlank(cell) ? [] : [{ row, column }],
    );
  }

  values(sheet: SheetId, range: Rect): CellValue[][] {
    return grid(this.tab(sheet), range, (cell) => cell?.value ?? null);
  }

  formulas(sheet: SheetId, range: Rect): (string | null)[][] {
    return grid(this.tab(sheet), range, (cell) => cell?.formula ?? null);
  }

  write(sheet: SheetId, range: Rect, inputs: readonly (readonly CellInput[])[]): void {
    this.put(sheet, range, inputs, true);
  }

  /** What a person types; for tests. */
  type(sheet: SheetId, row: number, column: number, input: CellInput): void {
    this.put(sheet, { row, column, rows: 1, columns: 1 }, [[input]], false);
  }

  clear(sheet: SheetId, range: Rect, what: Clearing): void {
    clearCells(this.tab(sheet), range, what);
    this.tell({ sheet, range, own: true });
  }

  copyRange(from: SheetId, to: SheetId, range: Rect, what: 'all' | 'formats'): void {
    const copy = what === 'all' ? copyCells : copyFormats;
    copy(this.tab(from), this.tab(to), range, () => this.newId('rule'));
  }

  look<Key extends keyof Look>(sheet: SheetId, range: Rect, key: Key): Look[Key][][] {
    return looksOf(this.tab(sheet), range, key, this.plain);
  }

  setLook(sheet: SheetId, range: Rect, look: Partial<Look>): void {
    touch(this.tab(sheet), range, (cell) => {
      cell.look = { ...cell.look, ...look };
    });
  }

  merges(sheet: SheetId): readonly Rect[] {
    return this.tab(sheet).merges;
  }

  merge(sheet: SheetId, range: Rect): void {
    const tab = this.tab(sheet);
    this.unmerge(sheet, range);
    touch(tab, range, (cell, row, column) => {
      if (row !== range.row || column !== range.column) {
        cell.value = null;
        cell.formula = null;
      }
    });
    tab.merges.push(range);
  }

  unmerge(sheet: SheetId, range: Rect): void {
    const tab = this.tab(sheet);
    tab.merges = tab.merges.filter((merge) => !meets(merge, range));
  }

  column(sheet: SheetId, column: number): Size {
    const tab = this.tab(sheet);
    const own = tab.columns.get(column);
    return { points: own?.points ?? tab.standardWidth, hidden: own?.hidden ?? false };
  }

  setColumns(sheet: SheetId, column: number, count: number, size: Partial<Size>): void {
    resize(this.tab(sheet).columns, column, count, size);
  }

  row(sheet: SheetId, row: number): Size {
    const tab = this.tab(sheet);
    const own = tab.rows.get(row);
    return { points: own?.points ?? tab.standardHeight, hidden: own?.hidden ?? false };
  }

  setRows(sheet: SheetId, row: number, count: number, size: { points?: number | null; hidden?: boolean }): void {
    resize(this.tab(sheet).rows, row, count, size);
  }

  frozen(sheet: SheetId): { rows: number; columns: number } {
    return this.tab(sheet).frozen;
  }

  freeze(sheet: SheetId, rows: number, columns: number): void {
    this.tab(sheet).frozen = { rows, columns };
  }

  autoFilter(sheet: SheetId): Rect | null {
    return this.tab(sheet).autoFilter;
  }

  setAutoFilter(sheet: SheetId, range: Rect | null): void {
    this.tab(sheet).autoFilter = range;
  }

  conditionalRules(sheet: SheetId): readonly ConditionalRule[] {
    return this.tab(sheet).rules;
  }

  putConditionalRule(sheet: SheetId, rule: ConditionalRule, position?: number): void {
    const tab = this.tab(sheet);
    const was = tab.rules.findIndex(({ id }) => id === rule.id);
    const others = tab.rules.filter(({ id }) => id !== rule.id);
    const at = position ?? (was < 0 ? others.length : was);
    tab.rules = [...others.slice(0, at), rule, ...others.slice(at)];
  }

  removeConditionalRule(sheet: SheetId, id: string): void {
    const tab = this.tab(sheet);
    tab.rules = tab.rules.filter((rule) => rule.id !== id);
  }

  validations(sheet: SheetId): MemorySheet['validations'] {
    return this.tab(sheet).validations;
  }

  validationAt(sheet: SheetId, row: number, column: number): Validation | null {
    const found = this.tab(sheet).validations.find(({ range }) => contains(range, row, column));
    return found?.validation ?? null;
  }

  setValidation(sheet: SheetId, range: Rect, validation: Validation | null): void {
    const tab = this.tab(sheet);
    // The usual case by far, and cutting thousands of ranges out of thousands takes long.
    const same = tab.validations.findIndex((old) => sameRect(old.range, range));
    if (same >= 0 && validation !== null) {
      tab.validations[same] = { range, validation };
    } else if (same >= 0) {
      tab.validations.splice(same, 1);
    } else if (validation !== null || tab.validations.some((old) => meets(old.range, range))) {
      tab.validations = withoutValidations(tab.validations, range);
      tab.validations.push(...(validation === null ? [] : [{ range, validation }]));
    }
  }

  links(sheet: SheetId): MemorySheet['links'] {
    return this.tab(sheet).links;
  }

  setLink(sheet: SheetId, row: number, column: number, link: { target: string; tip: string } | null): void {
    const tab = this.tab(sheet);
    const others = tab.links.filter((old) => old.row !== row || old.column !== column);
    tab.links = link === null ? others : [...others, { row, column, ...link }];
  }

  notes(sheet: SheetId): MemorySheet['notes'] {
    return this.tab(sheet).notes;
  }

  setNote(sheet: SheetId, row: number, column: number, text: string | null): void {
    const tab = this.tab(sheet);
    const others = tab.notes.filter((old) => old.row !== row || old.column !== column);
    tab.notes = text === null ? others : [...others, { row, column, text }];
  }

  isProtected(sheet: SheetId): boolean {
    return this.tab(sheet).isProtected;
  }

  setProtected(sheet: SheetId, isProtected: boolean): void {
    this.tab(sheet).isProtected = isProtected;
  }

  isStructureProtected(): boolean {
    return this.structureProtected;
  }

  setStructureProtected(isProtected: boolean): void {
    this.structureProtected = isProtected;
  }

  printSetup(sheet: SheetId): Partial<PrintSetup> {
    return this.tab(sheet).printSetup;
  }

  setPrintSetup(sheet: SheetId, setup: Partial<PrintSetup>): void {
    this.tab(sheet).printSetup = setup;
  }

  definedNames(): readonly DefinedName[] {
    return this.names;
  }

  setDefinedName(name: string, formula: string | null): void {
    const others = this.names.filter((old) => old.name.toLowerCase() !== name.toLowerCase());
    this.names = formula === null ? others : [...others, { name, formula }];
  }

  contents(): WorkbookContents {
    const looks: Look[] = [this.plain];
    const sheets = this.tabs.map((tab) => tellSheet(tab, looks));
    return {
      workbook: this.file,
      dateSystem: this.system,
      isStructureProtected: this.structureProtected,
      active: this.active,
      looks,
      sheets,
      definedNames: this.names,
    };
  }

  dirty(): boolean {
    return false;
  }

  async settle(): Promise<void> {
    // Results are there at once.
  }

  batch<T>(work: () => T): T {
    return work();
  }

  forgetUndo(): void {
    // Nobody sees this one, and nobody undoes anything in it.
  }

  onEdit(listener: (edit: Edit) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private put(sheet: SheetId, range: Rect, inputs: readonly (readonly CellInput[])[], own: boolean): void {
    const tab = this.tab(sheet);
    touch(tab, range, (cell, row, column) => {
      const input = inputs[row - range.row]?.[column - range.column];
      if (input === undefined) {
        return;
      }
      cell.formula = isFormula(input) ? input.formula : null;
      const value = isFormula(input) ? this.calculate(input.formula, tab.name) : input === '' ? null : input;
      // A spreadsheet knows no zero below zero.
      cell.value = value === 0 ? 0 : value;
    });
    this.tell({ sheet, range, own });
  }

  private newId(kind: 'sheet' | 'rule'): string {
    return `${kind}-${++this.nextId}`;
  }

  private tellTab(sheet: SheetId, tab: TabEdit): void {
    this.tell({ sheet, range: WHOLE_SHEET, own: true, tab });
  }

  private tell(edit: Edit): void {
    this.listeners.forEach((listener) => listener(edit));
  }

  private tab(sheet: SheetId): MemorySheet {
    const tab = this.tabs.find(({ id }) => id === sheet);
    if (tab === undefined) {
      throw new Error(`no sheet ${sheet}`);
    }
    return tab;
  }
}

function isFormula(input: CellInput): input is Formula {
  return typeof input === 'object' && input !== null && 'formula' in input;
}
