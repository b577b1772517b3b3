/** Formats of many ranges by one call. */
import { union } from '../../common';
import type { CellFormat, Change } from '../../port';
import { jsonBytes, step, type Step } from '../chunks';
import { onAreas } from './areas';
import { at, checkFormat, formatCallsOf, lookAs } from './looks';
import type { Tab } from './tab';
import type { SheetOf } from './work';

export type FormatChange = Extract<Change, { kind: 'format' }>;

/** Whether what comes next can be set at once with what came before: the same look elsewhere, or number formats right below. */
export function goTogether(last: FormatChange, next: FormatChange): boolean {
  if (last.sheet !== next.sheet) return false;
  if (isNumberFormat(last.format) && isNumberFormat(next.format)) return isRightBelow(last, next);
  return isOfAreas(next.format) && JSON.stringify(last.format) === JSON.stringify(next.format);
}

/** Lines and number formats are a matter of each range. */
const isOfAreas = ({ border, numberFormat }: CellFormat): boolean => border === undefined && numberFormat === undefined;
const isNumberFormat = (format: CellFormat): boolean =>
  format.numberFormat !== undefined && Object.keys(format).length === 1;
const isRightBelow = ({ range: above }: FormatChange, { range }: FormatChange): boolean =>
  above.column === range.column && above.columns === range.columns && above.row + above.rows === range.row;

/** Changes of one sheet that go together. Throws `tooLarge`. */
export function planFormats(tab: Tab, changes: readonly FormatChange[], sheetOf: SheetOf): Step[] {
  changes.forEach(({ range, format }) => checkFormat(tab, range, format));
  const ranges = changes.map(({ range }) => range);
  const { format } = changes[0]!;
  if (Object.values(format).every((value) => value === undefined)) return [];
  if (format.numberFormat === undefined) {
    return onAreas(tab, ranges, sheetOf, [formatCallsOf(format), 0], (cells) => lookAs(cells.format, format));
  }
  const around = ranges.reduce(union);
  const formats = changes.flatMap(({ range, format: { numberFormat = 'General' } }) =>
    Array.from({ length: range.rows }, () => Array.from({ length: range.columns }, () => numberFormat)),
  );
  return [
    step(
      8,
      jsonBytes(formats),
      (context) => void (at(sheetOf(context, tab), around).numberFormat = formats),
      around.rows * around.columns,
    ),
  ];
}
