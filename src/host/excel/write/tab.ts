/** The tabs of a workbook while a change set is planned: what each will hold once the steps so far are done. */
import { contains, MAX_COLUMNS } from '../../common';
import type { CellFormat, CellValue, CellWrite, Rect, Visibility } from '../../port';
import type { SheetImage } from '../before/image';

export interface Tab {
  readonly name: string;
  /** Excel's id; null for a sheet that this change set adds. */
  readonly id: string | null;
  /** As it was; null for a new sheet and for one that no change names. */
  readonly image: SheetImage | null;
  visibility: Visibility;
  isCleared: boolean;
  /** The cells to which values are written, by `cellKey`. */
  readonly expected: Map<number, Exclude<CellWrite, undefined>>;
  merges: Rect[];
  /** Formats of this change set, first to last. */
  readonly formats: { readonly range: Rect; readonly format: CellFormat }[];
  /** Rows that stay hidden whatever height they are given, and are written to one by one. */
  readonly hiddenRows: Set<number>;
  /** Ids of conditional formats that are deleted already. */
  readonly goneRules: Set<string>;
  /** Ranges to be put back from the copy of the sheet if anything fails: how they look, or all there is about them. */
  readonly touched: { readonly range: Rect; readonly what: 'Formats' | 'All' }[];
  /** Ranges to which values are written. */
  readonly written: Rect[];
  /** What else is changed about the sheet. */
  readonly changed: Set<'freeze' | 'filter' | 'page'>;
  /** The sheet as it was added; its id is there once Excel has answered. */
  added: Excel.Worksheet | null;
}

export function newTab(name: string, id: string | null, image: SheetImage | null, visibility: Visibility): Tab {
  const resized = (image?.rows ?? []).flatMap(({ rect, sizes }) =>
    sizes.flatMap(({ hidden }, index) => (hidden ? [rect.row + index] : [])),
  );
  return {
    name,
    id,
    image,
    visibility,
    isCleared: false,
    expected: new Map(),
    merges: [...(image?.merges ?? [])],
    formats: [],
    hiddenRows: new Set([...resized, ...(image?.hiddenRows ?? [])]),
    goneRules: new Set(),
    touched: [],
    written: [],
    changed: new Set(),
    added: null,
  };
}

export const cellKey = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const placeOf = (key: number): { row: number; column: number } => ({
  row: Math.floor(key / MAX_COLUMNS),
  column: key % MAX_COLUMNS,
});

/** What a cell holds once the steps so far are done; undefined where nobody has asked before. */
export function valueAt(tab: Tab, row: number, column: number): CellValue | CellWrite {
  const written = tab.expected.get(cellKey(row, column));
  if (written !== undefined) {
    return written;
  }
  const isAt = ({ rect }: { readonly rect: Rect }): boolean => contains(rect, row, column);
  const block = tab.isCleared ? undefined : (tab.image?.blocks.find(isAt) ?? tab.image?.guarded.find(isAt));
  if (block === undefined) {
    return tab.id === null || tab.isCleared ? null : undefined;
  }
  const [r, c] = [row - block.rect.row, column - block.rect.column];
  const value = block.values[r]?.[c] ?? null;
  const formula = block.formulas[r]?.[c] ?? null;
  return formula === null ? value : { formula, result: typeof value === 'object' ? (value?.error ?? '') : value };
}

/** Whether a cell's format is `@` once the steps so far are done. */
export function isTextCell(tab: Tab, row: number, column: number): boolean {
  for (let index = tab.formats.length - 1; index >= 0; index--) {
    const { range, format } = tab.formats[index]!;
    if (format.numberFormat !== undefined && contains(range, row, column)) {
      return format.numberFormat === '@';
    }
  }
  const block = tab.isCleared ? undefined : tab.image?.blocks.find(({ rect }) => contains(rect, row, column));
  return block?.numberFormats[row - block.rect.row]?.[column - block.rect.column] === '@';
}
