import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ironCalc, recalculateInIronCalc } from './ironcalc';
import { columnLetters, libreOffice, libreOfficePath, OracleError, recalculateInLibreOffice } from './libreoffice';
import type { Computed, FormulaSheet } from './libreoffice';
import { describeWith } from './skip';

/** A: numbers, B: texts, C: yes/no, D: a date (2022-09-05), E: blank. */
const VALUES: FormulaSheet['values'] = [
  [94.9, '嵊州市', true, 44809, null],
  [95, '新昌县', false],
  [-2.5, ' a<b> & "c" ', true],
  [95],
];

/** Results known by hand, the same in every spreadsheet. */
const KNOWN: readonly (readonly [formula: string, result: Computed])[] = [
  ['=ROUND(95-A1,6)', 0.1],
  ['=ROUND(2.5,0)', 3],
  ['=ROUND(A3,0)', -3],
  ['=INT(A3)', -3],
  ['=INT(ROUND((95-A1)/0.1,6))', 1],
  ['=ROUNDUP(ROUND(0.1*3/0.1,6),0)', 3],
  ['=ROUNDUP(1.000001,0)', 2],
  ['=ROUNDDOWN(A3,0)', -2],
  ['=MIN(10,MAX(0,A1-90))', 94.9 - 90],
  ['=ABS(A3)', 2.5],
  ['=1/3', 1 / 3],
  ['=0.1+0.2', 0.1 + 0.2],
  ['=-2/3', -2 / 3],
  ['=35%', 0.35],
  ['=2^10', 1024],
  ['=IF(A1<95,"低于","达到")', '低于'],
  ['=IF(AND(A1>=95,A2>=95),1,2)', 2],
  ['=IF(OR(A1>=95,A2>=95),1,2)', 1],
  ['=AND(C1,A2=95)', true],
  ['=NOT(C1)', false],
  ['=C2', false],
  ['=IF(C1,5,0)', 5],
  ['=A1>A2', false],
  ['=B1="嵊州市"', true],
  ['=B1<>B2', true],
  ['="abc"="ABC"', true],
  ['=B1&"、"&B2', '嵊州市、新昌县'],
  ['=B3', ' a<b> & "c" '],
  ['="第1行"&CHAR(10)&"第2行"', '第1行\n第2行'],
  ['="扣"&1.5&"分"', '扣1.5分'],
  ['=""', ''],
  ['="12"', '12'],
  ['="TRUE"', 'TRUE'],
  ['=E1=""', true],
  ['=E1+1', 1],
  ['=DATE(2022,9,5)', 44809],
  ['=D1-DATE(2022,8,31)', 5],
  ['=D1>=DATE(2022,9,6)', false],
  ['=1/0', { error: '#DIV/0!' }],
  ['=1/E1', { error: '#DIV/0!' }],
  ['=IFERROR(1/0,"无")', '无'],
  ['=B1+1', { error: '#VALUE!' }],
  ['=NOSUCH(1)', { error: '#NAME?' }],
  ['=NA()', { error: '#N/A' }],
  ['=RANK(A1,A1:A4)', 3],
  ['=RANK(A2,A1:A4)', 1],
  ['=RANK(A3,A1:A4,1)', 1],
  ['=CHOOSE(2,"甲","乙","丙")', '乙'],
  ['=SUM(A1:A3)', 187.4],
  ['=AVERAGE(A2,A4)', 95],
  ['=COUNTIF(A1:A4,">=95")', 2],
  ['Other!A1*2', 14],
  ["='各县 汇总'!B2", '越城区'],
];

const SHEET: FormulaSheet = {
  name: '数据',
  values: VALUES,
  formulas: KNOWN.map(([formula]) => formula),
  others: { Other: [[7]], '各县 汇总': [[], [null, '越城区']] },
};

const ORACLES = [
  { tool: libreOffice, recalculate: recalculateInLibreOffice },
  { tool: ironCalc, recalculate: recalculateInIronCalc },
] as const;

