import type { Change } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import {
  open,
  patched,
  refusal,
  relationship,
  reopened,
  sheetOf,
  unzip,
  workbook,
  type Parts,
} from './support/workbooks';

const VIEW = (attributes: string): string => `<sheetViews><sheetView ${attributes}workbookViewId="0"/></sheetViews>`;

const three = workbook({
  sheets: [
    { name: '甲', head: VIEW('tabSelected="1" ') },
    { name: '乙', head: VIEW(''), rows: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>' },
    { name: '丙' },
  ],
  head: '<bookViews><workbookView xWindow="0" activeTab="1" firstSheet="0"/></bookViews>',
  tail:
    '<definedNames><definedName name="部门">乙!$A$1:$A$5</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">乙!$A$1</definedName>' +
    '<definedName name="_xlnm.Print_Area" localSheetId="2">\'丙\'!$A$1</definedName></definedNames>',
});

async function names(bytes: Uint8Array, ...changes: Change[]): Promise<string[]> {
  const { sheets } = await (await reopened(bytes, ...changes)).read();
  return sheets.map(({ name, visibility }) => (visibility === 'visible' ? name : `${name}(${visibility})`));
}

const workbookOf = (parts: Parts): string => parts['xl/workbook.xml'] ?? '';

describe('adding sheets', () => {
  it('puts them at the end, or behind the one that is named', async () => {
    expect(await names(three, { kind: 'addSheet', sheet: '丁' })).toEqual(['甲', '乙', '丙', '丁']);
    expect(
      await names(
        three,
        { kind: 'addSheet', sheet: '丁', after: '甲', visibility: 'veryHidden' },
        { kind: 'addSheet', sheet: '戊', after: '丁' },
      ),
    ).toEqual(['甲', '丁(veryHidden)', '戊', '乙', '丙']);
  });

  it('moves the active tab and the names of sheets behind it', async () => {
    const parts = await patched(three, { kind: 'addSheet', sheet: '丁', after: '甲', tabColor: '4472c4' });
    expect(workbookOf(parts)).toContain('activeTab="2"');
    expect(workbookOf(parts)).toContain('name="_xlnm.Print_Area" localSheetId="2">乙!$A$1<');
    expect(workbookOf(parts)).toContain('localSheetId="3">\'丙\'!$A$1<');
    expect(workbookOf(parts)).toContain('<sheet name="丁" sheetId="4" r:id="');
    expect(parts['xl/worksheets/sheet4.xml']).toContain('<sheetPr><tabColor rgb="FF4472C4"/></sheetPr><dimension');
    expect(parts['[Content_Types].xml']).toContain('PartName="/xl/worksheets/sheet4.xml"');
    expect(parts['xl/_rels/workbook.xml.rels']).toContain('Target="worksheets/sheet4.xml"');
  });

  it('leaves every sheet that is there as it is', async () => {
    const before = unzip(three);
    const after = await patched(three, { kind: 'addSheet', sheet: '丁', after: '甲' });
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      'xl/worksheets/sheet4.xml',
    ]);
  });

  it.each(['', 'a'.repeat(32), 'a/b', 'a:b', '[a]', "'a", "a'", 'a*', 'a?', 'a\\b', 'History'])(
    'is refused for the name %j',
    async (sheet) => {
      expect(await refusal(() => reopened(three, { kind: 'addSheet', sheet }))).toMatchObject({
        code: 'unsupported',
        data: { reason: 'sheetName' },
      });
    },
  );

  it('is refused for a name that is taken, in any case', async () => {
    const bytes = workbook({ sheets: [{ name: 'Data' }] });
    expect(await refusal(() => reopened(bytes, { kind: 'addSheet', sheet: 'DATA' }))).toEqual({
      code: 'failed',
      data: { sheet: 'DATA', reason: 'sheetExists' },
    });
  });

  it('is refused where the workbook protects its structure', async () => {
    const bytes = workbook({ sheets: [{ name: '甲' }], head: '<workbookProtection lockStructure="1"/>' });
    expect(await refusal(() => reopened(bytes, { kind: 'addSheet', sheet: '乙' }))).toMatchObject({
      code: 'protectedSheet',
    });
  });
});

