/** What a file shows, in the workbench's words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN_LOOK, type Look } from '../../../src/host/common';
import type { Change, RangeValidation } from '../../../src/host/port';
import { markFormula, newXlsx } from '../../../src/host/xlsx';
import { rect, shown } from './support/contents';
import { open, partsOf, refusal, relationship, workbook, zip } from './support/workbooks';

describe('cells', () => {
  it('are told when they hold something or look like something', () => {
    const { cells } = shown(
      '<row r="1"><c r="A1"/><c r="B1" s="1"/><c r="C1" t="str"><v></v></c><c r="D1" t="b"><v>1</v></c></row>' +
        '<row r="3" s="1" customFormat="1"><c r="A3"/><c r="B3" t="e"><v>#N/A</v></c></row>',
    );
    expect(cells).toEqual([
      { row: 0, column: 1, value: null, formula: null, look: 1 },
      { row: 0, column: 3, value: true, formula: null, look: 0 },
      { row: 2, column: 0, value: null, formula: null, look: 0 },
      { row: 2, column: 1, value: { error: '#N/A' }, formula: null, look: 0 },
    ]);
  });

  it('have the formulas that they share, and an array’s in its first cell', () => {
    const { cells } = shown(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*$C$1</f><v>1</v></c><c r="D1"><f t="array" ref="D1:D3">E1:E3*2</f><v>4</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="D2"><v>6</v></c></row>' +
        '<row r="3"><c r="A3"><f>_xlfn.IFS(B1,1)</f></c><c r="D3"/></row>',
    );
    expect(cells.map(({ row, column, value, formula }) => [row, column, value, formula])).toEqual([
      [0, 0, 1, '=B1*$C$1'],
      [0, 3, 4, '=E1:E3*2'],
      [1, 0, 2, '=B2*$C$1'],
      [1, 3, 6, null],
      [2, 0, null, '=IFS(B1,1)'],
    ]);
  });
});

describe('sizes', () => {
  it('of columns are whole pixels of three quarters of a point', () => {
    // 9 × 7 = 63 px; 9.140625 × 7 = 63.98 → 64 px; 22.5 × 7 = 157.5 → 158 px.
    const { columns } = shown('', {
      head: '<cols><col min="1" max="2" width="9"/><col min="3" max="3" width="9.140625" style="1"/><col min="5" max="5" width="22.5" hidden="1" customWidth="1"/><col min="6" max="6" width="0"/><col min="7" max="7" style="1"/></cols>',
    });
    expect(columns).toEqual([
      { index: 0, points: 47.25, hidden: false, look: 0 },
      { index: 1, points: 47.25, hidden: false, look: 0 },
      { index: 2, points: 48, hidden: false, look: 1 },
      { index: 4, points: 118.5, hidden: true, look: 0 },
      { index: 5, points: null, hidden: true, look: 0 },
      { index: 6, points: null, hidden: false, look: 1 },
    ]);
  });

  it('of columns to the end of the sheet are told a little beyond the last used one', () => {
    const { columns } = shown('<row r="1"><c r="D1"><v>1</v></c></row>', {
      head: '<cols><col min="1" max="2" width="9"/><col min="3" max="16384" width="9" hidden="1"/></cols>',
    });
    expect(columns.map(({ index }) => index)).toEqual(Array.from({ length: 30 }, (_, index) => index));
    expect(columns[29]).toEqual({ index: 29, points: 47.25, hidden: true, look: 0 });
  });

  it('of rows are points, whether people set them or the text needed them', () => {
    const { rows } = shown(
      '<row r="1" ht="30" customHeight="1"/><row r="2" ht="28.5"/><row r="3" hidden="1" ht="20"/><row r="4"><c r="A4"/></row><row r="5" s="2" customFormat="1"/><row r="6" ht="0"/>',
    );
    expect(rows).toEqual([
      { index: 0, points: 30, hidden: false, look: 0 },
      { index: 1, points: 28.5, hidden: false, look: 0 },
      { index: 2, points: 20, hidden: true, look: 0 },
      { index: 4, points: null, hidden: false, look: 2 },
      { index: 5, points: null, hidden: true, look: 0 },
    ]);
  });

  it('that nobody set are the sheet’s, or those of a Chinese Excel', () => {
    expect(shown('')).toMatchObject({ standardWidth: 54, standardHeight: 13.5 });
    const head = '<sheetFormatPr defaultColWidth="12" defaultRowHeight="20.25"/>';
    expect(shown('', { head })).toMatchObject({ standardWidth: 63, standardHeight: 20.25 });
  });
});

describe('the rest of a sheet', () => {
  it('has links within the workbook, and no others', () => {
    const { links } = shown('', {
      tail: '<hyperlinks><hyperlink ref="B3" location="\'评分细则\'!A12" tooltip="看"/><hyperlink ref="C4:D5" location="#名"/><hyperlink ref="A1" r:id="rId1" location="A1"/></hyperlinks>',
      relationships: relationship('rId1', 'hyperlink', 'https://example.com/'),
    });
    expect(links).toEqual([
      { row: 2, column: 1, target: "'评分细则'!A12", tip: '看' },
      { row: 3, column: 2, target: '名', tip: '' },
    ]);
  });

  it('has a page as far as it was set up', () => {
    expect(shown('').printSetup).toEqual({});
    const tail =
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="8" fitToWidth="2"/>' +
      '<headerFooter><oddHeader>&amp;C考核 &amp;&amp; 评分</oddHeader><oddFooter></oddFooter></headerFooter>';
    const margins = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 };
    expect(shown('', { tail }).printSetup).toEqual({ paper: 'A3', header: '&C考核 && 评分', margins });
    const head = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
    expect(shown('', { head, tail }).printSetup).toMatchObject({ fitWidth: 2 });
  });

  it('has a view: what is frozen, the lines, the colour of the tab', () => {
    const head =
      '<sheetPr><tabColor theme="4" tint="-0.249977111117893"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/></sheetView></sheetViews>';
    expect(shown('', { head })).toMatchObject({
      frozen: { rows: 2, columns: 0 },
      showsGridlines: false,
      tabColor: '305496',
    });
    // As Excel saves it where column A and row 1 are hidden and C3 was chosen (EPPlus issue 786).
    const behind =
      '<sheetViews><sheetView topLeftCell="B2" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="C3" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>';
    expect(shown('', { head: behind })).toMatchObject({ frozen: { rows: 2, columns: 2 } });
    expect(shown('', { head: behind })).not.toHaveProperty('selected');
    const split =
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1500" ySplit="900"/></sheetView></sheetViews>';
    expect(shown('', { head: split })).toMatchObject({
      frozen: { rows: 0, columns: 0 },
      showsGridlines: true,
      tabColor: null,
    });
  });

  it('opens on the cell that is selected in the active pane, or says none', () => {
    const view = (inner: string): string =>
      `<sheetViews><sheetView workbookViewId="0">${inner}</sheetView></sheetViews>`;
    const panes = (active: string): string =>
      view(
        `<pane xSplit="1" ySplit="5" topLeftCell="B6" activePane="${active}" state="frozen"/>` +
          '<selection pane="topRight"/><selection pane="bottomLeft" activeCell="A9" sqref="A9"/>' +
          '<selection pane="bottomRight" activeCell="F6" sqref="F6:G7"/>',
      );
    expect(shown('', { head: panes('bottomRight') })).toMatchObject({ selected: { row: 5, column: 5 } });
    expect(shown('', { head: panes('bottomLeft') })).toMatchObject({ selected: { row: 8, column: 0 } });
    expect(shown('', { head: panes('topRight') })).toMatchObject({ selected: { row: 0, column: 0 } });
    expect(shown('', { head: view('<selection activeCell="C2" sqref="C2"/>') })).toMatchObject({
      selected: { row: 1, column: 2 },
    });
    expect(shown('', { head: view('') })).not.toHaveProperty('selected');
  });
});

describe('a workbook', () => {
  const bytes = workbook({
    sheets: [
      { name: '甲', tail: '<sheetProtection sheet="1"/>' },
      { name: '图', state: 'hidden' },
      { name: '乙', state: 'veryHidden' },
    ],
    head: '<workbookPr date1904="1"/><workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="2"/></bookViews>',
    tail:
      '<definedNames><definedName name="满分">100</definedName><definedName name="藏" hidden="1">1</definedName><definedName name="局部" localSheetId="0">1</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="2">\'乙\'!$A:$B,\'乙\'!$2:$3</definedName><definedName name="取">_xlfn.XLOOKUP(1,甲!$A:$A,甲!$B:$B)</definedName></definedNames>',
  });

  it('tells its names, its dates, its protection and where it stands', () => {
    const contents = open(bytes).contents();
    expect(contents).toMatchObject({
      workbook: '测试.xlsx',
      dateSystem: 1904,
      isStructureProtected: true,
      active: 'xl/worksheets/sheet3.xml',
      definedNames: [
        { name: '满分', formula: '=100' },
        { name: '取', formula: '=XLOOKUP(1,甲!$A:$A,甲!$B:$B)' },
      ],
    });
    expect(contents.sheets).toMatchObject([
      { id: 'xl/worksheets/sheet1.xml', name: '甲', visibility: 'visible', isProtected: true, printSetup: {} },
      { id: 'xl/worksheets/sheet2.xml', name: '图', visibility: 'hidden', isProtected: false },
      { id: 'xl/worksheets/sheet3.xml', visibility: 'veryHidden', printSetup: { titleRows: [1, 2] } },
    ]);
  });

  it('leaves out charts; a sheet that is shown is active in their place', () => {
    const parts = partsOf({
      sheets: [{ name: '图' }, { name: '表', tail: '' }],
      head: '<bookViews><workbookView activeTab="0"/></bookViews>',
    });
    const name = 'xl/_rels/workbook.xml.rels';
    parts[name] = (parts[name] ?? '').replace('/worksheet"', '/chartsheet"');
    expect(open(zip(parts)).contents()).toMatchObject({
      active: 'xl/worksheets/sheet2.xml',
      sheets: [{ name: '表' }],
    });
  });

  it('is refused where a part is no XML, and by that part’s name', async () => {
    const broken = (name: string) => {
      const parts = partsOf({
        sheets: [{ name: '表', relationships: relationship('rId1', 'comments', '../comments1.xml') }],
        relationships: relationship('rIdT', 'theme', 'theme/theme1.xml'),
        parts: { 'xl/theme/theme1.xml': '<theme/>', 'xl/comments1.xml': '<comments/>' },
      });
      return zip({ ...parts, [name]: (parts[name] ?? '').slice(0, -12) });
    };
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/theme/theme1.xml', 'xl/comments1.xml']) {
      expect(await refusal(() => open(broken(part)).contents())).toMatchObject({ code: 'brokenFile', data: { part } });
    }
  });

  it('is told alike with prefixed names and in Strict namespaces', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const plain = partsOf({
      sheets: [
        {
          name: '表',
          rows: '<row r="1" ht="20"><c r="A1" s="1"><v>1</v></c></row>',
          head: '<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><cols><col min="1" max="1" width="9"/></cols>',
          tail:
            '<conditionalFormatting sqref="A1"><cfRule type="cellIs" operator="lessThan" dxfId="0" priority="1"><formula>5</formula></cfRule></conditionalFormatting>' +
            '<dataValidations><dataValidation type="list" sqref="A1"><formula1>"是,否"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" location="B1"/></hyperlinks>',
          relationships: relationship('rId1', 'comments', '../comments1.xml'),
        },
      ],
      styles:
        '<fonts><font><b/></font></fonts><cellXfs><xf/><xf numFmtId="9"/></cellXfs><dxfs><dxf><font><b/></font></dxf></dxfs>',
      parts: {
        'xl/comments1.xml': `<comments xmlns="${main}"><commentList><comment ref="A1"><text><r><t>甲</t></r><r><t>乙</t></r></text></comment></commentList></comments>`,
      },
    });
    const mapped = (change: (text: string) => string) =>
      Object.fromEntries(Object.entries(plain).map(([name, text]) => [name, change(text)]));
    const prefixed = mapped((text) =>
      text.includes(`xmlns="${main}"`)
        ? text.replace(/<(\/?)(?=[A-Za-z])/g, '<$1x:').replace(`xmlns="${main}"`, `xmlns:x="${main}"`)
        : text,
    );
    const strict = mapped((text) =>
      text
        .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        ),
    );
    const contents = open(zip(plain)).contents();
    expect(contents.sheets[0]).toMatchObject({
      tabColor: 'FF0000',
      columns: [{ points: 47.25 }],
      rows: [{ points: 20 }],
      conditionalRules: [{ formula: 'A1<5', format: { bold: true } }],
      validations: [{ validation: { rule: { values: ['是', '否'] } } }],
      links: [{ target: 'B1' }],
      notes: [{ text: '甲乙' }],
    });
    expect(open(zip(prefixed)).contents()).toEqual(contents);
    expect(open(zip(strict)).contents()).toEqual(contents);
  });

  it('made by another program is told: looks, rules, validations, notes but no conversations', () => {
    const contents = open(readFileSync(join(__dirname, '../../fixtures/rich.xlsm'))).contents();
    expect(contents.looks).toHaveLength(4);
    expect(contents.looks[1]).toMatchObject({ fill: '4472C4', color: 'FFFFFF', bold: true, fontName: '微软雅黑' });
    expect(contents.definedNames.map(({ name }) => name)).toEqual(['部门列表', '满分']);
    const [first, second, third] = contents.sheets;
    expect(first).toMatchObject({
      tabColor: 'FF0000',
      frozen: { rows: 1, columns: 2 },
      showsGridlines: false,
      autoFilter: rect(0, 0, 301, 11),
      merges: [rect(5, 10, 3, 1)],
      notes: [{ row: 1, column: 8, text: '总分批注：请复核' }],
      links: [],
      columns: [
        { index: 1, points: 118.5, hidden: false },
        { index: 11, points: 68.25, hidden: true },
      ],
      printSetup: { paper: 'A4', landscape: true, fitWidth: 1, titleRows: [0, 0], footer: '&R第 &P 页' },
    });
    expect(first?.conditionalRules).toEqual([
      { id: '1.0', ranges: [rect(1, 3, 300)], formula: 'D2<5', format: { fill: 'FFC7CE' } },
      { id: '4.0', ranges: [rect(1, 0, 300, 11)], formula: '$I2<20', format: { color: 'FF0000' } },
    ]);
    expect(first?.validations.map(({ validation }) => validation.rule)).toEqual([
      { type: 'list', values: ['优秀', '称职', '基本称职', '不称职'] },
      { type: 'decimal', min: 0, max: 20 },
      { type: 'listRange', reference: '部门列表' },
    ]);
    expect(second?.isProtected).toBe(true);
    expect(third?.visibility).toBe('veryHidden');
  });
});

describe('what a change set writes', () => {
  const sheet = '评分';
  const range = rect(1, 0, 3, 3);
  const validations: readonly RangeValidation[] = [
    { range: rect(1, 0, 3), validation: { rule: { type: 'list', values: ['是', '"否"'] } } },
    { range: rect(1, 1, 3), validation: { rule: { type: 'listRange', reference: "'评分'!$F$1:$F$3" } } },
    {
      range: rect(1, 2),
      validation: {
        rule: { type: 'whole', min: 0, max: 20 },
        prompt: { title: '满分', text: '20\n分' },
        error: { style: 'warning', title: '', text: '超了' },
      },
    },
    { range: rect(2, 2), validation: { rule: { type: 'decimal' } } },
    { range: rect(3, 2), validation: { rule: { type: 'date', min: 44562, max: 44926 } } },
    { range: rect(4, 2), validation: { rule: { type: 'any' }, prompt: { title: '', text: '随意' } } },
  ];
  const setup = {
    paper: 'A3',
    landscape: true,
    fitWidth: 1,
    titleRows: [0, 1],
    header: '&C考核 && 评分',
    footer: '&P / &N',
    margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.6 },
  } as const;
  const line = { style: 'medium', color: '808080' } as const;
  const changes: Change[] = [
    { kind: 'addSheet', sheet, tabColor: '00B050' },
    { kind: 'addSheet', sheet: '汇总', visibility: 'veryHidden' },
    { kind: 'write', sheet, row: 0, column: 0, values: [['单位', 1.5, { formula: '=IFNA(B1,0)', result: 1.5 }, true]] },
    {
      kind: 'format',
      sheet,
      range: rect(0, 0, 1, 2),
      format: {
        fill: 'FFF2CC',
        color: 'C00000',
        fontName: '黑体',
        fontSize: 14,
        bold: true,
        italic: true,
        underline: true,
        horizontal: 'center',
        vertical: 'top',
        wrap: true,
        indent: 1,
        numberFormat: '0.0"分"',
        border: line,
        locked: false,
      },
    },
    { kind: 'merge', sheet, range: rect(5, 0, 1, 3) },
    { kind: 'columnWidths', sheet, column: 0, widths: [12, null, 8, 0] },
    { kind: 'rowHeights', sheet, row: 0, heights: [30, null, 0] },
    { kind: 'freeze', sheet, rows: 1, columns: 2 },
    { kind: 'autoFilter', sheet, range: rect(0, 0, 4, 3) },
    {
      kind: 'conditionalFormats',
      sheet,
      range,
      formats: [
        { formula: '$C2<1', format: { fill: 'FFC7CE', color: '9C0006', bold: true }, stopIfTrue: true },
        { formula: '=$C2>9', format: { bold: false } },
      ],
    },
    { kind: 'validations', sheet, validations },
    { kind: 'links', sheet, links: [{ row: 1, column: 1, target: "'汇总'!A1", tip: '去' }] },
    { kind: 'note', sheet, row: 3, column: 1, text: '一\n二 <3' },
    { kind: 'definedName', name: '总分', reference: "'评分'!$C$1" },
    { kind: 'printSetup', sheet, setup },
    { kind: 'activate', sheet },
  ];

  it('is told, before and after saving', async () => {
    const host = newXlsx('新.xlsx');
    await host.apply({ title: '', changes });
    const contents = host.contents();
    expect({ ...open(host.save()).contents(), workbook: '新.xlsx' }).toEqual(contents);
    const plain: Look = { ...PLAIN_LOOK, vertical: 'bottom' };
    expect(contents).toMatchObject({
      active: 'xl/worksheets/sheet1.xml',
      definedNames: [{ name: '总分', formula: "='评分'!$C$1" }],
      looks: [
        plain,
        {
          ...plain,
          fill: 'FFF2CC',
          color: 'C00000',
          fontName: '黑体',
          fontSize: 14,
          bold: true,
          italic: true,
          underline: true,
          horizontal: 'center',
          vertical: 'top',
          wrap: true,
          indent: 1,
          numberFormat: '0.0"分"',
          locked: false,
          top: line,
          bottom: line,
          left: line,
          right: line,
        },
      ],
    });
    expect(contents.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['评分', 'visible'],
      ['汇总', 'veryHidden'],
    ]);
    expect(contents.sheets[0]).toEqual({
      id: 'xl/worksheets/sheet1.xml',
      name: '评分',
      visibility: 'visible',
      tabColor: '00B050',
      isProtected: false,
      cells: [
        { row: 0, column: 0, value: '单位', formula: null, look: 1 },
        { row: 0, column: 1, value: 1.5, formula: null, look: 1 },
        { row: 0, column: 2, value: 1.5, formula: '=IFNA(B1,0)', look: 0 },
        { row: 0, column: 3, value: true, formula: null, look: 0 },
      ],
      // 12 × 7 + 5 = 89 px, 8 × 7 + 5 = 61 px.
      columns: [
        { index: 0, points: 66.75, hidden: false, look: 0 },
        { index: 2, points: 45.75, hidden: false, look: 0 },
        { index: 3, points: 45.75, hidden: true, look: 0 },
      ],
      rows: [
        { index: 0, points: 30, hidden: false, look: 0 },
        { index: 2, points: null, hidden: true, look: 0 },
      ],
      standardWidth: 54,
      standardHeight: 15,
      showsGridlines: true,
      merges: [rect(5, 0, 1, 3)],
      frozen: { rows: 1, columns: 2 },
      selected: { row: 0, column: 0 },
      autoFilter: rect(0, 0, 4, 3),
      conditionalRules: [
        {
          id: '0.0',
          ranges: [range],
          formula: markFormula('$C2<1'),
          format: { fill: 'FFC7CE', color: '9C0006', bold: true },
          stopIfTrue: true,
        },
        { id: '0.1', ranges: [range], formula: markFormula('$C2>9'), format: { bold: false } },
      ],
      validations,
      links: [{ row: 1, column: 1, target: "'汇总'!A1", tip: '去' }],
      notes: [{ row: 3, column: 1, text: '一\n二 <3' }],
      printSetup: setup,
    });
  });

  it('leaves the ids of the other sheets as they were', async () => {
    const host = newXlsx();
    await host.apply({ title: '', changes });
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: '前', after: '评分' }] });
    expect(host.contents().sheets.map(({ id, name }) => [id, name])).toEqual([
      ['xl/worksheets/sheet1.xml', '评分'],
      ['xl/worksheets/sheet3.xml', '前'],
      ['xl/worksheets/sheet2.xml', '汇总'],
    ]);
  });

  it('is nothing yet in a new workbook', () => {
    expect(newXlsx('新').contents()).toMatchObject({ workbook: '新', sheets: [], active: '', definedNames: [] });
  });
});
