import { readFileSync } from 'node:fs';
import { HostError, type Host } from '../../src/host/port';
import { newXlsx } from '../../src/host/xlsx';
import { recalculate, summarise, undo } from '../../src/commands';
import { at, columnOf, fill, freshAssessment, NOW, rowOf, sheetOf } from '../usecases/support';

/** The workbooks that were told as written. */
const written: string[] = [];
const context = (host: Host) =>
  ({ host, locale: 'zh-CN', now: NOW, onWritten: (workbook: string) => written.push(workbook) }) as const;
beforeEach(() => {
  written.length = 0;
});

describe('The page of a message', () => {
  test('has no words of its own: they come in its address', () => {
    const text = readFileSync(`${__dirname}/../../src/message/index.ts`, 'utf8');
    expect(text).not.toMatch(/\p{Script=Han}|'OK'|Kaoping/u);
  });
});

describe('The ribbon buttons', () => {
  test('一键重算 writes the scores and says what is left to do', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2.5, 被国家或省级通报: '否' } });
    const { sheets } = await host.read();
    const told = await recalculate(context(host));
    // One figure is wrong, one is filled in, the others are blank.
    const all =
      (await sheetOf(host, 'filling', '越城区')).values.filter((row) => String(row[0]).includes('|')).length - 1;
    expect(told).toContain('考核对象 1 个，错误 1 处');
    expect(told).toContain('“汇总”');
    expect(Number(/待填 (\d+) 项/.exec(told)![1])).toBeLessThanOrEqual(all - 2);
    expect(sheets.map(({ name }) => name)).not.toContain('问题清单');
    expect((await host.read()).sheets.map(({ name }) => name)).toContain('问题清单');
  });

  test('生成汇总 writes the summary, also when somebody deleted it', async () => {
    const host = await freshAssessment('越城区');
    const { name } = await sheetOf(host, 'summary');
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: name }] });
    expect(await summarise(context(host))).toContain('重算完成');
    expect((await sheetOf(host, 'summary')).name).toBe('汇总');
  });

  test('还原上次写入 takes the last write back, and then there is nothing left', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    const score = async () =>
      at(await sheetOf(host, 'filling', '越城区'), rowOf('2.1', '未按时调度次数'), columnOf('score'));
    await recalculate(context(host));
    expect(await score()).toBe(8);
    expect(await undo(context(host))).toBe('已还原 2022-12-30 17:45 的“一键重算”。');
    expect(await score()).toBeNull();
    expect(await undo(context(host))).toBe('没有可还原的写入。');
    const { workbook } = await host.read();
    expect(written).toEqual([workbook, workbook]);
  });

  test('生成汇总 after 一键重算 writes nothing and leaves 还原 what it takes', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await recalculate(context(host));
    const later = { ...context(host), now: new Date(2022, 11, 30, 18, 30) };
    expect(await summarise(later)).toMatch(/^结果已是最新，没有写入：考核对象 1 个，错误 0 处，待填 \d+ 项。/);
    expect(await undo(later)).toBe('已还原 2022-12-30 17:45 的“一键重算”。');
    expect(at(await sheetOf(host, 'filling', '越城区'), rowOf('2.1', '未按时调度次数'), columnOf('score'))).toBeNull();
  });

  test('生成汇总 that changes something has a step of its own', async () => {
    const host = await freshAssessment('越城区');
    await recalculate(context(host));
    await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } });
    await summarise({ ...context(host), now: new Date(2022, 11, 30, 18, 30) });
    expect(await undo(context(host))).toBe('已还原 2022-12-30 18:30 的“生成汇总”。');
    expect(await undo(context(host))).toBe('已还原 2022-12-30 17:45 的“一键重算”。');
    expect(await undo(context(host))).toBe('没有可还原的写入。');
  });

  test('say what to do when the workbook is no assessment, or a cell is being edited', async () => {
    const host = newXlsx('别的.xlsx');
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: '别的' }] });
    expect(await recalculate(context(host))).toBe(
      '工作簿（工作表：别的）中没有考核填报表，无法计算。请打开由“新建考核”生成的工作簿；还没有的，请先新建考核。',
    );
    expect(written).toEqual([]);
    const editing = await freshAssessment('越城区');
    const refusing = otherHost(editing, { apply: () => Promise.reject(new HostError('editMode')) });
    expect(await recalculate(context(refusing))).toBe('有单元格正在编辑，无法写入。请按回车键结束编辑，再试一次。');
    // It could have been left half written: whoever shows it looks again.
    expect(written).toHaveLength(1);
  });

  test('say what to do where the workbook is open for reading only: save a copy, or confirm it in the pane, whether or not that is open', async () => {
    const host = await freshAssessment('越城区');
    const readOnly = otherHost(host, { read: async () => ({ ...(await host.read()), remarks: ['readOnly'] }) });
    const told = await recalculate(context(readOnly));
    expect(told).toContain('写入的结果不能存回原文件');
    expect(told).toContain('请先“另存为”一份再计算，或点“启用编辑”“仍然编辑”。');
    expect(told).toContain('没有写入。仍要写入的，请在面板上点“一键重算”');
    expect(told).not.toContain('打开面板');
    expect(written).toEqual([]);
  });

  test('call nothing done where cells do not hold what was written', async () => {
    const host = await freshAssessment('越城区');
    const other = { sheet: '汇总', row: 1, column: 1, expected: 1, actual: 2 };
    const losing = otherHost(host, {
      apply: async (changeSet) => ({ ...(await host.apply(changeSet)), differences: [other] }),
    });
    expect(await recalculate(context(losing))).toBe(
      '有 1 个单元格写入后与预期不符，本次结果不能采用。请清除各表的筛选后重新计算；仍不成功的，可以还原。',
    );
    expect(await undo(context(losing))).toBe(
      '有 1 个单元格写入后与预期不符，本次结果不能采用。请清除各表的筛选后重新计算。',
    );
  });
});

function otherHost(host: Host, parts: Partial<Host>): Host {
  return {
    name: 'xlsx',
    can: () => false,
    read: () => host.read(),
    apply: (changeSet) => host.apply(changeSet),
    reveal: () => Promise.resolve(),
    onEdited: () => () => undefined,
    ...parts,
  };
}
