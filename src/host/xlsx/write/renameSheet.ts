/** A sheet gets another name, and what refers to it by name follows. */
import { within } from '../errors';
import { contentTypeOf } from '../package/contentTypes';
import { reachableParts } from '../package/reachable';
import { renameInFormula } from '../formula';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { escapeXml, unescapeXml } from '../xml/text';
import type { Draft } from './draft';
import type { SheetEditor } from './sheetEditor';
import { checkName } from './tabs';

/** Formulas in cells are left to whoever wrote them; names, links, rules, validations, charts and pivot tables follow. */
export function renameSheet(draft: Draft, from: string, to: string): void {
  draft.checkStructure();
  const { workbook } = draft;
  const position = workbook.position(from);
  const sheet = workbook.sheetAt(position);
  if (sheet.name === to) {
    return;
  }
  checkName(draft, to, sheet.name);
  draft.editor(sheet).name = to;
  workbook.rename(position, to);
  if (draft.placeholder === sheet.name) {
    draft.placeholder = null;
  }
  const rename = (formula: string): string => renameInFormula(formula, sheet.name, to);
  workbook.names.rewrite(rename);
  const mark = escapeXml(sheet.name.replaceAll("'", "''"));
  for (const tab of workbook.sheets) {
    if (draft.isOpened(tab) || draft.pkg.text(tab.part).includes(mark)) {
      renameInSheet(draft.editor(tab), rename);
    }
  }
  for (const part of reachableParts(draft.pkg, draft.info.part)) {
    renameInPart(draft, part, sheet.name, to, rename);
  }
}

/** Elements that hold formulas, outside of cells; of every namespace. */
const FORMULA =
  /(<((?:[\w.-]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula))(?:\s[^>]*)?>)([^<]*)(?=<\/\2>)/g;

function renameFormulas(xml: string, rename: (formula: string) => string): string {
  return xml.replace(FORMULA, (whole, tag: string, _, text: string) => {
    const formula = unescapeXml(text);
    const renamed = rename(formula);
    return renamed === formula ? whole : tag + escapeXml(renamed);
  });
}

function renameInSheet({ sections }: SheetEditor, rename: (formula: string) => string): void {
  for (const local of ['conditionalFormatting', 'dataValidations', 'extLst']) {
    const texts = sections.all(local);
    const renamed = texts.map((text) => renameFormulas(text, rename));
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

/** Charts, tables and the sources of pivot tables. */
function renameInPart(draft: Draft, part: string, from: string, to: string, rename: (formula: string) => string): void {
  const { pkg } = draft;
  const type = contentTypeOf(pkg, part);
  const isChart = /drawingml\.chart\+|chartex|spreadsheetml\.table\+/.test(type);
  if (!isChart && !type.includes('pivotCacheDefinition')) {
    return;
  }
  within(part, () => {
    const old = pkg.text(part);
    const renamed = isChart
      ? renameFormulas(old, rename)
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
