import type { CellFormat, Change, Rect } from '../../../src/host/port';
import { open, patched, refusal, reopened, sheet, sheetOf, unzip, zip, type Parts } from './support/workbooks';

const rect = (row: number, column: number, rows = 1, columns = 1): Rect => ({ row, column, rows, columns });
const format = (range: Rect, looks: CellFormat): Change => ({ kind: 'format', sheet: '表', range, format: looks });
const sheetXml = (parts: Parts): string => parts['xl/worksheets/sheet1.xml'] ?? '';
const styles = (parts: Parts): string => parts['xl/styles.xml'] ?? '';

const blank = sheetOf('');
const filled = sheetOf('<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1"><v>1</v></c></row>');

describe('formats', () => {
  it('are derived from what the cell has, and kept only once', async () => {
    const parts = await patched(filled, format(rect(0, 0, 1, 3), { bold: true, color: 'ff0000', fill: 'FFF2CC' }));
    expect(sheetXml(parts)).toContain(
      '<c s="3" r="A1"><v>0.5</v></c><c s="4" r="B1"><v>1</v></c><c r="C1" s="4"/></row>',
    );
    expect(styles(parts)).toContain('<fonts count="2">');
    expect(styles(parts)).toContain('<font><b/><sz val="11"/><color rgb="FFFF0000"/><name val="宋体"/></font></fonts>');
    expect(styles(parts)).toContain(
      '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill></fills>',
    );
    expect(styles(parts)).toContain('<cellXfs count="5">');
    expect(styles(parts)).toContain(
      '<xf numFmtId="9" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/></cellXfs>',
    );
  });

  it('lie one over the other, in order, and values come with them in any order', async () => {
    const write: Change = { kind: 'write', sheet: '表', row: 0, column: 0, values: [['甲']] };
    const changes = [
      format(rect(0, 0), { bold: true, fontSize: 14 }),
      write,
      format(rect(0, 0), { bold: false, italic: true }),
    ];
    const parts = await patched(blank, ...changes);
    expect(sheetXml(parts)).toContain('<c r="A1" s="4" t="inlineStr"><is><t>甲</t></is></c>');
    expect(styles(parts)).toContain('<font><i/><sz val="14"/><name val="宋体"/></font></fonts>');
  });

  it('set fonts without the scheme that would override them', async () => {
    const own = sheetOf(
      '',
      {},
      {
        styles:
          '<fonts count="1"><font><b/><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font></fonts>' +
          '<fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
      },
    );
    const parts = await patched(own, format(rect(0, 0), { fontName: '仿宋', underline: true }));
    expect(styles(parts)).toContain('<font><b/><u/><sz val="11"/><color theme="1"/><name val="仿宋"/></font></fonts>');
  });

  it('draw and remove the lines of every cell of the range', async () => {
    const parts = await patched(blank, format(rect(0, 0, 2, 2), { border: { style: 'thin', color: 'BFBFBF' } }));
    const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
    expect(styles(parts)).toContain(
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
    );
    expect(sheetXml(parts)).toContain(
      '<row r="1"><c r="A1" s="3"/><c r="B1" s="3"/></row><row r="2"><c r="A2" s="3"/><c r="B2" s="3"/></row>',
    );
    const none = await patched(blank, format(rect(0, 0), { border: { style: 'none', color: '000000' } }));
    expect(styles(none)).toContain('<borders count="1">');
  });

  it('set alignment, protection and number formats', async () => {
    const looks: CellFormat = {
      horizontal: 'center',
      vertical: 'top',
      wrap: true,
      indent: 1,
      locked: false,
      numberFormat: '0.00"分"',
    };
    const parts = await patched(
      blank,
      format(rect(0, 0), looks),
      format(rect(1, 0), { ...looks, wrap: false, numberFormat: '0%' }),
    );
    expect(styles(parts)).toContain(
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.00&quot;分&quot;"/></numFmts><fonts',
    );
    expect(styles(parts)).toContain(
      '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" applyProtection="1">' +
        '<alignment horizontal="center" vertical="top" wrapText="1" indent="1"/><protection locked="0"/></xf>' +
        '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" applyProtection="1">' +
        '<alignment horizontal="center" vertical="top" indent="1"/><protection locked="0"/></xf></cellXfs>',
    );
  });

  it('show in the next snapshot', async () => {
    const host = await reopened(
      filled,
      format(rect(0, 0, 1, 2), { numberFormat: 'yyyy-mm-dd' }),
      format(rect(0, 1), { numberFormat: '0.0%' }),
    );
    expect((await sheet(host)).numberFormats).toEqual([['yyyy-mm-dd', '0.0%']]);
  });

  it('leave the styles alone when nothing is formatted', async () => {
    const parts = await patched(filled, { kind: 'write', sheet: '表', row: 0, column: 0, values: [[1]] });
    expect(styles(parts)).toBe(styles(await patched(filled)));
  });

  it('are made for a workbook that has no styles', async () => {
    const parts = unzip(blank);
    delete parts['xl/styles.xml'];
    const rels = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(/<Relationship Id="rIdStyles"[^>]*>/, '');
    const host = open(zip({ ...parts, 'xl/_rels/workbook.xml.rels': rels }));
    const write: Change = { kind: 'write', sheet: '表', row: 0, column: 0, values: [[0.5]] };
    await host.apply({ title: '', changes: [write, format(rect(0, 0), { numberFormat: '0%' })] });
    expect((await sheet(host)).numberFormats).toEqual([['0%']]);
    expect((await sheet(open(host.save()))).numberFormats).toEqual([['0%']]);
  });

  it('are refused for ranges beyond reason', async () => {
    expect(await refusal(() => reopened(blank, format(rect(0, 0, 1_048_576, 3), { bold: true })))).toMatchObject({
      code: 'tooLarge',
    });
  });
});

