import type { Rect } from '../../port';
import { absoluteRangeName, quotedSheetName, rangeName } from '../../common';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
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
    leaveFilterMode(sections);
  }
  // Excel keeps the range under a hidden name too, and without it sorting in the filter fails.
  const reference = `${quotedSheetName(editor.name)}!${absoluteRangeName(range)}`;
  draft.workbook.names.set('_xlnm._FilterDatabase', reference, draft.workbook.position(sheet), true);
}

/** Takes the filter buttons of a sheet away; rows that were filtered out stay hidden. */
export function removeAutoFilter(draft: Draft, sheet: string): void {
  const { sections } = draft.writable(sheet);
  if (sections.get('autoFilter') !== undefined) {
    sections.set('autoFilter');
    leaveFilterMode(sections);
  }
  draft.workbook.names.set('_xlnm._FilterDatabase', null, draft.workbook.position(sheet));
}

function leaveFilterMode(sections: Sections): void {
  const properties = sections.element('sheetPr');
  if (properties?.attributes.includes('filterMode')) {
    const attributes = withAttributes(properties.attributes, { filterMode: null });
    sections.set('sheetPr', elementText(properties.name, attributes, properties.inner));
  }
}
