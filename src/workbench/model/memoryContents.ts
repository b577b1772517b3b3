/** A workbook in memory as contents, and out of them. */
import type { CellContent, SheetContents, SizedLine } from '../../host/common';
import type { Rect } from '../../host/port';
import { cellAt, grid, isBlank, isSaid, newSheet, rowToFill, type MemoryLine, type MemorySheet } from './memorySheet';
import { PLAIN_LOOK, type Look } from './model';

/** How a cell looks that says nothing of it: as its row, else as its column, else `plain`. */
const lookBelow = (sheet: MemorySheet, row: number, column: number, plain: Look): Look =>
  sheet.rows.get(row)?.look ?? sheet.columns.get(column)?.look ?? plain;

/** How a cell looks, by itself or as `lookBelow`. */
export function lookAt(sheet: MemorySheet, row: number, column: number, plain: Look): Look {
  const own = cellAt(sheet, row, column)?.look;
  if (own === undefined || !isSaid(own)) return lookBelow(sheet, row, column, plain);
  return isWhole(own) ? own : { ...lookBelow(sheet, row, column, plain), ...own };
}

/** One property of how the cells of a range look. */
export function looksOf<Key extends keyof Look>(sheet: MemorySheet, range: Rect, key: Key, plain: Look): Look[Key][][] {
  return grid(sheet, range, (cell, row, column) => {
    const own = cell?.look[key];
    return own === undefined ? lookBelow(sheet, row, column, plain)[key] : own;
  });
}

const ALL = Object.keys(PLAIN_LOOK).length;

function isWhole(look: Partial<Look>): look is Look {
  return Object.keys(look).length === ALL;
}

/** A sheet that holds what it held in a file. */
export function fillSheet(contents: SheetContents, looks: readonly Look[]): MemorySheet {
  const { cells, columns, rows, merges, conditionalRules, validations, links, notes, ...same } = contents;
  const line = ({ index, points, hidden, look }: SizedLine): [number, MemoryLine] => [
    index,
    { points, hidden, look: look === 0 ? null : (looks[look] ?? null) },
  ];
  const sheet: MemorySheet = {
    ...newSheet(contents.id, contents.name),
    ...same,
    frozen: { ...contents.frozen },
    columns: new Map(columns.map(line)),
    rows: new Map(rows.map(line)),
    merges: [...merges],
    rules: [...conditionalRules],
    validations: [...validations],
    links: [...links],
    notes: [...notes],
  };
  for (const { row, column, value, formula, look } of cells) {
    rowToFill(sheet, row).set(column, { value, formula, look: looks[look] ?? {} });
  }
  return sheet;
}

/** Everything of a sheet. `looks` begins with that of cells nobody formatted, and grows by those that are new. */
export function tellSheet(sheet: MemorySheet, looks: Look[]): SheetContents {
  const plain = looks[0]!;
  const placeOf = placeIn(looks);
  const lines = (sizes: MemorySheet['rows']): SizedLine[] =>
    [...sizes]
      .map(([index, { points, hidden, look }]) => ({ index, points, hidden, look: look === null ? 0 : placeOf(look) }))
      .filter(({ points, hidden, look }) => points !== null || hidden || look !== 0)
      .sort((a, b) => a.index - b.index);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    isProtected: sheet.isProtected,
    cells: cellsOf(sheet, (row, column) => placeOf(lookAt(sheet, row, column, plain))),
    columns: lines(sheet.columns),
    rows: lines(sheet.rows),
    standardWidth: sheet.standardWidth,
    standardHeight: sheet.standardHeight,
    showsGridlines: sheet.showsGridlines,
    merges: [...sheet.merges],
    frozen: { ...sheet.frozen },
    autoFilter: sheet.autoFilter,
    conditionalRules: [...sheet.rules],
    validations: [...sheet.validations],
    links: [...sheet.links],
    notes: [...sheet.notes],
    printSetup: sheet.printSetup,
  };
}

function cellsOf(sheet: MemorySheet, look: (row: number, column: number) => number): CellContent[] {
  const cells: CellContent[] = [];
  for (const [row, inRow] of inOrder(sheet.cells)) {
    for (const [column, cell] of inOrder(inRow)) {
      if (isBlank(cell) && !isSaid(cell.look)) continue;
      cells.push({ row, column, value: cell.value, formula: cell.formula, look: look(row, column) });
    }
  }
  return cells;
}

const inOrder = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort(([a], [b]) => a - b);

/** The place of a look in the list, at the end when there is none like it. */
function placeIn(looks: Look[]): (look: Look) => number {
  const known = new Map<Look, number>();
  const byText = new Map(looks.map((look, index) => [textOf(look), index]));
  return (look) => {
    let index = known.get(look);
    if (index === undefined) {
      const text = textOf(look);
      index = byText.get(text) ?? looks.push(look) - 1;
      byText.set(text, index);
      known.set(look, index);
    }
    return index;
  };
}

/** Equal looks have equal texts, in whatever order they were put together. */
function textOf(look: Look): string {
  const { top, bottom, left, right, ...rest } = look;
  const lines = [top, bottom, left, right].map((line) => line && [line.style, line.color]);
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), lines]);
}
