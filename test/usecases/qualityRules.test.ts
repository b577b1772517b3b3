import type { XlsxHost } from '../../src/host/xlsx';
import type { SheetSnapshot } from '../../src/host/port';
import { rubricById } from '../../src/rubrics';
import { ruleRowKey } from '../../src/sheets/requirements/columns';
import { applyWithUndo, type Scoring } from '../../src/usecases';
import { BUREAU, check, freshLedger, named, NOW, REQUIREMENTS } from './evidenceSupport';
import { at, type } from './support';

const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
/** 应有佐证 of the table, under which 是否做到 stands. */
const ANSWER = 5;

async function recalculated(host: XlsxHost): Promise<Scoring> {
  const snapshot = await host.read();
  const scoring = await check(host);
  await applyWithUndo(host, snapshot, scoring.changeSet, OPTIONS);
  return scoring;
}
const rowOf = (sheet: SheetSnapshot, id: string): number =>
  sheet.used!.row + sheet.values.findIndex(([key]) => key === ruleRowKey(id));
async function answer(host: XlsxHost, answers: Readonly<Record<string, string>>): Promise<void> {
  const sheet = await named(host, REQUIREMENTS);
  await type(
    host,
    REQUIREMENTS,
    ...Object.entries(answers).map(([id, text]) => [rowOf(sheet, id), ANSWER, text] as [number, number, string]),
  );
}
const told = ({ evidence }: Scoring) =>
  evidence[0]!.findings.flatMap(({ finding: { code, severity, data }, row, column }) =>
    code.startsWith('quality') ? [{ code, severity, data, row, column }] : [],
  );
const heading = async (host: XlsxHost): Promise<unknown> => {
  const sheet = await named(host, REQUIREMENTS);
  return at(sheet, rowOf(sheet, '时间.1') - 2, 1);
};

describe('质量自查', () => {
  test('is open as long as nobody answers: one finding with the count, and the heading says so', async () => {
    const host = await freshLedger();
    const scoring = await recalculated(host);
    const sheet = await named(host, REQUIREMENTS);
    expect(told(scoring)).toMatchObject([
      {
        code: 'qualityOpen',
        severity: 'info',
        data: { count: 15, asked: 15 },
        row: rowOf(sheet, '时间.1'),
        column: ANSWER,
      },
    ]);
    expect(await heading(host)).toBe('质量自查：人工核对 15 条，是 0，否 0，待查 15');
  });

  test('counts the answers, warns of 否 and of what is neither at its cell, and keeps them', async () => {
    const host = await freshLedger();
    await recalculated(host);
    const answers = { '时间.1': '是', '图片.1': '√', '图片.3': '否', '报告.2': '基本做到' };
    await answer(host, answers);
    for (let time = 0; time < 2; time++) {
      const scoring = await recalculated(host);
      const sheet = await named(host, REQUIREMENTS);
      expect(told(scoring)).toMatchObject([
        {
          code: 'qualityNotMet',
          severity: 'warning',
          data: { entry: '图片.3' },
          row: rowOf(sheet, '图片.3'),
          column: ANSWER,
        },
        { code: 'qualityUnread', severity: 'warning', data: { given: '基本做到' }, row: rowOf(sheet, '报告.2') },
        { code: 'qualityOpen', data: { count: 12, asked: 15 }, row: rowOf(sheet, '时间.2') },
      ]);
      expect(await heading(host)).toBe('质量自查：人工核对 15 条，是 2，否 1，待查 12');
      expect(Object.keys(answers).map((id) => at(sheet, rowOf(sheet, id), ANSWER))).toEqual(Object.values(answers));
    }
    const list = await named(host, '问题清单');
    expect(list.values.flat().filter((text) => String(text).startsWith('质量自查'))).toHaveLength(3);
  });

  test('that is answered with 是 throughout is not told of', async () => {
    const host = await freshLedger();
    const people = rubricById('zhoushan-2020')!.evidence!.qualityRules.filter(
      ({ checkedBy }) => checkedBy === 'person',
    );
    await answer(host, Object.fromEntries(people.map(({ id }) => [id, '是'])));
    expect(told(await recalculated(host))).toEqual([]);
    expect(await heading(host)).toBe('质量自查：人工核对 15 条，是 15，否 0，待查 0');
  });

  test('of a workbook of before, without some of its rows, is told once and is no error', async () => {
    const host = await freshLedger();
    const sheet = await named(host, REQUIREMENTS);
    const gone = sheet.values.flatMap(([key], index) =>
      String(key).startsWith('rule:') ? [[sheet.used!.row + index, 0, null] as [number, number, null]] : [],
    );
    await type(host, REQUIREMENTS, ...gone);
    expect(told(await recalculated(host))).toMatchObject([
      { code: 'qualityOpen', severity: 'info', data: { count: 15 }, row: null, column: null },
    ]);
  });

  test('is told once, whoever is assessed', async () => {
    const host = await freshLedger([BUREAU, '普陀分局']);
    const list = async () => (await named(host, '问题清单')).values.flat();
    await recalculated(host);
    expect((await list()).filter((text) => String(text).includes('质量自查还有'))).toHaveLength(1);
  });
});
