/**
 * Row heights for wrapped text, estimated: hosts fit rows by themselves only while somebody types,
 * not in files, and two hosts measure two heights.
 */

/** Points per line of 10-point text, and around it. */
const LINE = 13.5;
const PADDING = 5;
/** Excel allows 409 points. */
const HIGHEST = 405;

/** Width in half-width characters: a Chinese character or full-width sign takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += character.codePointAt(0)! < 0x2e80 && !/[“”‘’…—·①-⑳〃]/u.test(character) ? 1 : 2;
  return width;
}

/** Lines that a text takes in a column of this width. */
function lineCount(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / Math.max(2, width - 1))), 0);
}

/** Height in points of a row whose cells hold these texts in columns of these widths. */
export function rowHeight(cells: readonly (readonly [text: string, width: number])[]): number {
  const lines = cells.reduce((most, [text, width]) => Math.max(most, lineCount(text, width)), 1);
  return Math.min(HIGHEST, lines * LINE + PADDING);
}
