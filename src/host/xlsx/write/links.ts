import type { Change, Rect } from '../../port';
import { cellName, intersection, parseRange, rangeName, subtract } from '../../common';
import { attribute, elementText, prefixedAttribute, withAttributes } from '../xml/elements';
import { removeRelationships } from '../package/relationships';
import type { Draft } from './draft';

type Link = Extract<Change, { kind: 'links' }>['links'][number];

/** Puts links to cells of this workbook on cells; links of other cells stay, and a link over many cells is cut down. */
export function setLinks(draft: Draft, sheet: string, links: readonly Link[]): void {
  if (links.length === 0) {
    return;
  }
  const cells = links.map(({ row, column }): Rect => ({ row, column, rows: 1, columns: 1 }));
  replaceLinks(draft, sheet, cells, links);
}

/** Takes a link away, wherever it led; one over many cells is meant by its first. */
export function removeLink(draft: Draft, sheet: string, row: number, column: number): void {
  const ranges = draft
    .writable(sheet)
    .sections.children('hyperlinks')
    .map((link) => parseRange(attribute(link, 'ref') ?? ''))
    .filter((range) => range !== null);
  const meant = ranges.filter((range) => range.row === row && range.column === column);
  replaceLinks(draft, sheet, [...meant, { row, column, rows: 1, columns: 1 }], []);
}

function replaceLinks(draft: Draft, sheet: string, cells: readonly Rect[], links: readonly Link[]): void {
  const editor = draft.writable(sheet);
  const { sections } = editor;
  cells.forEach((cell) => editor.checkRect(cell));
  const old = sections.children('hyperlinks');
  const linked = new Set(cells.map(rangeName));
  const kept = old.flatMap((link) => {
    const ref = attribute(link, 'ref') ?? '';
    const range = parseRange(ref);
    if (range === null || (range.rows === 1 && range.columns === 1)) {
      return linked.has(ref) ? [] : [link];
    }
    const holes = cells.filter((cell) => intersection(cell, range) !== null);
    if (holes.length === 0) {
      return [link];
    }
    const pieces = holes.reduce<Rect[]>((rects, hole) => rects.flatMap((rect) => subtract(rect, hole)), [range]);
    return pieces.map((piece) => ({ ...link, attributes: withAttributes(link.attributes, { ref: rangeName(piece) }) }));
  });
  const name = `${sections.prefix}hyperlink`;
  const texts = [
    ...kept.map((link) => elementText(name, link.attributes, link.inner)),
    ...links.map((link) => elementText(name, linkAttributes(link))),
  ];
  if (old.length > 0 || texts.length > 0) {
    const list = texts.length === 0 ? [] : [elementText(`${sections.prefix}hyperlinks`, '', texts.join(''))];
    sections.set('hyperlinks', ...list);
  }
  // Addresses outside the workbook stand in the relationships; those that no link uses any more go.
  const stillUsed = new Set(kept.map((link) => prefixedAttribute(link, 'id')));
  const unused = old.map((link) => prefixedAttribute(link, 'id') ?? '').filter((id) => id !== '' && !stillUsed.has(id));
  removeRelationships(draft.pkg, editor.part, new Set(unused));
}

function linkAttributes({ row, column, target, tip }: Link): string {
  return withAttributes('', { ref: cellName(row, column), location: target.replace(/^#/, ''), tooltip: tip });
}
