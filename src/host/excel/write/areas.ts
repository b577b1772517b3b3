/** Several ranges of a sheet by one call. */
import { rangeName } from '../../common';
import type { Rect } from '../../port';
import { step, type Step } from '../chunks';
import { at } from './looks';
import type { Tab } from './tab';
import type { SheetOf } from './work';

/** Characters of an address; Excel takes 8,192. */
const MAX_ADDRESS = 8_000;

/** Does so many calls with so many bytes to all of the ranges at once, or to as many as an address can name. */
export function onAreas(
  tab: Tab,
  ranges: readonly Rect[],
  sheetOf: SheetOf,
  [calls, bytes]: readonly [calls: number, bytes: number],
  act: (cells: Excel.Range | Excel.RangeAreas) => void,
): Step[] {
  return addresses(runsOf(ranges)).map((part) => {
    const address = part.map(rangeName).join(',');
    return step(2 + calls, address.length + bytes, (context) => {
      const sheet = sheetOf(context, tab);
      act(part.length === 1 ? at(sheet, part[0]!) : sheet.getRanges(address).untrack());
    });
  });
}

/** Ranges one below the other as one. */
function runsOf(ranges: readonly Rect[]): Rect[] {
  const runs: Rect[] = [];
  for (const range of ranges) {
    const last = runs.at(-1);
    const isBelow =
      last?.column === range.column && last.columns === range.columns && last.row + last.rows === range.row;
    if (last !== undefined && isBelow) runs[runs.length - 1] = { ...last, rows: last.rows + range.rows };
    else runs.push(range);
  }
  return runs;
}

function addresses(ranges: readonly Rect[]): Rect[][] {
  const parts: Rect[][] = [];
  let length = Infinity;
  for (const range of ranges) {
    const more = rangeName(range).length + 1;
    if (length + more > MAX_ADDRESS) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(range);
    length += more;
  }
  return parts;
}
