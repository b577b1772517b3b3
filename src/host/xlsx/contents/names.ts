/** The names of the workbook part: what people defined, and what Excel keeps for itself. */
import { isTrue, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { unescapeXml } from '../xml/text';
import { numberOf } from './attributes';

export interface FileName {
  readonly name: string;
  /** Position of the tab that it belongs to; null for the whole workbook. */
  readonly tab: number | null;
  /** Not for people: hidden, a macro, or one of Excel's own. */
  readonly isInternal: boolean;
  /** As in the file, without `=`. */
  readonly reference: string;
}

export function readNames(workbook: Sections): FileName[] {
  return workbook.children('definedNames').map(({ attributes, inner }) => {
    const all = parseAttributes(attributes);
    const name = all.get('name') ?? '';
    const isInternal =
      /^_xlnm\./i.test(name) || ['hidden', 'function', 'vbProcedure', 'xlm'].some((flag) => isTrue(all.get(flag)));
    const reference = unescapeXml(inner).trim();
    return { name, tab: numberOf(all.get('localSheetId'), null), isInternal, reference };
  });
}

/** First and last row, 0-based, that are repeated on every page of a tab. */
export function readTitleRows(names: readonly FileName[], tab: number): readonly [number, number] | null {
  const titles = names.find((name) => name.tab === tab && name.name.toLowerCase() === '_xlnm.print_titles');
  const [, first, last] = /!\$?(\d+):\$?(\d+)\s*(?:,|$)/.exec(titles?.reference ?? '') ?? [];
  return first === undefined || last === undefined ? null : [Number(first) - 1, Number(last) - 1];
}
