/** What refers to a sheet by its name, outside of the workbook part: links, rules, validations, charts, shapes, controls, pivot tables. */
import { within } from '../errors';
import { forgetInFormula } from '../formula';
import { contentTypeOf } from '../package/contentTypes';
import { reachableParts } from '../package/reachable';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { escapeXml, unescapeXml } from '../xml/text';
import type { Draft } from './draft';
import type { SheetEditor } from './sheetEditor';

/** Rewrites all references to the sheet `from`; `to` is its new name, for the sources of pivot tables. */
export function rewriteReferences(draft: Draft, from: string, to: string, rename: (formula: string) => string): void {
  for (const editor of editorsNaming(draft, from)) {
    renameInSheet(editor, rename);
  }
  for (const part of reachableParts(draft.pkg, draft.info.part)) {
    renameInPart(draft, part, from, to, rename);
  }
}

/**
 * What referred to a sheet that is gone says `#REF!`, as when Excel deletes it: Excel would ask for a file of that name
 * otherwise. Pivot tables keep the name of their source, which they do without.
 */
export function forgetReferences(draft: Draft, gone: string): void {
  const forget = (formula: string): string => forgetInFormula(formula, gone);
  for (const editor of editorsNaming(draft, gone)) {
    const { sections } = editor;
    const cells = sections.get('sheetData') ?? '';
    const forgotten = renameFormulas(cells, forget);
    if (forgotten !== cells) {
      sections.set('sheetData', forgotten);
    }
  }
  rewriteReferences(draft, gone, gone, forget);
}

/** Sheets whose text names the sheet. */
function editorsNaming(draft: Draft, name: string): SheetEditor[] {
  const mark = escapeXml(name.replaceAll("'", "''"));
  const isNaming = (part: string): boolean => draft.pkg.has(part) && draft.pkg.text(part).includes(mark);
  return draft.workbook.sheets
    .filter((tab) => draft.isOpened(tab) || isNaming(tab.part))
    .map((tab) => draft.editor(tab));
}

/** Elements that hold formulas, outside of cells; of every namespace. */
const FORMULA =
  /(<((?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|FmlaLink|FmlaRange|FmlaPict))(?:\s[^>]*)?>)([^<]*)(?=<\/\2>)/g;

/** Attributes that hold formulas: the cell that a text box shows, or that a control sets and lists. */
const LINK = /(\s(?:textlink|fmlaLink|fmlaRange|fmlaTxbx|linkedCell|listFillRange)\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;

function renameFormulas(xml: string, rename: (formula: string) => string): string {
  return xml.replace(FORMULA, (whole, tag: string, _, text: string) => {
    const formula = unescapeXml(text);
    const renamed = rename(formula);
    return renamed === formula ? whole : tag + escapeXml(renamed);
  });
}

function renameAttributes(xml: string, rename: (formula: string) => string): string {
  return xml.replace(LINK, (whole, name: string, double: string | undefined, single: string | undefined) => {
    const formula = unescapeXml(double ?? single ?? '');
    const renamed = rename(formula);
    return renamed === formula ? whole : `${name}"${escapeXml(renamed)}"`;
  });
}

function renameInSheet({ sections }: SheetEditor, rename: (formula: string) => string): void {
  for (const local of ['conditionalFormatting', 'dataValidations', 'controls', 'extLst']) {
    const texts = sections.all(local);
    const renamed = texts.map((text) => renameAttributes(renameFormulas(text, rename), rename));
    if (renamed.some((text, index) => text !== texts[index])) {
      sections.set(local, ...renamed);
    }
  }
  renameLinks(sections, rename);
}

function renameLinks(sections: Sections, rename: (formula: string) => string): void {
  let isChanged = false;
  const texts = sections.children('hyperlinks').map((link) => {
    const location = attribute(link, 'location') ?? '';
    const renamed = rename(location);
    isChanged ||= renamed !== location;
    return renamed === location
      ? link.text
      : elementText(link.name, withAttributes(link.attributes, { location: renamed }), link.inner);
  });
  if (isChanged) {
    sections.set('hyperlinks', elementText(`${sections.prefix}hyperlinks`, '', texts.join('')));
  }
}

const PIVOT_SOURCE = /(<(?:[\w.-]+:)?worksheetSource)(\s[^>]*?)(\/?>)/g;

/** Charts, tables, shapes, controls and the sources of pivot tables. */
function renameInPart(draft: Draft, part: string, from: string, to: string, rename: (formula: string) => string): void {
  const { pkg } = draft;
  const type = contentTypeOf(pkg, part);
  const hasFormulas =
    /drawingml\.chart\+|chartex|spreadsheetml\.table\+|officedocument\.drawing\+|controlproperties|vmlDrawing/.test(
      type,
    );
  if (!hasFormulas && !type.includes('pivotCacheDefinition')) {
    return;
  }
  within(part, () => {
    const old = pkg.text(part);
    const renamed = hasFormulas
      ? renameAttributes(renameFormulas(old, rename), rename)
      : old.replace(PIVOT_SOURCE, (whole, name: string, attributes: string, end: string) =>
          attribute({ attributes }, 'sheet')?.toLowerCase() === from.toLowerCase()
            ? name + withAttributes(attributes, { sheet: to }) + end
            : whole,
        );
    if (renamed !== old) {
      pkg.write(part, renamed);
    }
  });
}
