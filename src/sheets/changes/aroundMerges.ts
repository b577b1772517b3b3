import type { Change, SheetSnapshot } from '../../host/port';

/** The same writes without the cells that a merge covers: no program takes a value there. */
export function aroundMerges(changes: readonly Change[], { merges }: SheetSnapshot): Change[] {
  return changes.map((change) => {
    if (change.kind !== 'write') return change;
    const { row: top, column: left, values } = change;
    const covered = new Set<string>();
    for (const area of merges) {
      const [first, end] = [Math.max(top, area.row), Math.min(top + values.length, area.row + area.rows)];
      for (let row = first; row < end; row++)
        for (let column = area.column; column < area.column + area.columns; column++)
          if (row !== area.row || column !== area.column) covered.add(`${row} ${column}`);
    }
    if (covered.size === 0) return change;
    const kept = values.map((cells, row) =>
      cells.map((value, column) => (covered.has(`${top + row} ${left + column}`) ? undefined : value)),
    );
    return { ...change, values: kept };
  });
}
