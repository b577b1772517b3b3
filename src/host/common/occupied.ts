import type { Rect } from '../port';
import { halves } from './halves';

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
    open = filled
      .filter((piece) => !isSmall(piece))
      .flatMap((piece) => halves(piece, piece.rows === 1 || piece.columns > STRIP));
  }
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}
