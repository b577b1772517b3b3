/** How much is asked about a sheet before it is changed. */
import type { WantedSheet } from './wanted';

export type Wish = readonly [key: string, sheet: WantedSheet];

/** Cells in use of sheets by lower-case name, as far as they are known. */
export type Sizings = ReadonlyMap<string, number>;

/** Cells that are asked for; those that get links are told with their fonts. */
export function cellsOfWish([key, { written, guarded, linked, cleared }]: Wish, sizes: Sizings): number {
  const rects = [...written, ...guarded, ...linked];
  return rects.reduce((sum, { rows, columns }) => sum + rows * columns, cleared ? (sizes.get(key) ?? 0) : 0);
}
