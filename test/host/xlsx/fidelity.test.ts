import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Change } from '../../../src/host/port';
import { open, refusal, sheet, unzip, type Parts } from './support/workbooks';

/** 38 parts: a chart with an image, a pivot table, macros, threaded comments, conditional formats of every kind … */
const rich = readFileSync(join(__dirname, '../../fixtures/rich.xlsm'));

async function apply(
  ...changes: Change[]
): Promise<{ before: Record<string, Uint8Array>; after: Record<string, Uint8Array>; parts: Parts }> {
  const host = open(rich);
  const { differences } = await host.apply({ title: '测试', changes });
  expect(differences).toEqual([]);
  const saved = host.save();
  return { before: unzipSync(rich), after: unzipSync(saved), parts: unzip(saved) };
}

/** Names of the parts that differ, with + for new and − for missing ones. */
function changed({
  before,
  after,
}: {
  before: Record<string, Uint8Array>;
  after: Record<string, Uint8Array>;
}): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === undefined || now === undefined) {
      return [`${old === undefined ? '+' : '−'}${name}`];
    }
    return Buffer.compare(old, now) === 0 ? [] : [name];
  });
}

const write: Change = { kind: 'write', sheet: '评分', row: 1, column: 11, values: [['缺佐证', 3.5]] };

