/** What people do to a file beyond the port's changes. */
import { HostError } from '../../port';
import { MAX_COLUMNS, MAX_FORMATTED, MAX_ROWS, meets, rangeName, sameRect } from '../../common';
import type { FileChange } from '../change';
import { elementText, withAttributes } from '../xml/elements';
import { applyChange } from './apply';
import { removeAutoFilter } from './autoFilter';
import { FormatChain } from './cellEdits';
import { setColumnLooks, setColumnSizes } from './columns';
import type { Draft } from './draft';
import { removeLink } from './links';
import { setPrintSetup } from './printSetup';
import { renameSheet } from './renameSheet';
import { setRules } from './rules';
import { checkNoTable } from './tables';
import { moveSheet, setTabColor } from './tabs';
import { writeCells } from './values';

type FileChangeOf<Kind extends FileChange['kind']> = Extract<FileChange, { kind: Kind }>;

/** Throws `HostError` when the change cannot be made; the draft is of no use then. */
export function applyFileChange(draft: Draft, change: FileChange): void {
  switch (change.kind) {
    case 'renameSheet':
      return renameSheet(draft, change.sheet, change.name);
    case 'moveSheet':
      return moveSheet(draft, change.sheet, change.after);
    case 'tabColor':
      return setTabColor(draft, draft.workbook.position(change.sheet), change.color);
    case 'gridlines':
      return showGridlines(draft, change.sheet, change.shown);
    case 'cells':
      return writeCells(draft, change);
    case 'look':
      return changeLook(draft, change);
    case 'merges':
      return setMerges(draft, change);
    case 'lines':
      return setLines(draft, change);
    case 'noAutoFilter':
      return removeAutoFilter(draft, change.sheet);
    case 'rules':
      return setRules(draft, change);
    case 'noLink':
      return removeLink(draft, change.sheet, change.row, change.column);
    case 'page':
      return setPrintSetup(draft, change.sheet, change.setup);
    default:
      return applyChange(draft, change);
  }
}

function changeLook(draft: Draft, { sheet, range, look }: FileChangeOf<'look'>): void {
  const editor = draft.writable(sheet);
  editor.checkRect(range);
  if (range.rows === MAX_ROWS) {
    return setColumnLooks(editor, range.column, range.columns, look, draft.styles());
  }
  if (range.columns === MAX_COLUMNS) {
    const chain = new FormatChain(null, look);
    for (let row = range.row; row < range.row + range.rows; row++) {
      editor.edits.formatRow(row, chain);
    }
    return;
  }
  if (range.rows * range.columns > MAX_FORMATTED) {
    throw new HostError('tooLarge', { sheet: editor.name, cells: range.rows * range.columns });
  }
  editor.edits.format(range, look);
}

/** Throws `mergedTarget` when two of them overlap: Excel repairs such a file. */
function setMerges(draft: Draft, { sheet, merges }: FileChangeOf<'merges'>): void {
  const editor = draft.writable(sheet);
  const wanted = merges.filter(({ rows, columns }) => rows * columns > 1);
  wanted.forEach((merge, index) => {
    editor.checkRect(merge);
    if (wanted.some((other, place) => place < index && meets(other, merge))) {
      throw new HostError('mergedTarget', { sheet: editor.name, range: rangeName(merge) });
    }
    if (!editor.merges.some((old) => sameRect(old, merge))) {
      checkNoTable(draft.pkg, editor, merge);
    }
  });
  editor.setMerges(wanted);
}

function setLines(draft: Draft, { sheet, of, index, sizes }: FileChangeOf<'lines'>): void {
  const editor = draft.writable(sheet);
  if (of === 'columns') {
    return setColumnSizes(editor, index, sizes);
  }
  sizes.forEach(({ points, hidden }, place) => {
    editor.checkRect({ row: index + place, column: 0, rows: 1, columns: 1 });
    editor.edits.setHeight(index + place, points);
    editor.edits.setHidden(index + place, hidden);
  });
}

function showGridlines(draft: Draft, sheet: string, shown: boolean): void {
  const { sections } = draft.writable(sheet);
  const { prefix } = sections;
  const old = sections.children('sheetViews');
  const views = old.length === 0 ? [{ attributes: ' workbookViewId="0"', inner: '' }] : old;
  const texts = views.map(({ attributes, inner }) =>
    elementText(`${prefix}sheetView`, withAttributes(attributes, { showGridLines: shown ? null : 0 }), inner),
  );
  sections.set('sheetViews', elementText(`${prefix}sheetViews`, '', texts.join('')));
}
