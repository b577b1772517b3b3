import type { Change } from '../../src/host/port';
import type { XlsxHost } from '../../src/host/xlsx';
import { newXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { differences, FILLING_COLUMNS } from '../../src/sheets';
import {
  applyWithUndo,
  inverseOf,
  lastWrites,
  planSetting,
  planUndo,
  prepareAssessment,
  readingKey,
  scoreWorkbook,
} from '../../src/usecases';
import {
  at,
  columnOf,
  fill,
  FIRST_ROW,
  freshAssessment,
  NOW,
  rowOf,
  rubric,
  sheetOf,
  swapRows,
  type,
  undo,
} from './support';

const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
const FILLED = { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } };

async function recalculate(host: XlsxHost): Promise<void> {
  const snapshot = await host.read();
  await applyWithUndo(host, snapshot, scoreWorkbook(snapshot, OPTIONS).changeSet, OPTIONS);
}
/** Exchanges the first two rows of 越城区, with or without their hidden keys. */
async function swap(host: XlsxHost, what: 'all' | 'shown'): Promise<void> {
  const sheet = await sheetOf(host, 'filling', '越城区');
  const columns = Array.from({ length: 1 + FILLING_COLUMNS.length }, (_, column) => column).slice(
    what === 'all' ? 0 : 1,
  );
  await swapRows(host, sheet, FIRST_ROW, columns);
}
const scoreOf = async (host: XlsxHost, assessee = '越城区') =>
  at(await sheetOf(host, 'filling', assessee), rowOf('2.1', '未按时调度次数'), columnOf('score'));

/** The contents of all sheets but the very hidden one, whose used range keeps a memory of what it held. */
async function contents(host: XlsxHost): Promise<unknown> {
  const { sheets } = await host.read();
  return sheets
    .filter(({ visibility }) => visibility !== 'veryHidden')
    .map((sheet) => ({ name: sheet.name, merges: sheet.merges, cells: cellsOf(sheet) }));
}
const cellsOf = ({ used, values, formulas }: Awaited<ReturnType<typeof sheetOf>>): Record<string, unknown> =>
  Object.fromEntries(
    values.flatMap((row, r) =>
      row.flatMap((value, c) =>
        value === null ? [] : [[`${used!.row + r} ${used!.column + c}`, formulas[r]![c] ?? value]],
      ),
    ),
  );

describe('Undoing the last write', () => {
  test('puts every cell back and takes away the sheets that were added', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await fill(host, '越城区', FILLED);
    const before = await contents(host);
    await recalculate(host);
    expect(await scoreOf(host)).toBe(8);
    expect((await host.read()).sheets.map(({ name }) => name)).toContain('问题清单');
    const { title, at: time, written } = await undo(host);
    expect({ title, time, differences: written.differences }).toEqual({
      title: '一键重算',
      time: '2022-12-30 17:45',
      differences: [],
    });
    expect(await contents(host)).toEqual(before);
  });

  test('goes back to the results before, also of the sheets that are laid out anew', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(host);
    const before = await contents(host);
    await fill(host, '越城区', FILLED);
    await recalculate(host);
    expect(await scoreOf(host)).toBe(8);
    await undo(host);
    // What people filled in stays; only then are the workbooks the same.
    await fill(host, '越城区', { '2.1': { 未按时调度次数: null, 被国家或省级通报: null } });
    expect(await contents(host)).toEqual(before);
  });

  test('can be done once', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(host);
    expect(lastWrites(await host.read())).toMatchObject([{ title: '一键重算', at: '2022-12-30 17:45' }]);
    await undo(host);
    expect(lastWrites(await host.read())).toEqual([]);
    await expect(undo(host)).rejects.toMatchObject({ code: 'nothingToUndo' });
  });

  test('survives being saved and opened again', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', FILLED);
    await recalculate(host);
    const { openXlsx } = await import('../../src/host/xlsx');
    const opened = openXlsx(host.save(), '考核.xlsx');
    expect(await scoreOf(opened)).toBe(8);
    await undo(opened);
    expect(await scoreOf(opened)).toBeNull();
  });

  test('refuses when rows were moved since, and changes nothing', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', FILLED);
    await recalculate(host);
    await swap(host, 'all');
    const before = await contents(host);
    await expect(undo(host)).rejects.toMatchObject({ code: 'undoMoved', data: { sheet: '填报-越城区' } });
    expect(await contents(host)).toEqual(before);
  });

  test('refuses also when the hidden keys were left behind', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(host);
    await swap(host, 'shown');
    await expect(undo(host)).rejects.toMatchObject({ code: 'undoMoved', data: { sheet: '填报-越城区' } });
  });

  test('leaves the keys as they were before they were put right', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(host);
    await swap(host, 'shown');
    const before = await contents(host);
    await recalculate(host);
    expect(at(await sheetOf(host, 'filling', '越城区'), FIRST_ROW, 0)).toBe('1|碳达峰碳中和考核满分');
    await undo(host);
    expect(await contents(host)).toEqual(before);
  });

  test('is not put off by rows below the keys: a long memory in the very hidden sheet, a remark under the table', async () => {
    const host = await freshAssessment(...rubric.assessees);
    await recalculate(host);
    await fill(host, '越城区', FILLED);
    await recalculate(host);
    // The memory holds the whole 问题清单 of six counties without a figure: more rows than the state beside it.
    const sheets = (await host.read()).sheets;
    expect(sheets.find(({ name }) => name === '_考评')!.used!.rows).toBeGreaterThan(6);
    await type(host, '填报-越城区', [FIRST_ROW + 372, columnOf('remark'), '以上由区发改局汇总']);
    expect((await undo(host)).title).toBe('一键重算');
  });

  test('leaves formulas of people and error values as they were', async () => {
    const host = await freshAssessment('越城区');
    const { name } = await sheetOf(host, 'filling', '越城区');
    const place = [rowOf('2.1', '未按时调度次数'), columnOf('score')] as const;
    await type(host, name, [...place, { formula: '=1+1', result: 2 }]);
    await recalculate(host);
    await undo(host);
    const sheet = await sheetOf(host, 'filling', '越城区');
    expect(sheet.formulas[place[0] - sheet.used!.row]![place[1] - sheet.used!.column]).toBe('=1+1');
  });
});