describe('a new workbook', () => {
  it('has no sheets until the first one is added, which takes the place of the blank one', async () => {
    const host = newXlsx('新.xlsx');
    expect((await host.read()).sheets).toEqual([]);
    const changes: Change[] = [
      { kind: 'addSheet', sheet: '_状态', visibility: 'veryHidden' },
      { kind: 'addSheet', sheet: 'Sheet1', tabColor: 'FF0000' },
      { kind: 'write', sheet: 'Sheet1', row: 0, column: 0, values: [['甲', 1]] },
    ];
    await host.apply({ title: '', changes });
    const { sheets } = await open(host.save()).read();
    expect(sheets.map(({ name, visibility, values }) => ({ name, visibility, values }))).toEqual([
      { name: '_状态', visibility: 'veryHidden', values: [] },
      { name: 'Sheet1', visibility: 'visible', values: [['甲', 1]] },
    ]);
    const parts = unzip(host.save());
    expect(Object.keys(parts).filter((name) => name.includes('worksheets/'))).toEqual([
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(workbookOf(parts)).toContain('activeTab="1"');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('tabSelected="1"');
  });

  it('cannot consist of hidden sheets', async () => {
    const host = newXlsx();
    expect(
      await refusal(() =>
        host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: '甲', visibility: 'hidden' }] }),
      ),
    ).toEqual({
      code: 'failed',
      data: { reason: 'lastVisibleSheet' },
    });
  });
});

describe('removing a sheet', () => {
  it('takes its names with it, and other names lose what they said about it', async () => {
    const parts = await patched(three, { kind: 'removeSheet', sheet: '乙' });
    expect(Object.keys(parts)).not.toContain('xl/worksheets/sheet2.xml');
    expect(parts['[Content_Types].xml']).not.toContain('sheet2.xml');
    expect(parts['xl/_rels/workbook.xml.rels']).not.toContain('sheet2.xml');
    expect(workbookOf(parts)).toContain('<definedName name="部门">#REF!$A$1:$A$5</definedName>');
    expect(workbookOf(parts)).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="1">\'丙\'!$A$1</definedName></definedNames>',
    );
    expect(workbookOf(parts)).not.toContain('乙');
  });

  it('makes the next one the active tab, and the only selected one', async () => {
    const parts = await patched(three, { kind: 'removeSheet', sheet: '乙' });
    expect(workbookOf(parts)).toContain('activeTab="1"');
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('tabSelected');
    expect(parts['xl/worksheets/sheet3.xml']).toContain('tabSelected="1"');
  });

  it('removes the parts that belong to it alone', async () => {
    const drawing = '<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>';
    const rels = (content: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
    const bytes = workbook({
      sheets: [
        { name: '甲', relationships: relationship('rId1', 'drawing', '../drawings/drawing1.xml') },
        { name: '乙', relationships: relationship('rId1', 'drawing', '../drawings/drawing2.xml') },
      ],
      types:
        '<Override PartName="/xl/drawings/drawing1.xml" ContentType="d"/><Override PartName="/xl/drawings/drawing2.xml" ContentType="d"/>',
      parts: {
        'xl/drawings/drawing1.xml': drawing,
        'xl/drawings/_rels/drawing1.xml.rels': rels(relationship('rId1', 'image', '../media/shared.png')),
        'xl/drawings/drawing2.xml': drawing,
        'xl/drawings/_rels/drawing2.xml.rels': rels(
          relationship('rId1', 'image', '../media/shared.png') + relationship('rId2', 'image', '../media/own.png'),
        ),
        'xl/media/shared.png': 'a',
        'xl/media/own.png': 'b',
      },
    });
    const parts = await patched(bytes, { kind: 'removeSheet', sheet: '乙' });
    expect(Object.keys(parts).sort()).toEqual(
      [
        '[Content_Types].xml',
        '_rels/.rels',
        'xl/_rels/workbook.xml.rels',
        'xl/drawings/_rels/drawing1.xml.rels',
        'xl/drawings/drawing1.xml',
        'xl/media/shared.png',
        'xl/styles.xml',
        'xl/workbook.xml',
        'xl/worksheets/_rels/sheet1.xml.rels',
        'xl/worksheets/sheet1.xml',
      ].sort(),
    );
    expect(parts['[Content_Types].xml']).not.toContain('drawing2');
  });

  it('is refused for the last visible one', async () => {
    const bytes = workbook({ sheets: [{ name: '甲' }, { name: '乙', state: 'hidden' }] });
    expect(await refusal(() => reopened(bytes, { kind: 'removeSheet', sheet: '甲' }))).toMatchObject({
      code: 'failed',
      data: { reason: 'lastVisibleSheet' },
    });
  });

  it('can be followed by adding one of the same name', async () => {
    const host = await reopened(
      three,
      { kind: 'removeSheet', sheet: '乙' },
      { kind: 'addSheet', sheet: '乙' },
      { kind: 'write', sheet: '乙', row: 0, column: 0, values: [[5]] },
    );
    const { sheets } = await host.read();
    expect(sheets.map(({ name, values }) => [name, values])).toEqual([
      ['甲', []],
      ['丙', []],
      ['乙', [[5]]],
    ]);
  });
});

