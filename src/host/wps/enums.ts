/** Numbers that stand for words in WPS, as in VBA. Some builds do not have them as `Application.Enum`. */

export const VISIBLE = { visible: -1, hidden: 0, veryHidden: 2 } as const;
export const CALCULATE_BY_HAND = -4135;
/** A conditional format by formula. */
export const BY_FORMULA = 2;
export const BETWEEN = 1;
export const AT_LEAST = 7;
export const AT_MOST = 8;
export const VALIDATION_TYPE = { any: 0, whole: 1, decimal: 2, list: 3, listRange: 3, date: 4 } as const;
export const ALERT = { stop: 1, warning: 2, information: 3 } as const;
export const HORIZONTAL = { left: -4131, center: -4108, right: -4152 } as const;
export const VERTICAL = { top: -4160, center: -4108, bottom: -4107 } as const;
export const NO_UNDERLINE = -4142;
export const UNDERLINED = 2;
export const LINE = 1;
export const NO_LINE = -4142;
export const WEIGHT = { hair: 1, thin: 2, medium: -4138 } as const;
/** Left, top, bottom, right; between columns, between rows. */
export const EDGES = [7, 8, 9, 10] as const;
export const BETWEEN_COLUMNS = 11;
export const BETWEEN_ROWS = 12;
export const PAPER = { A3: 8, A4: 9 } as const;
export const PORTRAIT = 1;
export const LANDSCAPE = 2;

/** `RRGGBB` as a blue-green-red number. */
export function wpsColor(color: string): number {
  const value = parseInt(color.replace('#', ''), 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
}
/** The language of the menus. */
export const MENU_LANGUAGE = 2;
export const DOCKED_RIGHT = 2;
