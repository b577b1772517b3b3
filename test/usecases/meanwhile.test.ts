import type { CellValue, Change, Host } from '../../src/host/port';
import { rubricById } from '../../src/rubrics';
import { cellAddress, FILLING_COLUMNS } from '../../src/sheets';
import { applyWithUndo, scoreWorkbook } from '../../src/usecases';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, NOW, rowOf, score, sheetOf, type } from './support';

const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;

/** Scores, and writes only after somebody else has done something. */
async function scoreWhile(host: Host, other: () => Promise<void>): Promise<unknown> {
  const snapshot = await host.read();
  const { changeSet } = scoreWorkbook(snapshot, OPTIONS);
  await other();
  return applyWithUndo(host, snapshot, changeSet, OPTIONS);
}

describe('While a workbook is recalculated', () => {
  const start = async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    return host;
  };
  const firstTwo = async (host: Host, columns: readonly number[]): Promise<[number, number, CellValue][]> => {
    const sheet = await sheetOf(host, 'filling', '越城区');
    return columns.flatMap((column): [number, number, CellValue][] => [
      [FIRST_ROW, column, at(sheet, FIRST_ROW + 1, column)],
      [FIRST_ROW + 1, column, at(sheet, FIRST_ROW, column)],
    ]);
  };
  const all = Array.from({ length: 1 + FILLING_COLUMNS.length }, (_, column) => column);

  test.each([
    ['sorts the rows', all, 'A6'],
    ['sorts them without the hidden keys', all.slice(1), cellAddress(FIRST_ROW, columnOf('fact'))],
  ])('somebody who %s makes it write nothing', async (_, columns, cell) => {
    const host = await start();
    const swapped = await firstTwo(host, columns);
    await expect(scoreWhile(host, () => type(host, '填报-越城区', ...swapped))).rejects.toMatchObject({
      code: 'changedMeanwhile',
      data: { sheet: '填报-越城区', cell },
    });
    const { sheets } = await host.read();
    expect(sheets.map(({ name }) => name)).not.toContain('问题清单');
    expect(at(await sheetOf(host, 'filling', '越城区'), FIRST_ROW, columnOf('status'))).toBeNull();
    await score(host);
  });

  test('somebody who changes a figure makes it write nothing', async () => {
    const host = await start();
    const place = [rowOf('2.1', '未按时调度次数'), columnOf('value')] as const;
    await expect(scoreWhile(host, () => type(host, '填报-越城区', [...place, 3]))).rejects.toMatchObject({
      code: 'changedMeanwhile',
      data: { cell: cellAddress(...place) },
    });
  });

  test('somebody who writes a remark or a note of his own does not disturb it', async () => {
    const host = await start();
    await scoreWhile(host, () => type(host, '填报-越城区', [FIRST_ROW, columnOf('remark'), '已核'], [400, 3, '另记']));
    const sheet = await sheetOf(host, 'filling', '越城区');
    expect(at(sheet, rowOf('2.1', '未按时调度次数'), columnOf('score'))).toBe(8);
    expect(at(sheet, FIRST_ROW, columnOf('remark'))).toBe('已核');
  });

  test('what people write into 处理情况 is not lost', async () => {
    const host = await start();
    await score(host);
    const list = await sheetOf(host, 'findings');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 3 } });
    await expect(scoreWhile(host, () => type(host, list.name, [FIRST_ROW, 8, '已催']))).rejects.toMatchObject({
      code: 'changedMeanwhile',
      data: { sheet: '问题清单', cell: 'I6' },
    });
  });

  test('the plan itself writes nothing where it only looks', async () => {
    const host = await start();
    const { changeSet } = scoreWorkbook(await host.read(), OPTIONS);
    const written = changeSet.changes.flatMap((change: Change) =>
      change.kind === 'write' &&
      change.sheet === '填报-越城区' &&
      change.values.flat().some((cell) => cell !== undefined)
        ? [change.column]
        : [],
    );
    expect(written).toEqual((['status', 'score', 'reasons'] as const).map(columnOf));
  });
});
