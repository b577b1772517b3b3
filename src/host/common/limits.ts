/** What a workbook can hold, in every program that opens it. */

/** Rows of a sheet. */
export const MAX_ROWS = 1_048_576;
/** Columns of a sheet (A to XFD). */
export const MAX_COLUMNS = 16_384;
/** UTF-16 units of a text in one cell. */
export const MAX_TEXT = 32_767;
/** UTF-16 units of a formula. */
export const MAX_FORMULA = 8_192;
/** Cells that one format may name. */
export const MAX_FORMATTED = 2_000_000;
/** Longest list of texts in a validation, commas included; longest title and text of its messages. */
export const VALIDATION_LIMITS = { list: 255, title: 32, text: 255 } as const;
/** Longest header or footer, codes included. */
export const MAX_HEADER = 255;
