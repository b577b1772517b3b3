import { strToU8, zipSync } from 'fflate';
import { cell, open, partsOf, sheet, sheetOf, workbook, zip } from './support/workbooks';

describe('reading cells', () => {
  it('reads numbers, texts, yes/no and errors', async () => {
    const host = open(
      sheetOf(
        '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c></row>' +
          '<row r="2"><c r="A2" t="str"><v>结果</v></c><c r="B2" t="inlineStr"><is><t>行内</t></is></c><c r="C2" t="n"><v>1E-3</v></c></row>',
        {},
        { strings: '<si><t>甲</t></si><si><t>乙 &amp; 丙</t></si>' },
      ),
    );
    const { used, values } = await sheet(host);
    expect(used).toEqual({ row: 0, column: 0, rows: 2, columns: 4 });
    expect(values).toEqual([
      [12.5, '乙 & 丙', true, { error: '#N/A' }],
      ['结果', '行内', 0.001, null],
    ]);
  });

  it('puts the runs of a rich text together and leaves out phonetic runs', async () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>员工</t></r><r><t xml:space="preserve"> 2</t></r><rPh sb="0" eb="2"><t>ユアンゴン</t></rPh><phoneticPr fontId="1"/></si>' +
      '<si/><si><t/></si><si><t>末</t><rPh sb="0" eb="1"><t>スエ</t></rPh></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>' +
      '<c r="E1" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r></is></c></row>';
    const { values } = await sheet(open(sheetOf(rows, {}, { strings })));
    expect(values).toEqual([['员工 2', null, null, '末', '行内']]);
  });

  it('tells texts of which a part is struck out or coloured from those that programs split for their own sake', async () => {
    const run = (text: string, look = '') => `<r>${look && `<rPr>${look}</rPr>`}<t>${text}</t></r>`;
    const strings = [
      run('5', '<strike/>') + run('3'),
      run('5', '<color rgb="FFFF0000"/>') + run('3', '<color theme="1"/>'),
      // 员工2 in two fonts, a space that is struck out, strike that is switched off: one text.
      run('1', '<rFont val="宋体"/>') + run('2', '<rFont val="Arial"/><color theme="1"/>'),
      run('7') + run(' ', '<strike/>'),
      run('8', '<strike val="0"/>') + run('9'),
    ].map((runs) => `<si>${runs}</si>`);
    const rows =
      `<row r="1">${[0, 1, 2, 3, 4].map((index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>` +
      `<row r="2"><c t="inlineStr"><is>${run('4', '<strike/>') + run('6')}</is></c></row>`;
    const { partlyMarked } = await sheet(open(sheetOf(rows, {}, { strings: strings.join('') })));
    expect(partlyMarked).toEqual([
      { row: 0, column: 0 },
      { row: 0, column: 1 },
      { row: 1, column: 0 },
    ]);
  });

  it('knows a formula without a result from one that gives an empty text', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>2+3</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1</f><v>1</v></c><c r="D1"><f>2+3</f><v></v></c><c r="E1"><f>2+3</f><v> </v></c></row>';
    const { values, formulas } = await sheet(open(sheetOf(rows)));
    expect(formulas).toEqual([['=2+3', '=""', '=1', '=2+3', '=2+3']]);
    const none = { error: '#GETTING_DATA' };
    expect(values).toEqual([[none, '', 1, none, none]]);
  });

  it('counts rows and cells that do not say where they are', async () => {
    const rows =
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="C4"><v>5</v></c><c><v>6</v></c></row><row><c><v>7</v></c></row>';
    const read = await sheet(open(sheetOf(rows)));
    expect(read.used).toEqual({ row: 0, column: 0, rows: 5, columns: 4 });
    expect(read.values).toEqual([
      [1, null, 3, null],
      [null, null, null, null],
      [null, null, null, null],
      [null, null, 5, 6],
      [7, null, null, null],
    ]);
  });

  it('undoes _xHHHH_ escapes, entities and line ends', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a_x000D_\r\nb_x005F_x0041_&#x4E2D;&#25991;&lt;&quot;&apos; </t></is></c></row>';
    expect(cell(await sheet(open(sheetOf(rows))), 0, 0)).toBe(' a\r\nb_x0041_中文<"\' ');
  });

  it('reads texts in CDATA and passes over comments', async () => {
    const rows = '<!-- <row r="9"> --><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[a<b & c]]></t></is></c></row>';
    expect((await sheet(open(sheetOf(rows)))).values).toEqual([['a<b & c']]);
  });

  it('turns ISO dates into serial numbers, from 1900 and from 1904', async () => {
    const rows =
      '<row r="1"><c r="A1" t="d"><v>2024-03-01</v></c><c r="B1" t="d"><v>2024-03-01T18:00:00</v></c><c r="C1" t="d"><v>1900-02-28</v></c></row>';
    const since1900 = open(sheetOf(rows));
    expect((await sheet(since1900)).values).toEqual([[45352, 45352.75, 59]]);
    // They have no format: what is a date by its type is never taken for a figure.
    expect((await sheet(since1900)).numberFormats).toEqual([['yyyy-mm-dd', 'yyyy-mm-dd', 'yyyy-mm-dd']]);
    const since1904 = open(sheetOf(rows, {}, { head: '<workbookPr date1904="1"/>' }));
    expect((await since1904.read()).dateSystem).toBe(1904);
    expect((await sheet(since1904)).values[0]?.slice(0, 2)).toEqual([43890, 43890.75]);
  });

  it('skips extension lists among the cells', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><c r="Z9"><v>9</v></c></ext></extLst></c><extLst><ext uri="y"/></extLst></row>' +
      '<row r="2"><c r="A2"><v>2</v></c></row>';
    expect((await sheet(open(sheetOf(rows)))).values).toEqual([[1], [2]]);
  });
});

