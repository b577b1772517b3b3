import type { Change, ConditionalFormat, Rect, Validation } from '../../../src/host/port';
import { isMarked, markFormula } from '../../../src/host/xlsx';
import { patched, refusal, relationship, reopened, sheetOf, unzip, type Parts } from './support/workbooks';

const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });
const sheetXml = (parts: Parts): string => parts['xl/worksheets/sheet1.xml'] ?? '';
const workbookXml = (parts: Parts): string => parts['xl/workbook.xml'] ?? '';
const blank = sheetOf('');
const MARGINS = '<pageMargins left="1" right="1" top="1" bottom="1" header="0.5" footer="0.5"/>';

describe('filters', () => {
  const filter = (range: Rect): Change => ({ kind: 'autoFilter', sheet: '表', range });

  it('get a range on the sheet and a hidden name in the workbook', async () => {
    const parts = await patched(sheetOf('', { tail: MARGINS }), filter(rect(1, 0, 9, 3)));
    expect(sheetXml(parts)).toContain('</sheetData><autoFilter ref="A2:C10"/><pageMargins');
    expect(workbookXml(parts)).toContain(
      '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'表\'!$A$2:$C$10</definedName></definedNames></workbook>',
    );
  });

  it('replace the one that was there, and keep its conditions when the range is the same', async () => {
    const bytes = sheetOf('', {
      head: '<sheetPr filterMode="1" codeName="a"/>',
      tail: '<autoFilter ref="A1:B5"><filterColumn colId="0"/></autoFilter>',
    });
    expect(sheetXml(await patched(bytes, filter(rect(0, 0, 5, 2))))).toContain('<filterColumn colId="0"/>');
    const replaced = sheetXml(await patched(bytes, filter(rect(0, 0, 6, 2))));
    expect(replaced).toContain('<sheetPr codeName="a"/>');
    expect(replaced).toContain('<autoFilter ref="A1:B6"/>');
  });

  it('are refused over a table', async () => {
    const table =
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="t" displayName="t" ref="B2:C5"/>';
    const bytes = sheetOf(
      '<row r="2"><c r="B2" t="str"><v>项</v></c></row>',
      { relationships: relationship('rId1', 'table', '../tables/table1.xml') },
      { parts: { 'xl/tables/table1.xml': table } },
    );
    expect(await refusal(() => reopened(bytes, filter(rect(0, 0, 3, 3))))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'table' },
    });
    expect(await refusal(() => reopened(bytes, { kind: 'merge', sheet: '表', range: rect(4, 2, 1, 2) }))).toMatchObject(
      { code: 'unsupported' },
    );
    const write = (value: string): Change => ({ kind: 'write', sheet: '表', row: 1, column: 1, values: [[value]] });
    expect(await refusal(() => reopened(bytes, write('别')))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'tableHeader', cell: 'B2' },
    });
    await expect(reopened(bytes, write('项'))).resolves.toBeDefined();
  });
});

