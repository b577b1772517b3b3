/** Cells as WPS takes and tells them. */
import type { CellValue } from '../port';
import { isBox } from './door';

/** Errors come as the numbers that COM has for them, in some builds as their texts. */
const ERRORS: Readonly<Record<string, string>> = {
  '-2146826288': '#NULL!',
  '-2146826281': '#DIV/0!',
  '-2146826273': '#VALUE!',
  '-2146826265': '#REF!',
  '-2146826259': '#NAME?',
  '-2146826252': '#NUM!',
  '-2146826246': '#N/A',
  '-2146826245': '#GETTING_DATA',
  '-2146826243': '#SPILL!',
  '-2146826238': '#CALC!',
};
const ERROR_TEXTS = new Set(Object.values(ERRORS));

/** Whether a value may be an error as well as a text that reads like one. */
export function mayBeError(value: CellValue): value is string {
  return typeof value === 'string' && ERROR_TEXTS.has(value);
}

/** A cell's value out of `Value2`. */
export function valueOf(given: unknown): CellValue {
  if (given === null || given === undefined || given === '') return null;
  if (typeof given === 'number') {
    const error = given < 0 ? ERRORS[String(given)] : undefined;
    return error === undefined ? given : { error };
  }
  return typeof given === 'boolean' ? given : String(given);
}

/** The rows of what `Value2` and `Formula` of a range give; null when it is not of the range's size. */
export async function rowsOf(given: unknown, rows: number, columns: number): Promise<unknown[][] | null> {
  if (isBox(given)) return wrappedRows(given.it, rows, columns);
  if (!Array.isArray(given)) return rows * columns === 1 ? [[given]] : null;
  const list: readonly unknown[] = given;
  const nested = list.every((row): row is unknown[] => Array.isArray(row));
  if (nested) {
    return list.length === rows && list.every((row) => row.length === columns) ? (list as unknown[][]) : null;
  }
  if (list.length !== rows * columns || (rows > 1 && columns > 1)) return null;
  return rows === 1 ? [[...list]] : list.map((value) => [value]);
}

/** Some builds wrap the block: `Item(row, column)`, from 1. */
async function wrappedRows(wrapper: object, rows: number, columns: number): Promise<unknown[][] | null> {
  const item: unknown = 'Item' in wrapper ? wrapper.Item : undefined;
  if (typeof item !== 'function') return null;
  const result: unknown[][] = [];
  for (let row = 1; row <= rows; row++) {
    const cells: unknown[] = [];
    for (let column = 1; column <= columns; column++) cells.push(await Reflect.apply(item, wrapper, [row, column]));
    result.push(cells);
  }
  return result;
}
