/** The same workbook as different programs write it: every change must work on each, and read back the same. */
import type { Change } from '../../../src/host/port';
import { open, partsOf, refusal, relationship, sheet, unzip, zip, type Parts } from './support/workbooks';

const plain = partsOf({
  sheets: [
    {
      name: '表',
      head: '<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:C2"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><cols><col min="1" max="2" width="9"/></cols>',
      rows:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1"><f t="shared" ref="C1:C2" si="0">B1*2</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>3</v></c><c r="C2"><f t="shared" si="0"/><v>6</v></c></row>',
      tail:
        '<mergeCells count="1"><mergeCell ref="E1:F1"/></mergeCells><conditionalFormatting sqref="A1:C2"><cfRule type="expression" priority="1"><formula>$A1=1</formula></cfRule></conditionalFormatting>' +
        '<dataValidations count="1"><dataValidation type="whole" sqref="B1:B2"><formula1>1</formula1></dataValidation></dataValidations>' +
        '<pageMargins left="1" right="1" top="1" bottom="1" header="0.5" footer="0.5"/>',
    },
    { name: '锁', tail: '<sheetProtection sheet="1"/>' },
  ],
  strings: '<si><t>甲</t></si><si><r><t>员工</t></r><r><t>2</t></r></si>',
  head: '<workbookPr/><bookViews><workbookView activeTab="0"/></bookViews>',
  tail: '<definedNames><definedName name="分">表!$B$1</definedName></definedNames><calcPr calcId="1"/>',
});

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function mapParts(parts: Parts, change: (text: string, name: string) => string): Parts {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, change(text, name)]));
}