describe('conditional formats', () => {
  const set = (range: Rect, ...formats: ConditionalFormat[]): Change => ({
    kind: 'conditionalFormats',
    sheet: '表',
    range,
    formats,
  });
  const missing: ConditionalFormat = {
    formula: '$H2="缺佐证"',
    format: { fill: 'FFC7CE', color: '9C0006', bold: true },
    stopIfTrue: true,
  };
  const people =
    '<conditionalFormatting sqref="A1:B5"><cfRule type="expression" dxfId="0" priority="4"><formula>$A1=1</formula></cfRule></conditionalFormatting>';
  const ext =
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings xmlns:x14="x"><x14:cfRule priority="7"/></x14:conditionalFormattings></ext></extLst>';

  it('are added behind those of people, with a look and a priority of their own', async () => {
    const parts = await patched(sheetOf('', { tail: people + ext }), set(rect(1, 0, 4, 8), missing));
    expect(sheetXml(parts)).toContain(
      `${people}<conditionalFormatting sqref="A2:H5"><cfRule type="expression" dxfId="0" priority="8" stopIfTrue="1">` +
        `<formula>IF(N("考评")=0,$H2="缺佐证")</formula></cfRule></conditionalFormatting>${ext}`,
    );
    expect(parts['xl/styles.xml']).toContain(
      '<dxfs count="1"><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
    );
  });

  it('replace our own on the range, in this file and after it was saved elsewhere, and nothing else', async () => {
    const once = await reopened(
      sheetOf('', { tail: people }),
      set(rect(1, 0, 4, 8), missing),
      set(rect(9, 9), missing),
    );
    const parts = unzip(
      await (async () => {
        await once.apply({ title: '', changes: [set(rect(2, 0, 9, 8), { ...missing, formula: '=$H3="待填"' })] });
        return once.save();
      })(),
    );
    expect(sheetXml(parts).match(/sqref="[^"]*"/g)).toEqual(['sqref="A1:B5"', 'sqref="J10"', 'sqref="A3:H11"']);
    expect(sheetXml(parts).match(/priority="\d+"/g)).toEqual(['priority="4"', 'priority="6"', 'priority="7"']);
    expect(parts['xl/styles.xml']).toContain('<dxfs count="1">');
  });

  it('leave without a trace', async () => {
    const host = await reopened(sheetOf('', { tail: people }), set(rect(1, 0, 4, 8), missing));
    await host.apply({ title: '', changes: [set(rect(1, 0, 4, 8))] });
    expect(sheetXml(unzip(host.save()))).toContain(`<sheetData></sheetData>${people}</worksheet>`);
  });

  it('are known by their formula even when another program put blanks into it', () => {
    expect(isMarked(markFormula('=A1>0'))).toBe(true);
    expect(isMarked('IF(N("考评") = 0, A1>0)')).toBe(true);
    expect(isMarked('IF(A1>0,TRUE)')).toBe(false);
  });
});

describe('validation', () => {
  const set = (range: Rect, validation: Validation | null): Change => ({
    kind: 'validations',
    sheet: '表',
    validations: [{ range, validation }],
  });

  it.each<[string, Validation, string]>([
    [
      'a list',
      { rule: { type: 'list', values: ['是', '"否"'] } },
      '<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>"是,""否"""</formula1></dataValidation>',
    ],
    [
      'a range',
      { rule: { type: 'listRange', reference: "='参数'!$A$1:$A$9" } },
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>'参数'!$A$1:$A$9</formula1></dataValidation>`,
    ],
    [
      'whole numbers',
      { rule: { type: 'whole', min: 0, max: 20 } },
      '<dataValidation type="whole" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>0</formula1><formula2>20</formula2></dataValidation>',
    ],
    [
      'numbers from',
      { rule: { type: 'decimal', min: 0.5 } },
      '<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>0.5</formula1></dataValidation>',
    ],
    [
      'numbers up to',
      { rule: { type: 'decimal', max: 3 } },
      '<dataValidation type="decimal" operator="lessThanOrEqual" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>3</formula1></dataValidation>',
    ],
    [
      'dates',
      { rule: { type: 'date', min: 45292, max: 45657 } },
      '<dataValidation type="date" allowBlank="1" showInputMessage="1" sqref="A1"><formula1>45292</formula1><formula2>45657</formula2></dataValidation>',
    ],
    [
      'messages',
      {
        rule: { type: 'any' },
        prompt: { title: '填报', text: '次数\n>0' },
        error: { style: 'warning', title: '请核对', text: '"超"' },
      },
      '<dataValidation allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="warning" errorTitle="请核对" error="&quot;超&quot;" promptTitle="填报" prompt="次数&#10;&gt;0" sqref="A1"/>',
    ],
  ])('can be %s', async (_, validation, xml) => {
    expect(sheetXml(await patched(sheetOf('', { tail: MARGINS }), set(rect(0, 0), validation)))).toContain(
      `</sheetData><dataValidations count="1">${xml}</dataValidations><pageMargins`,
    );
  });

  it('replaces what was on the range and cuts others down to the rest', async () => {
    const tail =
      '<dataValidations count="3" xWindow="5"><dataValidation type="list" sqref="A1:C3 F1"><formula1>"a>b"</formula1></dataValidation>' +
      '<dataValidation type="whole" sqref="B2"><formula1>1</formula1></dataValidation><dataValidation type="date" sqref="E5"><formula1>1</formula1></dataValidation></dataValidations>';
    expect(
      sheetXml(await patched(sheetOf('', { tail }), set(rect(1, 1), { rule: { type: 'whole', min: 1, max: 2 } }))),
    ).toContain(
      '<dataValidations count="3" xWindow="5"><dataValidation type="list" sqref="A1:C1 A3:C3 A2 C2 F1"><formula1>"a>b"</formula1></dataValidation>' +
        '<dataValidation type="date" sqref="E5"><formula1>1</formula1></dataValidation>' +
        '<dataValidation type="whole" allowBlank="1" showInputMessage="1" sqref="B2"><formula1>1</formula1><formula2>2</formula2></dataValidation></dataValidations>',
    );
    expect(sheetXml(await patched(sheetOf('', { tail }), set(rect(0, 0, 9, 9), null)))).not.toContain('dataValidation');
  });

  it('cuts down lists of other sheets, which stand in an extension', async () => {
    const x14 = (ranges: string): string =>
      `<x14:dataValidation type="list"><x14:formula1><xm:f>参数!$A$1</xm:f></x14:formula1><xm:sqref>${ranges}</xm:sqref></x14:dataValidation>`;
    const extension = (content: string, count: number): string =>
      `<ext uri="{CCE6A557}" xmlns:x14="x"><x14:dataValidations xmlns:xm="m" count="${count}">${content}</x14:dataValidations></ext>`;
    const other = '<ext uri="{05C60535}"><x14:sparklineGroups/></ext>';
    const tail = `<extLst>${other}${extension(x14('A1:A3') + x14('D1'), 2)}</extLst>`;
    expect(sheetXml(await patched(sheetOf('', { tail }), set(rect(0, 0), null)))).toContain(
      `<extLst>${other}${extension(x14('A2:A3') + x14('D1'), 2)}</extLst>`,
    );
    expect(sheetXml(await patched(sheetOf('', { tail }), set(rect(0, 0, 3), null)))).toContain(
      `<extLst>${other}${extension(x14('D1'), 1)}</extLst>`,
    );
    expect(sheetXml(await patched(sheetOf('', { tail }), set(rect(0, 0, 3, 4), null)))).toContain(
      `<extLst>${other}</extLst>`,
    );
  });

  it('is refused for lists and messages that Excel would not take', async () => {
    const list = (values: string[]): Change => set(rect(0, 0), { rule: { type: 'list', values } });
    expect(await refusal(() => reopened(blank, list(['甲,乙'])))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'commaInList' },
    });
    expect(await refusal(() => reopened(blank, list(['甲'.repeat(128), '乙'.repeat(127)])))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'listTooLong' },
    });
    await expect(reopened(blank, list(['甲'.repeat(128), '乙'.repeat(126)]))).resolves.toBeDefined();
    const prompt = { title: '题'.repeat(33), text: '' };
    expect(await refusal(() => reopened(blank, set(rect(0, 0), { rule: { type: 'any' }, prompt })))).toMatchObject({
      code: 'unsupported',
      data: { reason: 'messageTooLong' },
    });
  });
});

describe('links', () => {
  const link = (row: number, column: number, target: string, tip?: string): Change => ({
    kind: 'links',
    sheet: '表',
    links: [{ row, column, target, ...(tip === undefined ? {} : { tip }) }],
  });

  it('go to a cell of the workbook and have a tip', async () => {
    expect(sheetXml(await patched(sheetOf('', { tail: MARGINS }), link(1, 2, "'评分细则'!A12", '第 12 条')))).toContain(
      '</sheetData><hyperlinks><hyperlink ref="C2" location="\'评分细则\'!A12" tooltip="第 12 条"/></hyperlinks><pageMargins',
    );
  });

  it('replace those on the same cell, with an address that nothing else uses', async () => {
    const external = (id: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.b/" TargetMode="External"/>`;
    const bytes = sheetOf('', {
      tail: '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="B1:B3" r:id="rId2" xr:uid="x"/></hyperlinks>',
      relationships: external('rId1') + external('rId2'),
    });
    const parts = await patched(bytes, link(0, 0, '#表!A9'), link(1, 1, '表!A9'));
    expect(sheetXml(parts)).toContain(
      '<hyperlinks><hyperlink ref="B1" r:id="rId2" xr:uid="x"/><hyperlink ref="B3" r:id="rId2" xr:uid="x"/>' +
        '<hyperlink ref="A1" location="表!A9"/><hyperlink ref="B2" location="表!A9"/></hyperlinks>',
    );
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).not.toContain('rId1');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain('rId2');
  });
});

describe('notes', () => {
  const note = (row: number, column: number, text: string | null): Change => ({
    kind: 'note',
    sheet: '表',
    row,
    column,
    text,
  });

  it('get a comment, a box, and everything that leads to them', async () => {
    const parts = await patched(sheetOf('', { tail: MARGINS }), note(1, 2, '缺佐证 <3>\n请补'));
    expect(parts['xl/comments1.xml']).toContain(
      '<authors><author>考评</author></authors><commentList><comment ref="C2" authorId="0"><text><t xml:space="preserve">缺佐证 &lt;3&gt;\n请补</t></text></comment></commentList>',
    );
    expect(parts['xl/drawings/vmlDrawing1.vml']).toContain(
      '<x:Row>1</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>',
    );
    expect(sheetXml(parts)).toContain('<legacyDrawing r:id="rId2"/></worksheet>');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain('/comments" Target="../comments1.xml"');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"',
    );
    expect(parts['[Content_Types].xml']).toContain(
      'PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"',
    );
    expect(parts['[Content_Types].xml']).toContain('PartName="/xl/drawings/vmlDrawing1.vml"');
  });

  it('are edited and removed one by one', async () => {
    const parts = await patched(
      blank,
      note(0, 0, '一'),
      note(4, 3, '二'),
      note(0, 0, '三'),
      note(4, 3, null),
      note(7, 7, null),
    );
    expect(parts['xl/comments1.xml']).toContain(
      '<commentList><comment ref="A1" authorId="0"><text><t>三</t></text></comment></commentList>',
    );
    expect(parts['xl/drawings/vmlDrawing1.vml']?.match(/<x:Row>\d+/g)).toEqual(['<x:Row>0']);
    expect(parts['xl/drawings/vmlDrawing1.vml']?.match(/<v:shapetype /g)).toHaveLength(1);
  });

  it('that are to be removed where there are none leave no trace', async () => {
    expect(await patched(blank, note(0, 0, null))).toEqual(unzip(blank));
  });
});