describe('the used range', () => {
  it('is null for a sheet without values, however many cells have formats', async () => {
    const read = await sheet(
      open(sheetOf('<row r="1" s="1" customFormat="1"><c r="A1" s="1"/><c r="B1" t="s"/></row>')),
    );
    expect(read).toMatchObject({ used: null, values: [], formulas: [], numberFormats: [] });
  });

  it('covers values and formulas only, so that formatted rows to the end of the sheet cost nothing', async () => {
    let rows = '<row r="2"><c r="B2" s="2"><v>1</v></c><c r="C2"><f>B2</f></c></row>';
    for (let row = 3; row <= 50_000; row++) {
      rows += `<row r="${row}" s="1" customFormat="1"><c r="A${row}" s="1"/></row>`;
    }
    const read = await sheet(open(sheetOf(rows)));
    expect(read.used).toEqual({ row: 1, column: 1, rows: 1, columns: 2 });
    expect(read.formulas).toEqual([[null, '=B2']]);
  });

  it('holds one row for all blank ones below a lone value at the end of the sheet', async () => {
    const read = await sheet(
      open(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')),
    );
    expect(read.used).toEqual({ row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
    expect(cell(read, 1_048_575, 16_383)).toBe(2);
    expect(read.values[5]).toBe(read.values[6]);
  });
});

describe('formulas', () => {
  it('are read with their last result, newer functions without their marks', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><f>_xlfn.IFS(B1&gt;1,"是",TRUE,"_xlfn.否")</f><v>是</v></c><c r="B1"><f/><v>2</v></c></row>';
    const read = await sheet(open(sheetOf(rows)));
    expect(read.formulas).toEqual([['=IFS(B1>1,"是",TRUE,"_xlfn.否")', null]]);
    expect(read.values).toEqual([['是', 2]]);
  });

  it('that are shared read as each cell would write them', async () => {
    const rows =
      '<row r="1"><c r="C1"><f t="shared" ref="C1:D3" si="0">A1*$A$1+SUM(A:A)+LOG10(1:1)&amp;"A1"</f><v>0</v></c><c r="D1"><f t="shared" si="0"/><v>0</v></c></row>' +
      '<row r="3"><c r="D3"><f t="shared" si="0"/><v>0</v></c></row>';
    const read = await sheet(open(sheetOf(rows)));
    expect(read.formulas).toEqual([
      ['=A1*$A$1+SUM(A:A)+LOG10(1:1)&"A1"', '=B1*$A$1+SUM(B:B)+LOG10(1:1)&"A1"'],
      [null, null],
      [null, '=B3*$A$1+SUM(B:B)+LOG10(3:3)&"A1"'],
    ]);
  });

  it('that are shared are found even before the cell that holds the text', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" si="3"/><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="3">B2</f><v>2</v></c></row>';
    expect((await sheet(open(sheetOf(rows)))).formulas).toEqual([['=B1'], ['=B2']]);
  });

  it('that fill an array show in each of its cells', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>';
    const read = await sheet(open(sheetOf(rows)));
    expect(read.formulas).toEqual([
      ['=B1:B2*2', null],
      ['=B1:B2*2', null],
    ]);
    expect(read.values).toEqual([
      [2, null],
      [4, 2],
    ]);
  });
});

