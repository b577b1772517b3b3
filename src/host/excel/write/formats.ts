/** The same format for many ranges. */
import type { Change } from '../../port';
import type { Step } from '../chunks';
import { onAreas } from './areas';
import { checkFormat, formatCallsOf, lookAs } from './looks';
import type { Tab } from './tab';
import type { SheetOf } from './work';

/** One or more changes of one sheet that have the same format. Throws `tooLarge`. */
export function planFormats(
  tab: Tab,
  changes: readonly Extract<Change, { kind: 'format' }>[],
  sheetOf: SheetOf,
): Step[] {
  changes.forEach(({ range, format }) => checkFormat(tab, range, format));
  const { format } = changes[0]!;
  const ranges = changes.map(({ range }) => range);
  return onAreas(tab, ranges, sheetOf, [formatCallsOf(format), 0], (cells) => lookAs(cells.format, format));
}
