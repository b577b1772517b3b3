/** How much of a file this program is willing to unpack and hold. */

/** Cells of one sheet that are held in memory, blank ones in filled rows included. */
export const MAX_CELLS = 10_000_000;

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
