import { strFromU8, unzipSync } from 'fflate';
import type { CellValue, Change } from '../../src/host/port';
import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import { cellAddress, FILLING_COLUMNS, markerOf } from '../../src/sheets';
import { planAssessment } from '../../src/usecases';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, NOW, rowOf, rubric, score, sheetOf, type } from './support';

const NAME = '填报-越城区';
const KEYS_ROW = 3;
/** The colour of cells to fill. */
const INPUT = 'FFFBE6';
const MARKER = 'kaoping|filling|shaoxing-2022|越城区';

async function filled(): Promise<XlsxHost> {
  const host = await freshAssessment('越城区');
  await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
  return host;
}

/** Score of 2.1 (10 − 2 × 1 = 8), and what is said about the marks of rows, columns and sheets. */
async function outcome(host: XlsxHost): Promise<unknown[]> {
  const { assessment, findings } = await score(host);
  const said = findings.filter(({ finding }) => /^(marker|keyColumn|row|column|sheet)/.test(finding.code));
  return [
    assessment.scorecards[0]?.clauses.get('2.1')!.points,
    ...said.map(({ finding, row, column }) => [finding.code, finding.data, row, column]),
  ];
}

const blank = (count: number): null[] => new Array<null>(count).fill(null);

describe('A sheet whose hidden marks were damaged', () => {
  test('is known where somebody typed over A1: its score stays, one finding, the marker is written back', async () => {
    const host = await filled();
    await type(host, NAME, [0, 0, '区发改局']);
    expect(await outcome(host)).toEqual([8, ['markerOverwritten', { given: '区发改局' }, 0, 0]]);
    expect((await host.read()).sheets.find(({ name }) => name === NAME)!.values[0]![0]).toBe(MARKER);
    expect(await outcome(host)).toEqual([8]);
  });

  test('is known where all of column A was cleared: one finding, marker and keys are back', async () => {
    const host = await filled();
    const before = await sheetOf(host, 'filling', '越城区');
    await type(host, NAME, ...before.values.map((_, row): [number, number, CellValue] => [row, 0, null]));
    expect(await outcome(host)).toEqual([8, ['markerDeleted', { given: '' }, 0, 0]]);
    const after = await sheetOf(host, 'filling', '越城区');
    expect(at(after, FIRST_ROW, 0)).toBe(at(before, FIRST_ROW, 0));
    expect((await outcome(host))[0]).toBe(8);
  });

  test('is read by what its rows say where column A was deleted: one finding, and nothing is written into the column in its place', async () => {
    const host = await filled();
    const before = await sheetOf(host, 'filling', '越城区');
    // What a deletion leaves: everything one column to the left.
    const values = before.values.map((line) => [...line.slice(1), null]);
    await host.apply({ title: 'typing', changes: [{ kind: 'write', sheet: NAME, row: 0, column: 0, values }] });
    expect(await outcome(host)).toEqual([8, ['keyColumnMissing', {}, null, null]]);
    const after = (await host.read()).sheets.find(({ name }) => name === NAME)!;
    const title = values[0]![0];
    expect(title).toContain('越城区');
    expect([at(after, 0, 0), at(after, FIRST_ROW, 0)]).toEqual([title, at(before, FIRST_ROW, 1)]);
    expect(at(after, rowOf('2.1', '未按时调度次数'), columnOf('score') - 1)).toBe(8);
  });

  test('has its columns told by their titles where the row of keys was cleared: one finding, the keys are back', async () => {
    const host = await filled();
    await type(
      host,
      NAME,
      ...blank(1 + FILLING_COLUMNS.length).map((_, column): [number, number, null] => [KEYS_ROW, column, null]),
    );
    expect(await outcome(host)).toEqual([8, ['columnKeysGone', { count: 15 }, KEYS_ROW + 1, columnOf('clause')]]);
    expect(at(await sheetOf(host, 'filling', '越城区'), KEYS_ROW, columnOf('value'))).toBe('value');
    expect(await outcome(host)).toEqual([8]);
  });

  test('has them told by their titles in another order, too, with one key gone', async () => {
    const host = await filled();
    const sheet = await sheetOf(host, 'filling', '越城区');
    const [value, remark] = [columnOf('value'), columnOf('remark')];
    // 填报值 and 备注 change places, then the key of 填报值 goes.
    await type(
      host,
      NAME,
      ...sheet.values.flatMap((_, row): [number, number, CellValue][] =>
        row < KEYS_ROW
          ? []
          : [
              [row, value, at(sheet, row, remark)],
              [row, remark, at(sheet, row, value)],
            ],
      ),
      [KEYS_ROW, remark, null],
    );
    expect(await outcome(host)).toEqual([8, ['columnKeysGone', { count: 1 }, KEYS_ROW + 1, remark]]);
  });

  test('has one finding for a 填报值 that is gone, none for the blanks that follow from it, and counts nothing as zero', async () => {
    const host = await filled();
    const setup = await sheetOf(host, 'setup');
    const row = setup.values.findIndex(([key]) => key === 'blankCounts');
    await type(host, setup.name, [row, 2, '是']);
    await type(host, NAME, [KEYS_ROW, columnOf('value'), null], [KEYS_ROW + 1, columnOf('value'), '我的数']);
    const { findings, assessment } = await score(host);
    expect(findings.map(({ finding }) => finding.code)).toEqual(['columnMissing']);
    expect(assessment.scorecards[0]!.clauses.get('2.1')!.state).toBe('pending');
  });

  test('gets its second marker, when an earlier version made it, at the first recalculation', async () => {
    const host = await filled();
    await type(host, NAME, [KEYS_ROW, 1, 'clause']);
    expect(await outcome(host)).toEqual([8]);
    expect(at(await sheetOf(host, 'filling', '越城区'), KEYS_ROW, 1)).toBe(`clause|${MARKER}`);
  });

  test('of any kind is known by its second marker', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    const { sheets } = await host.read();
    const laid = sheets.filter(({ visibility }) => visibility === 'visible');
    const kinds = laid.map((sheet) => markerOf(sheet));
    for (const { name } of laid) await type(host, name, [0, 0, 'x']);
    const after = (await host.read()).sheets.filter(({ visibility }) => visibility === 'visible');
    expect(kinds).not.toContain(null);
    expect(after.map((sheet) => markerOf(sheet))).toEqual(kinds);
  });

  test('is told by its heading or its name where both of its marks are gone: one finding, both are written back, it stays ranked', async () => {
    const marker = 'kaoping|filling|shaoxing-2022|越城区';
    for (const spoil of [
      // A1 and the second mark.
      [
        [0, 0, '区发改局'],
        [KEYS_ROW, 1, 'x'],
      ],
      // The heading, too.
      [
        [0, 0, null],
        [KEYS_ROW, 1, null],
        [0, 1, '填报'],
      ],
    ] as [number, number, CellValue][][]) {
      const host = await freshAssessment('越城区', '柯桥区');
      await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
      await type(host, NAME, ...spoil);
      const { assessment, findings } = await score(host);
      expect(assessment.scorecards.map(({ assessee }) => assessee)).toEqual(['越城区', '柯桥区']);
      expect(assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
      const said = findings.filter(({ finding }) => /^(mark|keyColumn|column|row|sheet)/.test(finding.code));
      expect(
        said.map(({ finding, sheet, row, column }) => [finding.code, finding.assessee, sheet, row, column]),
      ).toEqual([['marksGone', '越城区', NAME, 0, 0]]);
      const after = await sheetOf(host, 'filling', '越城区');
      expect([at(after, 0, 0), at(after, KEYS_ROW, 1)]).toEqual([marker, 'clause']);
      const again = await score(host);
      expect(again.findings.filter(({ finding }) => /^(mark|column)/.test(finding.code))).toEqual([]);
      const mended = await sheetOf(host, 'filling', '越城区');
      expect(mended.values[KEYS_ROW]!.filter((key) => String(key).endsWith(marker))).toHaveLength(1);
    }
  });

  test('is told by its name where all of column A and the row of keys were cleared: its labels say what its rows are', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    const { values } = await sheetOf(host, 'filling', '越城区');
    await type(
      host,
      NAME,
      ...values.map((_, row): [number, number, null] => [row, 0, null]),
      ...blank(1 + FILLING_COLUMNS.length).map((_, column): [number, number, null] => [KEYS_ROW, column, null]),
    );
    const { assessment } = await score(host);
    expect(assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    const after = await sheetOf(host, 'filling', '越城区');
    expect([at(after, FIRST_ROW, 0), at(after, KEYS_ROW, columnOf('value'))]).toEqual([values[FIRST_ROW]![0], 'value']);
  });

  test('of any kind is known where both marks are gone, and its people keep their decisions', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    const setup = await sheetOf(host, 'setup');
    const adjustments = await sheetOf(host, 'adjustments');
    // What the last recalculation wrote: 汇总 and 问题清单 are there, too.
    await score(host);
    await type(host, adjustments.name, [FIRST_ROW, 1, '越城区'], [FIRST_ROW, 2, '2.1'], [FIRST_ROW, 3, 7]);
    await type(host, adjustments.name, [FIRST_ROW, 4, '经核定'], [FIRST_ROW, 5, '甲'], [FIRST_ROW, 6, '2022-12-30']);
    const before = (await host.read()).sheets.map(({ name }) => name);
    for (const { name, visibility } of (await host.read()).sheets)
      if (visibility === 'visible' && markerOf((await host.read()).sheets.find((sheet) => sheet.name === name)!))
        await type(host, name, [0, 0, 'x'], [KEYS_ROW, 1, 'x']);
    expect((await score(host)).assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(7);
    const after = (await host.read()).sheets;
    // None is laid out a second time, and the static ones alone stay without a mark.
    expect(after.map(({ name }) => name)).toEqual(before);
    const unmarked = after.filter((sheet) => markerOf(sheet) === null).map(({ name }) => name);
    expect(unmarked).toEqual(before.filter((name) => /评分细则|责任分工/.test(name)));
    expect(markerOf(after.find(({ name }) => name === setup.name)!)?.kind).toBe('setup');
  });

  test('that nothing names is not guessed: the finding names the sheet, 汇总 says who is not in it, and a name is enough to mend it', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await type(host, NAME, [0, 0, null], [KEYS_ROW, 1, null], [0, 1, null]);
    await host.apply({ title: '', changes: [{ kind: 'renameSheet', sheet: NAME, name: '表一' }] });
    const lost = await score(host);
    expect(lost.assessment.scorecards.map(({ assessee }) => assessee)).toEqual(['柯桥区']);
    // One cause, one sentence: it says whose it may be, and nothing else says that this one's sheet is missing.
    expect(
      lost.findings
        .filter(({ finding }) => finding.code.startsWith('sheet'))
        .map(({ finding, sheet }) => [finding.code, finding.severity, finding.assessee, sheet, finding.data.lacking]),
    ).toEqual([['sheetUnknown', 'error', '', '表一', '越城区']]);
    expect(at(await sheetOf(host, 'summary'), 2, 1)).toContain('缺填报表，未计分、未排名：越城区');
    await host.apply({ title: '', changes: [{ kind: 'renameSheet', sheet: '表一', name: NAME }] });
    const mended = await score(host);
    expect(mended.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    expect(at(await sheetOf(host, 'summary'), 2, 1)).not.toContain('缺填报表');
  });

  test('is not taken for another one: a name that contradicts the heading, two sheets that are alike', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    // The sheet of 越城区 is gone; that of 柯桥区 was copied under its name, without marks.
    const source = await sheetOf(host, 'filling', '柯桥区');
    const values = source.values.map((line) => [...line]);
    values[0]![0] = null;
    values[KEYS_ROW]![1] = 'clause';
    const put = (sheet: string): Change[] => [
      { kind: 'addSheet', sheet },
      { kind: 'write', sheet, row: 0, column: 0, values },
    ];
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: NAME }, ...put(NAME)] });
    const codes = async (): Promise<string[]> =>
      (await score(host)).findings.map(({ finding }) => finding.code).filter((code) => code.startsWith('sheet'));
    expect(await codes()).toEqual(['sheetUnknown']);
    values[0]![1] = '越城区 2022年度考核填报表';
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: NAME }, ...put('甲'), ...put('乙')] });
    // Told once for each sheet; whose it would be is said, so 越城区 is not said to be missing beside it.
    expect(await codes()).toEqual(['sheetUnknown', 'sheetUnknown']);
  });

  test('is not taken for another one where its heading or its name is that of somebody who is not in this workbook, or of another year', async () => {
    for (const [name, heading] of [
      [NAME, '诸暨市 2022年度考核填报表'],
      ['填报-诸暨市', '越城区 2022年度考核填报表'],
      [NAME, '舟山市生态环境局 2020年度考核填报表'],
      [NAME, '越城区 2021年度考核填报表'],
    ] as const) {
      const host = await freshAssessment('越城区', '柯桥区');
      await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
      await type(host, NAME, [0, 0, null], [KEYS_ROW, 1, null], [0, 1, heading]);
      if (name !== NAME) await host.apply({ title: '', changes: [{ kind: 'renameSheet', sheet: NAME, name }] });
      const { assessment, findings } = await score(host);
      expect([heading, assessment.scorecards.map(({ assessee }) => assessee)]).toEqual([heading, ['柯桥区']]);
      const said = findings.filter(({ finding }) => finding.code.startsWith('sheet'));
      expect(said.map(({ finding, sheet }) => [finding.code, sheet, finding.data.lacking])).toEqual([
        ['sheetUnknown', name, '越城区'],
      ]);
    }
  });

  test('does not hide that another one is missing for certain: one sheet that may be either, two that are lacking', async () => {
    const host = await freshAssessment('越城区', '柯桥区', '上虞区');
    await type(host, NAME, [0, 0, null], [KEYS_ROW, 1, null], [0, 1, null]);
    await host.apply({
      title: '',
      changes: [
        { kind: 'renameSheet', sheet: NAME, name: '表一' },
        { kind: 'removeSheet', sheet: '填报-柯桥区' },
      ],
    });
    const said = (await score(host)).findings.filter(({ finding }) => finding.code.startsWith('sheet'));
    expect(said.map(({ finding }) => [finding.code, finding.assessee, finding.data.lacking])).toEqual([
      ['sheetUnknown', '', '越城区、柯桥区'],
      ['sheetMissing', '越城区', undefined],
      ['sheetMissing', '柯桥区', undefined],
    ]);
  });

  test('is not made a 填报 by what is typed over its name and heading: its columns say what it is', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    const { name } = await sheetOf(host, 'adjustments');
    await type(host, name, [0, 0, null], [KEYS_ROW, 1, 'assessee'], [0, 1, '越城区 2022年度考核填报表']);
    await host.apply({
      title: '',
      changes: [
        { kind: 'removeSheet', sheet: NAME },
        { kind: 'renameSheet', sheet: name, name: NAME },
      ],
    });
    const { assessment, findings } = await score(host);
    expect(assessment.scorecards.map(({ assessee }) => assessee)).toEqual(['柯桥区']);
    const said = findings.filter(({ finding }) => /^(sheet|column|adjustmentsM)/.test(finding.code));
    expect(said.map(({ finding }) => [finding.code, finding.assessee])).toEqual([
      ['sheetUnknown', '越城区'],
      ['adjustmentsMissing', ''],
    ]);
  });

  test('is not made another sheet of ours either: 考核设置 that is headed and named as 核定调整 holds no adjustments', async () => {
    const host = await freshAssessment('越城区');
    const before = (await host.read()).sheets;
    const kind = (wanted: string): string => before.find((sheet) => markerOf(sheet)?.kind === wanted)!.name;
    const [adjustments, setup] = [kind('adjustments'), kind('setup')];
    await type(host, setup, [0, 0, null], [KEYS_ROW, 1, 'name'], [0, 1, '核定调整']);
    await host.apply({
      title: '',
      changes: [
        { kind: 'removeSheet', sheet: adjustments },
        { kind: 'renameSheet', sheet: setup, name: adjustments },
      ],
    });
    const said = (await score(host)).findings.filter(({ finding }) => /Missing$/.test(finding.code));
    expect(said.map(({ finding }) => finding.code)).toContain('setupMissing');
    const left = (await host.read()).sheets.find(({ name }) => name === adjustments)!;
    expect(markerOf(left)).toBeNull();
  });

  test('is told all the same where people added to its name or shortened it in the heading', async () => {
    for (const [name, heading] of [
      ['填报-越城区(最终版)', '越城区 2022年度考核填报表'],
      [NAME, '越城 2022年度考核填报表'],
    ] as const) {
      const host = await freshAssessment('越城区', '柯桥区');
      await type(host, NAME, [0, 0, null], [KEYS_ROW, 1, null], [0, 1, heading]);
      if (name !== NAME) await host.apply({ title: '', changes: [{ kind: 'renameSheet', sheet: NAME, name }] });
      expect((await score(host)).assessment.scorecards.map(({ assessee }) => assessee)).toEqual(['越城区', '柯桥区']);
    }
  });

  test('is asked about, too, where 考核设置 is gone, which says who is assessed', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await type(host, NAME, [0, 0, null], [KEYS_ROW, 1, null]);
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '考核设置' }] });
    const { findings } = await score(host);
    const said = findings.filter(({ finding }) => /^(sheet|setup)/.test(finding.code));
    expect(said.map(({ finding, sheet }) => [finding.code, sheet])).toEqual([
      ['sheetUnknown', NAME],
      ['setupMissing', null],
    ]);
  });
});

