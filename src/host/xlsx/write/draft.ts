/**
 * A workbook while a change set is applied to it: a copy that shares every part it does not change. Nothing is seen
 * outside until `finish`, so a change set that fails leaves no trace.
 */
import { HostError } from '../../port';
import { within } from '../errors';
import { addContentType, removeContentTypes } from '../package/contentTypes';
import type { Package } from '../package/package';
import { addRelationship, findOfKind, readRelationships, removeRelationships } from '../package/relationships';
import type { WorkbookReader } from '../read/reader';
import { isProtected, parseWorksheet, type SheetContent } from '../read/sheet';
import type { SheetEntry, WorkbookInfo } from '../read/workbook';
import { readWorkbook } from '../read/workbook';
import { CONTENT_TYPE, relationshipNamespace, WORKSHEET_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';
import { selectActiveTab } from './activeTab';
import { updateAppProperties } from './appProperties';
import { SheetEditor } from './sheetEditor';
import { blankStyles } from './blank';
import { StyleBook } from './styleBook';
import { WorkbookEditor } from './workbookEditor';

/** Where styles go in a workbook that has none. */
const STYLES = 'xl/styles.xml';

export class Draft {
  readonly pkg: Package;
  readonly workbook: WorkbookEditor;
  private readonly editors = new Map<string, SheetEditor>();
  private styleBook: StyleBook | null = null;
  private valuesChanged = false;
  /** Whether the order of calculation names cells that are not there any more. */
  private isChainStale = false;
  /** The part of the tab that was active at first. */
  readonly firstActive: string | undefined;

  constructor(
    private readonly original: Package,
    readonly info: WorkbookInfo,
    private readonly reader: WorkbookReader,
    /** The tab of a new workbook that is there only because there must be one. */
    public placeholder: string | null,
    /** Whether a person does it, whom protection does not concern. */
    private readonly byHand: boolean,
  ) {
    this.pkg = original.fork();
    this.workbook = within(info.part, () => new WorkbookEditor(original.text(info.part), info));
    this.firstActive = info.sheets[this.workbook.active]?.part;
  }

  /** Throws `protectedSheet` when the workbook does not allow tabs to come, go, move or hide. */
  checkStructure(): void {
    if (!this.byHand) {
      this.workbook.checkStructure();
    }
  }

  /** A worksheet to change; throws `missingSheet`, and `protectedSheet` when it is protected: that is for its owner to lift. */
  writable(name: string): SheetEditor {
    const editor = this.editor(this.workbook.sheetAt(this.workbook.position(name)));
    if (!this.byHand && isProtected(editor.sections)) {
      throw new HostError('protectedSheet', { sheet: editor.name });
    }
    return editor;
  }

  /** Any tab, protected or not. */
  editor({ name, part, isWorksheet }: SheetEntry): SheetEditor {
    let editor = this.editors.get(part);
    if (editor === undefined) {
      const sections = within(part, () => (isWorksheet ? parseWorksheet : parseTab)(this.pkg.text(part)));
      const before = this.pkg.part(part);
      const content = (): SheetContent => this.reader.content(this.original, this.info, before);
      editor = new SheetEditor(name, part, sections, content, this.byHand);
      this.editors.set(part, editor);
    }
    return editor;
  }

  isOpened({ part }: SheetEntry): boolean {
    return this.editors.has(part);
  }

  /** The editors of sheets that were opened. */
  opened(): readonly SheetEditor[] {
    return [...this.editors.values()];
  }

  /** Forgets a sheet that was removed. */
  forget(part: string): void {
    this.editors.delete(part);
    this.valuesChanged = true;
    this.isChainStale = true;
  }

  /** Takes away all cells of a sheet; its sections are the caller's affair. */
  empty(editor: SheetEditor): void {
    this.valuesChanged = true;
    editor.forgetCells();
  }

  styles(): StyleBook {
    return (this.styleBook ??= this.openStyles());
  }

  /** Adds a part that belongs to `owner`, and returns the relationship's id. `kind` is that of the relationship. */
  addPart(owner: string, name: string, text: string, kind: string, contentType: string): string {
    this.pkg.write(name, text);
    addContentType(this.pkg, name, contentType);
    return addRelationship(this.pkg, owner, `${relationshipNamespace(this.info.strict)}/${kind}`, name);
  }

  /** Puts everything into the package and returns it with what can now be read from it. Throws `HostError`. */
  finish(): { readonly pkg: Package; readonly info: WorkbookInfo } {
    if (this.workbook.tabsChanged) {
      selectActiveTab(this);
      updateAppProperties(this.pkg, this.workbook.sheets);
    }
    for (const editor of this.editors.values()) {
      this.valuesChanged ||= editor.edits.hasValues;
      within(editor.part, () => editor.flush(() => this.styles()));
      if (editor.sections.isChanged) {
        this.pkg.write(editor.part, editor.sections.toString());
      }
    }
    if (this.styleBook !== null) {
      this.pkg.write(this.info.styles ?? STYLES, this.styleBook.toString());
    }
    if (this.valuesChanged) {
      this.finishCalculation();
    }
    const text = this.workbook.save();
    if (text !== null) {
      this.pkg.write(this.info.part, text);
    }
    return { pkg: this.pkg, info: readWorkbook(this.pkg) };
  }

  private openStyles(): StyleBook {
    const { styles, part } = this.info;
    if (styles !== null) {
      return within(styles, () => new StyleBook(this.pkg.text(styles)));
    }
    const text = blankStyles(this.info.strict);
    this.addPart(part, STYLES, text, 'styles', CONTENT_TYPE.styles);
    return new StyleBook(text);
  }

  /**
   * Values changed: results that were stored with other cells' formulas may be out of date, so a workbook with formulas
   * asks to be calculated on opening (`fullCalcOnLoad`); until then a reader sees the old results. The order of calculation names each cell with a formula; when that
   * no longer holds, it goes, and Excel makes a new one.
   */
  private finishCalculation(): void {
    const chain = findOfKind(readRelationships(this.pkg, this.info.part), 'calcChain');
    if (chain !== undefined && (this.isChainStale || this.opened().some((editor) => editor.formulasChanged))) {
      removeRelationships(this.pkg, this.info.part, new Set([chain.id]));
      removeContentTypes(this.pkg, [chain.target]);
      this.pkg.remove(chain.target);
    }
    const worksheets = this.workbook.sheets.filter((sheet) => sheet.isWorksheet);
    if (worksheets.some(({ part }) => this.hasFormulas(part))) {
      this.workbook.requestCalculation();
    }
  }

  private hasFormulas(part: string): boolean {
    const editor = this.editors.get(part);
    const isKnown = editor === undefined || editor.edits.rows.size === 0;
    return isKnown ? this.reader.hasFormulas(this.pkg, part) : editor.formulasChanged || editor.original.hasFormulas;
  }
}

/** A tab that is no worksheet: only its view is ever changed. */
function parseTab(xml: string): Sections {
  return Sections.parse(xml, WORKSHEET_ORDER);
}