for (const { tool, recalculate } of ORACLES) {
  describeWith(tool, `${tool.name} as an oracle`, () => {
    it('gives the results that are known by hand, exactly', async () => {
      const results = await recalculate(SHEET);
      expect(KNOWN.map(([formula], index) => [formula, results[index]])).toEqual(KNOWN);
    });

    it('gives back every digit of a double', async () => {
      const pairs = Array.from({ length: 250 }, (_, index): [number, number] => [
        Math.sin(index + 1) * 10 ** ((index % 13) - 5),
        1 + ((index * 7) % 97),
      ]);
      const results = await recalculate({
        values: pairs,
        formulas: pairs.map((_, index) => `=A${index + 1}/B${index + 1}`),
      });
      const expected = pairs.map(([a, b]) => a / b);
      const small = expected.map((value) => Math.abs(value) < 1e-6);
      expect(results.filter((_, index) => !small[index])).toEqual(expected.filter((_, index) => !small[index]));
      results.forEach((result, index) => expect(result).toBeCloseTo(expected[index] ?? NaN, 20));
    });

    it('refuses a formula that cannot be read, and names it', async () => {
      await expect(recalculate({ values: [[1]], formulas: ['=A1', '=1*/A1'] })).rejects.toThrow(OracleError);
      await expect(recalculate({ values: [[1]], formulas: ['=A1', '=1*/A1'] })).rejects.toThrow('=1*/A1');
    });

    it('has no results for no formulas', async () => {
      await expect(recalculate({ values: [[1]], formulas: [] })).resolves.toEqual([]);
    });
  });
}

describe('the LibreOffice oracle without LibreOffice', () => {
  const before = process.env['SOFFICE_PATH'];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaoping-oracle-test-'));
  });
  afterEach(() => {
    if (before === undefined) delete process.env['SOFFICE_PATH'];
    else process.env['SOFFICE_PATH'] = before;
    rmSync(folder, { recursive: true });
  });

  /** Poses as soffice. */
  function pretend(script: string): void {
    const path = join(folder, 'soffice');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    process.env['SOFFICE_PATH'] = path;
  }
  const sheet: FormulaSheet = { values: [[1]], formulas: ['=A1'] };

  it('says so when SOFFICE_PATH is wrong, instead of taking another one', async () => {
    process.env['SOFFICE_PATH'] = join(folder, 'nothing-here');
    expect(libreOfficePath()).toBeNull();
    expect(libreOffice.missing()).toContain('nothing-here');
    await expect(recalculateInLibreOffice(sheet)).rejects.toThrow(/No LibreOffice: SOFFICE_PATH is .*nothing-here/);
  });

  it('is not deceived by exit code 0 without an output', async () => {
    pretend('echo "source file could not be loaded" >&2; exit 0');
    await expect(recalculateInLibreOffice(sheet)).rejects.toThrow('It said: source file could not be loaded');
  });

  it('stops the program and what it started after the time-out, and leaves nothing behind', async () => {
    const mark = join(folder, 'survived');
    pretend(`(sleep 1; touch ${mark}) & wait`);
    const started = Date.now();
    await expect(recalculateInLibreOffice(sheet, { timeout: 200 })).rejects.toThrow('within 200 ms');
    expect(Date.now() - started).toBeLessThan(900);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(readdirSync(folder)).toEqual(['soffice']);
  });
});

describe('the IronCalc oracle', () => {
  it('refuses more than 300 rows', async () => {
    const values = Array.from({ length: 301 }, () => [1]);
    await expect(recalculateInIronCalc({ values, formulas: ['=A1'] })).rejects.toThrow(
      'at most 300 rows; this sheet has 301',
    );
  });
});

describe('columnLetters', () => {
  it('counts as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});

describe('describeWith', () => {
  const missing = { name: 'Abacus', missing: () => 'no abacus on this desk' };
  const body = (): void => undefined;
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('skips the block without the tool, with the reason in the title and on standard error', () => {
    jest.replaceProperty(process, 'env', { ...process.env, KAOPING_SKIP_NOTHING: '' });
    const skip = jest.spyOn(describe, 'skip').mockImplementation(() => undefined);
    const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    describeWith(missing, 'beads', body);
    const title = 'beads (skipped: no Abacus: no abacus on this desk)';
    expect(skip.mock.calls).toEqual([[title, body]]);
    expect(write.mock.calls).toEqual([[`${title}\n`]]);
  });

  it('fails instead where nothing may be skipped', () => {
    jest.replaceProperty(process, 'env', { ...process.env, KAOPING_SKIP_NOTHING: '1' });
    const tests: (() => void)[] = [];
    jest.spyOn(globalThis, 'describe').mockImplementation((_title, inner) => inner());
    jest.spyOn(globalThis, 'it').mockImplementation((_title, test) => {
      tests.push(test as () => void);
    });
    describeWith(missing, 'beads', body);
    expect(tests).toHaveLength(1);
    expect(tests[0]).toThrow('Abacus is missing and KAOPING_SKIP_NOTHING is set. no abacus on this desk');
  });
});
