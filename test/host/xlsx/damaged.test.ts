/** Files that other programs leave: what can be read for certain is read, the rest is refused, nothing is lost. */
import { zipSync, strToU8 } from 'fflate';
import { openXlsx } from '../../../src/host/xlsx';
import { partsOf, refusal, relationship, sheet, sheetOf, unzip, workbook, zip } from './support/workbooks';

const CELL = '<row r="1"><c r="A1"><v>1</v></c></row>';

/** A zip with one more entry of a name that is there, which no writer of zips would make: the name is patched in. */
function withTwin(name: string): Uint8Array {
  const placeholder = name.replace(/^./, '~');
  const parts = { ...partsOf({ sheets: [{ name: '表', rows: CELL }] }), [placeholder]: '<worksheet/>' };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
  const [from, to] = [strToU8(placeholder), strToU8(name)];
  for (let at = 0; at < bytes.length; at++) {
    if (from.every((byte, index) => bytes[at + index] === byte)) bytes.set(to, at);
  }
  return bytes;
}

describe('a package', () => {
  it.each(['xl/worksheets/sheet1.xml', 'Xl/worksheets/Sheet1.xml'])(
    'that holds a part twice (%s) is refused',
    async (name) => {
      expect(await refusal(() => openXlsx(withTwin(name), 'x'))).toEqual({
        code: 'brokenFile',
        data: { part: name, detail: 'is there twice' },
      });
    },
  );

  it('whose parts are UTF-16 without a byte order mark is read', async () => {
    const parts = partsOf({ sheets: [{ name: '表', rows: CELL }] });
    const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
    const bytes = zipSync({
      ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
      'xl/worksheets/sheet1.xml': utf16(parts['xl/worksheets/sheet1.xml']!),
      'xl/workbook.xml': utf16(parts['xl/workbook.xml']!),
    });
    expect((await sheet(openXlsx(bytes, 'x'))).values).toEqual([[1]]);
  });

  it('with a tab that leads nowhere shows the others, and keeps the tab when it is written', async () => {
    const parts = partsOf({ sheets: [{ name: '表', rows: CELL }] });
    parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace(
      '</sheets>',
      '<sheet name="模块" sheetId="9" r:id="rId99"/></sheets>',
    );
    const host = openXlsx(zip(parts), 'x');
    await host.apply({
      title: '',
      changes: [
        { kind: 'addSheet', sheet: '新' },
        { kind: 'activate', sheet: '新' },
      ],
    });
    expect((await host.read()).sheets.map(({ name }) => name)).toEqual(['表', '新']);
    expect(openXlsx(host.save(), 'x')).toBeDefined();
  });

  it('with a sheet name that Excel does not have is refused, for a link to it leads out of the workbook', async () => {
    const bytes = workbook({ sheets: [{ name: '[\\\\host\\share]填报', rows: CELL }] });
    expect(await refusal(() => openXlsx(bytes, 'x'))).toMatchObject({
      code: 'brokenFile',
      data: { detail: 'sheet name' },
    });
  });

  it.each([
    ['is signed', '_xmlsignatures/origin.sigs', ['signed']],
    ['is shared the old way', 'xl/revisions/revisionHeaders.xml', ['shared']],
  ])('that %s says so before anything is written', async (_, part, remarks) => {
    const bytes = workbook({ sheets: [{ name: '表', rows: CELL }], parts: { [part]: '<x/>' } });
    expect((await openXlsx(bytes, 'x').read()).remarks).toEqual(remarks);
  });
});

describe('cells', () => {
  it.each([
    ['<is><t>甲</is>', 'the text'],
    ['<is><t>甲</t>', 'the item'],
  ])('whose inline string is not closed (%s) are refused, not run together', async (inner) => {
    const rows = `<row r="1"><c r="A1" t="inlineStr">${inner}</c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>`;
    expect(await refusal(async () => openXlsx(sheetOf(rows), 'x').read())).toMatchObject({ code: 'brokenFile' });
  });

  it('with a processing instruction in their text are read without it', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲<?note x?>乙</t></is></c></row>';
    expect((await sheet(openXlsx(sheetOf(rows), 'x'))).values).toEqual([['甲乙']]);
  });

  it.each(['0x10', '0b1', '0o7', 'Infinity'])(
    'that hold %s hold a text, for no file writes numbers so',
    async (text) => {
      const rows = `<row r="1"><c r="A1"><v>${text}</v></c><c r="B1"><v>1.5E2</v></c></row>`;
      expect((await sheet(openXlsx(sheetOf(rows), 'x'))).values).toEqual([[text, 150]]);
    },
  );

  it('get the mark of an apostrophe when their text begins like a formula, and lose it with the text', async () => {
    const host = openXlsx(sheetOf(CELL), 'x');
    const write = (values: (string | number)[]) =>
      host.apply({ title: '', changes: [{ kind: 'write', sheet: '表', row: 0, column: 0, values: [values] }] });
    await write(['=1+1', '@甲', '-', '甲']);
    const styles = (): string[] => {
      const { 'xl/styles.xml': xml, 'xl/worksheets/sheet1.xml': rows } = unzip(host.save());
      const xfs = [.../<cellXfs[\s\S]*<\/cellXfs>/.exec(xml!)![0].matchAll(/<xf [^>]*>/g)].map(([xf]) => xf);
      return [...rows!.matchAll(/<c r="[A-D]1"(?: s="(\d+)")?/g)].map(([, s]) => xfs[Number(s ?? 0)]!);
    };
    expect(styles().map((xf) => xf.includes('quotePrefix="1"'))).toEqual([true, true, true, false]);
    await write([2]);
    expect(styles()[0]).not.toContain('quotePrefix');
    expect((await sheet(host)).values).toEqual([[2, '@甲', '-', '甲']]);
  });

  it('that hold clause numbers are not marked as numbers stored as text', async () => {
    const host = openXlsx(sheetOf(''), 'x');
    const values = [['2.1'], ['3.1.1'], ['18.2']];
    await host.apply({ title: '', changes: [{ kind: 'write', sheet: '表', row: 4, column: 1, values }] });
    expect(unzip(host.save())['xl/worksheets/sheet1.xml']).toContain(
      '<ignoredErrors><ignoredError sqref="B5:B7" numberStoredAsText="1"/></ignoredErrors>',
    );
  });
});