/** As .NET's Open XML SDK writes: `<x:c>`. */
const prefixed = mapParts(plain, (text) =>
  text.includes(`xmlns="${MAIN}"`)
    ? text.replace(/<(\/?)(?=[A-Za-z])/g, '<$1x:').replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`)
    : text,
);

/** As Excel writes "Strict Open XML Spreadsheet". */
const strict = mapParts(plain, (text, name) =>
  (name.startsWith('xl/_rels') || name.startsWith('_rels')
    ? text
    : text.replace(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
  ).replaceAll(
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ),
);

/** With another prefix for relationship ids, single quotes, blanks and line ends between elements. */
const spaced = mapParts(plain, (text) =>
  text
    .replaceAll('xmlns:r=', 'xmlns:d3p1=')
    .replace(/ r:id=/g, ' d3p1:id=')
    .replace(/"/g, "'")
    .replace(/></g, '>\r\n  <')
    .replace(/\/>/g, ' />'),
);

/** As LibreOffice and WPS like it: absolute targets, more namespaces, extensions on the root. */
const absolute = mapParts(plain, (text, name) =>
  name === 'xl/_rels/workbook.xml.rels'
    ? text.replace(/Target="/g, 'Target="/xl/')
    : text.replace(
        '<worksheet ',
        '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="x" xmlns:xr="y" xr:uid="{1}" ',
      ),
);

/** UTF-16 is what the standard allows besides UTF-8. */
const changes: Change[] = [
  { kind: 'addSheet', sheet: '新', after: '表', tabColor: '00B050' },
  { kind: 'write', sheet: '新', row: 0, column: 0, values: [['标题', { formula: "='表'!B2", result: 3 }]] },
  {
    kind: 'write',
    sheet: '表',
    row: 0,
    column: 2,
    values: [
      [9, 'x<y'],
      [undefined, true],
    ],
  },
  {
    kind: 'format',
    sheet: '表',
    range: { row: 0, column: 0, rows: 2, columns: 4 },
    format: { bold: true, fill: 'FFF2CC', wrap: true, border: { style: 'thin', color: '000000' }, numberFormat: '0.0' },
  },
  { kind: 'merge', sheet: '表', range: { row: 3, column: 0, rows: 1, columns: 3 } },
  { kind: 'columnWidths', sheet: '表', column: 1, widths: [15, 0] },
  { kind: 'rowHeights', sheet: '表', row: 1, heights: [30] },
  { kind: 'freeze', sheet: '表', rows: 1, columns: 0 },
  { kind: 'autoFilter', sheet: '表', range: { row: 0, column: 0, rows: 2, columns: 3 } },
  {
    kind: 'conditionalFormats',
    sheet: '表',
    range: { row: 0, column: 0, rows: 2, columns: 3 },
    formats: [{ formula: '$C1>1', format: { fill: 'FF0000' } }],
  },
  {
    kind: 'validations',
    sheet: '表',
    validations: [
      {
        range: { row: 0, column: 1, rows: 1, columns: 1 },
        validation: { rule: { type: 'list', values: ['是', '否'] } },
      },
    ],
  },
  { kind: 'links', sheet: '表', links: [{ row: 0, column: 0, target: '新!A1', tip: '去' }] },
  { kind: 'note', sheet: '表', row: 0, column: 0, text: '注' },
  { kind: 'definedName', name: '总', reference: '新!$A$1' },
  {
    kind: 'printSetup',
    sheet: '表',
    setup: { paper: 'A4', landscape: true, fitWidth: 1, titleRows: [0, 0], header: '&C考核' },
  },
  { kind: 'setVisibility', sheet: '锁', visibility: 'hidden' },
  { kind: 'activate', sheet: '新' },
];

const variants: [string, Parts][] = [
  ['as Excel writes it', plain],
  ['with prefixes', prefixed],
  ['in Strict namespaces', strict],
  ['with blanks, single quotes and another prefix for ids', spaced],
  ['with absolute targets and more namespaces', absolute],
];

describe.each(variants)('a workbook %s', (_, parts) => {
  it('reads the same', async () => {
    const { sheets } = await open(zip(parts)).read();
    expect(sheets.map(({ name, isProtected }) => [name, isProtected])).toEqual([
      ['表', false],
      ['锁', true],
    ]);
    expect(sheets[0]).toMatchObject({
      used: { row: 0, column: 0, rows: 2, columns: 3 },
      values: [
        ['甲', 0.5, 1],
        ['员工2', 3, 6],
      ],
      formulas: [
        [null, null, '=B1*2'],
        [null, null, '=B2*2'],
      ],
      numberFormats: [
        ['General', '0%', 'General'],
        ['General', 'General', 'General'],
      ],
      merges: [{ row: 0, column: 4, rows: 1, columns: 2 }],
    });
  });

  it('takes every kind of change and reads back what was written', async () => {
    const host = open(zip(parts));
    expect(await host.apply({ title: '', changes })).toEqual({ cellsWritten: 5, differences: [] });
    const again = open(host.save());
    const { sheets } = await again.read();
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['表', 'visible'],
      ['新', 'visible'],
      ['锁', 'hidden'],
    ]);
    expect(await sheet(again, '表')).toMatchObject({
      values: [
        ['甲', 0.5, 9, 'x<y'],
        ['员工2', 3, 6, true],
      ],
      formulas: [
        [null, null, null, null],
        [null, null, '=B2*2', null],
      ],
      numberFormats: [
        ['0.0', '0.0', '0.0', '0.0'],
        ['0.0', '0.0', '0.0', '0.0'],
      ],
      merges: [
        { row: 0, column: 4, rows: 1, columns: 2 },
        { row: 3, column: 0, rows: 1, columns: 3 },
      ],
    });
    expect(await sheet(again, '新')).toMatchObject({ values: [['标题', 3]], formulas: [[null, "='表'!B2"]] });
    expect(
      await refusal(() =>
        again.apply({
          title: '',
          changes: [{ kind: 'merge', sheet: '锁', range: { row: 0, column: 0, rows: 1, columns: 2 } }],
        }),
      ),
    ).toMatchObject({ code: 'protectedSheet' });
  });

  it('stays one: its prefix and its namespaces are used for what is added', async () => {
    const host = open(zip(parts));
    await host.apply({ title: '', changes });
    const out = unzip(host.save());
    const root = /<([\w:]*)worksheet /.exec(out['xl/worksheets/sheet1.xml'] ?? '')?.[1] ?? '';
    const names = [...(out['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<([A-Za-z][\w:]*)/g)].map(
      ([, name = '']) => name,
    );
    expect(names.every((name) => name.startsWith(root) && (root !== '' || !name.includes(':')))).toBe(true);
    const isStrict = parts === strict;
    for (const [name, text] of Object.entries(out)) {
      expect([name, text.includes('purl.oclc.org')]).toEqual([
        name,
        isStrict && /^(_rels\/|xl\/(?!drawings))/.test(name),
      ]);
    }
  });

  it('has its sections in the order that Excel insists on', async () => {
    const host = open(zip(parts));
    await host.apply({ title: '', changes });
    const xml = unzip(host.save())['xl/worksheets/sheet1.xml'] ?? '';
    const order =
      'sheetPr dimension sheetViews cols sheetData autoFilter mergeCells conditionalFormatting dataValidations hyperlinks pageMargins pageSetup headerFooter legacyDrawing';
    const places = order.split(' ').map((name) => xml.search(new RegExp(`<(x:)?${name}[\\s>/]`)));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});

describe('other encodings', () => {
  it('UTF-16 is read, and written as UTF-8', async () => {
    const { strToU8, zipSync, unzipSync } = await import('fflate');
    const files = Object.fromEntries(Object.entries(plain).map(([name, text]) => [name, strToU8(text)]));
    const text = (plain['xl/worksheets/sheet1.xml'] ?? '').replace('UTF-8', 'UTF-16');
    files['xl/worksheets/sheet1.xml'] = Buffer.from(`\ufeff${text}`, 'utf16le');
    const host = open(zipSync(files));
    await host.apply({ title: '', changes: [{ kind: 'write', sheet: '表', row: 4, column: 0, values: [['乙']] }] });
    const out = Buffer.from(unzipSync(host.save())['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');
    expect(out.startsWith('<?xml version="1.0" encoding="UTF-8"')).toBe(true);
    expect((await sheet(open(host.save()))).values).toEqual([
      ['甲', 0.5, 1],
      ['员工2', 3, 6],
      [null, null, null],
      [null, null, null],
      ['乙', null, null],
    ]);
  });
});

describe('what newer versions add', () => {
  it('alternate content keeps its place among the sections', async () => {
    const controls =
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls><control name="a"/></controls></mc:Choice></mc:AlternateContent>';
    const parts = partsOf({
      sheets: [
        {
          name: '表',
          tail: `${controls}<tableParts count="0"/>`,
          relationships: relationship('rId1', 'vmlDrawing', '../drawings/vmlDrawing1.vml'),
        },
      ],
    });
    const host = open(zip(parts));
    await host.apply({ title: '', changes: [{ kind: 'note', sheet: '表', row: 0, column: 0, text: '注' }] });
    expect(unzip(host.save())['xl/worksheets/sheet1.xml']).toMatch(
      /<sheetData><\/sheetData><legacyDrawing [^>]*\/><mc:AlternateContent .*<\/mc:AlternateContent><tableParts count="0"\/>/,
    );
  });
});
