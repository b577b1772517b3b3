/**
 * Arithmetic that people can check: decimals behave as on paper.
 *
 * Differences such as 95 − 94.9 carry a binary error of about 1e-14. Everything that is compared, stepped or
 * rounded is first rounded to 6 decimals, here and in the A1 formulas that `print` emits, so both agree.
 */

/** Rounds to `digits` decimals, halves away from zero, as spreadsheets do (a nudge of 4 ulp heals 1.005 × 100). */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** Math.abs(digits);
  const size = Math.abs(value);
  const scaled = digits >= 0 ? size * scale : size / scale;
  const whole = Math.floor(scaled + 0.5 + scaled * 1e-15);
  const result = digits >= 0 ? whole / scale : whole * scale;
  return value < 0 ? -result : result;
}

/** Rounds to 6 decimals: the precision at which figures are compared. */
export function round6(value: number): number {
  const scaled = Math.abs(value) * 1e6;
  // Beyond 2^53 there are no decimals left to round; NaN and infinities pass through.
  if (!(scaled < 9e15)) return value;
  // The nudge of a few ulp heals halves that binary puts just below: 0.7313435 is 0.731344. The sign comes back as a
  // factor: a branch that cannot be foreseen costs five times as much.
  return (Math.floor(scaled + 0.5 + scaled * 4e-16) / 1e6) * (1 - 2 * Number(value < 0));
}

/** Rounds to 4 decimals: the precision of scores and totals. */
export function round4(value: number): number {
  const size = Math.abs(value) * 1e4;
  const rounded = Math.floor(size + 0.5 + size * 1e-15) / 1e4;
  return value < 0 ? -rounded : rounded;
}

/** Away from zero to `digits` decimals, after rounding to 6. */
export function roundUp(value: number, digits: number): number {
  return awayFromOrTowardsZero(value, digits, Math.ceil);
}

/** Towards zero to `digits` decimals, after rounding to 6. */
export function roundDown(value: number, digits: number): number {
  return awayFromOrTowardsZero(value, digits, Math.floor);
}

function awayFromOrTowardsZero(value: number, digits: number, step: (scaled: number) => number): number {
  const scale = 10 ** Math.abs(digits);
  const exact = round6(value);
  const size = Math.abs(exact);
  const scaled = step(round6(digits >= 0 ? size * scale : size / scale));
  const result = digits >= 0 ? scaled / scale : scaled * scale;
  return exact < 0 ? -result : result;
}

/** The next lower whole number, after rounding to 6. */
export const toInt = (value: number): number => Math.floor(round6(value));

/** 100 × done ÷ target, to 6 decimals; 100 when there is no target. */
export const rate = (done: number, target: number): number => (target === 0 ? 100 : round6((100 * done) / target));

const DAY = 86_400_000;

/** The 1900-system serial of a day: 1 is 1900-01-01, and 60 the day that never was. */
export function dateSerial(year: number, month: number, day: number): number {
  const days = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 31)) / DAY);
  return days >= 60 ? days + 1 : days;
}

const SERIAL_1970 = dateSerial(1970, 1, 1);

/** The serial of a day that never came (未完成): later than every day, and finite, so that what bounds it gives a figure. */
export const NEVER = 1e300;

/** The day of a 1900-system serial, as 2022-08-31. Serials count from 1 = 1900-01-01; 60 is the day that never was. */
export function isoDate(serial: number): string {
  const day = Math.floor(serial);
  if (day === 60) return '1900-02-29';
  const days = day - SERIAL_1970 + (day < 60 ? 1 : 0);
  return new Date(days * DAY).toISOString().slice(0, 10);
}
