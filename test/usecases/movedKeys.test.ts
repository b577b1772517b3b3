import type { CellValue } from '../../src/host/port';
import type { XlsxHost } from '../../src/host/xlsx';
import { FILLING_COLUMNS, fillingRows } from '../../src/sheets';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, rowOf, rubric, score, sheetOf, type } from './support';

/** Three rows of the sheet as laid out, and where the first of them stands. */
const ROWS = ['2.1|未按时调度次数', '2.1|被国家或省级通报', '2.2|已出台绿色认证政策意见'] as const;
const FIRST = rowOf('2.1', '未按时调度次数');

/** Puts row `order[i]` of 越城区 into place i, the hidden keys staying where they are: somebody sorted B:P alone. */
async function sortShown(host: XlsxHost, order: readonly number[]): Promise<void> {
  const sheet = await sheetOf(host, 'filling', '越城区');
  await type(
    host,
    sheet.name,
    ...order.flatMap((from, to) =>
      Array.from({ length: FILLING_COLUMNS.length }, (_, index): [number, number, CellValue] => [
        FIRST + to,
        1 + index,
        at(sheet, FIRST + from, 1 + index),
      ]),
    ),
  );
}
const keys = async (host: XlsxHost): Promise<CellValue[]> => {
  const sheet = await sheetOf(host, 'filling', '越城区');
  return ROWS.map((_, index) => at(sheet, FIRST + index, 0));
};
const moved = ({ findings }: Awaited<ReturnType<typeof score>>) =>
  findings
    .filter(({ finding }) => /^row/.test(finding.code))
    .map(({ finding, sheet, row, column }) => [finding.code, finding.severity, finding.data, sheet, row, column]);

describe('Rows that were sorted without their hidden keys', () => {
  async function sorted(): Promise<XlsxHost> {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await sortShown(host, [1, 2, 0]);
    return host;
  }

  test('count as what people see, with one finding at the first of them', async () => {
    const host = await sorted();
    expect(await keys(host)).toEqual(ROWS);
    const result = await score(host);
    // 10 − 2 × 1
    expect(result.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    expect(moved(result)).toEqual([
      ['rowKeysMoved', 'warning', { count: 3 }, '填报-越城区', FIRST, columnOf('clause')],
    ]);
  });

  test('have their results beside them, and their keys again: the next time there is nothing to say', async () => {
    const host = await sorted();
    await score(host);
    const sheet = await sheetOf(host, 'filling', '越城区');
    expect([0, 1, 2].map((row) => at(sheet, FIRST + row, columnOf('score')))).toEqual([
      null,
      expect.stringMatching(/^0～/),
      8,
    ]);
    expect(await keys(host)).toEqual([ROWS[1], ROWS[2], ROWS[0]]);
    const again = await score(host);
    expect(moved(again)).toEqual([]);
    expect(again.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
  });

  test('may stand where a row of people stood: its key goes, and a row that lost its key gets it back', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    const { name } = await sheetOf(host, 'filling', '越城区');
    const end = FIRST_ROW + fillingRows(rubric).length;
    const first = await sheetOf(host, 'filling', '越城区');
    // The first row changes places with a remark below the table.
    const cells = Array.from({ length: FILLING_COLUMNS.length }, (_, index) => index + 1);
    await type(
      host,
      name,
      ...cells.flatMap((column): [number, number, CellValue][] => [
        [end, column, at(first, FIRST, column)],
        [FIRST, column, column === columnOf('remark') ? '以上由区发改局汇总' : null],
      ]),
    );
    const result = await score(host);
    expect(result.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    expect(moved(result).map(([code, , data]) => [code, data])).toEqual([['rowKeysMoved', { count: 1 }]]);
    const sheet = await sheetOf(host, 'filling', '越城区');
    expect([at(sheet, FIRST, 0), at(sheet, end, 0)]).toEqual([null, ROWS[0]]);
    expect(moved(await score(host))).toEqual([]);
  });
});

describe('Labels that people edited', () => {
  test('change nothing when they name no row', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await type(host, '填报-越城区', [FIRST, columnOf('fact'), '未按时调度次数（全年）']);
    const result = await score(host);
    expect(result.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    expect(moved(result)).toEqual([]);
  });

  test('change nothing when another row has the same', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await type(host, '填报-越城区', [FIRST + 1, columnOf('fact'), '未按时调度次数']);
    const result = await score(host);
    expect(result.assessment.scorecards[0]!.clauses.get('2.1')!.points).toBe(8);
    expect(moved(result)).toEqual([]);
  });
});
