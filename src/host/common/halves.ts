import type { Rect } from '../port';

/** Both halves of a rectangle of at least two cells: side by side when it is cut `across`, else one above the other. */
export function halves(rect: Rect, across: boolean): readonly [Rect, Rect] {
  if (across) {
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
