import type { Rect } from '../../port';
import { absoluteRangeName, quotedSheetName, rangeName } from '../../common';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { Draft } from './draft';
import { checkNoTable } from './tables';

/** Puts filter buttons on the first row of a range; a filter elsewhere on the sheet goes. */
export function setAutoFilter(draft: Draft, sheet: string, range: Rect): void {
  const editor = draft.writable(sheet);
  editor.checkRect(range);
  checkNoTable(draft.pkg, editor, range);
  const { sections } = editor;
  const old = sections.element('autoFilter');
  if (old === undefined || attribute(old, 'ref') !== rangeName(range)) {
    sections.set('autoFilter', `<${sections.prefix}autoFilter ref="${rangeName(range)}"/>`);
    const properties = sections.element('sheetPr');
    if (properties?.attributes.includes('filterMode')) {
      sections.set(
        'sheetPr',
        elementText(properties.name, withAttributes(properties.attributes, { filterMode: null }), properties.inner),
      );
    }
  }
  // Excel keeps the range under a hidden name too, and without it sorting in the filter fails.
  const reference = `${quotedSheetName(editor.name)}!${absoluteRangeName(range)}`;
  draft.workbook.names.set('_xlnm._FilterDatabase', reference, draft.workbook.position(sheet), true);
}
