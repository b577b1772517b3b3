import type { Rect } from '../../host/port';

/** A, B … Z, AA … for a 0-based column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1 text of a 0-based cell. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** A reference to a cell of a named sheet, quoted as spreadsheets want it. */
export const sheetReference = (sheet: string, row: number, column: number): string =>
  `'${sheet.replaceAll("'", "''")}'!${cellAddress(row, column)}`;

export const rect = (row: number, column: number, rows: number, columns: number): Rect => ({
  row,
  column,
  rows,
  columns,
});

/** A name that spreadsheets accept for a sheet: ≤ 31 characters, none of \ / ? * [ ] :, not taken. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:]/g, '_')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31)
      .replace(HALF_AT_END, '') || '_';
  const isTaken = (name: string): boolean => [...taken].some((other) => other.toLowerCase() === name.toLowerCase());
  for (let number = 2, name = clean; ; number++) {
    if (!isTaken(name)) return name;
    const suffix = `(${number})`;
    name = clean.slice(0, 31 - suffix.length).replace(HALF_AT_END, '') + suffix;
  }
}

/** Gives each new sheet the name that is wanted, or one like it that neither these sheets nor another new one has. */
export function freeNames(taken: readonly string[]): (wanted: string) => string {
  const names = new Set(taken);
  return (wanted) => {
    const free = sheetName(wanted, names);
    names.add(free);
    return free;
  };
}

/** What is left of a character outside the first plane when it is cut through. */
const HALF_AT_END = /[\ud800-\udbff]$/;