describe('names', () => {
  const name = (text: string, reference: string | null): Change => ({ kind: 'definedName', name: text, reference });

  it('are added, replaced in any case, and removed', async () => {
    const tail =
      '<definedNames><definedName name="Data" comment="旧">表!$A$1</definedName></definedNames><calcPr calcId="1"/>';
    const bytes = sheetOf('', {}, { tail });
    expect(workbookXml(await patched(bytes, name('data', '=表!$A$1:$A$9'), name('细则', "'a&b'!$A$1")))).toContain(
      '<definedNames><definedName name="data" comment="旧">表!$A$1:$A$9</definedName><definedName name="细则">\'a&amp;b\'!$A$1</definedName></definedNames><calcPr',
    );
    expect(workbookXml(await patched(bytes, name('DATA', null)))).toContain('</sheets><calcPr calcId="1"/>');
    expect(await patched(bytes, name('无', null))).toEqual(unzip(bytes));
  });

  it.each(['', 'A1', 'R1C1', 'r', '1a', 'a b', 'a-b', 'ABC123'])('%j is refused', async (text) => {
    expect(await refusal(() => reopened(blank, name(text, '表!$A$1')))).toMatchObject({ code: 'unsupported' });
  });
});

describe('print setup', () => {
  const setup: Extract<Change, { kind: 'printSetup' }>['setup'] = { paper: 'A3', landscape: true, fitWidth: 1 };

  it('fits pages to a width, repeats rows and sets margins, header and footer', async () => {
    const parts = await patched(blank, {
      kind: 'printSetup',
      sheet: '表',
      setup: {
        ...setup,
        titleRows: [0, 2],
        header: '&C&"黑体"考核 && 评分',
        footer: '第 &P 页',
        margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.6 },
      },
    });
    expect(sheetXml(parts)).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData>');
    expect(sheetXml(parts)).toContain(
      '</sheetData><pageMargins header="0.3" footer="0.3" left="0.5" right="0.5" top="0.75" bottom="0.6"/>' +
        '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
        '<headerFooter><oddHeader>&amp;C&amp;"黑体"考核 &amp;&amp; 评分</oddHeader><oddFooter>第 &amp;P 页</oddFooter></headerFooter></worksheet>',
    );
    expect(workbookXml(parts)).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'表\'!$1:$3</definedName>',
    );
  });

  it('keeps what it does not name', async () => {
    const bytes = sheetOf(
      '',
      {
        head: '<sheetPr codeName="S"><tabColor rgb="FF00FF00"/><pageSetUpPr autoPageBreaks="0"/></sheetPr>',
        tail: `${MARGINS}<pageSetup paperSize="9" scale="80" blackAndWhite="1" r:id="rId1"/><headerFooter differentFirst="1" alignWithMargins="0"><oddFooter>旧</oddFooter><firstHeader>首</firstHeader></headerFooter><rowBreaks count="0"/>`,
      },
      {
        tail: '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">\'表\'!$A:$B,\'表\'!$1:$1</definedName></definedNames>',
      },
    );
    const parts = await patched(bytes, {
      kind: 'printSetup',
      sheet: '表',
      setup: { paper: 'A4', landscape: false, fitWidth: 2, header: '新', titleRows: [3, 4] },
    });
    expect(sheetXml(parts)).toContain(
      '<sheetPr codeName="S"><tabColor rgb="FF00FF00"/><pageSetUpPr autoPageBreaks="0" fitToPage="1"/></sheetPr>',
    );
    expect(sheetXml(parts)).toContain(
      `${MARGINS}<pageSetup paperSize="9" blackAndWhite="1" r:id="rId1" orientation="portrait" fitToWidth="2" fitToHeight="0"/>` +
        '<headerFooter alignWithMargins="0"><oddHeader>新</oddHeader><oddFooter>旧</oddFooter><firstHeader>首</firstHeader></headerFooter><rowBreaks count="0"/>',
    );
    expect(workbookXml(parts)).toContain("'表'!$A:$B,'表'!$4:$5</definedName>");
  });

  it('is refused with a header that Excel would not take', async () => {
    expect(
      await refusal(() =>
        reopened(blank, { kind: 'printSetup', sheet: '表', setup: { ...setup, header: 'x'.repeat(256) } }),
      ),
    ).toMatchObject({ code: 'unsupported' });
  });
});
