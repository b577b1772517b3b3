import * as fc from 'fast-check';
import type { CellValue } from '../../src/host/port';
import { newXlsx, openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { fillingRows } from '../../src/sheets';
import { newAssessment, planAssessment, type Recalculation } from '../../src/usecases';
import { runs } from '../full';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, NOW, rowOf, rubric, score, sheetOf, type } from './support';

const NO_REPORT = { 未按时调度次数: 2, 被国家或省级通报: '否' };

const defaultOf = (name: string): string => rubric.readings.find((reading) => reading.name === name)!.default;

/** What stands beside a fact after 一键重算. */
async function beside(
  host: XlsxHost,
  assessee: string,
  clause: string,
  fact: string,
): Promise<Record<'status' | 'score' | 'reasons', CellValue>> {
  const sheet = await sheetOf(host, 'filling', assessee);
  const row = rowOf(clause, fact);
  return {
    status: at(sheet, row, columnOf('status')),
    score: at(sheet, row, columnOf('score')),
    reasons: at(sheet, row, columnOf('reasons')),
  };
}

describe('Recalculating a workbook', () => {
  test('writes status, score and reasons beside the facts', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': NO_REPORT });
    await type(host, '填报-越城区', [rowOf('2.1', '未按时调度次数'), columnOf('evidence'), '调度记录']);
    const { written } = await score(host);
    expect(written.differences).toEqual([]);
    const lead = await beside(host, '越城区', '2.1', '未按时调度次数');
    expect(lead.status).toBe('失分');
    // 10 − 2 × 1
    expect(lead.score).toBe(8);
    expect(lead.reasons).toContain('未按时调度扣1分/次,扣完为止');
    expect(lead.reasons).toContain('扣2分');
    expect(await beside(host, '越城区', '2.1', '被国家或省级通报')).toEqual({
      status: '已评分',
      score: null,
      reasons: null,
    });
  });

  test('marks a missing fact and gives the range that is left', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2 } });
    await score(host);
    expect((await beside(host, '越城区', '2.1', '被国家或省级通报')).status).toBe('待填');
    expect((await beside(host, '越城区', '2.1', '未按时调度次数')).score).toBe('0～8');
  });

  test('leaves everything that people fill as it was', async () => {
    const host = await freshAssessment('越城区');
    const { name } = await sheetOf(host, 'filling', '越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: '约2次', 被国家或省级通报: '=1+1' } });
    await type(
      host,
      name,
      [rowOf('2.1', '未按时调度次数'), columnOf('remark'), '以市局核定为准'],
      [rowOf('2.1', '未按时调度次数'), columnOf('claim'), 9],
    );
    const inputs = async (): Promise<unknown> => {
      const sheet = await sheetOf(host, 'filling', '越城区');
      const columns = (['value', 'claim', 'evidence', 'remark'] as const).map(columnOf);
      return [
        sheet.values.map((row) => columns.map((column) => row[column])),
        sheet.numberFormats.map((row) => columns.map((column) => row[column])),
      ];
    };
    const before = await inputs();
    await score(host);
    expect(await inputs()).toEqual(before);
  });

  test('twice gives the same workbook, but for what is remembered to take the last write back', async () => {
    const host = await freshAssessment('越城区', '嵊州市');
    const shown = async () => (await host.read()).sheets.filter(({ visibility }) => visibility === 'visible');
    await fill(host, '嵊州市', { '2.1': NO_REPORT });
    await score(host);
    const once = await shown();
    await score(host);
    expect(await shown()).toEqual(once);
  });

  test('lays 问题清单 and 缺失佐证 out again only when they would say something else', async () => {
    const host = await freshAssessment('越城区');
    const lists = ['问题清单', '缺失佐证'];
    const laidOut = ({ changeSet }: Recalculation): string[] =>
      changeSet.changes.flatMap((change) =>
        change.kind === 'clearSheet' || change.kind === 'links' ? [`${change.kind} ${change.sheet}`] : [],
      );
    expect(laidOut(await score(host))).toEqual(lists.map((name) => `links ${name}`));
    expect(laidOut(await score(host))).toEqual([]);
    // It was missing; another figure is none of the lists' business.
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2 } });
    expect(laidOut(await score(host))).toContain('clearSheet 问题清单');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 3 } });
    expect(laidOut(await score(host))).toEqual([]);
    // Somebody sorts, or merges.
    const list = (await host.read()).sheets.find(({ name }) => name === '问题清单')!;
    const [first, second] = [0, 1].map((row) => list.values[FIRST_ROW + row - list.used!.row]!);
    await host.apply({
      title: '',
      changes: [{ kind: 'write', sheet: '问题清单', row: FIRST_ROW, column: 0, values: [second!, first!] }],
    });
    expect(laidOut(await score(host))).toContain('clearSheet 问题清单');
    const range = { row: 1, column: 1, rows: 1, columns: 4 };
    await host.apply({ title: '', changes: [{ kind: 'merge', sheet: '缺失佐证', range }] });
    expect(laidOut(await score(host))).toEqual(['clearSheet 缺失佐证', 'links 缺失佐证']);
  });

  test('never touches the height of a row in a sheet that people fill', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    await fill(host, '越城区', { '2.1': NO_REPORT });
    const { changeSet } = await score(host);
    const heights = changeSet.changes.flatMap((change) => (change.kind === 'rowHeights' ? [change.sheet] : []));
    expect([...new Set(heights)]).toEqual(['汇总', '问题清单', '缺失佐证']);
  });

  test('gives the total two lines while it says that deductions are not filled in, and leaves the other rows', async () => {
    const host = await freshAssessment('越城区');
    const { changeSet } = await score(host);
    expect(at(await sheetOf(host, 'summary'), FIRST_ROW, 3)).toBe('最高1019（扣分未填）');
    const heights = changeSet.changes.flatMap((change) =>
      change.kind === 'rowHeights' && change.sheet === '汇总' ? [[change.row, change.heights]] : [],
    );
    // 20 characters of 11 points are as wide as 22 of 10; the column has 21. A line takes 13.5 points, its margins 5.
    expect(heights).toEqual([
      [FIRST_ROW, [32]],
      [FIRST_ROW + 8, [expect.any(Number)]],
    ]);
  });

  test('of a saved and opened file gives the same scorecards', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': NO_REPORT });
    const first = await score(host);
    const second = await score(openXlsx(host.save(), '考核.xlsx'));
    expect(second.assessment.scorecards).toEqual(first.assessment.scorecards);
  });

  test('reports a text in a number cell with its cell, and does not also call it missing', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: '约2次', 被国家或省级通报: '否' } });
    const { findings } = await score(host);
    const own = findings.filter(({ finding }) => finding.clause === '2.1');
    expect(own).toEqual([
      {
        finding: expect.objectContaining({
          code: 'notANumber',
          severity: 'error',
          data: { given: '约2次', unit: '次' },
        }),
        sheet: '填报-越城区',
        row: rowOf('2.1', '未按时调度次数'),
        column: columnOf('value'),
      },
    ]);
    expect((await beside(host, '越城区', '2.1', '未按时调度次数')).status).toBe('填报有误');
  });

  test('reads 95% typed as a percentage as 95, and asks about 0.95 typed as a number', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await fill(host, '越城区', { '15.4': { 绿色商场创建率: 0.34 } });
    const { name } = await sheetOf(host, 'filling', '越城区');
    const row = rowOf('15.4', '绿色商场创建率');
    await host.apply({
      title: 'typing 34%',
      changes: [
        {
          kind: 'format',
          sheet: name,
          range: { row, column: columnOf('value'), rows: 1, columns: 1 },
          format: { numberFormat: '0%' },
        },
      ],
    });
    await fill(host, '柯桥区', { '15.4': { 绿色商场创建率: 0.34 } });
    const { assessment, findings } = await score(host);
    // 35 − 34 is one whole step: 5 − 1
    expect(assessment.scorecards[0]!.clauses.get('15.4')!.points).toBe(4);
    const asked = findings.filter(({ finding }) => finding.code === 'percentAsFraction');
    expect(asked.map(({ sheet, row: where }) => [sheet, where])).toEqual([['填报-柯桥区', row]]);
  });

  test('compares the claim with the computed score', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': NO_REPORT });
    const { name } = await sheetOf(host, 'filling', '越城区');
    await type(host, name, [rowOf('2.1', '未按时调度次数'), columnOf('claim'), 9.5]);
    const { findings } = await score(host);
    const claim = findings.find(({ finding }) => finding.code === 'claimDiffers')!;
    expect(claim.finding.data).toEqual({ claim: 9.5, computed: 8 });
    expect([claim.row, claim.column]).toEqual([rowOf('2.1', '未按时调度次数'), columnOf('claim')]);
  });

  test('takes blank counts as zero when the setting says so, and says how many', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 被国家或省级通报: '否' } });
    expect((await score(host)).assessment.scorecards[0]!.clauses.get('2.1')!.points).toBeNull();
    const setup = await sheetOf(host, 'setup');
    const row = setup.values.findIndex((cells) => cells[0] === 'blankCounts') + setup.used!.row;
    await type(host, setup.name, [row, 2, '是']);
    const { assessment, findings } = await score(host);
    const { clauses } = assessment.scorecards[0]!;
    expect(clauses.get('2.1')!.points).toBe(10);
    expect(findings.filter(({ finding }) => finding.code === 'assumedZero').length).toBe(
      fillingRows(rubric).filter(
        ({ fact, clause }) =>
          fact.type === 'count' && fact.min <= 0 && !fact.optional && clauses.get(clause.id)!.state !== 'notApplicable',
      ).length,
    );
  });

  test('names the cell of a setting that is none of its options', async () => {
    const host = await freshAssessment('越城区');
    const setup = await sheetOf(host, 'setup');
    const rowOfKey = (key: string): number => setup.values.findIndex((cells) => cells[0] === key) + setup.used!.row;
    const [blank, reading] = [rowOfKey('blankCounts'), rowOfKey('reading:起扣线')];
    await type(host, setup.name, [blank, 2, '不知道'], [reading, 2, '随便']);
    const { findings } = await score(host);
    const told = findings.filter(({ finding }) => finding.code === 'unknownOptionOfReading');
    expect(told.map(({ sheet, row, column }) => [sheet, row, column]).sort()).toEqual(
      [blank, reading].map((row) => [setup.name, row, 2]).sort(),
    );
  });

  test('follows a reading that was switched in 考核设置', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '15.4': { 绿色商场创建率: 34 } });
    const setup = await sheetOf(host, 'setup');
    const row = setup.values.findIndex((cells) => cells[0] === 'reading:起扣线') + setup.used!.row;
    await type(host, setup.name, [row, 2, '按目标50%']);
    // 50 − 34 = 16 points, floor 0
    expect((await score(host)).assessment.scorecards[0]!.clauses.get('15.4')!.points).toBe(0);
  });

  test('says which readings are those by default because their rows were emptied or deleted', async () => {
    const host = await freshAssessment('越城区');
    const setup = await sheetOf(host, 'setup');
    const rowOfReading = (name: string): number =>
      setup.values.findIndex((cells) => cells[0] === `reading:${name}`) + setup.used!.row;
    await type(host, setup.name, [rowOfReading('起扣线'), 2, null], [rowOfReading('不足一档'), 0, null]);
    const { findings } = await score(host);
    const place = { sheet: '考核设置', severity: 'warning' };
    expect(
      findings
        .filter(({ finding }) => finding.code === 'settingMissing')
        .map(({ finding: { severity, data }, sheet, row, column }) => ({ sheet, severity, row, column, ...data })),
    ).toEqual([
      { ...place, row: null, column: null, setting: '不足一档', value: '不足一档不扣' },
      { ...place, row: rowOfReading('起扣线'), column: 2, setting: '起扣线', value: defaultOf('起扣线') },
    ]);
  });

  test.each([
    ['考核设置', 'setup', ['setupMissing']],
    ['核定调整', 'adjustments', ['adjustmentsMissing']],
    ['填报-柯桥区', 'filling', ['sheetMissing']],
  ] as const)('says so when %s was deleted', async (name, kind, codes) => {
    const host = await freshAssessment('越城区', '柯桥区');
    expect((await sheetOf(host, kind, '柯桥区')).name).toBe(name);
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: name }] });
    const { findings } = await score(host);
    expect(findings.map(({ finding: { code } }) => code).filter((code) => /Missing$/.test(code))).toEqual(codes);
  });

  test('lets a complete adjustment replace the computed score, and refuses one without a reason', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': NO_REPORT, '15.4': { 绿色商场创建率: 34 } });
    const { name } = await sheetOf(host, 'adjustments');
    await type(
      host,
      name,
      ...['越城区', '2.1', 9.5, '一次系网络故障', '张三', '2022-12-30'].map(
        (value, index): [number, number, CellValue] => [FIRST_ROW, 1 + index, value],
      ),
      ...['越城区', '15.4', 5, null, '张三', '2022-12-30'].map((value, index): [number, number, CellValue] => [
        FIRST_ROW + 1,
        1 + index,
        value,
      ]),
    );
    const { assessment, findings } = await score(host);
    const { clauses } = assessment.scorecards[0]!;
    expect(clauses.get('2.1')!.points).toBe(9.5);
    expect(clauses.get('2.1')!.computed!.points).toBe(8);
    expect(clauses.get('15.4')!.points).toBe(4);
    expect(
      findings
        .filter(({ finding }) => finding.code.startsWith('adjustment'))
        .map(({ finding }) => [finding.code, finding.clause]),
    ).toEqual([['adjustmentIncomplete', '15.4']]);
    expect((await beside(host, '越城区', '2.1', '未按时调度次数')).status).toBe('已核定、失分');
  });

  test('does not care in which order the rows stand', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': NO_REPORT, '15.4': { 绿色商场创建率: 34 } });
    const usual = await score(host);
    const bytes = host.save();
    const sheet = await sheetOf(host, 'filling', '越城区');
    const rows = sheet.values.slice(FIRST_ROW - sheet.used!.row);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }), async (order) => {
        const sorted = openXlsx(bytes, '考核.xlsx');
        await sorted.apply({
          title: 'sorting',
          changes: [
            {
              kind: 'write',
              sheet: sheet.name,
              row: FIRST_ROW,
              column: 0,
              values: order.map((index) => [...rows[index]!]),
            },
          ],
        });
        const { assessment } = await score(sorted);
        expect(assessment.scorecards).toEqual(usual.assessment.scorecards);
        const after = await sheetOf(sorted, 'filling', '越城区');
        const lead = after.values.findIndex((cells) => cells[0] === '2.1|未按时调度次数');
        expect(after.values[lead]![columnOf('score')]).toBe(8);
      }),
      { numRuns: runs(3) },
    );
  });

  test('lays out validations and links again after every sorting, back to the old order too, and only then', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await score(host);
    const relaid = async (): Promise<string[]> =>
      (await score(host)).changeSet.changes.flatMap((change) =>
        change.kind === 'validations' && change.sheet.startsWith('填报-') ? [change.sheet] : [],
      );
    const turnRound = async (): Promise<void> => {
      const sheet = await sheetOf(host, 'filling', '越城区');
      const rows = sheet.values.slice(FIRST_ROW - sheet.used!.row).map((cells) => [...cells]);
      await host.apply({
        title: 'sorting',
        changes: [{ kind: 'write', sheet: sheet.name, row: FIRST_ROW, column: 0, values: rows.reverse() }],
      });
    };
    expect(await relaid()).toEqual([]);
    await turnRound();
    expect(await relaid()).toEqual(['填报-越城区']);
    expect(await relaid()).toEqual([]);
    await turnRound();
    expect(await relaid()).toEqual(['填报-越城区']);
    expect(await relaid()).toEqual([]);
  });

  test('sorts the hidden keys along: the range of the filter begins at column A', () => {
    const options = { rubric, assessees: ['越城区'], locale: 'zh-CN', now: NOW } as const;
    const filters = planAssessment(options, []).changes.filter(({ kind }) => kind === 'autoFilter');
    // The head and 372 facts; the keys and 15 columns.
    expect(filters).toEqual([
      { kind: 'autoFilter', sheet: '填报-越城区', range: { row: 4, column: 0, rows: 376, columns: 16 } },
    ]);
  });

  test('is offered 考核日期 as an input, with the day that was asked for', async () => {
    const options = { rubric, assessees: ['越城区'], locale: 'zh-CN', now: NOW } as const;
    const { changes } = planAssessment({ ...options, date: '2023-01-10' }, []);
    const row = changes.flatMap((change) =>
      change.kind === 'write' && change.sheet === '考核设置'
        ? change.values.flatMap((cells, index) => (cells[1] === '2023-01-10' ? [change.row + index] : []))
        : [],
    );
    expect(row).toHaveLength(1);
    const looks = changes.flatMap((change) =>
      change.kind === 'format' && change.sheet === '考核设置' && change.range.row === row[0] && change.range.rows === 1
        ? [change.format]
        : [],
    );
    expect(looks).toEqual([{ fill: 'FFFBE6', locked: false, numberFormat: 'yyyy-mm-dd' }]);
    const empty = newXlsx('a.xlsx');
    await expect(newAssessment(empty, { ...options, date: '2023-2-1' })).rejects.toMatchObject({
      code: 'assessmentDate',
      data: { date: '2023-2-1' },
    });
  });

  test('makes 汇总 again when somebody deleted it', async () => {
    const host = await freshAssessment('越城区');
    const { name } = await sheetOf(host, 'summary');
    await host.apply({ title: 'deleting', changes: [{ kind: 'removeSheet', sheet: name }] });
    await score(host);
    const summary = await sheetOf(host, 'summary');
    expect(summary.values.flat()).toContain('待定');
  });

  test('says so when the workbook is no assessment', async () => {
    const host = newXlsx('别的.xlsx');
    await host.apply({ title: 'other', changes: [{ kind: 'addSheet', sheet: '别的' }] });
    await expect(score(host)).rejects.toMatchObject({ code: 'noAssessment', data: { file: '别的.xlsx' } });
  });
});
