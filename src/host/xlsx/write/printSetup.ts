import type { PrintSetup } from '../../port';
import { HostError } from '../../port';
import { MAX_HEADER, quotedSheetName } from '../../common';
import { childElements, elementText, withAttributes } from '../xml/elements';
import type { Sections } from '../xml/sections';
import { escapeXml } from '../xml/text';
import type { Draft } from './draft';

/** Paper sizes by the numbers that Windows gives them. */
const PAPER: Readonly<Record<PrintSetup['paper'], number>> = { A4: 9, A3: 8 };

/** Sets what the setup names and keeps the rest (resolution, colours, the printer's own settings). */
export function setPrintSetup(draft: Draft, sheet: string, setup: Partial<PrintSetup>): void {
  const editor = draft.writable(sheet);
  const { sections } = editor;
  for (const text of [setup.header ?? '', setup.footer ?? '']) {
    if (text.length > MAX_HEADER) {
      throw new HostError('unsupported', { sheet: editor.name, reason: 'headerTooLong', length: text.length });
    }
  }
  if (setup.margins !== undefined) {
    const { left, right, top, bottom } = setup.margins;
    const distances = { header: 0.3, footer: 0.3 };
    const old = sections.element('pageMargins')?.attributes ?? withAttributes('', distances);
    sections.set(
      'pageMargins',
      elementText(`${sections.prefix}pageMargins`, withAttributes(old, { left, right, top, bottom })),
    );
  }
  const pageSetup = withAttributes(sections.element('pageSetup')?.attributes ?? '', {
    paperSize: setup.paper === undefined ? undefined : PAPER[setup.paper],
    orientation: setup.landscape === undefined ? undefined : setup.landscape ? 'landscape' : 'portrait',
    ...(setup.fitWidth === undefined ? {} : { scale: null, fitToWidth: setup.fitWidth, fitToHeight: 0 }),
  });
  if ((setup.paper ?? setup.landscape ?? setup.fitWidth) !== undefined) {
    sections.set('pageSetup', elementText(`${sections.prefix}pageSetup`, pageSetup));
  }
  if (setup.fitWidth !== undefined) {
    fitToPage(sections);
  }
  setHeaderFooter(sections, setup);
  if (setup.titleRows !== undefined) {
    setTitleRows(draft, sheet, editor.name, setup.titleRows);
  }
}

/** Without this switch, Excel ignores the number of pages. */
function fitToPage(sections: Sections): void {
  const { prefix } = sections;
  const old = sections.element('sheetPr');
  const children = childElements(old?.inner ?? '');
  const page = children.find(({ local }) => local === 'pageSetUpPr');
  const others = children.filter((child) => child !== page).map(({ text }) => text);
  const fit = elementText(`${prefix}pageSetUpPr`, withAttributes(page?.attributes ?? '', { fitToPage: 1 }));
  sections.set('sheetPr', elementText(`${prefix}sheetPr`, old?.attributes ?? '', [...others, fit].join('')));
}

/** Headers and footers in the order in which the format wants them. */
const HEADER_ORDER: readonly string[] = [
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
];

function setHeaderFooter(sections: Sections, { header, footer }: Partial<PrintSetup>): void {
  if (header === undefined && footer === undefined) {
    return;
  }
  const { prefix } = sections;
  const old = sections.element('headerFooter');
  const texts = new Map(childElements(old?.inner ?? '').map(({ local, text }) => [local, text]));
  const set = (local: string, value: string | undefined): void => {
    if (value !== undefined) {
      texts.set(local, `<${prefix}${local}>${escapeXml(value)}</${prefix}${local}>`);
    }
  };
  set('oddHeader', header);
  set('oddFooter', footer);
  // Every page gets it: not only odd ones, not only those after the first.
  const attributes = withAttributes(old?.attributes ?? '', { differentOddEven: null, differentFirst: null });
  const inOrder = HEADER_ORDER.map((local) => texts.get(local) ?? '').join('');
  sections.set('headerFooter', elementText(`${prefix}headerFooter`, attributes, inOrder));
}

/** Whole columns of a sheet, its name quoted or not. */
const COLUMNS = /(?:'(?:[^']|'')*'|[^,'!]+)!\$?[A-Za-z]+:\$?[A-Za-z]+/;

/** Rows that are repeated on every page; repeated columns stay. */
function setTitleRows(draft: Draft, sheet: string, sheetName: string, [first, last]: readonly [number, number]): void {
  const { names } = draft.workbook;
  const position = draft.workbook.position(sheet);
  const columns = COLUMNS.exec(names.get('_xlnm.Print_Titles', position) ?? '')?.[0];
  const rows = `${quotedSheetName(sheetName)}!$${first + 1}:$${last + 1}`;
  names.set('_xlnm.Print_Titles', columns === undefined ? rows : `${columns},${rows}`, position);
}