describe('the list of sheets in the document properties', () => {
  const vt = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"';
  const app = (pairs: string, titles: string): string =>
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" ${vt}><Application>Microsoft Excel</Application>` +
    `<HeadingPairs><vt:vector size="4" baseType="variant">${pairs}</vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="3" baseType="lpstr">${titles}</vt:vector></TitlesOfParts><Company>局</Company></Properties>`;
  const variant = (heading: string, count: number): string =>
    `<vt:variant><vt:lpstr>${heading}</vt:lpstr></vt:variant><vt:variant><vt:i4>${count}</vt:i4></vt:variant>`;
  const withApp = (text: string): Uint8Array =>
    workbook({
      sheets: [{ name: '甲' }, { name: '乙' }],
      packageRelationships: relationship('rId3', 'extended-properties', 'docProps/app.xml'),
      parts: { 'docProps/app.xml': text },
    });
  const titles = '<vt:lpstr>甲</vt:lpstr><vt:lpstr>乙</vt:lpstr><vt:lpstr>乙!Print_Area</vt:lpstr>';

  it('follows the sheets, and keeps its other headings', async () => {
    const bytes = withApp(app(variant('工作表', 2) + variant('命名范围', 1), titles));
    const added = (await patched(bytes, { kind: 'addSheet', sheet: '丙', after: '甲' }))['docProps/app.xml'] ?? '';
    expect(added.match(/<vt:lpstr>[^<]*/g)?.map((text) => text.slice(10))).toEqual([
      '工作表',
      '命名范围',
      '甲',
      '丙',
      '乙',
      '乙!Print_Area',
    ]);
    expect(added).toContain('<vt:i4>3</vt:i4>');
    const removed = (await patched(bytes, { kind: 'removeSheet', sheet: '乙' }))['docProps/app.xml'] ?? '';
    expect(removed.match(/<vt:lpstr>[^<]*/g)?.map((text) => text.slice(10))).toEqual(['工作表', '甲']);
    expect(removed).toContain('<Company>局</Company>');
  });

  it('is taken out when it does not hold together', async () => {
    const text =
      (await patched(withApp(app(variant('工作表', 7), titles)), { kind: 'addSheet', sheet: '丙' }))[
        'docProps/app.xml'
      ] ?? '';
    expect(text).not.toContain('TitlesOfParts');
    expect(text).not.toContain('HeadingPairs');
    expect(text).toContain('<Application>Microsoft Excel</Application><Company>局</Company>');
  });
});

