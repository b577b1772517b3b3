import type { CellValue, Change, Rect, SheetSnapshot, Snapshot } from '../../host/port';
import { differences, type ChangedCell } from './difference';

/**
 * A workbook as it would read with these changes: its sheets, their contents and merges. Looks stay as they were read, and so
 * do the results of formulas that are not written. Sheets are not added and emptied in one go, nor removed and added again.
 */
export function afterChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const found = new Map(differences({ title: '', changes }, snapshot).map((each) => [each.sheet, each]));
  const removed = new Set(changes.flatMap((change) => (change.kind === 'removeSheet' ? [change.sheet] : [])));
  const kept = snapshot.sheets.map((sheet): SheetSnapshot => {
    const difference = found.get(sheet.name);
    if (!difference) return sheet;
    const { isCleared, changed } = difference;
    const merges = changes.flatMap((change) =>
      change.kind === 'merge' && change.sheet === sheet.name ? [change.range] : [],
    );
    return { ...withCells(sheet, changed), merges: isCleared ? merges : [...sheet.merges, ...merges] };
  });
  const added = changes.flatMap((change) => {
    if (change.kind !== 'addSheet') return [];
    const { sheet: name, visibility = 'visible' } = change;
    const blank = { name, visibility, isProtected: false, used: null, values: [], formulas: [], numberFormats: [] };
    return [withCells({ ...blank, merges: [] }, found.get(name)?.changed ?? [])];
  });
  return { ...snapshot, sheets: [...kept, ...added].filter(({ name }) => !removed.has(name)) };
}

function withCells(sheet: SheetSnapshot, cells: readonly ChangedCell[]): SheetSnapshot {
  const used = around(sheet.used, cells);
  if (!used) return sheet;
  const values = grid<CellValue>(sheet.values, sheet.used, used, null);
  const formulas = grid<string | null>(sheet.formulas, sheet.used, used, null);
  const numberFormats = grid(sheet.numberFormats, sheet.used, used, 'General');
  for (const { row, column, after } of cells) {
    const isFormula = after !== null && typeof after === 'object' && 'formula' in after;
    values.set(row, column, isFormula ? after.result : (after ?? null));
    formulas.set(row, column, isFormula ? after.formula : null);
  }
  return { ...sheet, used, values: values.rows, formulas: formulas.rows, numberFormats: numberFormats.rows };
}

/** The used range with these cells in it; null when nothing is there. */
function around(used: Rect | null, cells: readonly ChangedCell[]): Rect | null {
  let [top, left, bottom, right] = used
    ? [used.row, used.column, used.row + used.rows, used.column + used.columns]
    : [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row + 1);
    right = Math.max(right, column + 1);
  }
  return bottom > top ? { row: top, column: left, rows: bottom - top, columns: right - left } : null;
}

/** The cells of a grid in a range around it, to be set: only rows that are touched are copied. */
function grid<T>(old: readonly (readonly T[])[], was: Rect | null, used: Rect, blank: T) {
  const [down, right] = was ? [was.row - used.row, was.column - used.column] : [0, 0];
  const rows: (readonly T[])[] = Array.from({ length: down }, () => []);
  for (const at of Object.keys(old).map(Number)) {
    const line = old[at]!;
    rows[at + down] = right > 0 && line.length > 0 ? [...Array.from({ length: right }, () => blank), ...line] : line;
  }
  const own = new Map<number, T[]>();
  const set = (row: number, column: number, value: T): void => {
    let line = own.get(row);
    if (!line) {
      line = [...(rows[row - used.row] ?? [])];
      own.set(row, line);
      rows[row - used.row] = line;
    }
    while (line.length <= column - used.column) line.push(blank);
    line[column - used.column] = value;
  };
  return { rows, set };
}
