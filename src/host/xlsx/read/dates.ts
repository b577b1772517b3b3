import type { DateSystem } from '../../port';

const DAY = 86_400_000;
const EPOCHS: Readonly<Record<DateSystem, number>> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/**
 * The serial number of an ISO 8601 date or time, as Strict workbooks hold them (`2024-03-01T12:00:00`); null for other
 * texts. Excel takes 1900 for a leap year, so its days before March 1900 count one less.
 */
export function serialOfIsoDate(text: string, system: DateSystem): number | null {
  const match = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text);
  if (match === null || text === '') {
    return null;
  }
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0'] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) {
    return time;
  }
  const days = Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day)) - EPOCHS[system]) / DAY);
  return (system === 1900 && days <= 60 ? days - 1 : days) + time;
}
