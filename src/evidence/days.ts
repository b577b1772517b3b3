import { isoDate } from '../rubric';
import { textOf, type Filled } from './ledger';

/** A day as far as it is known: the first and the last that it can be, `2020-06-30`. The same two when it is certain. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Days of 1970 to 2099; other numbers of five digits are no dates that anybody means. */
const FIRST_SERIAL = 25_569;
const END_OF_SERIALS = 73_051;

/** The more certain first. What follows the date (a time, a weekday, a last day) is not looked at. */
const PATTERNS = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/,
  /^(\d{4})(\d{2})(\d{2})(?!\d)/,
  /^(\d{4})[-/.年](\d{1,2})(?!\d)/,
  /^(\d{4})(\d{2})(?!\d)/,
  /^(\d{4})(?!\d)/,
];

/**
 * Reads a day as people write it: 2020-06-05, 2020/6/5, 2020.6.5, 2020年6月5日, 20200605, an Excel serial number (1900
 * system). Of 2020年6月 only the month is certain, of 2020 only the year. Null when it is blank or no date.
 */
export function readDays(given: Filled | undefined): Days | null {
  const text = textOf(given)
    .normalize('NFKC')
    .replace(/\s*([-/.年月日])\s*/g, '$1');
  if (SERIAL.test(text)) {
    const serial = Math.floor(Number(text));
    return serial >= FIRST_SERIAL && serial < END_OF_SERIALS ? exactly(isoDate(serial)) : null;
  }
  // The number 2020.1 was typed as 2020.1 or as 2020.10: only the year is certain.
  if (typeof given === 'number' && /^\d{4}\.1$/.test(text)) return daysOf(Number(text.slice(0, 4)));
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return daysOf(...(match.slice(1).map(Number) as [number, number?, number?]));
  }
  return null;
}

const exactly = (day: string): Days => ({ from: day, to: day });
const two = (figure: number): string => String(figure).padStart(2, '0');

function daysOf(year: number, month?: number, day?: number): Days | null {
  if (year < 1900 || year > 2199) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (month < 1 || month > 12) return null;
  const start = `${year}-${two(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day === undefined) return { from: `${start}-01`, to: `${start}-${last}` };
  return day >= 1 && day <= last ? exactly(`${start}-${two(day)}`) : null;
}

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (day: string, other: string): number =>
  Math.round((Date.parse(other) - Date.parse(day)) / 86_400_000);
