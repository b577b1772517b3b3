/** Tabs come, go, hide and show. */
import type { Change, Visibility } from '../../port';
import { HostError } from '../../port';
import { isSheetName } from '../../common';
import { reachableParts, removeUnreachable } from '../package/reachable';
import { isOfKind, readRelationships, removeRelationships } from '../package/relationships';
import { attribute, childElements, elementText, parseAttributes, withAttributes } from '../xml/elements';
import { CONTENT_TYPE } from '../xml/names';
import type { Sections } from '../xml/sections';
import { isTabSelected, selectOnly, selectTab } from './activeTab';
import { blankSections, blankWorksheet } from './blank';
import type { Draft } from './draft';
import { colorXml } from './looks';
import { forgetReferences } from './sheetReferences';

type AddSheet = Extract<Change, { kind: 'addSheet' }>;

/** Adds a sheet. In a new workbook the first one takes the place of the blank sheet that had to be there. */
export function addSheet(draft: Draft, change: AddSheet): void {
  const { sheet, after, visibility = 'visible', tabColor } = change;
  const { workbook, pkg, info } = draft;
  draft.checkStructure();
  checkName(draft, sheet, null);
  if (draft.placeholder !== null) {
    usePlaceholder(draft, draft.placeholder, change);
    return;
  }
  const position = after === undefined ? workbook.sheets.length : workbook.position(after) + 1;
  const folder = info.part.slice(0, info.part.lastIndexOf('/') + 1);
  const part = pkg.freeName(`${folder}worksheets/sheet#.xml`);
  const id = draft.addPart(info.part, part, blankWorksheet(info.strict), 'worksheet', CONTENT_TYPE.worksheet);
  workbook.insert(position, { name: sheet, visibility, part, isWorksheet: true }, id);
  if (tabColor !== undefined) {
    setTabColor(draft, position, tabColor);
  }
}

function usePlaceholder(
  draft: Draft,
  placeholder: string,
  { sheet, visibility = 'visible', tabColor }: AddSheet,
): void {
  const position = draft.workbook.position(placeholder);
  draft.workbook.rename(position, sheet);
  draft.workbook.setVisibility(position, visibility);
  if (tabColor !== undefined) {
    setTabColor(draft, position, tabColor);
  }
  draft.placeholder = null;
}

/** Colours a tab, or (null) takes its colour away. */
export function setTabColor(draft: Draft, position: number, color: string | null): void {
  const { sections } = draft.editor(draft.workbook.sheetAt(position));
  const { prefix } = sections;
  const old = sections.element('sheetPr');
  const others = childElements(old?.inner ?? '').filter(({ local }) => local !== 'tabColor');
  const inner = (color === null ? '' : colorXml(`${prefix}tabColor`, color)) + others.map(({ text }) => text).join('');
  const attributes = old?.attributes ?? '';
  const texts = inner === '' && attributes === '' ? [] : [elementText(`${prefix}sheetPr`, attributes, inner)];
  sections.set('sheetPr', ...texts);
}

/** Moves a sheet behind another one, or (null) before all tabs. */
export function moveSheet(draft: Draft, name: string, after: string | null): void {
  draft.checkStructure();
  const { workbook } = draft;
  const from = workbook.position(name);
  const behind = after === null ? 0 : workbook.position(after) + 1;
  const to = behind > from ? behind - 1 : behind;
  if (to !== from) {
    workbook.move(from, to);
  }
}

/** Excel's rules for names of sheets; `own` is what the sheet is called so far. */
export function checkName({ workbook, placeholder }: Draft, name: string, own: string | null): void {
  if (!isSheetName(name)) {
    throw new HostError('unsupported', { sheet: name, reason: 'sheetName' });
  }
  const isTaken = (taken: string): boolean =>
    taken !== placeholder && taken !== own && taken.toLowerCase() === name.toLowerCase();
  if (workbook.sheets.some((sheet) => isTaken(sheet.name))) {
    throw new HostError('failed', { sheet: name, reason: 'sheetExists' });
  }
}

