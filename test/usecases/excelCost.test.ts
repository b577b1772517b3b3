/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost } from '../../src/host/excel';
import { newAssessment } from '../../src/usecases';
import { MemoryWorkbook, type EmulatedExcel } from '../../src/workbench';
import { onlyFull } from '../full';
import { openInExcel } from '../host/excel/support/excel';
import { fill, NOW, rubric, score } from './support';

const NAMES = ['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县'];
const assesseesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => NAMES[index] ?? `单位${index + 1}`);
/** Excel on the web refuses 5 MB (5 × 1024²); half a megabyte is left over, for other builds count otherwise. */
const MOST_BYTES = 4_700_000;

/** What Excel on the web would have refused to answer. */
function refusedIn(excel: EmulatedExcel): string[] {
  const refused: string[] = [];
  const answer = excel.answer.bind(excel);
  excel.answer = async (body, flags) => {
    const response = await answer(body, flags);
    if (response.Error) refused.push(response.Error.Code);
    return response;
  };
  return refused;
}

/**
 * Before, one range for each link and each validation cost (actions of the new assessment): 14,589, 66,275 and 314,371 with
 * 1, 6 and 30 assessees, with six in 7 requests, 5 to recalculate; with thirty, one of 39,669 actions to tidy up,
 * and four to six answers of more than 5 MB that were refused at each recalculation.
 */
describe.each([
  { count: 1, actions: 14_589 / 2, requests: 4, again: 4, againActions: 3_000 },
  ...onlyFull(
    { count: 6, actions: 66_275 / 2, requests: 5, again: 5, againActions: 9_000 },
    { count: 30, actions: 314_371 / 2, requests: 22, again: 30, againActions: 50_000 },
  ),
])('An assessment of $count in Excel', ({ count, actions, requests, again, againActions }) => {
  test('is made with half of the actions, in no more requests, none of them near the limit', async () => {
    const excel = openInExcel(new MemoryWorkbook('考核.xlsx'));
    const refused = refusedIn(excel);
    const host = new ExcelHost();
    await newAssessment(host, { rubric, assessees: assesseesOf(count), locale: 'zh-CN', now: NOW });
    expect(excel.actions).toBeLessThan(actions);
    expect(excel.requests).toBeLessThanOrEqual(requests);
    expect(excel.largestRequest).toBeLessThan(MOST_BYTES);

    await score(host);
    await fill(host, NAMES[0]!, { '2.1': { 未按时调度次数: 2 } });
    [excel.requests, excel.largestRequest, excel.actions] = [0, 0, 0];
    expect((await score(host)).written.differences).toEqual([]);
    expect(excel.requests).toBeLessThanOrEqual(again);
    expect(excel.actions).toBeLessThan(againActions);
    expect(excel.largestRequest).toBeLessThan(MOST_BYTES);
    expect(excel.largestAnswer).toBeLessThan(MOST_BYTES);
    expect(refused).toEqual([]);
  }, 240_000);
});

test('Recalculating scores alone copies, adds and removes no sheet: Excel would forget what people can undo', async () => {
  const excel = openInExcel(new MemoryWorkbook('考核.xlsx'));
  const host = new ExcelHost();
  await newAssessment(host, { rubric, assessees: assesseesOf(1), locale: 'zh-CN', now: NOW });
  await fill(host, NAMES[0]!, { '2.1': { 未按时调度次数: 2 } });
  await score(host);
  // 10 − 3 in place of 10 − 2: no finding comes or goes.
  await fill(host, NAMES[0]!, { '2.1': { 未按时调度次数: 3 } });
  const used = new Set<string>();
  excel.failWhen((_, { Actions, ObjectPaths }) => {
    for (const { Name } of [...Actions, ...Object.values(ObjectPaths)]) used.add(Name);
    return false;
  }, '');
  const { written } = await score(host);
  expect(written.cellsWritten).toBeGreaterThan(0);
  expect(['Copy', 'Add', 'Delete', 'Position', 'Visibility'].filter((name) => used.has(name))).toEqual([]);
});
