import type { SheetSnapshot, Snapshot } from '../../src/host/port';
import type { XlsxHost } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { rubricById } from '../../src/rubrics';
import { cellAddress, columnKeys, markerOf } from '../../src/sheets';
import { applyWithUndo, planConfirmation, scoreWorkbook, type Scoring } from '../../src/usecases';
import { columnOf, fill, freshAssessment, NOW, rowOf, score, sheetOf, type, undo } from './support';

const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
const COUNTY = '越城区';

/** A cell of 填报值 in a format of its own. */
async function put(host: XlsxHost, clause: string, fact: string, value: number | string, numberFormat: string) {
  const { name: sheet } = await sheetOf(host, 'filling', COUNTY);
  const [row, column] = [rowOf(clause, fact), columnOf('value')];
  await host.apply({
    title: 'typing',
    changes: [
      { kind: 'format', sheet, range: { row, column, rows: 1, columns: 1 }, format: { numberFormat } },
      { kind: 'write', sheet, row, column, values: [[value]] },
    ],
  });
}

const about = ({ findings }: Scoring, clause: string, fact: string): string[] =>
  findings
    .filter(({ finding }) => finding.clause === clause && finding.fact === fact)
    .map(({ finding }) => finding.code);
const points = ({ assessment }: Scoring, clause: string) => assessment.scorecards[0]!.clauses.get(clause)!.points;

/** A snapshot with one cell changed, as if somebody had typed there. */
const changed = (sheet: SheetSnapshot, row: number, column: number, value: string | number): SheetSnapshot => ({
  ...sheet,
  used: { ...sheet.used!, columns: Math.max(sheet.used!.columns, column + 1) },
  values: sheet.values.map((line, index) =>
    index === row - sheet.used!.row
      ? Array.from({ length: Math.max(line.length, column + 1) }, (_, at) =>
          at === column ? value : (line[at] ?? null),
        )
      : line,
  ),
});
const replaced = (snapshot: Snapshot, old: SheetSnapshot, now: SheetSnapshot): Snapshot => ({
  ...snapshot,
  sheets: snapshot.sheets.map((sheet) => (sheet === old ? now : sheet)),
});

describe('A cell that shows something else than it holds', () => {
  test('is no count, rank or amount, not even where a blank count is zero', async () => {
    const host = await freshAssessment(COUNTY);
    await fill(host, COUNTY, { '2.1': { 被国家或省级通报: '否' } });
    await put(host, '2.1', '未按时调度次数', 44625, 'm"月"d"日"');
    const setup = await sheetOf(host, 'setup');
    const row = setup.values.findIndex((line) => line[0] === 'blankCounts') + setup.used!.row;
    await type(host, setup.name, [row, columnKeys(setup)!.columns.get('value')!, '是']);
    const scoring = await score(host);
    expect(points(scoring, '2.1')).toBeNull();
    expect(about(scoring, '2.1', '未按时调度次数')).toEqual(['shownAsDate']);
    const [finding] = scoring.findings.filter(({ finding: { code } }) => code === 'shownAsDate');
    expect(finding).toMatchObject({ row: rowOf('2.1', '未按时调度次数'), column: columnOf('value') });
    expect(finding!.finding.data).toMatchObject({ given: '3月5日', offers: '' });
  });

  test('is confirmed with one click, undone with another, and asked about anew when it changes', async () => {
    const host = await freshAssessment(COUNTY);
    await put(host, '13.2', '重点建设用地安全利用率', 0.96, 'General');
    const asked = await score(host);
    expect(points(asked, '13.2')).toBeNull();
    expect(about(asked, '13.2', '重点建设用地安全利用率')).toEqual(['percentAsFraction']);

    const snapshot = await host.read();
    const request = { assessee: COUNTY, clause: '13.2', fact: '重点建设用地安全利用率', value: 96 };
    expect(() => planConfirmation(snapshot, { ...request, value: 50 }, OPTIONS)).toThrow('nothingToConfirm');
    const plan = planConfirmation(snapshot, request, OPTIONS);
    await applyWithUndo(host, snapshot, plan.changeSet, { now: NOW });
    // 低于100%且达到95%的得8分
    const confirmed = await score(host);
    expect(points(confirmed, '13.2')).toBe(8);
    expect(about(confirmed, '13.2', '重点建设用地安全利用率')).toEqual(['confirmed']);
    // What was typed stays.
    const { name, values, used } = await sheetOf(host, 'filling', COUNTY);
    expect(values[rowOf('13.2', '重点建设用地安全利用率') - used!.row]![columnOf('value') - used!.column]).toBe(0.96);

    await put(host, '13.2', '重点建设用地安全利用率', 0.97, 'General');
    expect(about(await score(host), '13.2', '重点建设用地安全利用率')).toEqual(['percentAsFraction']);
    await put(host, '13.2', '重点建设用地安全利用率', 0.96, 'General');
    expect(points(await score(host), '13.2')).toBe(8);
    expect(name).toBe('填报-越城区');
  });

  test('is in question again when the confirmation is taken back', async () => {
    const host = await freshAssessment(COUNTY);
    await put(host, '13.2', '重点建设用地安全利用率', 0.96, 'General');
    await score(host);
    const snapshot = await host.read();
    const request = { assessee: COUNTY, clause: '13.2', fact: '重点建设用地安全利用率', value: 0.96 };
    await applyWithUndo(host, snapshot, planConfirmation(snapshot, request, OPTIONS).changeSet, { now: NOW });
    // 0.96% is more than 8 whole points below 95%.
    expect(points(scoreWorkbook(await host.read(), OPTIONS), '13.2')).toBe(0);
    await undo(host);
    expect(points(scoreWorkbook(await host.read(), OPTIONS), '13.2')).toBeNull();
  });
});

