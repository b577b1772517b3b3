/** LibreOffice opens what we wrote: another program's reading of our files. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../../src/host/port';
import { newXlsx } from '../../../src/host/xlsx';
import { open } from './support/workbooks';

const SOFFICE = '/usr/bin/soffice';
const isThere = existsSync(SOFFICE);
const title = isThere ? 'LibreOffice' : `LibreOffice (skipped: ${SOFFICE} is not installed)`;

/** Recalculate on load, always: the results that we stored must not be trusted. */
const SETTINGS =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
  '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>';

/** Every sheet of a workbook as CSV, by its name; hidden ones too. */
function convert(folder: string, name: string, bytes: Uint8Array): Record<string, string> {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
  writeFileSync(join(folder, `${name}.xlsx`), bytes);
  execFileSync(
    SOFFICE,
    [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
      '--outdir',
      folder,
      join(folder, `${name}.xlsx`),
    ],
    { timeout: 120_000, stdio: 'pipe' },
  );
  const read = (sheet: string): string => {
    const path = join(folder, `${name}-${sheet}.csv`);
    if (!existsSync(path)) {
      throw new Error(`LibreOffice made no ${path}`);
    }
    return readFileSync(path, 'utf8');
  };
  return {
    get 评分() {
      return read('评分');
    },
    get 汇总() {
      return read('汇总');
    },
  };
}

(isThere ? describe : describe.skip)(title, () => {
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
      const csv = convert(folder, 'new', host.save());
      expect(csv['评分']).toBe('单位,得分,=1+1\n"甲 ""县""",92.5,TRUE\n"乙,区",80,#N/A\n"a\nb",172.5,无\n');
      expect(csv['汇总']).toBe('345\n');
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
    const row = convert(folder, 'rich', host.save())['评分']?.split('\n')[1];
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
});