describe('merging', () => {
  const merge = (range: Rect): Change => ({ kind: 'merge', sheet: '表', range });

  it('keeps the value at the top left and clears the rest', async () => {
    const host = await reopened(filled, merge(rect(0, 0, 2, 2)));
    expect(await sheet(host)).toMatchObject({ merges: [rect(0, 0, 2, 2)], values: [[0.5]] });
  });

  it('stands in its place among the sections, after the protection and before the rest', async () => {
    const bytes = sheetOf('', {
      tail: '<sheetCalcPr fullCalcOnLoad="1"/><autoFilter ref="A1:B1"/><phoneticPr fontId="1"/><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
    });
    expect(sheetXml(await patched(bytes, merge(rect(0, 0, 1, 2))))).toContain(
      '<autoFilter ref="A1:B1"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><phoneticPr',
    );
  });

  it('takes in merges inside it, and is refused across the edge of one', async () => {
    const bytes = sheetOf('', {
      tail: '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="D1:D3"/></mergeCells>',
    });
    expect((await sheet(await reopened(bytes, merge(rect(0, 0, 2, 2))))).merges).toEqual([
      rect(0, 3, 3, 1),
      rect(0, 0, 2, 2),
    ]);
    expect(await refusal(() => reopened(bytes, merge(rect(0, 1, 1, 2))))).toMatchObject({ code: 'mergedTarget' });
  });

  it('of a single cell is nothing', async () => {
    expect((await sheet(await reopened(blank, merge(rect(0, 0))))).merges).toEqual([]);
  });

  it('holds for the changes that follow', async () => {
    const write: Change = { kind: 'write', sheet: '表', row: 0, column: 0, values: [[1, 2]] };
    expect(await refusal(() => reopened(blank, merge(rect(0, 0, 1, 2)), write))).toMatchObject({
      code: 'mergedTarget',
    });
  });
});

