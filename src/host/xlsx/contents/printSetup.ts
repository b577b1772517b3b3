import type { PrintSetup } from '../../port';
import { attribute, childElement, childElements, isTrue, parseAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { unescapeCellText } from '../xml/text';
import { numberOf } from './attributes';

/** Paper sizes by the numbers that Windows gives them. */
const PAPER: Readonly<Record<string, PrintSetup['paper']>> = { 8: 'A3', 9: 'A4' };

/** What a sheet says about its page, as far as the port has words for it. */
export function readPrintSetup(sections: Sections, titleRows: readonly [number, number] | null): Partial<PrintSetup> {
  const page = parseAttributes(sections.element('pageSetup')?.attributes ?? '');
  const paper = PAPER[page.get('paperSize') ?? ''];
  const orientation = page.get('orientation');
  const fitWidth = isFitted(sections) ? numberOf(page.get('fitToWidth'), 1) : 0;
  const margins = readMargins(sections);
  return {
    ...(paper === undefined ? {} : { paper }),
    ...(orientation === undefined ? {} : { landscape: orientation === 'landscape' }),
    ...(fitWidth > 0 ? { fitWidth } : {}),
    ...(titleRows === null ? {} : { titleRows }),
    ...readHeaders(sections),
    ...(margins === null ? {} : { margins }),
  };
}

/** Without this switch, Excel ignores the number of pages. */
function isFitted(sections: Sections): boolean {
  const properties = childElement(sections.element('sheetPr')?.inner ?? '', 'pageSetUpPr');
  return isTrue(attribute(properties ?? { attributes: '' }, 'fitToPage'));
}

function readHeaders(sections: Sections): Pick<PrintSetup, 'header' | 'footer'> {
  const texts = new Map(
    childElements(sections.element('headerFooter')?.inner ?? '').map(({ local, inner }) => [
      local,
      unescapeCellText(inner),
    ]),
  );
  const header = texts.get('oddHeader') ?? '';
  const footer = texts.get('oddFooter') ?? '';
  return { ...(header === '' ? {} : { header }), ...(footer === '' ? {} : { footer }) };
}

function readMargins(sections: Sections): NonNullable<PrintSetup['margins']> | null {
  const all = parseAttributes(sections.element('pageMargins')?.attributes ?? '');
  const side = (name: string): number => numberOf(all.get(name), NaN);
  const margins = { left: side('left'), right: side('right'), top: side('top'), bottom: side('bottom') };
  return Object.values(margins).some(Number.isNaN) ? null : margins;
}