describe('A column of 填报值 that was copied', () => {
  const COPY = 18;
  async function withCopy(left: number | null, right: number | null): Promise<Scoring> {
    const host = await freshAssessment(COUNTY);
    await fill(host, COUNTY, { '2.1': { 被国家或省级通报: '否', ...(left === null ? {} : { 未按时调度次数: left }) } });
    const snapshot = await host.read();
    const sheet = snapshot.sheets.find((candidate) => markerOf(candidate)?.kind === 'filling')!;
    let copy = changed(sheet, columnKeys(sheet)!.row, COPY, 'value');
    if (right !== null) copy = changed(copy, rowOf('2.1', '未按时调度次数'), COPY, right);
    return scoreWorkbook(replaced(snapshot, sheet, copy), OPTIONS);
  }

  test('is told, and a figure is read where only one of the two has one', async () => {
    for (const [left, right] of [
      [3, null],
      [null, 3],
      [3, 3],
    ] as const) {
      const scoring = await withCopy(left, right);
      expect(scoring.findings.map(({ finding }) => finding.code)).toContain('columnTwice');
      // 10 − 3
      expect(points(scoring, '2.1')).toBe(7);
    }
  });

  test('is told by its title, another one by its own, and by its letter where the title is blank', async () => {
    const told = async (isBlank: boolean): Promise<string[]> => {
      const snapshot = await (await freshAssessment(COUNTY)).read();
      const sheet = snapshot.sheets.find((candidate) => markerOf(candidate)?.kind === 'filling')!;
      const { row, columns } = columnKeys(sheet)!;
      const copy = changed(sheet, row, COPY, 'remark');
      const headed = isBlank ? changed(copy, row + 1, columns.get('remark')!, '') : copy;
      return scoreWorkbook(replaced(snapshot, sheet, headed), OPTIONS)
        .findings.filter(({ finding }) => finding.code === 'columnTwice')
        .map(({ finding }) => words('zh-CN').describeFinding(finding));
    };
    const first = cellAddress(4, columnOf('remark'));
    const letter = first.slice(0, -1);
    const cells = `${first}、${cellAddress(4, COPY)}`;
    expect(await told(false)).toEqual([`“备注”列不止一列（${cells}）。请删去多余的列。`]);
    expect(await told(true)).toEqual([`“${letter}”列不止一列（${cells}）。请删去多余的列。`]);
  });

  test('leaves open what the two say differently', async () => {
    const scoring = await withCopy(1, 3);
    expect(points(scoring, '2.1')).toBeNull();
    expect(about(scoring, '2.1', '未按时调度次数')).toEqual(['cellTwice']);
    const { finding } = scoring.findings.find(({ finding: { code } }) => code === 'cellTwice')!;
    const row = rowOf('2.1', '未按时调度次数');
    expect(finding.data.cells).toBe(`${cellAddress(row, columnOf('value'))}、S${row + 1}`);
  });
});

describe('A sheet of ours that was copied', () => {
  const read = async (): Promise<Snapshot> => {
    const host = await freshAssessment(COUNTY);
    await fill(host, COUNTY, { '2.1': { 被国家或省级通报: '否', 未按时调度次数: 2 } });
    await score(host);
    return host.read();
  };
  const kinds = ['setup', 'adjustments', 'summary', 'findings', 'filling'] as const;

  test.each(kinds)(
    '%s: the original is read and written wherever the copy stands, and the copy is told',
    async (kind) => {
      const snapshot = await read();
      const original = snapshot.sheets.find((sheet) => markerOf(sheet)?.kind === kind)!;
      const usual = scoreWorkbook(snapshot, OPTIONS);
      for (const name of [`${original.name} (2)`, `${original.name}_2`]) {
        // A copy in which something was typed since: whoever reads it gets other scores.
        const copy = changed({ ...original, name }, original.used!.row + 6, 9, 5);
        const scoring = scoreWorkbook({ ...snapshot, sheets: [copy, ...snapshot.sheets] }, OPTIONS);
        expect(points(scoring, '2.1')).toBe(points(usual, '2.1'));
        const told = scoring.findings.filter(({ finding }) => finding.code === 'sheetDuplicate');
        expect(told).toEqual([expect.objectContaining({ sheet: name })]);
        expect(told[0]!.finding).toMatchObject({ severity: 'error', data: { sheet: name, first: original.name } });
        const written = new Set(
          scoring.changeSet.changes.flatMap((change) => ('sheet' in change ? [change.sheet] : [])),
        );
        expect(written).not.toContain(name);
      }
    },
  );

  test.each(kinds)('%s: none is taken where both were renamed, and nothing is scored', async (kind) => {
    const snapshot = await read();
    const original = snapshot.sheets.find((sheet) => markerOf(sheet)?.kind === kind)!;
    const sheets = [{ ...original, name: '旧表' }, ...snapshot.sheets];
    expect(() => scoreWorkbook({ ...snapshot, sheets }, OPTIONS)).toThrow('doubledSheets');
  });
});
