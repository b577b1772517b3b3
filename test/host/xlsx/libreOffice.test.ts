/** LibreOffice opens what we wrote: another program's reading of our files. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import { convert, made } from '../../oracles/convert';
import { libreOffice } from '../../oracles/libreoffice';
import { describeWith } from '../../oracles/skip';
import { open, unzip } from './support/workbooks';

/** Every sheet into a file of its own, in UTF-8, numbers and texts as they are. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

describeWith(libreOffice, 'LibreOffice', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-lo-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads a new workbook with every kind of change', () => {
    const host = newXlsx();
    const changes: Change[] = [
      { kind: 'addSheet', sheet: '评分' },
      {
        kind: 'write',
        sheet: '评分',
        row: 0,
        column: 0,
        values: [
          ['单位', '得分', '=1+1'],
          ['甲 "县"', 92.5, true],
          ['乙,区', 80, { error: '#N/A' }],
          ['a\nb', { formula: '=SUM(B2:B3)', result: 0 }, { formula: '=IFNA(C3,"无")', result: '' }],
        ],
      },
      {
        kind: 'format',
        sheet: '评分',
        range: { row: 0, column: 0, rows: 1, columns: 3 },
        format: { bold: true, fill: 'FFF2CC', border: { style: 'thin', color: '000000' } },
      },
      { kind: 'note', sheet: '评分', row: 1, column: 0, text: '注' },
      { kind: 'freeze', sheet: '评分', rows: 1, columns: 0 },
      {
        kind: 'validations',
        sheet: '评分',
        validations: [
          {
            range: { row: 1, column: 1, rows: 9, columns: 1 },
            validation: { rule: { type: 'decimal', min: 0, max: 100 } },
          },
        ],
      },
      {
        kind: 'conditionalFormats',
        sheet: '评分',
        range: { row: 1, column: 0, rows: 9, columns: 3 },
        formats: [{ formula: '$B2<60', format: { fill: 'FFC7CE' } }],
      },
      {
        kind: 'printSetup',
        sheet: '评分',
        setup: { paper: 'A4', landscape: true, fitWidth: 1, titleRows: [0, 0], footer: '&P' },
      },
      { kind: 'addSheet', sheet: '汇总', after: '评分' },
      { kind: 'write', sheet: '汇总', row: 0, column: 0, values: [[{ formula: "='评分'!B4*2", result: 0 }]] },
    ];
    return host.apply({ title: '', changes }).then(() => {
      convert(folder, 'new', host.save(), CSV);
      expect(made(folder, 'new-评分.csv').toString()).toBe(
        '单位,得分,=1+1\n"甲 ""县""",92.5,TRUE\n"乙,区",80,#N/A\n"a\nb",172.5,无\n',
      );
      expect(made(folder, 'new-汇总.csv').toString()).toBe('345\n');
    });
  }, 150_000);

  it('reads a rich workbook that was patched, and calculates anew', async () => {
    const host = open(readFileSync(join(__dirname, '../../fixtures/rich.xlsm')));
    await host.apply({
      title: '',
      changes: [
        { kind: 'write', sheet: '评分', row: 1, column: 3, values: [[60]] },
        { kind: 'write', sheet: '评分', row: 1, column: 11, values: [['缺佐证']] },
      ],
    });
    convert(folder, 'rich', host.save(), CSV);
    const row = made(folder, 'rich-评分.csv').toString().split('\n')[1];
    // 60 + 10 + 14 + 1 + 5
    expect(row?.split(',').slice(3, 12)).toEqual([
      '60',
      '10',
      '14',
      '1',
      '5',
      '90',
      '优秀',
      expect.any(String),
      '缺佐证',
    ]);
  }, 150_000);

  it('saves a workbook that is read again, our conditional formats still known as ours', async () => {
    const host = newXlsx();
    const range = { row: 1, column: 0, rows: 3, columns: 3 };
    const mark = (formula: string): Change => ({
      kind: 'conditionalFormats',
      sheet: '评分',
      range,
      formats: [{ formula, format: { fill: 'FFC7CE', bold: true } }],
    });
    const rows = [
      ['单位', 0.5, { formula: '=B1*2', result: 1 }],
      ['a\nb 😀', true, '=1+1'],
    ];
    await host.apply({
      title: '',
      changes: [
        { kind: 'addSheet', sheet: '评分' },
        { kind: 'write', sheet: '评分', row: 0, column: 0, values: rows },
        {
          kind: 'format',
          sheet: '评分',
          range: { row: 0, column: 1, rows: 1, columns: 1 },
          format: { numberFormat: '0.0%' },
        },
        { kind: 'merge', sheet: '评分', range: { row: 3, column: 0, rows: 1, columns: 2 } },
        mark('$B1>1'),
      ],
    });
    convert(folder, 'again', host.save(), 'xlsx');
    const again = open(made(folder, 'again.xlsx'));
    expect((await again.read()).sheets).toMatchObject([
      {
        name: '评分',
        values: [
          ['单位', 0.5, 1],
          ['a\nb 😀', true, '=1+1'],
        ],
        formulas: [
          [null, null, '=B1*2'],
          // LibreOffice keeps yes and no as formulas.
          [null, '=TRUE()', null],
        ],
        numberFormats: [
          ['General', '0.0%', 'General'],
          ['General', 'General', 'General'],
        ],
        merges: [{ row: 3, column: 0, rows: 1, columns: 2 }],
      },
    ]);
    await again.apply({ title: '', changes: [mark('$B1>2')] });
    const xml = unzip(again.save())['xl/worksheets/sheet1.xml'] ?? '';
    expect(xml.match(/<formula>[^<]*/g)).toEqual(['<formula>IF(N("考评")=0,$B1&gt;2)']);
  }, 150_000);
});
