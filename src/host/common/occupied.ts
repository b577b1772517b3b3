import type { Rect } from '../port';

/** Tables are narrower than a sheet: pieces of so many columns are cut into rows only. */
const STRIP = 16;

/**
 * The parts of a rectangle in which something is, of at most `size` cells each, from top to bottom. Halves of it are asked
 * about until they are blank or small enough: a stray cell in the last row and column of a sheet is found with about a
 * hundred questions. `areBlank` answers several at once.
 */
export async function occupied(
  rect: Rect,
  size: number,
  areBlank: (rects: readonly Rect[]) => Promise<readonly boolean[]>,
): Promise<Rect[]> {
  const found: Rect[] = [];
  for (let open: readonly Rect[] = [rect]; open.length > 0;) {
    const blank = await areBlank(open);
    const filled = open.filter((_, index) => blank[index] !== true);
    const isSmall = ({ rows, columns }: Rect): boolean => rows * columns <= size;
    found.push(...filled.filter(isSmall));
    open = filled.filter((piece) => !isSmall(piece)).flatMap(halves);
  }
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

function halves(rect: Rect): Rect[] {
  if (rect.rows === 1 || rect.columns > STRIP) {
    const columns = Math.ceil(rect.columns / 2);
    return [
      { ...rect, columns },
      { ...rect, column: rect.column + columns, columns: rect.columns - columns },
    ];
  }
  const rows = Math.ceil(rect.rows / 2);
  return [
    { ...rect, rows },
    { ...rect, row: rect.row + rows, rows: rect.rows - rows },
  ];
}
