import type { CellValue, DateSystem } from '../../host/port';
import { isoDate } from '../../rubric';

/** Days of 1970 to 2099; other numbers in a date column (20200605, 2020.6) are no serial numbers. */
const [FIRST_SERIAL, END_OF_SERIALS] = [25_569, 73_051];
/** The 1904 system counts from 1462 days later. */
const MAC_DAYS = 1462;

/** A serial number of the 1900 system as the workbook's date system has it; days before its first are its first. */
export const serialIn = (serial: number, dateSystem: DateSystem): number =>
  dateSystem === 1904 ? Math.max(0, serial - MAC_DAYS) : serial;

/** A day in a cell: a serial number of the workbook's date system as 2020-06-05, anything else as it was typed. */
export function dayCell(value: CellValue, dateSystem: DateSystem): string | number {
  if (typeof value !== 'number') return typeof value === 'string' ? value.trim() : '';
  const serial = value + (dateSystem === 1904 ? MAC_DAYS : 0);
  return serial >= FIRST_SERIAL && serial < END_OF_SERIALS ? isoDate(Math.floor(serial)) : value;
}
