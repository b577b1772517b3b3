/** docProps/app.xml lists the sheets by name, for programs that show them without opening the workbook. */
import { within } from '../errors';
import type { Package } from '../package/package';
import { findOfKind, readRelationships } from '../package/relationships';
import type { SheetEntry } from '../read/workbook';
import type { XmlElement } from '../xml/elements';
import { childElement, childElements, elementText, rootElement } from '../xml/elements';
import { XML_DECLARATION } from '../xml/names';
import { escapeXml, unescapeXml } from '../xml/text';

/** A heading (工作表, 命名范围 …) with the titles under it. */
interface Group {
  readonly heading: string;
  readonly titles: readonly string[];
}

/**
 * Brings the list up to date. The headings are in the language of whoever saved the file, so the group of worksheets is
 * known by its content; a list that does not hold together is taken out, which the format allows.
 */
export function updateAppProperties(pkg: Package, sheets: readonly SheetEntry[]): void {
  const name = findOfKind(readRelationships(pkg, ''), 'extended-properties')?.target;
  if (name === undefined || !pkg.has(name)) {
    return;
  }
  within(name, () => {
    const root = rootElement(pkg.text(name));
    const children = childElements(root.inner);
    const pairs = children.find(({ local }) => local === 'HeadingPairs');
    const parts = children.find(({ local }) => local === 'TitlesOfParts');
    if (pairs === undefined && parts === undefined) {
      return;
    }
    const groups = pairs === undefined || parts === undefined ? null : readGroups(pairs, parts);
    const updated = groups === null ? null : withSheets(groups, sheets);
    const texts = children.flatMap((child) => {
      const isList = child === pairs || child === parts;
      return !isList
        ? [child.text]
        : updated === null
          ? []
          : [child === pairs ? pairsText(child, updated) : partsText(child, updated)];
    });
    pkg.write(name, XML_DECLARATION + elementText(root.name, root.attributes, texts.join('')));
  });
}

function readGroups(pairs: XmlElement, parts: XmlElement): Group[] | null {
  const vector = (element: XmlElement): XmlElement[] =>
    childElements(childElement(element.inner, 'vector')?.inner ?? '');
  const variants = vector(pairs).map((variant) => unescapeXml(childElements(variant.inner)[0]?.inner ?? ''));
  const titles = vector(parts).map((title) => unescapeXml(title.inner));
  const groups: Group[] = [];
  let first = 0;
  for (let index = 0; index + 1 < variants.length; index += 2) {
    const count = Number(variants[index + 1]);
    groups.push({ heading: variants[index] ?? '', titles: titles.slice(first, first + count) });
    first += count;
  }
  return first === titles.length ? groups : null;
}

function withSheets(groups: readonly Group[], sheets: readonly SheetEntry[]): Group[] | null {
  const worksheets = sheets.filter((sheet) => sheet.isWorksheet).map((sheet) => sheet.name);
  const own = groups.find(({ titles }) => titles.some((title) => worksheets.includes(title)));
  if (own === undefined) {
    return null;
  }
  const gone = own.titles.filter((title) => !worksheets.includes(title));
  const isGone = (title: string): boolean =>
    gone.some((sheet) => title.startsWith(`${sheet}!`) || title.startsWith(`'${sheet.replaceAll("'", "''")}'!`));
  return groups
    .map((group) => ({ ...group, titles: group === own ? worksheets : group.titles.filter((title) => !isGone(title)) }))
    .filter(({ titles }) => titles.length > 0);
}

const VT = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';

function vectorText(list: XmlElement, type: string, size: number, items: string): string {
  const vector = `<vt:vector xmlns:vt="${VT}" size="${size}" baseType="${type}">${items}</vt:vector>`;
  return elementText(list.name, list.attributes, vector);
}

function pairsText(list: XmlElement, groups: readonly Group[]): string {
  const items = groups.map(
    ({ heading, titles }) =>
      `<vt:variant><vt:lpstr>${escapeXml(heading)}</vt:lpstr></vt:variant><vt:variant><vt:i4>${titles.length}</vt:i4></vt:variant>`,
  );
  return vectorText(list, 'variant', 2 * groups.length, items.join(''));
}

function partsText(list: XmlElement, groups: readonly Group[]): string {
  const titles = groups.flatMap((group) => group.titles);
  return vectorText(
    list,
    'lpstr',
    titles.length,
    titles.map((title) => `<vt:lpstr>${escapeXml(title)}</vt:lpstr>`).join(''),
  );
}
