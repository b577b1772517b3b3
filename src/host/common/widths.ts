/**
 * Widths of columns: characters of the default font as people say it, the file's number with the padding in it, points.
 * A digit is taken to be 7 pixels wide and the padding 5, as in Calibri 11; a pixel is three quarters of a point. A
 * workbook with another default font shows a little more or less.
 */
const DIGIT = 7;
const PADDING = 5;
const POINTS_PER_PIXEL = 0.75;

/** What a file holds for a width in characters. */
export function fileWidth(characters: number): number {
  return Math.round((characters + PADDING / DIGIT) * 256) / 256;
}

/** A width of a file in points: whole pixels, as Excel shows it. */
export function fileWidthInPoints(width: number): number {
  return Math.trunc(width * DIGIT + 0.5) * POINTS_PER_PIXEL;
}

/** What a file holds for a width in points. */
export function pointsAsFileWidth(points: number): number {
  return Math.round((points / POINTS_PER_PIXEL / DIGIT) * 256) / 256;
}

/** A width in characters in points. */
export function widthInPoints(characters: number): number {
  return fileWidthInPoints(fileWidth(characters));
}
