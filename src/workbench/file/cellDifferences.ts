/** Cells that hold or look like something else. */
import { MAX_COLUMNS, type CellContent, type Look, type SheetContents } from '../../host/common';
import type { CellValue } from '../../host/port';
import type { CellChange, FileChange } from '../../host/xlsx';
import { blocksOf, type CellBlock } from './blocks';
import type { LookTable } from './lookTable';
import { rectsOf, type Placed } from './rects';

export function cellDifferences(before: SheetContents, after: SheetContents, looks: LookTable): FileChange[] {
  const { values, formats } = compare(before, after, looks);
  const sheet = after.name;
  return [
    ...blocksOf(values).map((block: CellBlock): FileChange => ({ kind: 'cells', sheet, ...block })),
    ...rectsOf(formats).map(({ range, what }): FileChange => ({ kind: 'look', sheet, range, look: what })),
  ];
}

/** Both in the order of rows and columns. */
interface Differences {
  readonly values: Placed<CellChange>[];
  readonly formats: Placed<Partial<Look>>[];
}

function compare(before: SheetContents, after: SheetContents, looks: LookTable): Differences {
  const result: Differences = { values: [], formats: [] };
  const inherited = inheritance(before, after, looks);
  const compareCell = (old: CellContent | undefined, cell: CellContent | undefined): void => {
    const { row, column } = (cell ?? old)!;
    const value = contentChange(old, cell);
    if (value !== undefined) {
      result.values.push({ row, column, what: value });
    }
    const below = inherited(row, column);
    const look = cell === undefined ? below.look : looks.after(cell.look);
    // What the file holds for an empty cell may be nothing but the look of its column, which has just changed.
    const isUncertain = below.isChanged && old !== undefined && isBlank(old);
    const change = isUncertain ? looks.whole(look) : looks.change(old ? looks.before(old.look) : below.look, look);
    if (change !== null) {
      result.formats.push({ row, column, what: change });
    }
  };
  merge(before.cells, after.cells, compareCell);
  return result;
}

/** Walks two lists in the order of rows and columns, side by side. */
function merge(
  before: readonly CellContent[],
  after: readonly CellContent[],
  visit: (old: CellContent | undefined, cell: CellContent | undefined) => void,
): void {
  const key = (cell: CellContent | undefined): number =>
    cell === undefined ? Infinity : cell.row * MAX_COLUMNS + cell.column;
  for (let b = 0, a = 0; b < before.length || a < after.length;) {
    const [old, cell] = [before[b], after[a]];
    const isOld = key(old) <= key(cell);
    const isNew = key(cell) <= key(old);
    visit(isOld ? old : undefined, isNew ? cell : undefined);
    b += isOld ? 1 : 0;
    a += isNew ? 1 : 0;
  }
}

/** The look that rows and columns give, after their changes, to a cell that has none of its own. */
function inheritance(
  before: SheetContents,
  after: SheetContents,
  looks: LookTable,
): (row: number, column: number) => { readonly look: number; readonly isChanged: boolean } {
  const plain = looks.before(0);
  const line = (of: 'rows' | 'columns') => {
    const old = new Map(before[of].map(({ index, look }) => [index, look === 0 ? plain : looks.before(look)]));
    const own = new Map(after[of].map(({ index, look }) => [index, look === 0 ? plain : looks.after(look)]));
    return (index: number) => {
      const look = own.get(index) ?? plain;
      return { look, isChanged: look !== (old.get(index) ?? plain) };
    };
  };
  const [rowAt, columnAt] = [line('rows'), line('columns')];
  return (row, column) => {
    const [own, below] = [rowAt(row), columnAt(column)];
    return { look: own.look === plain ? below.look : own.look, isChanged: own.isChanged || below.isChanged };
  };
}

function isBlank({ value, formula }: CellContent): boolean {
  return value === null && formula === null;
}

function contentChange(old: CellContent | undefined, cell: CellContent | undefined): CellChange {
  const [was, is] = [old?.value ?? null, cell?.value ?? null];
  const formula = cell?.formula ?? null;
  if ((old?.formula ?? null) !== formula) {
    return formula === null ? is : { formula, result: is };
  }
  if (sameValue(was, is)) {
    return undefined;
  }
  if (formula === null) {
    return is;
  }
  // The workbench does not know a function, which Excel did: its result is worth more.
  return isError(is) && is.error === '#NAME?' ? undefined : { result: is };
}

function isError(value: CellValue): value is { readonly error: string } {
  return typeof value === 'object' && value !== null;
}

/** No text is no value. */
function sameValue(a: CellValue, b: CellValue): boolean {
  return isError(a) && isError(b) ? a.error === b.error : (a === '' ? null : a) === (b === '' ? null : b);
}