describe('The sheets of a new assessment', () => {
  const changes = planAssessment(
    { rubric, assessees: ['越城区'], locale: 'zh-CN', now: NOW, ledgers: true },
    [],
  ).changes;
  const selected = (pattern: RegExp): unknown =>
    changes.flatMap((change) => (change.kind === 'freeze' && pattern.test(change.sheet) ? [change.select] : []))[0];

  test('open on their first input, none on the hidden marker', async () => {
    expect(selected(/^填报-/)).toEqual({ row: 5, column: columnOf('value') });
    // 考核设置: 当前设置 of 考核日期, below 评分细则, 年度, 满分 and 考核对象, which nobody chooses there; 核定调整: its first
    // 考核对象; 佐证台账: its first 任务（条款）.
    expect(selected(/^考核设置/)).toEqual({ row: 9, column: 2 });
    expect(selected(/^核定调整/)).toEqual({ row: 5, column: 1 });
    expect(selected(/台账/)).toEqual({ row: 5, column: 1 });
    // Of these the cell is one to fill; 佐证要求, 汇总 and the like are read, and open at their top.
    const laidInput = ({ sheet, row, column }: { sheet: string; row: number; column: number }): boolean =>
      changes.some(
        (change) =>
          change.kind === 'format' &&
          change.sheet === sheet &&
          change.format.fill === INPUT &&
          row >= change.range.row &&
          row < change.range.row + change.range.rows &&
          column >= change.range.column &&
          column < change.range.column + change.range.columns,
      );
    const opened = changes.flatMap((change) =>
      change.kind === 'freeze' && change.select ? [{ sheet: change.sheet, ...change.select }] : [],
    );
    expect(
      opened
        .filter(laidInput)
        .map(({ sheet }) => sheet.replace(/越城区/, ''))
        .sort(),
    ).toEqual(['佐证台账', '填报-', '核定调整', '考核设置'].sort());
    expect(new Set(opened.filter((place) => !laidInput(place)).map(({ row }) => row))).toEqual(new Set([5]));
    const frozen = changes.flatMap((change) => (change.kind === 'freeze' ? [change] : []));
    expect(frozen.filter(({ select }) => select === undefined || select.column === 0)).toEqual([]);
    const host = newXlsx('考核.xlsx');
    await host.apply({ title: '', changes });
    const parts = Object.entries(unzipSync(host.save()));
    const sheets = parts.filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name)).map(([, data]) => strFromU8(data));
    expect(
      sheets.filter((xml) => xml.includes(`activeCell="${cellAddress(FIRST_ROW, columnOf('value'))}"`)).length,
    ).toBeGreaterThan(0);
    // The very hidden sheet alone has nothing to open on.
    expect(sheets.filter((xml) => !/activeCell="[B-Z]\d+"/.test(xml))).toHaveLength(1);
  });

  test('show what is asked, its value and what it brought within 900 pixels, of which a third at most stays in view', () => {
    const widths = changes.find(
      (change): change is Extract<Change, { kind: 'columnWidths' }> =>
        change.kind === 'columnWidths' && change.sheet.startsWith('填报-'),
    )!.widths;
    // 7 pixels a character, 5 around them; 30 for the numbers of the rows.
    const end = (key: (typeof FILLING_COLUMNS)[number]): number =>
      30 + widths.slice(1, 1 + columnOf(key)).reduce<number>((sum, width) => sum + Math.trunc(width! * 7 + 5.5), 0);
    for (const key of ['clause', 'fact', 'value', 'unit', 'status', 'score'] as const)
      expect([key, end(key) <= 900]).toEqual([key, true]);
    const { columns } = changes.find(
      (change): change is Extract<Change, { kind: 'freeze' }> =>
        change.kind === 'freeze' && change.sheet.startsWith('填报-'),
    )!;
    expect(columns).toBe(1 + 2);
    expect(end('fact')).toBeLessThanOrEqual(300);
  });

  test('have 请填写 over what is to be filled and 自动计算 over what is computed', () => {
    const over = (text: string): number[] =>
      changes.flatMap((change) =>
        change.kind === 'write' && change.row === 2 && change.values[0]?.[0] === text ? [change.column] : [],
      );
    expect(over('请填写')).toEqual([columnOf('value')]);
    expect(over('自动计算勿改')).toEqual([columnOf('status')]);
    expect(over('失分')).toEqual([columnOf('score')]);
  });
});