describe('a rich workbook', () => {
  it('is read as what it is', async () => {
    const host = open(rich);
    const { sheets } = await host.read();
    expect(
      sheets.map(({ name, visibility, isProtected, used }) => [
        name,
        visibility,
        isProtected,
        used && [used.rows, used.columns],
      ]),
    ).toEqual([
      ['评分', 'visible', false, [301, 11]],
      ['数据', 'visible', true, [8, 3]],
      ['隐藏参数', 'veryHidden', false, [1, 1]],
      ['透视', 'visible', false, null],
    ]);
    const scores = await sheet(host, '评分');
    expect(scores.values[1]?.slice(3, 8)).toEqual([6, 10, 14, 1, 5]);
    expect(scores.formulas[1]?.slice(8)).toEqual(['=SUM(D2:H2)', '=IF(I2>=60,"优秀","称职")', null]);
    expect(scores.numberFormats[1]?.slice(2, 5)).toEqual(['General', '0.00', 'General']);
    expect(scores.merges).toEqual([{ row: 5, column: 10, rows: 3, columns: 1 }]);
  });

  it('comes back byte for byte when nothing is changed', async () => {
    expect(changed(await apply())).toEqual([]);
  });

  it('changes in the sheet that is written, and in the workbook, which asks for calculation already: in nothing else', async () => {
    const result = await apply(write);
    expect(changed(result)).toEqual(['xl/worksheets/sheet1.xml']);
    const { 'xl/worksheets/sheet1.xml': before = '' } = unzip(rich);
    const after = result.parts['xl/worksheets/sheet1.xml'] ?? '';
    // Only the row and the dimension: put the old ones back and nothing is left to see.
    const undone = after
      .replace('<c r="L2" t="inlineStr"><is><t>缺佐证</t></is></c><c r="M2"><v>3.5</v></c>', '')
      .replace('<dimension ref="A1:M301"/>', '<dimension ref="A1:K301"/>');
    expect(undone).toBe(before);
  });

  it('keeps conditional formats, validations, links and extensions beside what is added', async () => {
    const result = await apply(
      write,
      {
        kind: 'format',
        sheet: '评分',
        range: { row: 0, column: 11, rows: 1, columns: 2 },
        format: { bold: true, fill: 'FFF2CC' },
      },
      {
        kind: 'conditionalFormats',
        sheet: '评分',
        range: { row: 1, column: 0, rows: 300, columns: 13 },
        formats: [{ formula: '$L2<>""', format: { fill: 'FFC7CE' } }],
      },
      { kind: 'links', sheet: '评分', links: [{ row: 1, column: 11, target: '数据!A1' }] },
      { kind: 'columnWidths', sheet: '评分', column: 11, widths: [14] },
      { kind: 'freeze', sheet: '评分', rows: 1, columns: 2 },
    );
    expect(changed(result)).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml']);
    const xml = result.parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(xml.match(/<conditionalFormatting /g)).toHaveLength(6);
    expect(xml.match(/<hyperlink /g)).toHaveLength(3);
    for (const section of ['extLst', 'dataValidations', 'drawing', 'rowBreaks']) {
      const cut = (text: string): string | undefined =>
        new RegExp(`<${section}[ >/].*?(?:</${section}>|/>)`).exec(text)?.[0];
      expect(cut(xml)).toBe(cut(unzip(rich)['xl/worksheets/sheet1.xml'] ?? ''));
    }
    expect(result.parts['xl/styles.xml']).toContain('<dxfs count="3">');
  });

  it('edits notes in their two parts and leaves conversations alone', async () => {
    const note = (row: number, column: number, text: string | null): Change => ({
      kind: 'note',
      sheet: '评分',
      row,
      column,
      text,
    });
    const result = await apply(note(1, 8, '已复核'), note(4, 3, '新批注'));
    expect(changed(result)).toEqual(['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml']);
    expect(result.parts['xl/comments1.xml']).toContain(
      '<comment ref="I2" authorId="0" shapeId="0"><text><t>已复核</t></text></comment>',
    );
    expect(result.parts['xl/comments1.xml']).toContain('<author>李四</author><author>考评</author>');
    expect(result.parts['xl/comments1.xml']).toContain(
      '<comment ref="D5" authorId="2"><text><t>新批注</t></text></comment>',
    );
    expect(result.parts['xl/drawings/vmlDrawing1.vml']).toContain('id="_x0000_s1028"');
    const removed = await apply(note(1, 8, null));
    expect(removed.parts['xl/comments1.xml']).not.toContain('I2');
    expect(removed.parts['xl/drawings/vmlDrawing1.vml']).not.toContain('_x0000_s1026');
    expect(await refusal(() => open(rich).apply({ title: '', changes: [note(2, 1, '占位')] }))).toEqual({
      code: 'unsupported',
      data: { sheet: '评分', cell: 'B3', reason: 'threadedComment' },
    });
  });

  it('takes in new sheets without touching the old ones', async () => {
    const result = await apply(
      { kind: 'addSheet', sheet: '汇总', after: '评分' },
      {
        kind: 'write',
        sheet: '汇总',
        row: 0,
        column: 0,
        values: [
          ['名次', '单位'],
          [1, { formula: "='评分'!B2", result: '甲' }],
        ],
      },
    );
    expect(changed(result)).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      '+xl/worksheets/sheet5.xml',
    ]);
    const workbook = result.parts['xl/workbook.xml'] ?? '';
    expect(workbook).toContain(
      '<sheet name="评分" sheetId="1" state="visible" r:id="rId1"/><sheet name="汇总" sheetId="5" r:id="',
    );
    expect(workbook).toContain('<definedName name="_xlnm.Print_Area" localSheetId="0">');
    expect(workbook).toContain('<pivotCaches>');
  });

  it('gives up a sheet with its chart, notes and conversations, and keeps the rest', async () => {
    const result = await apply({ kind: 'removeSheet', sheet: '评分' });
    expect(changed(result)).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      '−xl/charts/chart1.xml',
      '−xl/comments1.xml',
      '−xl/drawings/_rels/drawing1.xml.rels',
      '−xl/drawings/drawing1.xml',
      '−xl/drawings/vmlDrawing1.vml',
      '−xl/media/image1.png',
      '−xl/printerSettings/printerSettings1.bin',
      '−xl/threadedComments/threadedComment1.xml',
      'xl/workbook.xml',
      '−xl/worksheets/_rels/sheet1.xml.rels',
      '−xl/worksheets/sheet1.xml',
      // The tab that is active now is marked as selected.
      'xl/worksheets/sheet2.xml',
    ]);
    expect(result.parts['xl/workbook.xml']).toContain(
      '<definedNames><definedName name="部门列表">数据!$A$2:$A$8</definedName><definedName name="满分">100</definedName></definedNames>',
    );
  });

  it('refuses to write where a department protected its sheet', async () => {
    const change: Change = { kind: 'write', sheet: '数据', row: 9, column: 0, values: [[1]] };
    expect(await refusal(() => open(rich).apply({ title: '', changes: [change] }))).toEqual({
      code: 'protectedSheet',
      data: { sheet: '数据' },
    });
  });
});
