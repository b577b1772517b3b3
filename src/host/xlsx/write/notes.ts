/** Notes on cells: a comment in one part and its box in another. Conversations (threaded comments) are left alone. */
import { HostError } from '../../port';
import { cellName } from '../../common';
import { within } from '../errors';
import { findOfKind, isOfKind, readRelationships } from '../package/relationships';
import type { XmlElement } from '../xml/elements';
import { attribute, childElements, elementText, rootElement, withAttributes } from '../xml/elements';
import { CONTENT_TYPE, MAIN, STRICT_MAIN, XML_DECLARATION } from '../xml/names';
import { escapeCellText, spaceAttribute, unescapeXml } from '../xml/text';
import type { Draft } from './draft';
import { BLANK_DRAWING, withNoteShape, withoutNoteShape } from './noteShapes';
import { relationshipIdAttribute } from './relationshipId';
import type { SheetEditor } from './sheetEditor';

/** Who wrote the notes that we put there. */
const AUTHOR = '考评';

/**
 * Puts a note on a cell, replaces its text or (null) removes it. Throws `unsupported` where people hold a conversation:
 * a note would take its place.
 */
export function setNote(draft: Draft, sheet: string, row: number, column: number, text: string | null): void {
  const editor = draft.writable(sheet);
  editor.checkRect({ row, column, rows: 1, columns: 1 });
  checkNoConversation(draft, editor, row, column);
  const relationships = readRelationships(draft.pkg, editor.part);
  const known = findOfKind(relationships, 'comments')?.target;
  if (known === undefined && text === null) {
    return;
  }
  const comments = known ?? addComments(draft, editor);
  within(comments, () => {
    draft.pkg.write(comments, withComment(draft.pkg.text(comments), cellName(row, column), text));
  });
  const drawing = drawingOf(draft, editor) ?? addDrawing(draft, editor);
  const old = draft.pkg.text(drawing);
  draft.pkg.write(drawing, text === null ? withoutNoteShape(old, row, column) : withNoteShape(old, row, column, text));
}

function checkNoConversation(draft: Draft, editor: SheetEditor, row: number, column: number): void {
  const cell = cellName(row, column);
  for (const relationship of readRelationships(draft.pkg, editor.part)) {
    if (!isOfKind(relationship, 'threadedComment') || !draft.pkg.has(relationship.target)) {
      continue;
    }
    const comments = within(relationship.target, () =>
      childElements(rootElement(draft.pkg.text(relationship.target)).inner),
    );
    if (comments.some((comment) => attribute(comment, 'ref') === cell)) {
      throw new HostError('unsupported', { sheet: editor.name, cell, reason: 'threadedComment' });
    }
  }
}

function addComments(draft: Draft, editor: SheetEditor): string {
  const name = draft.pkg.freeName('xl/comments#.xml');
  const text = `${XML_DECLARATION}<comments xmlns="${draft.info.strict ? STRICT_MAIN : MAIN}"><authors/><commentList/></comments>`;
  draft.addPart(editor.part, name, text, 'comments', CONTENT_TYPE.comments);
  return name;
}

function addDrawing(draft: Draft, { part, sections }: SheetEditor): string {
  const name = draft.pkg.freeName('xl/drawings/vmlDrawing#.vml');
  const id = draft.addPart(part, name, BLANK_DRAWING, 'vmlDrawing', CONTENT_TYPE.vml);
  sections.set(
    'legacyDrawing',
    `<${sections.prefix}legacyDrawing${relationshipIdAttribute(sections, draft.info.strict, id)}/>`,
  );
  return name;
}

/** The drawing that the sheet calls its legacy drawing; headers and footers have one of their own. */
function drawingOf(draft: Draft, { part, sections }: SheetEditor): string | null {
  const texts = [sections.get('legacyDrawing') ?? '', ...sections.foreign()];
  const id = texts
    .map((text) => /<(?:[\w.-]+:)?legacyDrawing\s[^>]*:id\s*=\s*["']([^"']+)/.exec(text)?.[1])
    .find((found) => found !== undefined);
  const target = readRelationships(draft.pkg, part).find((relationship) => relationship.id === id)?.target;
  return target !== undefined && draft.pkg.has(target) ? target : null;
}

/** The comments part with a comment added, replaced or removed. */
function withComment(xml: string, cell: string, text: string | null): string {
  const root = rootElement(xml);
  const prefix = root.name.slice(0, root.name.indexOf(':') + 1);
  const children = childElements(root.inner);
  const inside = (local: string): XmlElement[] =>
    childElements(children.find((child) => child.local === local)?.inner ?? '');
  const authors = inside('authors').map((author) => unescapeXml(author.inner));
  const comments = inside('commentList');
  const old = comments.find((comment) => attribute(comment, 'ref') === cell);
  const texts = comments.filter((comment) => comment !== old).map((comment) => comment.text);
  if (text !== null) {
    const known = authors.includes(AUTHOR) ? authors.indexOf(AUTHOR) : authors.push(AUTHOR) - 1;
    const attributes = old?.attributes ?? withAttributes('', { ref: cell, authorId: known });
    const content = `<${prefix}t${spaceAttribute(text)}>${escapeCellText(text)}</${prefix}t>`;
    const comment = elementText(`${prefix}comment`, attributes, elementText(`${prefix}text`, '', content));
    texts.splice(old === undefined ? texts.length : comments.indexOf(old), 0, comment);
  }
  const authorTexts = authors.map((author) => elementText(`${prefix}author`, '', escapeCellText(author)));
  const rest = children
    .filter(({ local }) => local !== 'authors' && local !== 'commentList')
    .map((child) => child.text);
  return (
    XML_DECLARATION +
    elementText(
      root.name,
      root.attributes,
      elementText(`${prefix}authors`, '', authorTexts.join('')) +
        elementText(`${prefix}commentList`, '', texts.join('')) +
        rest.join(''),
    )
  );
}