describe('columns and rows', () => {
  it('get widths in characters, ranges of columns being split', async () => {
    const head =
      '<cols><col min="1" max="4" width="9" style="1" customWidth="1"/><col min="6" max="16384" width="5" hidden="1"/></cols>';
    const widths: Change = { kind: 'columnWidths', sheet: '表', column: 1, widths: [20, null, 0, 10, 12] };
    expect(sheetXml(await patched(sheetOf('', { head }), widths))).toContain(
      '<cols><col min="1" max="1" width="9" style="1" customWidth="1"/><col min="2" max="2" width="20.71484375" style="1" customWidth="1"/>' +
        '<col min="3" max="3" width="9" style="1" customWidth="1"/><col min="4" max="4" width="9" style="1" customWidth="1" hidden="1"/>' +
        '<col width="10.71484375" customWidth="1" min="5" max="5"/><col min="6" max="6" width="12.71484375" customWidth="1"/>' +
        '<col min="7" max="16384" width="5" hidden="1"/></cols>',
    );
  });

  it('get heights in points; null leaves the height to the text, 0 hides', async () => {
    const rows = '<row r="1" ht="30" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" ht="12" hidden="1"/>';
    const heights: Change = { kind: 'rowHeights', sheet: '表', row: 0, heights: [null, 24, 36.5, null, 0] };
    expect(sheetXml(await patched(sheetOf(rows), heights))).toContain(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" ht="24" hidden="1" customHeight="1"></row><row r="3" ht="36.5" customHeight="1"></row><row r="5" hidden="1"></row></sheetData>',
    );
  });
});

describe('freezing', () => {
  const freeze = (rows: number, columns: number): Change => ({ kind: 'freeze', sheet: '表', rows, columns });

  it('adds a pane, or replaces the one that is there and keeps the selection', async () => {
    expect(sheetXml(await patched(blank, freeze(2, 0)))).toContain(
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>' +
        '<selection pane="bottomLeft" activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetData>',
    );
    const head =
      '<sheetViews><sheetView showGridLines="0" topLeftCell="A40" workbookViewId="0"><pane xSplit="1200" activePane="topRight"/><selection pane="topRight" activeCell="C3" sqref="C3:D4"/><extLst/></sheetView></sheetViews>';
    expect(sheetXml(await patched(sheetOf('', { head }), freeze(1, 3)))).toContain(
      '<sheetView showGridLines="0" workbookViewId="0"><pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/>' +
        '<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="C3" sqref="C3:D4"/><extLst/></sheetView>',
    );
  });

  it('selects the cell on which the sheet opens, in the pane in which it stands', async () => {
    const opening = (row: number, column: number): Change => ({
      kind: 'freeze',
      sheet: '表',
      rows: 5,
      columns: 3,
      select: { row, column },
    });
    const pane = (active: string): string =>
      `<pane xSplit="3" ySplit="5" topLeftCell="D6" activePane="${active}" state="frozen"/>`;
    expect(sheetXml(await patched(blank, opening(5, 4)))).toContain(
      `${pane('bottomRight')}<selection pane="topRight"/><selection pane="bottomLeft"/>` +
        '<selection pane="bottomRight" activeCell="E6" sqref="E6"/></sheetView>',
    );
    // 核定调整 opens on its first column, which is frozen.
    expect(sheetXml(await patched(blank, opening(5, 1)))).toContain(
      `${pane('bottomLeft')}<selection pane="topRight"/><selection pane="bottomLeft" activeCell="B6" sqref="B6"/>` +
        '<selection pane="bottomRight"/></sheetView>',
    );
  });

  it('begins behind hidden columns at the edge, so that it is the same whether a program counts them or not', async () => {
    const head = '<cols><col min="1" max="1" width="9" hidden="1"/><col min="3" max="3" width="9" hidden="1"/></cols>';
    expect(sheetXml(await patched(sheetOf('', { head }), freeze(2, 3)))).toContain(
      '<sheetView workbookViewId="0" topLeftCell="B1"><pane xSplit="2" ySplit="2" topLeftCell="D3" activePane="bottomRight" state="frozen"/>',
    );
    expect(sheetXml(await patched(sheetOf('', { head }), freeze(2, 0)))).toContain(
      '<sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3"',
    );
  });

  it('of nothing unfreezes', async () => {
    const head =
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>';
    expect(sheetXml(await patched(sheetOf('', { head }), freeze(0, 0)))).toContain(
      '<sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView>',
    );
  });
});
