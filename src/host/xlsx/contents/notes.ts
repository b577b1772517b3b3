import { parseRange, type NoteAt } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import { isOfKind, readRelationships } from '../package/relationships';
import { flattenText } from '../read/sharedStrings';
import type { XmlElement } from '../xml/elements';
import { attribute, childElement, childElements, rootElement } from '../xml/elements';

/** The notes of a sheet. A conversation keeps a note for programs that know none: it is no note of anybody. */
export function readNotes(pkg: Package, sheetPart: string): NoteAt[] {
  const relationships = readRelationships(pkg, sheetPart);
  const rootsOf = (kind: string): { part: string; children: XmlElement[] }[] =>
    relationships
      .filter(
        (relationship) => isOfKind(relationship, kind) && !relationship.isExternal && pkg.has(relationship.target),
      )
      .map(({ target: part }) => ({
        part,
        children: within(part, () => childElements(rootElement(pkg.text(part)).inner)),
      }));
  const conversations = new Set(
    rootsOf('threadedComment').flatMap(({ children }) => children.map((comment) => attribute(comment, 'ref'))),
  );
  return rootsOf('comments').flatMap(({ part, children }) =>
    within(part, () => {
      const comments = childElements(children.find(({ local }) => local === 'commentList')?.inner ?? '');
      return comments.flatMap((comment) => {
        const ref = attribute(comment, 'ref');
        const place = parseRange(ref ?? '');
        return place === null || conversations.has(ref)
          ? []
          : [{ row: place.row, column: place.column, text: noteText(comment) }];
      });
    }),
  );
}

function noteText(comment: XmlElement): string {
  return flattenText(childElement(comment.inner, 'text')?.inner ?? '');
}
