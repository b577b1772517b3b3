import type { CellValue, Host } from '../../src/host/port';
import { at, fill, FIRST_ROW, freshAssessment, score, sheetOf, swapRows, type, undo } from './support';

/** Clause, fact and 处理情况 of the lines of 问题清单 from the first of 2.1 on: above it stand how many blanks there are, and that of clause 1. */
const COLUMNS = [3, 5, 8] as const;
const FIRST = FIRST_ROW + 2;
async function lines(host: Host, count = 3): Promise<CellValue[][]> {
  const sheet = await sheetOf(host, 'findings');
  return Array.from({ length: count }, (_, row) => COLUMNS.map((column) => at(sheet, FIRST + row, column)));
}
const handle = async (host: Host, line: number, text: CellValue): Promise<void> =>
  type(host, '问题清单', [FIRST + line, 8, text]);

describe('处理情况 in 问题清单', () => {
  test('goes along with its finding when the list is written again', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    expect(await lines(host)).toEqual([
      ['2.1', '未按时调度次数', null],
      ['2.1', '被国家或省级通报', null],
      ['2.2', '已出台绿色认证政策意见', null],
    ]);
    await handle(host, 1, '已电话催办');
    await handle(host, 2, 20221230);
    await fill(host, '越城区', { '2.1': { 未按时调度次数: '约2次' } });
    await score(host);
    // The error comes first, above the blanks, of which it was one.
    expect(await lines(host)).toEqual([
      ['1', '碳达峰碳中和考核得分', null],
      ['2.1', '被国家或省级通报', '已电话催办'],
      ['2.2', '已出台绿色认证政策意见', 20221230],
    ]);
    expect(at(await sheetOf(host, 'findings'), FIRST_ROW, 1)).toBe('错误');
  });

  test('goes when its finding goes', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    await handle(host, 0, '已催');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2 } });
    await score(host);
    expect((await sheetOf(host, 'findings')).values.flat()).not.toContain('已催');
  });

  test('follows lines that people sorted', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    await handle(host, 0, '已催');
    const sheet = await sheetOf(host, 'findings');
    const all = Array.from({ length: 9 }, (_, column) => column);
    await swapRows(host, sheet, FIRST, all);
    await score(host);
    expect((await lines(host, 2)).map(([, , text]) => text)).toEqual(['已催', null]);
  });

  test('that was written since the last write stays when that is taken back', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    await handle(host, 1, '一');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2 } });
    await score(host);
    expect(await lines(host, 2)).toEqual([
      ['2.1', '被国家或省级通报', '一'],
      ['2.2', '已出台绿色认证政策意见', null],
    ]);
    await handle(host, 0, '二');
    await undo(host);
    expect(await lines(host, 2)).toEqual([
      ['2.1', '未按时调度次数', null],
      ['2.1', '被国家或省级通报', '二'],
    ]);
  });

  test('keeps 还原 from taking the sheet away', async () => {
    const host = await freshAssessment('越城区');
    await score(host);
    await handle(host, 0, '已催');
    await expect(undo(host)).rejects.toMatchObject({ code: 'undoWouldLose', data: { sheet: '问题清单' } });
  });

  test('is offered with the look of what people fill, in the range that the arrows sort', async () => {
    const host = await freshAssessment('越城区');
    const { changeSet } = await score(host);
    const filter = changeSet.changes.find(({ kind }) => kind === 'autoFilter');
    expect(filter).toMatchObject({ sheet: '问题清单', range: { row: FIRST_ROW - 1, column: 0, columns: 9 } });
    const sheet = await sheetOf(host, 'findings');
    expect(at(sheet, FIRST_ROW - 1, 8)).toBe('处理情况');
    expect(at(sheet, 1, 1)).toMatch(/“处理情况”保留/);
  });
});
