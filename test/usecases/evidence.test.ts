import type { CellValue } from '../../src/host/port';
import { openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { LEDGER_COLUMNS, readLedger } from '../../src/sheets';
import { applyWithUndo } from '../../src/usecases';
import {
  BUREAU,
  check,
  COMPLETE,
  fillRows,
  freshLedger,
  kindsOf,
  LEDGER,
  ledgerColumn,
  MISSING,
  named,
  NOW,
  picture,
  REQUIREMENTS,
  ROW,
  stateOf,
  told,
  zhoushan,
} from './evidenceSupport';
import { at, FIRST_ROW, type, undo } from './support';

const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
async function recalculate(host: XlsxHost): Promise<void> {
  const snapshot = await host.read();
  await applyWithUndo(host, snapshot, (await check(host)).changeSet, OPTIONS);
}
const ours = async (host: XlsxHost, row: number): Promise<CellValue[]> => {
  const sheet = await named(host, LEDGER);
  return [at(sheet, row, ledgerColumn('state')), at(sheet, row, ledgerColumn('note'))];
};
/** Contents of all sheets that people see. */
const contents = async (host: XlsxHost): Promise<unknown> =>
  (await host.read()).sheets
    .filter(({ visibility }) => visibility === 'visible')
    .map(({ name, used, values }) => [
      name,
      values.flatMap((row, r) =>
        row.flatMap((value, c) =>
          (value ?? '') === '' ? [] : [`${used!.row + r} ${used!.column + c} ${String(value)}`],
        ),
      ),
    ]);

/** Days that outside offices set, of the first two. */
const UNKNOWN_DAYS = ['佐证要求!I6 info deadlineUnknown', '佐证要求!I9 info deadlineUnknown'];

describe('a new assessment with tasks', () => {
  let host: XlsxHost;
  beforeAll(async () => {
    host = await freshLedger();
  });

  it('has a ledger and the requirements behind the sheet to fill', async () => {
    expect(await kindsOf(host)).toEqual([
      'setup',
      'filling',
      'ledger',
      'requirements',
      'rubric',
      'adjustments',
      'summary',
      'state',
    ]);
  });

  it('has a row for everything that is asked for: 13 + 31 + 13 + 1 + 8 + 1', async () => {
    const sheet = await named(host, LEDGER);
    const { rows } = readLedger(sheet, BUREAU, 1900);
    const kinds = rows.flatMap((row) => (row ? [row.entry.kind] : []));
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    expect(kinds.length).toBe(67);
    expect(['说明报告', '现场照片', '媒体图片', '正式文件', '部门评价', '实地考察'].map(count)).toEqual([
      13, 31, 13, 1, 8, 1,
    ]);
    expect([0, 1, 2, 3].map((column) => at(sheet, ROW['2.3'], column))).toEqual([
      '2.3|report|1',
      '2.3',
      'Ⅲ-15 环境保护志愿服务活动（400字左右）',
      '说明报告',
    ]);
    expect(rows.every((row) => row === null || row.isWaiting)).toBe(true);
  });

  it('says of every requirement what, until when and who, and of row 20 that nobody leads', async () => {
    const sheet = await named(host, REQUIREMENTS);
    const row = (index: number): CellValue[] =>
      [1, 2, 3, 5, 6, 7, 8, 9, 10].map((column) => at(sheet, FIRST_ROW + index, column));
    expect(row(1)).toEqual([
      '2.3',
      'Ⅲ-15 志愿服务活动',
      '环境保护志愿服务活动',
      '说明报告 1 份（400字左右）\n现场照片 4 张\n媒体图片 2 张',
      '2020年',
      '活动完成后及时上报\n初稿 2020-06-30',
      null,
      '办公室',
      '相关处室',
    ]);
    expect(row(24)).toEqual([
      '20.1',
      'Ⅲ-85 环境整治',
      '支援农村改水',
      '说明报告 1 份（300字左右）',
      '2020年',
      '6月底\n初稿 2020-06-30',
      '2020-06-30',
      '空白，未明确',
      '治水治污办',
    ]);
    expect(row(2)[4]).toBe('说明报告 2018～2020年\n现场照片 2020年\n媒体图片 2020年');
  });

  it('lists the quality rules with a cell to answer, and the notes', async () => {
    const sheet = await named(host, REQUIREMENTS);
    // 27 requirements, a blank line, heading and head.
    const first = FIRST_ROW + 27 + 3;
    expect([0, 1, 2, 3, 4].map((column) => at(sheet, first + 4, column))).toEqual([
      'rule:图片.1',
      '图片.1',
      '现场照片',
      '人工核对',
      '一是活动（六五、5.22、6.17、公益活动、志愿服务）主题突出',
    ]);
    expect(at(sheet, first + 25 + 2, 1)).toMatch(/^1\. 通知正文称7项/);
  });

  it('has nothing of all this without a plan', async () => {
    const rubric = { ...zhoushan, evidence: null };
    const without = await freshLedger([BUREAU], rubric);
    const { evidence, changeSet } = await check(without, rubric);
    expect(evidence).toEqual([]);
    await without.apply(changeSet);
    expect(await kindsOf(without)).toEqual([
      'setup',
      'filling',
      'rubric',
      'adjustments',
      'summary',
      'findings',
      'state',
    ]);
  });
});

describe('a ledger that people filled', () => {
  it('is 齐全 where everything is there and right', async () => {
    const host = await freshLedger();
    await fillRows(host, COMPLETE);
    await recalculate(host);
    expect(stateOf(await named(host, REQUIREMENTS), '2.3')).toEqual(['齐全', null, null]);
    expect(stateOf(await named(host, REQUIREMENTS), '2.4')).toEqual([
      '缺4',
      '说明报告 1 份、现场照片 2 张、媒体图片 1 张',
      null,
    ]);
    expect(await ours(host, 12)).toEqual(['已列入', null]);
    expect(await ours(host, 19)).toEqual(['待填', null]);
  });

  it('has every mistake told at its cell', async () => {
    const host = await freshLedger();
    await fillRows(host, {
      ...COMPLETE,
      12: { ...COMPLETE[12], characters: '约440字', measures: 2 },
      13: picture(1, { theme: null }),
      14: picture(2, { date: '2019-06-05' }),
      15: picture(3, { date: '2020年6月' }),
      16: picture(4, { file: '2.3/照片3.jpg' }),
      17: { ...COMPLETE[17], column: null },
      18: { ...COMPLETE[18], kind: '录像' },
      // (700 − 560) ÷ 700 = 20 %, (700 − 559) ÷ 700 = 20.1 %
      [ROW['7.1']]: { title: '预案报告', characters: 560 },
      [ROW['7.2']]: { title: '清单报告', characters: 559 },
      [ROW.blank]: { requirement: '9', title: '发文' },
      [ROW.blank + 1]: { requirement: '１②', title: '不知道的' },
      [ROW.blank + 2]: { requirement: '9③', remark: '厅里在办' },
      [ROW.blank + 3]: { requirement: '9.1', kind: '正式文件', date: '2020-04-20' },
    });
    const scoring = await check(host);
    expect(told(scoring)).toEqual([
      ...UNKNOWN_DAYS.slice(0, 1),
      '佐证台账!O13 info fewMeasures',
      '佐证台账!J14 error captionIncomplete',
      '佐证台账!H15 error outsidePeriod',
      '佐证台账!H16 warning badDate',
      '佐证台账!F16 warning sameFile',
      '佐证台账!L18 warning captionIncomplete',
      '佐证台账!D19 error unknownKind',
      ...UNKNOWN_DAYS.slice(1),
      '佐证要求!I10 info deadlineUnknown',
      '佐证要求!I11 info deadlineUnknown',
      '佐证台账!N39 warning reportTooShort',
      '佐证台账!N40 error reportTooShort',
      '佐证要求!F17 warning draftMissing',
      '佐证台账!E76 warning emptyEntry',
      '佐证要求!J30 warning leadMissing',
      '佐证台账!B73 error unknownRequirement',
      '佐证台账!B74 error unknownRequirement',
    ]);
    await host.apply(scoring.changeSet);
    expect(await ours(host, 15)).toEqual([
      '请核对',
      '“照片3”的活动时间填的是“2020年6月”，不是完整日期，只能按 2020-06-01 至 2020-06-30 核对。请补全年、月、日。\n' +
        '要求 2.3 中，有 2 行用的是同一个文件（“2.3/照片3.jpg”），只计一次。请换用不同的材料；一个文件内有几张图片的，请分别存成文件。',
    ]);
    expect((await ours(host, 13))[0]).toBe('需补正');
    expect((await ours(host, ROW.blank + 2))[0]).toBe('待填');
    const requirements = await named(host, REQUIREMENTS);
    // Five things would be there: 照片3 twice is one, of 录像 nobody knows what it is.
    expect(stateOf(requirements, '2.3')).toEqual(['缺2', '现场照片 1 张、媒体图片 1 张', null]);
    expect(stateOf(requirements, '7.1')).toEqual(['齐全', null, 10]);
    expect(stateOf(requirements, '7.2')).toEqual(['需补正', null, 10]);
    expect(stateOf(requirements, '20.1')).toEqual(['未到期', '说明报告 1 份', 10]);
  });

  it('reads the same in any order, with rows inserted and deleted and columns of a colleague', async () => {
    const host = await freshLedger();
    await fillRows(host, { ...COMPLETE, [ROW['7.2']]: { title: '清单报告', characters: 559 } });
    const usual = await check(host);
    const sheet = await named(host, LEDGER);
    const rows = sheet.values.slice(FIRST_ROW).map((row) => [...row]);
    const added = LEDGER_COLUMNS.map(
      (key): CellValue => ({ requirement: '7.1', title: '预案报告' })[key as string] ?? null,
    );
    // The seven rows of task 1 are gone, one without a key stands on top, the others from last to first, a column more.
    const moved = [[null, ...added], ...rows.slice(7).reverse()].map((row) => [
      ...row.slice(0, 4),
      '归档',
      ...row.slice(4),
    ]);
    const head = [3, 4].map((row) => [...sheet.values[row]!]);
    await host.apply({
      title: 'moving',
      changes: [
        {
          kind: 'write',
          sheet: LEDGER,
          row: 3,
          column: 0,
          values: head.map((row) => [...row.slice(0, 4), null, ...row.slice(4)]),
        },
        {
          kind: 'write',
          sheet: LEDGER,
          row: FIRST_ROW,
          column: 0,
          values: rows.map(() => new Array<null>(22).fill(null)),
        },
        { kind: 'write', sheet: LEDGER, row: FIRST_ROW, column: 0, values: moved },
      ],
    });
    const scoring = await check(host);
    const stateById = (from: typeof scoring) =>
      Object.fromEntries(
        from.evidence[0]!.status.map(({ requirement, state, missing }) => [requirement, `${state} ${missing}`]),
      );
    expect(stateById(scoring)).toEqual({ ...stateById(usual), '7.1': 'complete 0' });
    expect(stateById(scoring)['1']).toBe('missing 7');
    await host.apply(scoring.changeSet);
    const after = await named(host, LEDGER);
    expect([1, 2, 4, 5, 20].map((column) => at(after, FIRST_ROW, column))).toEqual([
      '7.1',
      'Ⅲ-65 重污染天气应急预案（700字左右）',
      '归档',
      '预案报告',
      '已列入',
    ]);
  });

  it('is the same after it was saved and opened', async () => {
    const host = await freshLedger();
    await fillRows(host, COMPLETE);
    await recalculate(host);
    const opened = openXlsx(host.save(), '创城.xlsx');
    const results = async (file: XlsxHost) =>
      (await check(file)).evidence.map(({ findings, status }) => ({ findings, status }));
    expect(await results(opened)).toEqual(await results(host));
    await recalculate(opened);
    expect(await contents(opened)).toEqual(await contents(host));
  });

  it('means cells that were merged for all their rows, but names only once', async () => {
    const host = await freshLedger();
    await fillRows(host, {
      ...COMPLETE,
      14: picture(2, { organiser: null }),
      15: { ...picture(3), title: null, file: null },
    });
    for (const key of ['organiser', 'file'] as const)
      await host.apply({
        title: 'merging',
        changes: [{ kind: 'merge', sheet: LEDGER, range: { row: 13, column: ledgerColumn(key), rows: 3, columns: 1 } }],
      });
    expect(told(await check(host)).filter((line) => line.startsWith(LEDGER))).toEqual([
      '佐证台账!E16 warning emptyEntry',
    ]);
  });

  it('holds days as the workbook counts them, and texts as they are', async () => {
    const host = await freshLedger();
    // 2020-06-05 is 43987 from 1900, 42525 from 1904.
    await fillRows(host, {
      13: picture(1, { date: 43987 }),
      14: picture(2, { date: 42525 }),
      15: picture(3, { date: 20200605 }),
    });
    const days = (dateSystem: 1900 | 1904, sheet: Awaited<ReturnType<typeof named>>) =>
      readLedger(sheet, BUREAU, dateSystem)
        .rows.slice(8, 11)
        .map((row) => row?.entry.date);
    const sheet = await named(host, LEDGER);
    expect(days(1900, sheet)).toEqual(['2020-06-05', '2016-06-04', 20200605]);
    expect(days(1904, sheet)).toEqual(['2024-06-06', '2020-06-05', 20200605]);
  });
});

describe('the day, the deadlines and the tolerance', () => {
  const settingRow = async (host: XlsxHost, key: string): Promise<number> =>
    (await named(host, '考核设置')).values.findIndex(([cell]) => cell === key);

  it('follow 考核日期: the day after the end of June reports are overdue', async () => {
    const host = await freshLedger();
    await type(host, '考核设置', [await settingRow(host, 'date'), 2, '2020年7月1日']);
    await recalculate(host);
    expect(stateOf(await named(host, REQUIREMENTS), '7.1')).toEqual(['逾期', '说明报告 1 份', -1]);
    expect(at(await named(host, MISSING), 1, 1)).toMatch(/^考核日期 2020-07-01。/);
  });

  it('take today for a 考核日期 that is no day, and say so', async () => {
    const host = await freshLedger();
    const row = await settingRow(host, 'date');
    await type(host, '考核设置', [row, 2, '年底']);
    const { findings, evidence } = await check(host);
    expect(evidence[0]!.status.find(({ requirement }) => requirement === '7.1')!.daysLeft).toBe(10);
    expect(findings.filter(({ finding }) => finding.code === 'settingUnreadable')).toEqual([
      {
        finding: expect.objectContaining({ data: { setting: '考核日期', given: '年底', value: '2020-06-20' } }),
        sheet: '考核设置',
        row,
        column: 2,
      },
    ]);
  });

  it('follow the day that an outside office set', async () => {
    const host = await freshLedger();
    await type(
      host,
      REQUIREMENTS,
      [FIRST_ROW, 8, '2020.6.18'],
      [FIRST_ROW + 3, 8, '2020年6月'],
      [FIRST_ROW + 4, 8, '待定'],
    );
    await recalculate(host);
    const sheet = await named(host, REQUIREMENTS);
    expect(stateOf(sheet, '1')).toEqual(['逾期', '现场照片 7 张', -2]);
    expect(stateOf(sheet, '3.2')).toEqual(['未到期', '说明报告 1 份', 10]);
    expect(stateOf(sheet, '4.3')).toEqual(['缺1', '说明报告 1 份', null]);
    expect(
      told(await check(host)).filter((line) => line.includes('badDate') || line.includes('deadlineUnknown')),
    ).toEqual([
      '佐证要求!I9 warning badDate',
      '佐证要求!I10 error badDate',
      '佐证要求!I10 info deadlineUnknown',
      '佐证要求!I11 info deadlineUnknown',
    ]);
  });

  it('follow 报告字数容差, however the percentage is typed', async () => {
    const host = await freshLedger();
    await fillRows(host, { [ROW['7.2']]: { title: '清单报告', characters: 559 } });
    const judged = async (): Promise<string[]> => told(await check(host)).filter((line) => line.includes('reportToo'));
    expect(await judged()).toEqual(['佐证台账!N40 error reportTooShort']);
    await type(host, '考核设置', [await settingRow(host, 'toleranceWarn'), 2, '２５％']);
    expect(await judged()).toEqual(['佐证台账!N40 warning reportTooShort']);
    await type(host, '考核设置', [await settingRow(host, 'toleranceFine'), 2, 22]);
    expect(await judged()).toEqual([]);
  });
});

describe('缺失佐证', () => {
  it('lists office by office what is lacking, with the cell to go to, and a total', async () => {
    const host = await freshLedger();
    await fillRows(host, { ...COMPLETE, [ROW['9.1']]: { requirement: null, kind: null } });
    const { changeSet } = await check(host);
    await host.apply(changeSet);
    const sheet = await named(host, MISSING);
    const rows = sheet.values.slice(FIRST_ROW);
    expect(rows.filter(([, , origin]) => (origin ?? null) === null).map(([, text]) => text)).toEqual([
      // 7 + 4 + 6 + 6 + 6
      '办公室：5 项，缺 29 件',
      '督察办（法规处）：3 项，缺 3 件',
      '大气处：4 项，缺 4 件',
      '治水治污办：5 项，缺 5 件',
      '水和海洋处：2 项，缺 2 件',
      '治水治污办、水和海洋处：2 项，缺 2 件',
      '执法队：1 项，缺 1 件',
      '生态处：1 项，缺 6 件',
      '综合处：1 项，缺 6 件',
      '土壤固废与辐射处：1 项，缺 1 件',
      '未明确牵头：1 项，缺 1 件',
      // 67 − 7
      '合计：26 项，缺 60 件，其中逾期 0 项',
    ]);
    expect(rows[1]!.slice(1)).toEqual([
      '1',
      'Ⅲ-10 培育勤劳节俭之风',
      '反对铺张浪费行动照片',
      '现场照片 7 张',
      null,
      '由市文明办定',
      null,
      '缺7',
      '佐证台账!E6',
    ]);
    const links = changeSet.changes.flatMap((change) =>
      change.kind === 'links' && change.sheet === MISSING ? change.links : [],
    );
    expect(links.length).toBe(26);
    expect(links[0]).toEqual({ row: FIRST_ROW + 1, column: 9, target: "'佐证台账'!E6" });
    // Its row of the ledger is gone, so it leads to the requirement.
    expect(links.map(({ target }) => target)).toContain("'佐证要求'!F17");
  });

  it('and 问题清单 has the evidence with its cell, its remedy and its office', async () => {
    const host = await freshLedger();
    await recalculate(host);
    const sheet = await named(host, '问题清单');
    const rows = sheet.values.slice(FIRST_ROW).map((row) => row.slice(1, 8));
    expect(rows).toContainEqual([
      '提醒',
      BUREAU,
      '佐证 20.1',
      null,
      '支援农村改水',
      '佐证要求!J30',
      '要求 20.1“支援农村改水”没有牵头处室（配合处室：治水治污办）。请先明确牵头处室。',
    ]);
    expect(rows).toContainEqual([
      '提醒',
      BUREAU,
      '佐证 7.1',
      '大气处',
      '重污染天气应急预案',
      '佐证台账!E39',
      '要求 7.1“重污染天气应急预案”应有说明报告 1 份，还没有。请大气处补报。',
    ]);
  });
});

describe('undoing', () => {
  it('puts back states, requirements and lists', async () => {
    const host = await freshLedger();
    const fresh = await contents(host);
    await recalculate(host);
    const before = await contents(host);
    await fillRows(host, COMPLETE);
    await recalculate(host);
    expect(stateOf(await named(host, REQUIREMENTS), '2.3')[0]).toBe('齐全');
    await undo(host);
    const emptied = Object.entries(COMPLETE).map(([row, cells]) => [
      row,
      Object.fromEntries(Object.keys(cells).map((key) => [key, null])),
    ]);
    await fillRows(host, Object.fromEntries(emptied) as typeof COMPLETE);
    expect(await contents(host)).toEqual(before);
    expect(before).not.toEqual(fresh);
  });

  it('of a new assessment refuses once the ledger, a deadline or an answer is filled', async () => {
    const attempts: ((host: XlsxHost) => Promise<void>)[] = [
      (host) => fillRows(host, { 12: { title: '报告' } }),
      (host) => fillRows(host, { [ROW.blank]: { requirement: '99' } }),
      (host) => type(host, REQUIREMENTS, [FIRST_ROW, 8, '2020-06-18']),
      (host) => type(host, REQUIREMENTS, [FIRST_ROW + 34, 5, '是']),
    ];
    const { newXlsx } = await import('../../src/host/xlsx');
    const { prepareAssessment } = await import('../../src/usecases');
    for (const fill of attempts) {
      const host = newXlsx('a.xlsx');
      const snapshot = await host.read();
      const plan = prepareAssessment(snapshot, { rubric: zhoushan, assessees: [BUREAU], locale: 'zh-CN', now: NOW });
      await applyWithUndo(host, snapshot, plan, OPTIONS);
      await fill(host);
      await expect(undo(host)).rejects.toMatchObject({ code: 'undoWouldLose' });
    }
  });
});

describe('sheets that are gone', () => {
  it('are laid out again with their states', async () => {
    const host = await freshLedger();
    await recalculate(host);
    const before = await contents(host);
    await host.apply({
      title: '',
      changes: [LEDGER, REQUIREMENTS].map((sheet) => ({ kind: 'removeSheet', sheet })),
    });
    await recalculate(host);
    await recalculate(host);
    expect(await contents(host)).toEqual(before);
  });
});