describe('clearing a sheet', () => {
  it('takes all that belongs to cells from it; its name, place, colour and visibility stay', async () => {
    const bytes = sheetOf(
      '<row r="1"><c r="A1" s="1"><f>1+1</f><v>2</v></c></row>',
      {
        head: '<sheetPr codeName="Sheet7" filterMode="1"><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:K9"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1"/></sheetView></sheetViews><cols><col min="1" max="1" width="30"/></cols>',
        tail: '<autoFilter ref="A1:A1"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
        relationships: relationship('rId1', 'table', '../tables/table1.xml'),
      },
      {
        parts: { 'xl/tables/table1.xml': '<table/>' },
        tail: '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$1</definedName></definedNames>',
      },
    );
    const write: Change = { kind: 'write', sheet: '表', row: 1, column: 1, values: [[3]] };
    const parts = await patched(
      bytes,
      { kind: 'write', sheet: '表', row: 5, column: 0, values: [[9]] },
      { kind: 'clearSheet', sheet: '表' },
      write,
    );
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<sheetPr codeName="Sheet7"><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:B2"/>' +
        '<sheetViews><sheetView workbookViewId="0" tabSelected="1"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
        '<sheetData><row r="2"><c r="B2"><v>3</v></c></row></sheetData>' +
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>',
    );
    expect(workbookOf(parts)).not.toContain('definedName');
    expect(Object.keys(parts)).not.toContain('xl/tables/table1.xml');
    expect(Object.keys(parts)).not.toContain('xl/worksheets/_rels/sheet1.xml.rels');
  });

  it('leaves what people put over the cells: charts, notes, conversations, sparklines, the print area, their names', async () => {
    const over = {
      'xl/drawings/drawing1.xml': '<wsDr/>',
      'xl/drawings/vmlDrawing1.vml': '<xml/>',
      'xl/comments1.xml':
        '<comments><authors><author>王</author></authors><commentList><comment ref="B2" authorId="0"/></commentList></comments>',
      'xl/threadedComments/threadedComment1.xml': '<ThreadedComments/>',
    };
    const sparklines =
      '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><sparklineGroups><f>表!A1:C1</f></sparklineGroups></ext>';
    const bytes = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      {
        tail:
          '<hyperlinks><hyperlink ref="A1" r:id="rId5"/></hyperlinks><pageSetup r:id="rId6"/><drawing r:id="rId1"/>' +
          `<legacyDrawing r:id="rId2"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><rules/></ext>${sparklines}</extLst>`,
        relationships:
          relationship('rId1', 'drawing', '../drawings/drawing1.xml') +
          relationship('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml') +
          relationship('rId3', 'comments', '../comments1.xml') +
          relationship('rId4', 'threadedComment', '../threadedComments/threadedComment1.xml') +
          relationship('rId5', 'hyperlink', 'https://example.org/" TargetMode="External') +
          relationship('rId6', 'printerSettings', '../printerSettings/printerSettings1.bin'),
      },
      {
        parts: { ...over, 'xl/printerSettings/printerSettings1.bin': 'x' },
        tail:
          '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$9</definedName>' +
          '<definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$1</definedName>' +
          '<definedName name="系列" localSheetId="0">表!$A$1</definedName></definedNames>',
      },
    );
    const parts = await patched(bytes, { kind: 'clearSheet', sheet: '表' });
    expect(parts).toMatchObject(over);
    const sheet = parts['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain(`<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst>${sparklines}</extLst>`);
    expect(sheet).not.toContain('hyperlink');
    const ids = parts['xl/worksheets/_rels/sheet1.xml.rels']!.match(/rId\d/g);
    expect(ids).toEqual(['rId1', 'rId2', 'rId3', 'rId4']);
    expect(Object.keys(parts)).not.toContain('xl/printerSettings/printerSettings1.bin');
    expect(workbookOf(parts).match(/definedName name="[^"]*/g)).toEqual([
      'definedName name="_xlnm.Print_Area',
      'definedName name="系列',
    ]);
  });
});

describe('hiding and showing', () => {
  it('changes nothing but the state, and the active tab when that was hidden', async () => {
    expect(await names(three, { kind: 'setVisibility', sheet: '丙', visibility: 'hidden' })).toEqual([
      '甲',
      '乙',
      '丙(hidden)',
    ]);
    const parts = await patched(three, { kind: 'setVisibility', sheet: '乙', visibility: 'veryHidden' });
    expect(workbookOf(parts)).toContain('activeTab="2"');
    expect(
      await names(
        three,
        { kind: 'setVisibility', sheet: '丙', visibility: 'hidden' },
        { kind: 'setVisibility', sheet: '丙', visibility: 'visible' },
      ),
    ).toEqual(['甲', '乙', '丙']);
  });

  it('never hides the last visible one', async () => {
    const hide = (sheet: string): Change => ({ kind: 'setVisibility', sheet, visibility: 'hidden' });
    expect(await refusal(() => reopened(three, hide('甲'), hide('乙'), hide('丙')))).toMatchObject({
      code: 'failed',
      data: { reason: 'lastVisibleSheet' },
    });
  });
});

describe('activating', () => {
  it('selects that tab and no other', async () => {
    const parts = await patched(three, { kind: 'activate', sheet: '丙' });
    expect(workbookOf(parts)).toContain('activeTab="2"');
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('tabSelected');
    expect(parts['xl/worksheets/sheet2.xml']).toBe(unzip(three)['xl/worksheets/sheet2.xml']);
    expect(parts['xl/worksheets/sheet3.xml']).toContain(
      '<sheetViews><sheetView workbookViewId="0" tabSelected="1"/></sheetViews><sheetData>',
    );
  });

  it('is refused for hidden sheets', async () => {
    const hide: Change = { kind: 'setVisibility', sheet: '丙', visibility: 'hidden' };
    expect(await refusal(() => reopened(three, hide, { kind: 'activate', sheet: '丙' }))).toMatchObject({
      code: 'failed',
      data: { reason: 'hiddenSheet' },
    });
  });
});
