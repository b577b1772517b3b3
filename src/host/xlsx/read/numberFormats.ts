/** Number formats by cell format: what `s="3"` on a cell means. */
import { attribute } from '../xml/elements';
import { STYLES_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';

/** Formats that files name by number only (ECMA-376 18.8.30; 27–36 and 50–58 as in zh-CN). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export const GENERAL = 'General';

/** These mean the same in every language; dates, for one, do not. */
const UNIVERSAL: readonly number[] = [0, 1, 2, 3, 4, 9, 10, 11, 49];

/** The number that stands for a format in every file; undefined when a file must spell it out. */
export function builtInId(format: string): number | undefined {
  return UNIVERSAL.find((id) => BUILT_IN[id] === format);
}

/** The number format of every cell format, by the index that cells use. */
export function readNumberFormats(stylesXml: string): string[] {
  const styles = Sections.parse(stylesXml, STYLES_ORDER);
  const custom = new Map(
    styles
      .children('numFmts')
      .map((format) => [Number(attribute(format, 'numFmtId')), attribute(format, 'formatCode') ?? GENERAL]),
  );
  return styles.children('cellXfs').map((xf) => {
    const id = Number(attribute(xf, 'numFmtId') ?? 0);
    return custom.get(id) ?? BUILT_IN[id] ?? GENERAL;
  });
}
