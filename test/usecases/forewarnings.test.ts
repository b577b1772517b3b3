import type { Change, Host } from '../../src/host/port';
import { newXlsx, openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { recalculate, summarise } from '../../src/commands/commands';
import { forewarnings, newAssessment, planUndo, scoreWorkbook } from '../../src/usecases';
import { rubricById } from '../../src/rubrics';
import { unzip, zip } from '../host/xlsx/support/workbooks';
import { at, columnOf, FIRST_ROW, NOW, rubric, score, sheetOf, undo } from './support';

const SUMMARY = '汇总';
const LIST = '问题清单';
const zh = words('zh-CN');
const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
const apply = (host: Host, ...changes: Change[]) => host.apply({ title: '', changes });
const write = (sheet: string, row: number, column: number, text: string): Change => ({
  kind: 'write',
  sheet,
  row,
  column,
  values: [[text]],
});

async function started(): Promise<XlsxHost> {
  const host = newXlsx('考核.xlsx');
  await newAssessment(host, { rubric, assessees: ['越城区', '柯桥区'], locale: 'zh-CN', now: NOW });
  await score(host);
  return host;
}

async function warned(host: Host): Promise<string[]> {
  const snapshot = await host.read();
  const { changeSet } = scoreWorkbook(snapshot, OPTIONS);
  return forewarnings(changeSet, snapshot).map(zh.describeForewarning);
}

describe('what would be spoilt is told before it is written', () => {
  test('nothing where nothing would be', async () => {
    const host = await started();
    await apply(host, write(SUMMARY, FIRST_ROW, 6, '已报领导'));
    expect(await warned(host)).toEqual([]);
  });

  test('people’s cells beside 汇总 that lose their looks when an assessee goes', async () => {
    const host = await started();
    await apply(host, write(SUMMARY, FIRST_ROW, 6, '已报领导'), { kind: 'removeSheet', sheet: '填报-柯桥区' });
    expect(await warned(host)).toEqual([
      '“汇总”的考核对象有增减，要重新排版。您写在旁边的内容会保留，但颜色、字体、边框、条件格式、数据验证和链接会去掉，“还原”也不能找回。需要保留的请先另存一份。',
    ]);
    await score(host);
    expect(at(await sheetOf(host, 'summary'), FIRST_ROW, 6)).toBe('已报领导');
  });

  test('people’s cells below 问题清单 that a longer list goes over, by their addresses; 还原 brings them back', async () => {
    const host = await started();
    const { used } = await sheetOf(host, 'findings');
    const below = used!.row + used!.rows;
    // Claims that are no numbers are findings more.
    const claims = [0, 1, 2].map((row) => write('填报-越城区', FIRST_ROW + row, columnOf('claim'), '不详'));
    await apply(host, write(LIST, below, 2, '以上已核对'), ...claims);
    const sentences = await warned(host);
    await score(host);
    expect(at(await sheetOf(host, 'findings'), below, 2)).not.toBe('以上已核对');
    expect(sentences).toEqual([
      `“问题清单”的表要变宽或变长，会盖住您写在旁边的内容（C${below + 1}）。需要保留的请先移开；写入之后，内容可以用“还原”找回，格式不能。`,
    ]);
    await undo(host);
    expect(at(await sheetOf(host, 'findings'), below, 2)).toBe('以上已核对');
  });

  test.each([
    ['_xmlsignatures/sig1.xml', /^工作簿带有数字签名，写入得分后签名即失效。/],
    ['xl/revisions/userNames.xml', /^工作簿设为“共享工作簿”（旧版）/],
  ])('a workbook with %s', async (part, sentence) => {
    const host = openXlsx(zip({ ...unzip((await started()).save()), [part]: '<x/>' }), '考核.xlsx');
    expect(await warned(host)).toEqual([expect.stringMatching(sentence)]);
    const { changeSet } = planUndo(await host.read(), rubricById, 'zh-CN');
    expect(forewarnings(changeSet, await host.read())).toHaveLength(1);
  });
});

describe('a button of the ribbon, which cannot ask', () => {
  test.each([recalculate, summarise])('writes nothing then, and sends to the pane', async (command) => {
    const host = await started();
    await apply(host, write(SUMMARY, FIRST_ROW, 6, '已报领导'), { kind: 'removeSheet', sheet: '填报-柯桥区' });
    const before = host.save();
    const written: string[] = [];
    const said = await command({ host, locale: 'zh-CN', now: NOW, onWritten: (name) => written.push(name) });
    expect(said).toMatch(
      /^“汇总”的考核对象有增减.*\n没有写入。仍要写入的，请在面板上点“一键重算”（还原的点“还原”），看过说明再确认。$/s,
    );
    expect([written, host.save()]).toEqual([[], before]);
  });
});

describe('what stood around a table that is laid out again', () => {
  test('keeps its number formats and merges', async () => {
    const host = await started();
    await apply(
      host,
      { kind: 'write', sheet: SUMMARY, row: FIRST_ROW, column: 7, values: [[0.25]] },
      {
        kind: 'format',
        sheet: SUMMARY,
        range: { row: FIRST_ROW, column: 7, rows: 1, columns: 1 },
        format: { numberFormat: '0%' },
      },
      write(SUMMARY, FIRST_ROW + 1, 7, '两格'),
      { kind: 'merge', sheet: SUMMARY, range: { row: FIRST_ROW + 1, column: 7, rows: 1, columns: 2 } },
      { kind: 'removeSheet', sheet: '填报-柯桥区' },
    );
    await score(host);
    const { used, numberFormats, merges } = await sheetOf(host, 'summary');
    expect(numberFormats[FIRST_ROW - used!.row]![7 - used!.column]).toBe('0%');
    expect(merges).toContainEqual({ row: FIRST_ROW + 1, column: 7, rows: 1, columns: 2 });
  });

  test('stays beside 问题清单, too, which is made anew with every other finding', async () => {
    const host = await started();
    const { used } = await sheetOf(host, 'findings');
    const beside = used!.column + used!.columns;
    await apply(host, write(LIST, FIRST_ROW, beside, '张三跟进'), { kind: 'removeSheet', sheet: '填报-柯桥区' });
    await score(host);
    expect(at(await sheetOf(host, 'findings'), FIRST_ROW, beside)).toBe('张三跟进');
  });

  test('costs nothing for a stray cell in the last row and column', async () => {
    const host = await started();
    await apply(host, write(SUMMARY, 1_048_575, 16_383, '误触'), { kind: 'removeSheet', sheet: '填报-柯桥区' });
    const start = Date.now();
    expect(await warned(host)).toHaveLength(1);
    expect(Date.now() - start).toBeLessThan(20_000);
  });
});