/** Removes a sheet with everything that belongs to it alone. Formulas elsewhere that point to it show `#REF!` from then on. */
export function removeSheet(draft: Draft, name: string): void {
  const { workbook, pkg, info } = draft;
  draft.checkStructure();
  const position = workbook.position(name);
  const { part, name: spelled } = workbook.sheetAt(position);
  const ids = readRelationships(pkg, info.part).filter((relationship) => relationship.target === part);
  const belongings = reachableParts(pkg, part);
  workbook.remove(position);
  draft.forget(part);
  removeRelationships(pkg, info.part, new Set(ids.map(({ id }) => id)));
  removeUnreachable(pkg, [part, ...belongings]);
  forgetReferences(draft, spelled);
}

/** What lies over the cells and is not theirs; sections of other namespaces are pictures of controls and objects. */
const OVER_CELLS = ['drawing', 'legacyDrawing', 'picture', 'oleObjects', 'controls', 'extLst', ''] as const;

/** Parts that no section of the sheet names. */
const NOTES = ['comments', 'threadedComment'] as const;

const SPARKLINES = '{05C60535-1F16-4FD2-B633-F4F36F0B64E0}';

/**
 * Empties a sheet: cells, formats, merges, rules, links, page setup. Its name, place, colour and visibility stay, and so
 * does what people put over the cells: drawings, notes, sparklines, the print area.
 */
export function clearSheet(draft: Draft, name: string): void {
  const editor = draft.writable(name);
  const { sections, part } = editor;
  const { prefix } = sections;
  const belongings = reachableParts(draft.pkg, part);
  draft.empty(editor);
  const isSelected = isTabSelected(sections);
  sections.keepOnly('sheetPr', 'sheetFormatPr', ...OVER_CELLS);
  keepSparklines(sections);
  const over = OVER_CELLS.flatMap((local) => sections.all(local)).join('');
  for (const [local, text] of Object.entries(blankSections(prefix))) {
    if (local !== 'sheetFormatPr' || sections.get(local) === undefined) {
      sections.set(local, text);
    }
  }
  keepColor(sections);
  if (isSelected) {
    selectTab(sections, true);
  }
  const named = new Set([...over.matchAll(/:id\s*=\s*["']([^"']+)/g)].map(([, id]) => id));
  const gone = readRelationships(draft.pkg, part).filter(
    (relationship) => !named.has(relationship.id) && !NOTES.some((kind) => isOfKind(relationship, kind)),
  );
  removeRelationships(draft.pkg, part, new Set(gone.map(({ id }) => id)));
  removeUnreachable(draft.pkg, belongings);
  draft.workbook.names.sheetCleared(draft.workbook.position(name));
}

/** Of a sheet's extensions, sparklines stay; the others are rules of cells. */
function keepSparklines(sections: Sections): void {
  const list = sections.element('extLst');
  if (list === undefined) {
    return;
  }
  const kept = childElements(list.inner).filter((ext) => attribute(ext, 'uri')?.toUpperCase() === SPARKLINES);
  const text = kept.map((ext) => ext.text).join('');
  sections.set('extLst', ...(text === '' ? [] : [elementText(list.name, list.attributes, text)]));
}

/** Of a sheet's properties, its colour and its name in macros stay. */
function keepColor(sections: Sections): void {
  const old = sections.element('sheetPr');
  if (old === undefined) {
    return;
  }
  const codeName = parseAttributes(old.attributes).get('codeName');
  const color = childElements(old.inner).find(({ local }) => local === 'tabColor');
  const attributes = withAttributes('', { codeName });
  const texts = attributes === '' && color === undefined ? [] : [elementText(old.name, attributes, color?.text ?? '')];
  sections.set('sheetPr', ...texts);
}

export function setVisibility(draft: Draft, name: string, visibility: Visibility): void {
  const { workbook } = draft;
  const position = workbook.position(name);
  if (workbook.sheetAt(position).visibility === visibility) {
    return;
  }
  draft.checkStructure();
  workbook.setVisibility(position, visibility);
}

/** Makes a tab the one that is shown on opening. Throws `failed` for a hidden one. */
export function activate(draft: Draft, name: string): void {
  const position = draft.workbook.position(name);
  if (draft.workbook.sheetAt(position).visibility !== 'visible') {
    throw new HostError('failed', { sheet: name, reason: 'hiddenSheet' });
  }
  draft.workbook.activate(position);
  selectOnly(draft, position);
}
