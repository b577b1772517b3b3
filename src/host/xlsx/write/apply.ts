/** One of the port's changes after the other, applied to a draft. */
import type { CellFormat, Change } from '../../port';
import { HostError } from '../../port';
import { isDefinedName, lastColumn, lastRow, intersection, contains, MAX_FORMATTED, type Look } from '../../common';
import { setAutoFilter } from './autoFilter';
import { setColumnWidths } from './columns';
import { setConditionalFormats } from './conditionalFormats';
import type { Draft } from './draft';
import { freeze } from './freeze';
import { setLinks } from './links';
import { setNote } from './notes';
import { setPrintSetup } from './printSetup';
import { checkNoTable } from './tables';
import { activate, addSheet, clearSheet, removeSheet, setVisibility } from './tabs';
import { setValidations } from './validations';
import { writeValues } from './values';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Throws `HostError` when the change cannot be made; the draft is of no use then. */
export function applyChange(draft: Draft, change: Change): void {
  switch (change.kind) {
    case 'addSheet':
      return addSheet(draft, change);
    case 'removeSheet':
      return removeSheet(draft, change.sheet);
    case 'clearSheet':
      return clearSheet(draft, change.sheet);
    case 'setVisibility':
      return setVisibility(draft, change.sheet, change.visibility);
    case 'write':
      return writeValues(draft, change);
    case 'format':
      return formatCells(draft, change);
    case 'merge':
      return mergeCells(draft, change);
    case 'columnWidths':
      return setColumnWidths(draft.writable(change.sheet), change);
    case 'rowHeights':
      return setRowHeights(draft, change);
    case 'freeze':
      return freeze(draft.writable(change.sheet), change);
    case 'autoFilter':
      return setAutoFilter(draft, change.sheet, change.range);
    case 'conditionalFormats':
      return setConditionalFormats(draft.writable(change.sheet), change.range, change.formats, () => draft.styles());
    case 'validations':
      return setValidations(draft.writable(change.sheet), change.validations);
    case 'links':
      return setLinks(draft, change.sheet, change.links);
    case 'note':
      return setNote(draft, change.sheet, change.row, change.column, change.text);
    case 'definedName':
      return setDefinedName(draft, change);
    case 'printSetup':
      return setPrintSetup(draft, change.sheet, change.setup);
    case 'activate':
      return activate(draft, change.sheet);
    default:
      return refuse(change);
  }
}

/** Only callers without types get here. */
function refuse(change: never): never {
  throw new HostError('unsupported', { change: JSON.stringify(change) });
}

function formatCells(draft: Draft, { sheet, range, format }: ChangeOf<'format'>): void {
  const editor = draft.writable(sheet);
  editor.checkRect(range);
  if (range.rows * range.columns > MAX_FORMATTED) {
    throw new HostError('tooLarge', { sheet: editor.name, cells: range.rows * range.columns });
  }
  editor.edits.format(range, lookOf(format));
}

function lookOf({ border, ...rest }: CellFormat): Partial<Look> {
  if (border === undefined) {
    return rest;
  }
  const { style, color } = border;
  const line = style === 'none' ? null : { style, color };
  return { ...rest, top: line, bottom: line, left: line, right: line };
}

/** Merges a range; of what it covers, only the top-left value stays. Merges within it go, those across its edge are refused. */
function mergeCells(draft: Draft, { sheet, range }: ChangeOf<'merge'>): void {
  const editor = draft.writable(sheet);
  editor.checkRect(range);
  if (range.rows * range.columns === 1) {
    return;
  }
  checkNoTable(draft.pkg, editor, range);
  const kept = editor.merges.filter((merge) => intersection(merge, range) === null);
  const met = editor.merges.filter((merge) => intersection(merge, range) !== null);
  if (
    met.some(
      (merge) => !contains(range, merge.row, merge.column) || !contains(range, lastRow(merge), lastColumn(merge)),
    )
  ) {
    throw new HostError('mergedTarget', { sheet: editor.name, row: range.row, column: range.column });
  }
  for (let row = range.row; row <= lastRow(range); row++) {
    for (let column = range.column; column <= lastColumn(range); column++) {
      const isTopLeft = row === range.row && column === range.column;
      if (!isTopLeft && editor.valueAt(row, column) !== null) {
        editor.edits.write(row, column, null);
      }
    }
  }
  editor.setMerges([...kept, range]);
}

function setRowHeights(draft: Draft, { sheet, row, heights }: ChangeOf<'rowHeights'>): void {
  const editor = draft.writable(sheet);
  if (heights.length > 0) {
    editor.checkRect({ row, column: 0, rows: heights.length, columns: 1 });
    heights.forEach((height, index) => {
      if (height === 0) {
        editor.edits.setHidden(row + index, true);
      } else {
        editor.edits.setHeight(row + index, height);
      }
    });
  }
}

function setDefinedName({ workbook }: Draft, { name, reference }: ChangeOf<'definedName'>): void {
  if (!isDefinedName(name)) {
    throw new HostError('unsupported', { name, reason: 'definedName' });
  }
  workbook.names.set(name, reference === null ? null : reference.replace(/^=/, ''));
}
