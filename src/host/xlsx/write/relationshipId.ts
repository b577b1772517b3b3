import { parseAttributes, withAttributes } from '../xml/elements';
import { relationshipNamespace } from '../xml/names';
import type { Sections } from '../xml/sections';

/** `r:id="rId3"` with a leading blank, under whatever prefix the part has declared; declares one when there is none. */
export function relationshipIdAttribute(sections: Sections, strict: boolean, id: string): string {
  const namespace = relationshipNamespace(strict);
  for (const [name, value] of parseAttributes(sections.rootAttributes)) {
    if (value === namespace && name.startsWith('xmlns:')) {
      return withAttributes('', { [`${name.slice(6)}:id`]: id });
    }
  }
  return withAttributes('', { 'xmlns:r': namespace, 'r:id': id });
}
