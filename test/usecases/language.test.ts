import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import type { Change } from '../../src/host/port';
import type { Locale } from '../../src/locales';
import { rubricById } from '../../src/rubrics';
import { newAssessment, recalculate, scoreWorkbook, summarySheet } from '../../src/usecases';
import { at, columnOf, fill, NOW, rowOf, rubric, sheetOf, type } from './support';

const LEAD = rowOf('2.1', '未按时调度次数');

async function made(locale: Locale): Promise<XlsxHost> {
  const host = newXlsx('考核.xlsx');
  await newAssessment(host, { rubric, assessees: ['越城区'], locale, now: NOW });
  await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
  return host;
}

/** The status beside a row that lost points and has no evidence, and the names of the sheets, after a recalculation. */
async function written(host: XlsxHost, locale: Locale): Promise<unknown[]> {
  await recalculate(host, { rubricById, locale, now: NOW });
  const sheets = (await host.read()).sheets.filter(({ visibility }) => visibility === 'visible');
  return [
    at(await sheetOf(host, 'filling', '越城区'), LEAD, columnOf('status')),
    sheets.some(({ name }) => name === '问题清单'),
    sheets.some(({ name }) => name === 'Findings'),
  ];
}

describe('The language of a workbook', () => {
  test('is its own: an English system writes Chinese words into a Chinese workbook, and the other way round', async () => {
    expect(await written(await made('zh-CN'), 'en')).toEqual(['缺佐证、失分', true, false]);
    expect(await written(await made('en'), 'zh-CN')).toEqual(['No evidence, Points lost', false, true]);
  });

  test('stays its own when people gave some columns other titles; the plan has its title in theirs', async () => {
    const host = await made('zh-CN');
    const { name } = await sheetOf(host, 'filling', '越城区');
    await type(host, name, [4, columnOf('value'), 'Value'], [4, columnOf('remark'), 'Remark']);
    const { changeSet } = scoreWorkbook(await host.read(), { rubricById, locale: 'en', now: NOW });
    expect(changeSet.title).toBe('Recalculate');
    expect((await written(host, 'en'))[0]).toBe('缺佐证、失分');
  });

  test('names a 汇总 that is made anew, and is gone to under that name', async () => {
    const host = await made('zh-CN');
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '汇总' }] });
    const { changeSet, workbook } = scoreWorkbook(await host.read(), { rubricById, locale: 'en', now: NOW });
    expect(changeSet.changes.filter(({ kind }) => kind === 'addSheet')).toContainEqual(
      expect.objectContaining({ sheet: '汇总' }),
    );
    expect(summarySheet(workbook, 'en')).toBe('汇总');
  });
});

describe('The colours of rows', () => {
  const coloursOf = (changes: readonly Change[]): Extract<Change, { kind: 'conditionalFormats' }>[] =>
    changes.flatMap((change) =>
      change.kind === 'conditionalFormats' && change.sheet === '填报-越城区' ? [change] : [],
    );

  test('go by the word with which a status begins, in either language', async () => {
    const host = newXlsx('考核.xlsx');
    await newAssessment(host, { rubric, assessees: ['越城区'], locale: 'zh-CN', now: NOW });
    const state = (await host.read()).sheets.find(({ name }) => name === '_考评')!;
    const row = state.values.findIndex(([key]) => key === 'layout');
    // A workbook of before has colours for single words only: they are laid anew, once.
    await type(host, '_考评', [row, 1, '1']);
    const first = await recalculate(host, { rubricById, locale: 'zh-CN', now: NOW });
    const [colours] = coloursOf(first.changeSet.changes);
    expect(colours!.formats[3]!.formula).toBe('OR(LEFT($G6,3)="缺佐证",LEFT($G6,11)="No evidence")');
    expect(colours!.range).toMatchObject({ row: 5, column: columnOf('fact'), columns: 11 });
    const second = await recalculate(host, { rubricById, locale: 'zh-CN', now: NOW });
    expect(coloursOf(second.changeSet.changes)).toEqual([]);
  });
});
