import { fileWidthInPoints, MAX_COLUMNS, STANDARD_HEIGHT, STANDARD_WIDTH, type SizedLine } from '../../common';
import { parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { isOn, numberOf } from './attributes';

/** Columns that share their properties: first and last, 0-based. */
export interface ColumnRun extends Omit<SizedLine, 'index'> {
  readonly first: number;
  readonly last: number;
}

export function readColumnRuns(sections: Sections, lookOf: (format: number) => number): ColumnRun[] {
  return sections.children('cols').flatMap((col) => {
    const all = parseAttributes(col.attributes);
    const first = numberOf(all.get('min'), 0) - 1;
    const last = Math.min(numberOf(all.get('max'), 0), MAX_COLUMNS) - 1;
    const width = numberOf(all.get('width'), null);
    return first < 0 || last < first
      ? []
      : [
          {
            first,
            last,
            points: width === null || width <= 0 ? null : fileWidthInPoints(width),
            hidden: isOn(all.get('hidden'), false) || width === 0,
            look: lookOf(numberOf(all.get('style'), 0)),
          },
        ];
  });
}

/** How many columns behind the used ones are told, of a run that may well go on to the end of the sheet. */
const BEYOND = 26;

/** One by one, up to the last used column and a little further. */
export function expandColumns(runs: readonly ColumnRun[], lastUsed: number): SizedLine[] {
  return runs.flatMap(({ first, last, points, hidden, look }) => {
    const end = Math.min(last, Math.max(lastUsed, first - 1) + BEYOND);
    return Array.from({ length: end - first + 1 }, (_, at) => ({ index: first + at, points, hidden, look }));
  });
}

/** Points of columns and rows that have no size of their own. */
export function readStandardSizes(sections: Sections): { standardWidth: number; standardHeight: number } {
  const all = parseAttributes(sections.element('sheetFormatPr')?.attributes ?? '');
  const width = numberOf(all.get('defaultColWidth'), null);
  return {
    standardWidth: width === null ? STANDARD_WIDTH : fileWidthInPoints(width),
    standardHeight: numberOf(all.get('defaultRowHeight'), STANDARD_HEIGHT),
  };
}