describe('a sheet that is removed', () => {
  it('leaves #REF! in the formulas, lists and rules that named it', async () => {
    const tail =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>旧!A1=1</formula></cfRule></conditionalFormatting>' +
      '<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>旧!$A$1:$A$3</formula1></dataValidation></dataValidations>';
    const rows = '<row r="1"><c r="A1"><f>SUM(旧!A1:A3)+旧旧!B1</f><v>1</v></c></row>';
    const host = openXlsx(workbook({ sheets: [{ name: '表', rows, tail }, { name: '旧' }, { name: '旧旧' }] }), 'x');
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '旧' }] });
    const xml = unzip(host.save())['xl/worksheets/sheet1.xml']!;
    expect([...xml.matchAll(/<(?:f|formula1?)>([^<]*)</g)].map(([, text]) => text)).toEqual([
      'SUM(#REF!A1:A3)+旧旧!B1',
      '#REF!A1=1',
      '#REF!$A$1:$A$3',
    ]);
  });
});

describe('what names a sheet that is removed, outside of cells', () => {
  const types = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const rels = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const OFFICE = 'application/vnd.openxmlformats-officedocument';
  const bytes = workbook({
    sheets: [
      {
        name: '表',
        relationships: relationship('rId1', 'drawing', '../drawings/drawing1.xml'),
        tail: '<drawing r:id="rId1"/>',
      },
      { name: '旧' },
    ],
    tail:
      '<definedNames><definedName name="甲">OFFSET(旧!$A$1,0,0)+表!$A$1</definedName>' +
      '<definedName name="乙">IF(1=1,"旧!甲",\'旧\'!$B$2:$B$9)</definedName></definedNames>',
    types:
      types('xl/drawings/drawing1.xml', `${OFFICE}.drawing+xml`) +
      types('xl/charts/chart1.xml', `${OFFICE}.drawingml.chart+xml`) +
      types('xl/ctrlProps/ctrlProp1.xml', 'application/vnd.ms-excel.controlproperties+xml'),
    parts: {
      'xl/drawings/drawing1.xml': '<wsDr><sp macro="" textlink="旧!$A$1"/><sp textlink="表!$A$1"/></wsDr>',
      'xl/drawings/_rels/drawing1.xml.rels': rels(
        relationship('rId1', 'chart', '../charts/chart1.xml') +
          relationship('rId2', 'ctrlProp', '../ctrlProps/ctrlProp1.xml'),
      ),
      'xl/charts/chart1.xml': '<c><c:f>旧!$A$1:$A$3</c:f><c:f>表!$A$1</c:f></c>',
      'xl/ctrlProps/ctrlProp1.xml': "<formControlPr fmlaLink='旧!$A$1' fmlaRange=\"'旧'!$A$1:$A$4\"/>",
    },
  });

  it('says #REF!: names, also in the middle of a formula, charts, text boxes, controls', async () => {
    const host = openXlsx(bytes, 'x');
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '旧' }] });
    const parts = unzip(host.save());
    const names = [...parts['xl/workbook.xml']!.matchAll(/<definedName [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(names).toEqual(['OFFSET(#REF!$A$1,0,0)+表!$A$1', 'IF(1=1,"旧!甲",#REF!$B$2:$B$9)']);
    expect(parts['xl/charts/chart1.xml']).toBe('<c><c:f>#REF!$A$1:$A$3</c:f><c:f>表!$A$1</c:f></c>');
    expect(parts['xl/drawings/drawing1.xml']).toBe(
      '<wsDr><sp macro="" textlink="#REF!$A$1"/><sp textlink="表!$A$1"/></wsDr>',
    );
    expect(parts['xl/ctrlProps/ctrlProp1.xml']).toBe(
      '<formControlPr fmlaLink="#REF!$A$1" fmlaRange="#REF!$A$1:$A$4"/>',
    );
  });
});

describe('a workbook that declares its relationship parts one by one', () => {
  it('declares the new one of a first note', async () => {
    const parts = partsOf({ sheets: [{ name: '表', rows: CELL }] });
    parts['[Content_Types].xml'] = parts['[Content_Types].xml']!.replace(/<Default Extension="rels"[^>]*>/, '');
    const host = openXlsx(zip(parts), 'x');
    await host.apply({ title: '', changes: [{ kind: 'note', sheet: '表', row: 0, column: 0, text: '批注' }] });
    expect(unzip(host.save())['[Content_Types].xml']).toContain('<Default Extension="rels"');
  });
});