describe('number formats', () => {
  it('come from the cell, else from its row, else from its column', async () => {
    const head = '<cols><col min="2" max="3" width="9" style="2"/></cols>';
    const rows =
      '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1"><v>1</v></c><c r="D1"><v>1</v></c></row>' +
      '<row r="2" s="1" customFormat="1"><c r="B2"><v>1</v></c></row><row r="3"><c r="A3" s="1"/><c r="D3"><v>1</v></c></row>';
    expect((await sheet(open(sheetOf(rows, { head })))).numberFormats).toEqual([
      ['0%', 'General', 'yyyy/m/d', 'General'],
      ['0%', 'General', '0%', '0%'],
      ['0%', 'yyyy/m/d', 'yyyy/m/d', 'General'],
    ]);
  });

  it('may be spelled out in the workbook', async () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="176" formatCode="0.0&quot;分&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="176"/><xf numFmtId="49"/><xf numFmtId="31"/><xf/></cellXfs>';
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c></row>';
    expect((await sheet(open(sheetOf(rows, {}, { styles })))).numberFormats).toEqual([
      ['0.0"分"', '@', 'yyyy"年"m"月"d"日"', 'General'],
    ]);
  });
});

describe('sheets', () => {
  it('come in tab order with visibility, protection and merges; charts are passed over', async () => {
    const chart = '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>';
    const parts = partsOf({
      sheets: [
        {
          name: '甲',
          rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
          tail: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
        },
        { name: '乙', state: 'hidden', tail: '<sheetProtection sheet="1" password="CC1A"/>' },
        { name: '图', state: 'visible' },
        { name: '参数', state: 'veryHidden', tail: '<sheetProtection objects="1"/>' },
      ],
      parts: { 'xl/chartsheets/sheet1.xml': chart },
    });
    parts['xl/_rels/workbook.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
      '/worksheet" Target="worksheets/sheet3.xml"',
      '/chartsheet" Target="chartsheets/sheet1.xml"',
    );
    const { workbook: name, sheets } = await open(zip(parts)).read();
    expect(name).toBe('测试.xlsx');
    expect(
      sheets.map(({ name, visibility, isProtected, merges }) => ({ name, visibility, isProtected, merges })),
    ).toEqual([
      { name: '甲', visibility: 'visible', isProtected: false, merges: [{ row: 0, column: 0, rows: 2, columns: 2 }] },
      { name: '乙', visibility: 'hidden', isProtected: true, merges: [] },
      { name: '参数', visibility: 'veryHidden', isProtected: false, merges: [] },
    ]);
  });

  it('out of scope have no cells, but their protection is known', async () => {
    const host = open(
      workbook({
        sheets: [
          { name: '甲', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' },
          { name: '乙', rows: '<row r="1"><c r="A1"><v>1</v></c></row>', tail: '<sheetProtection sheet="true"/>' },
        ],
      }),
    );
    const { sheets } = await host.read({ sheets: ['甲'] });
    expect(sheets.map(({ used, isProtected }) => ({ used: used !== null, isProtected }))).toEqual([
      { used: true, isProtected: false },
      { used: false, isProtected: true },
    ]);
    await expect(host.read({ sheets: ['丙'] })).rejects.toMatchObject({ code: 'missingSheet', data: { sheet: '丙' } });
  });

  it('are found at absolute targets, in other case, and behind backslashes', async () => {
    const parts = partsOf({ sheets: [{ name: '甲', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] });
    for (const target of [
      '/xl/worksheets/sheet1.xml',
      './worksheets/../worksheets/Sheet1.xml',
      'worksheets\\sheet1.xml',
      'worksheets/sheet%31.xml',
    ]) {
      const rels = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace('worksheets/sheet1.xml', target);
      expect((await sheet(open(zip({ ...parts, 'xl/_rels/workbook.xml.rels': rels })))).values).toEqual([[1]]);
    }
  });
});

describe('zips', () => {
  it('may keep sizes and places in 64 bits, as writers of streams do', async () => {
    const parts = partsOf({ sheets: [{ name: '甲', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] });
    const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
    const wide = (size: number): Uint8Array => {
      const extra = new Uint8Array(16);
      new DataView(extra.buffer).setBigUint64(0, BigInt(size), true);
      new DataView(extra.buffer).setBigUint64(8, BigInt(size), true);
      return extra;
    };
    const file = zipSync(
      Object.fromEntries(files.map(([name, data]) => [name, [data, { level: 0, extra: { 1: wide(data.length) } }]])),
    );
    const view = new DataView(file.buffer);
    for (let at = 0; at + 4 <= file.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + 20, 0xffff_ffff, true);
        view.setUint32(at + 24, 0xffff_ffff, true);
      }
    }
    const host = open(file);
    expect((await sheet(host)).values).toEqual([[1]]);
    expect((await sheet(open(host.save()))).values).toEqual([[1]]);
  });
});