describe('Undoing a new assessment', () => {
  async function make(): Promise<XlsxHost> {
    const host = newXlsx('别的.xlsx');
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: '自己的' }] });
    const snapshot = await host.read();
    const options = { rubric, assessees: ['越城区'], locale: 'zh-CN', now: NOW } as const;
    await applyWithUndo(host, snapshot, prepareAssessment(snapshot, options), options);
    return host;
  }

  test('takes all its sheets away', async () => {
    const host = await make();
    expect((await host.read()).sheets.length).toBe(8);
    await undo(host);
    expect((await host.read()).sheets.map(({ name }) => name)).toEqual(['自己的']);
  });

  test('refuses as soon as somebody filled something in', async () => {
    const host = await make();
    await fill(host, '越城区', FILLED);
    await expect(undo(host)).rejects.toMatchObject({ code: 'undoWouldLose', data: { sheet: '填报-越城区' } });
    expect((await host.read()).sheets.length).toBe(8);
  });
});

describe('Undoing a setting', () => {
  test('brings the old reading and its results back in one step', async () => {
    const host = await freshAssessment('越城区');
    const before = await contents(host);
    const snapshot = await host.read();
    const plan = planSetting(snapshot, readingKey('不足一档'), '按比例扣', OPTIONS);
    expect(plan.assessment.program.choices['不足一档']).toBe('按比例扣');
    await applyWithUndo(host, snapshot, plan.changeSet, OPTIONS);
    expect(scoreWorkbook(await host.read(), OPTIONS).assessment.program.choices['不足一档']).toBe('按比例扣');
    await undo(host);
    expect(await contents(host)).toEqual(before);
  });

  test('says which setting is gone', async () => {
    const host = await freshAssessment('越城区');
    const { name } = await sheetOf(host, 'setup');
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: name }] });
    const snapshot = await host.read();
    expect(() => planSetting(snapshot, readingKey('不足一档'), '按比例扣', OPTIONS)).toThrow(
      expect.objectContaining({ code: 'noSetting', data: { setting: '不足一档' } }),
    );
  });
});

describe('What a change set changes', () => {
  test('is nothing when the workbook holds the results already', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(host);
    const snapshot = await host.read();
    const { changeSet } = scoreWorkbook(snapshot, OPTIONS);
    expect(differences(changeSet, snapshot).filter(({ changed }) => changed.length > 0)).toEqual([]);
  });

  test('is told cell by cell, with what was there', async () => {
    const host = newXlsx('a.xlsx');
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: 'A' }] });
    await type(host, 'A', [0, 0, 1], [0, 1, '甲'], [1, 0, { formula: '=A1', result: 1 }]);
    const changes: Change[] = [
      { kind: 'write', sheet: 'A', row: 0, column: 0, values: [[1, '乙', undefined], [null]] },
      { kind: 'addSheet', sheet: 'B' },
      { kind: 'write', sheet: 'B', row: 2, column: 0, values: [[5]] },
    ];
    const snapshot = await host.read();
    expect(differences({ title: '', changes }, snapshot)).toEqual([
      {
        sheet: 'A',
        isNew: false,
        isCleared: false,
        written: 3,
        changed: [
          { row: 0, column: 1, before: '甲', after: '乙' },
          { row: 1, column: 0, before: { formula: '=A1', result: 1 }, after: null },
        ],
      },
      {
        sheet: 'B',
        isNew: true,
        isCleared: false,
        written: 1,
        changed: [{ row: 2, column: 0, before: null, after: 5 }],
      },
    ]);
    expect(inverseOf({ title: '', changes }, snapshot)).toEqual([
      { kind: 'write', sheet: 'A', row: 1, column: 0, values: [[{ formula: '=A1', result: 1 }]] },
      { kind: 'write', sheet: 'A', row: 0, column: 1, values: [['甲']] },
      { kind: 'removeSheet', sheet: 'B' },
    ]);
  });

  test('is planned again as the undo of what was left behind', async () => {
    const host = await freshAssessment('越城区');
    const snapshot = await host.read();
    const { changeSet } = scoreWorkbook(snapshot, OPTIONS);
    await applyWithUndo(host, snapshot, changeSet, OPTIONS);
    const plan = planUndo(await host.read(), rubricById, 'zh-CN');
    // The last change forgets what was undone.
    expect(plan.changeSet.changes.slice(0, -1)).toEqual(inverseOf(changeSet, snapshot));
    expect(plan.changeSet.title).toBe('还原上次写入');
  });
});
