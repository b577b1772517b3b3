/** What a workbook can hold, and how much of a file this program is willing to unpack. */

/** Rows of a sheet. */
export const MAX_ROWS = 1_048_576;
/** Columns of a sheet (A to XFD). */
export const MAX_COLUMNS = 16_384;
/** UTF-16 units of a text in one cell. */
export const MAX_TEXT = 32_767;
/** UTF-16 units of a formula. */
export const MAX_FORMULA = 8_192;
/** Cells of one sheet that are held in memory, blank ones in filled rows included. */
export const MAX_CELLS = 10_000_000;
/** Cells that one format may name. */
export const MAX_FORMATTED = 2_000_000;

/** Limits against zip bombs, in bytes. */
export const ZIP_LIMITS = {
  /** All parts together, unpacked. */
  total: 512 * 1024 * 1024,
  /** One part, unpacked. */
  part: 256 * 1024 * 1024,
  /** Unpacked size for each packed byte; only looked at in parts larger than `ratioFrom`. */
  ratio: 200,
  ratioFrom: 64 * 1024 * 1024,
  entries: 65_535,
} as const;
