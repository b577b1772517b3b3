/** Text in columns for a terminal, where a Chinese character is two cells wide. */
import { inOneLine } from '../locales';

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{M}|\p{Cf}/u;

/** Cells that a text takes up in a terminal. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : NO_WIDTH.test(character) ? 0 : 1), 0);

export type Align = 'left' | 'right';

/** Rows as lines: two spaces between columns, each as wide as its widest cell, nothing after the last. */
export function table(texts: readonly (readonly string[])[], align: readonly Align[]): string {
  const rows = texts.map((row) => row.map(inOneLine));
  const widths = align.map((_, column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const space = ' '.repeat(widths[column]! - displayWidth(cell));
          return align[column] === 'right' ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
