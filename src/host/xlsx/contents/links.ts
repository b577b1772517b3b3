import { parseRange, type Link } from '../../common';
import { parseAttributes, prefixedAttribute } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { unescapeControls } from '../xml/text';

/** Links to places in this workbook; those to elsewhere are left out. A link over many cells is told on its first. */
export function readLinks(sections: Sections): Link[] {
  return sections.children('hyperlinks').flatMap((link) => {
    const all = parseAttributes(link.attributes);
    const place = parseRange(all.get('ref') ?? '');
    const target = unescapeControls(all.get('location') ?? '').replace(/^#/, '');
    return place === null || target === '' || prefixedAttribute(link, 'id') !== undefined
      ? []
      : [{ row: place.row, column: place.column, target, tip: unescapeControls(all.get('tooltip') ?? '') }];
  });
}
