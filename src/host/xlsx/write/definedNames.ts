/** The workbook's defined names, those of single sheets included (print titles, filters). */
import { forgetInFormula } from '../formula';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { escapeXml, unescapeXml } from '../xml/text';

interface DefinedName {
  readonly name: string;
  /** Position of the sheet that it belongs to; undefined for the whole workbook. */
  readonly sheet: number | undefined;
  readonly attributes: string;
  readonly reference: string;
}

/** What Excel names the filter and the repeated rows of a sheet. */
const OF_CELLS: ReadonlySet<string> = new Set(['_xlnm._filterdatabase', '_xlnm.print_titles']);

export class DefinedNames {
  private names: readonly DefinedName[];
  private isChanged = false;

  constructor(private readonly sections: Sections) {
    this.names = sections.children('definedNames').map((element) => {
      const sheet = attribute(element, 'localSheetId');
      return {
        name: attribute(element, 'name') ?? '',
        sheet: sheet === undefined ? undefined : Number(sheet),
        attributes: element.attributes,
        reference: unescapeXml(element.inner),
      };
    });
  }

  /** What a name stands for, without `=`. Names are the same in any case. */
  get(name: string, sheet?: number): string | undefined {
    return this.names.find(isCalled(name, sheet))?.reference;
  }

  /** Adds, replaces or (null) removes a name. */
  set(name: string, reference: string | null, sheet?: number, hidden = false): void {
    const old = this.names.find(isCalled(name, sheet));
    if (old?.reference === reference || (old === undefined && reference === null)) {
      return;
    }
    const attributes = withAttributes(old?.attributes ?? '', {
      name,
      localSheetId: sheet,
      hidden: hidden ? 1 : undefined,
    });
    this.change(
      reference === null
        ? this.names.filter((other) => other !== old)
        : old === undefined
          ? [...this.names, { name, sheet, attributes, reference }]
          : this.names.map((other) => (other === old ? { ...old, attributes, reference } : other)),
    );
  }

  /** Makes room for a sheet at a position. */
  sheetInserted(position: number): void {
    this.renumber((sheet) => (sheet >= position ? sheet + 1 : sheet));
  }

  /** Sheets have other positions now. */
  sheetsMoved(place: (position: number) => number): void {
    this.renumber(place);
  }

  /** Changes what names stand for; `change` gets it without `=`. */
  rewrite(change: (reference: string) => string): void {
    this.change(
      this.names.map((name) => {
        const reference = change(name.reference);
        return reference === name.reference ? name : { ...name, reference };
      }),
    );
  }

  /** Takes out the names of a sheet; what other names say about it becomes `#REF!`, as when Excel deletes it. */
  sheetRemoved(position: number, sheetName: string): void {
    this.change(
      this.names
        .filter(({ sheet }) => sheet !== position)
        .map((name) => ({ ...name, reference: forgetInFormula(name.reference, sheetName) })),
    );
    this.renumber((sheet) => (sheet > position ? sheet - 1 : sheet));
  }

  /** Takes out what a sheet's filter and repeated rows are named by; its print area and people's own names stay. */
  sheetCleared(position: number): void {
    this.change(this.names.filter(({ sheet, name }) => sheet !== position || !OF_CELLS.has(name.toLowerCase())));
  }

  /** Writes the names back, if there was a change. */
  save(): void {
    if (!this.isChanged) {
      return;
    }
    const { prefix } = this.sections;
    const texts = this.names.map(({ attributes, reference }) =>
      elementText(`${prefix}definedName`, attributes, escapeXml(reference)),
    );
    const list = texts.length === 0 ? [] : [elementText(`${prefix}definedNames`, '', texts.join(''))];
    this.sections.set('definedNames', ...list);
  }

  private renumber(place: (sheet: number) => number): void {
    this.change(
      this.names.map((name) => {
        if (name.sheet === undefined || place(name.sheet) === name.sheet) {
          return name;
        }
        const sheet = place(name.sheet);
        return { ...name, sheet, attributes: withAttributes(name.attributes, { localSheetId: sheet }) };
      }),
    );
  }

  private change(names: readonly DefinedName[]): void {
    this.isChanged ||= names.length !== this.names.length || names.some((name, index) => name !== this.names[index]);
    this.names = names;
  }
}

function isCalled(name: string, sheet: number | undefined): (other: DefinedName) => boolean {
  return (other) => other.name.toLowerCase() === name.toLowerCase() && other.sheet === sheet;
}
