import { markerOf } from '../../src/sheets';
import { at, columnOf, freshAssessment, rowOf, score, sheetOf, type } from './support';
import type { XlsxHost } from '../../src/host/xlsx';

/** Seven less than a cell takes: no sentence of ours has room beside it. */
const LONG = '越'.repeat(32_760);
const COUNTY = '越城区';

const sentence = async (host: XlsxHost, clause: string, fact: string): Promise<string> =>
  String(at(await sheetOf(host, 'filling', COUNTY), rowOf(clause, fact), columnOf('reasons')));

describe('A text that fills its cell', () => {
  test('in 填报值 is an error beside it, and all else is scored and written', async () => {
    const host = await freshAssessment(COUNTY);
    const { name } = await sheetOf(host, 'filling', COUNTY);
    await type(
      host,
      name,
      [rowOf('2.1', '未按时调度次数'), columnOf('value'), LONG],
      [rowOf('2.1', '被国家或省级通报'), columnOf('value'), LONG],
      [rowOf('2.1', '未按时调度次数'), columnOf('claim'), LONG],
      [rowOf('2.1', '未按时调度次数'), columnOf('evidence'), LONG],
      [rowOf('2.1', '未按时调度次数'), columnOf('remark'), LONG],
    );
    const { changeSet } = await score(host);
    expect(changeSet.changes.length).toBeGreaterThan(0);
    expect(await sentence(host, '2.1', '未按时调度次数')).toContain(
      `“未按时调度次数”填的是“${'越'.repeat(30)}…”，不是数字，未采用。请只填数字（单位：次）。`,
    );
    expect(await sentence(host, '2.1', '被国家或省级通报')).toContain(`填的是“${'越'.repeat(30)}…”，未采用。`);
  });

  test('as the county of a 核定调整 is told in 问题清单, whose keys have room for it, too', async () => {
    const host = await freshAssessment(COUNTY);
    const { name } = await sheetOf(host, 'adjustments');
    await type(host, name, [5, 1, LONG], [5, 2, '2.1'], [5, 3, 9], [5, 4, LONG], [5, 5, LONG], [5, 6, '2022-12-30']);
    await score(host);
    const { sheets } = await host.read();
    const findings = sheets.find((sheet) => markerOf(sheet)?.kind === 'findings')!;
    const told = findings.values.flat().filter((value) => String(value).startsWith('核定调整所写的考核对象'));
    expect(told).toEqual([`核定调整所写的考核对象“${'越'.repeat(60)}…”或条款“2.1”不存在，未采用。请核对。`]);
  });
});

describe('A 核定调整 without its points', () => {
  test('is incomplete, and not called something that is no number', async () => {
    const host = await freshAssessment(COUNTY);
    const { name } = await sheetOf(host, 'adjustments');
    await type(host, name, [5, 1, COUNTY], [5, 2, '2.1'], [5, 4, '现场核查'], [5, 5, '市美丽办'], [5, 6, '2022-12-30']);
    const { findings } = await score(host);
    expect(
      findings.filter(({ finding }) => finding.code.startsWith('adjustment')).map(({ finding }) => finding),
    ).toEqual([expect.objectContaining({ code: 'adjustmentIncomplete', severity: 'error', clause: '2.1' })]);
  });
});
