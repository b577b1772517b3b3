import { readFileSync } from 'node:fs';
import type { CellValue, Change, Host } from '../../src/host/port';
import { newXlsx, openXlsx, type XlsxHost } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import {
  applyWithUndo,
  lastWrites,
  planSetting,
  readingKey,
  recalculate,
  scoreWorkbook,
  type SettingKey,
  type Written,
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

/** The afternoon of the 30th, in minutes after 17:00. */
const minute = (minutes: number) =>
  ({ rubricById, locale: 'zh-CN', now: new Date(2022, 11, 30, 17, minutes) }) as const;
const scoreAt = (host: Host, minutes: number) => recalculate(host, minute(minutes));
const missed = (times: CellValue) => ({ '2.1': { 未按时调度次数: times, 被国家或省级通报: '否' } });
/** The score of 2.1: 10, and 1 less for each time. */
const scoreOf = async (host: Host) =>
  at(await sheetOf(host, 'filling', '越城区'), rowOf('2.1', '未按时调度次数'), columnOf('score'));

async function choose(host: Host, key: SettingKey, value: string, minutes: number): Promise<void> {
  const snapshot = await host.read();
  const { changeSet } = planSetting(snapshot, key, value, minute(minutes));
  await applyWithUndo(host, snapshot, changeSet, minute(minutes));
}

/** Three writes of different scores: 8, 7, 6. */
async function scoredThrice(): Promise<XlsxHost> {
  const host = await freshAssessment('越城区');
  for (const [index, times] of [2, 3, 4].entries()) {
    await fill(host, '越城区', missed(times));
    await scoreAt(host, index);
  }
  expect(await scoreOf(host)).toBe(6);
  return host;
}

const stateOf = async (host: Host) => sheetOf(host, 'state');
const remembered = async (host: Host): Promise<string[]> =>
  (await stateOf(host)).values.flatMap((row) =>
    row.slice(3).flatMap((value) => (value === null ? [] : [String(value)])),
  );

describe('The last writes', () => {
  test('are taken back one after another', async () => {
    const host = await scoredThrice();
    const scores: CellValue[] = [];
    for (const expected of ['2022-12-30 17:02', '2022-12-30 17:01', '2022-12-30 17:00']) {
      expect((await undo(host)).at).toBe(expected);
      scores.push(await scoreOf(host));
    }
    expect(scores).toEqual([7, 8, null]);
    expect((await host.read()).sheets.map(({ name }) => name)).not.toContain('问题清单');
    await expect(undo(host)).rejects.toMatchObject({ code: 'nothingToUndo' });
  });

  test('are taken back together, in another program after the file was saved', async () => {
    const host = openXlsx((await scoredThrice()).save(), '考核.xlsx');
    const { taken, written } = await undo(host, 2);
    expect([taken.map(({ at: time }) => time), written.differences]).toEqual([
      ['2022-12-30 17:02', '2022-12-30 17:01'],
      [],
    ]);
    expect(await scoreOf(host)).toBe(8);
    expect(lastWrites(await host.read())).toMatchObject([{ title: '一键重算', at: '2022-12-30 17:00' }]);
  });

  test('are told with title, time, cells, new sheets and the totals that changed', async () => {
    const host = openXlsx(readFileSync('assets/samples/shaoxing-2022.xlsx'), 'shaoxing-2022.xlsx');
    await scoreAt(host, 0);
    const first = lastWrites(await host.read());
    expect(first).toMatchObject([{ title: '一键重算', at: '2022-12-30 17:00', added: 2 }]);
    // As the pane shows them.
    expect(first[0]!.totals).toEqual([
      { assessee: '越城区', before: '', after: 948.44 },
      { assessee: '柯桥区', before: '', after: '926.129～936.129' },
      { assessee: '上虞区', before: '', after: 959.592 },
      { assessee: '诸暨市', before: '', after: 977.374 },
      { assessee: '嵊州市', before: '', after: '929.554～956.554' },
      { assessee: '新昌县', before: '', after: '891.2364～915.6364' },
    ]);
    const sheet = await sheetOf(host, 'filling', '越城区');
    const [row, column] = [rowOf('2.1', '未按时调度次数'), columnOf('value')];
    await type(host, sheet.name, [row, column, Number(at(sheet, row, column)) + 1]);
    await scoreAt(host, 5);
    const writes = lastWrites(await host.read());
    expect(writes.map(({ at: time, added }) => [time, added])).toEqual([
      ['2022-12-30 17:05', 0],
      ['2022-12-30 17:00', 2],
    ]);
    // One time more costs one point.
    expect(writes[0]!.totals).toEqual([{ assessee: '越城区', before: 948.44, after: 947.44 }]);
  });

  test('keep only ten', async () => {
    const host = await freshAssessment('越城区');
    for (let times = 0; times < 12; times++) {
      await fill(host, '越城区', missed(times % 10));
      await scoreAt(host, times);
    }
    const writes = lastWrites(await host.read());
    expect(writes.map(({ at: time }) => time.slice(-5))).toEqual([
      '17:11',
      '17:10',
      '17:09',
      '17:08',
      '17:07',
      '17:06',
      '17:05',
      '17:04',
      '17:03',
      '17:02',
    ]);
    // 12 writes, of 0, 1 … 9, 0 and 1 times; the oldest that is kept made 10 - 2 of 10 - 1.
    await undo(host, 10);
    expect(await scoreOf(host)).toBe(9);
    expect(lastWrites(await host.read())).toEqual([]);
    expect(await remembered(host)).toEqual([]);
  });

  test('stop at one after which rows were moved; those before it stay listed', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', missed(2));
    await scoreAt(host, 0);
    const sheet = await sheetOf(host, 'filling', '越城区');
    const columns = Array.from({ length: columnOf('reasons') + 1 }, (_, column) => column);
    await swapRows(host, sheet, FIRST_ROW, columns);
    await fill(host, '越城区', missed(3));
    await scoreAt(host, 1);
    const { taken, stopped } = await undo(host, 2);
    expect(taken.map(({ at: time }) => time)).toEqual(['2022-12-30 17:01']);
    expect(stopped).toMatchObject({ code: 'undoMoved', data: { sheet: '填报-越城区' } });
    expect(await scoreOf(host)).toBe(8);
    expect(lastWrites(await host.read())).toMatchObject([{ at: '2022-12-30 17:00' }]);
  });

  test('stop at a sheet with entries of people, which stays', async () => {
    const host = await scoredThrice();
    const list = await sheetOf(host, 'findings');
    await type(host, list.name, [FIRST_ROW, 8, '已催']);
    const { taken, stopped } = await undo(host, 3);
    expect([taken.length, stopped?.code, stopped?.data['sheet']]).toEqual([2, 'undoWouldLose', '问题清单']);
    expect(at(await sheetOf(host, 'findings'), FIRST_ROW, 8)).toBe('已催');
    expect(await scoreOf(host)).toBe(8);
  });

  test('do not need a list that somebody deleted', async () => {
    const host = await scoredThrice();
    await host.apply({ title: '', changes: [{ kind: 'removeSheet', sheet: '问题清单' }] });
    const { taken, stopped } = await undo(host, 3);
    expect([taken.length, stopped]).toEqual([3, null]);
    expect(await scoreOf(host)).toBeNull();
  });

  test('have a step for a setting, with its own name', async () => {
    const host = await freshAssessment('越城区');
    await scoreAt(host, 0);
    await choose(host, readingKey('不足一档'), '按比例扣', 1);
    expect(lastWrites(await host.read()).map(({ title }) => title)).toEqual(['更改设置', '一键重算']);
    await undo(host, 2);
    const { program } = scoreWorkbook(await host.read(), minute(2)).assessment;
    expect(program.choices['不足一档']).toBe(rubric.readings.find(({ name }) => name === '不足一档')!.default);
  });
});

describe('Recalculating what is right already', () => {
  test('writes nothing and takes no step away, whatever the time', async () => {
    const host = await scoredThrice();
    const before = host.save();
    const { changeSet, written } = await scoreAt(host, 59);
    expect([changeSet.changes, written]).toEqual([[], { cellsWritten: 0, differences: [], undo: 'nothing' }]);
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
    await undo(host);
    expect(await scoreOf(host)).toBe(7);
  });

  test('writes the time with anything else that changes', async () => {
    const host = await scoredThrice();
    await fill(host, '越城区', missed(5));
    expect((await scoreAt(host, 59)).written.undo).toBe('kept');
    const { values } = await sheetOf(host, 'summary');
    expect(values.flat().some((value) => String(value).includes('2022-12-30 17:59'))).toBe(true);
  });
});

describe('The record', () => {
  test('lies in cells of at most 8,000 characters', async () => {
    const host = await freshAssessment(...rubric.assessees);
    await scoreAt(host, 0);
    for (const assessee of rubric.assessees) await fill(host, assessee, missed(2));
    await scoreAt(host, 1);
    const lengths = (await remembered(host)).map((text) => text.length);
    expect(Math.max(...lengths)).toBe(8_000);
  });

  /** A workbook with a sheet of 14 cells of 30,000 characters that no packing makes shorter. */
  async function withLongTexts(): Promise<{ readonly host: XlsxHost; rewrite(cells: number): Promise<Written> }> {
    const host = await freshAssessment('越城区');
    let seed = 1;
    const text = (): string =>
      Array.from({ length: 30_000 }, () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return String.fromCharCode(0x4e00 + (seed % 20_000));
      }).join('');
    const texts = (cells: number): Change => ({
      kind: 'write',
      sheet: '长',
      row: 0,
      column: 1,
      values: Array.from({ length: cells }, () => [text()]),
    });
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: '长' }, texts(14)] });
    return {
      host,
      rewrite: async (cells) =>
        applyWithUndo(host, await host.read(), { title: '改写', changes: [texts(cells)] }, { now: NOW }),
    };
  }

  test('drops the oldest steps when it would hold more than 800,000 characters', async () => {
    const { host, rewrite } = await withLongTexts();
    // A cell takes 30,000 × 14.3 bits or a little more, in letters of 6 bits: some 72,000 to 90,000. Two steps of four fit.
    for (let times = 0; times < 3; times++) expect((await rewrite(4)).undo).toBe('kept');
    expect(lastWrites(await host.read()).length).toBe(2);
    const length = (await remembered(host)).reduce((sum, text) => sum + text.length, 0);
    expect(length).toBeGreaterThan(570_000);
    expect(length).toBeLessThan(800_000);
    expect((await undo(host, 2)).written.differences).toEqual([]);
  });

  test('holds no step before one that is too large, and says so', async () => {
    const { host, rewrite } = await withLongTexts();
    await rewrite(1);
    expect((await rewrite(14)).undo).toBe('tooLarge');
    expect(lastWrites(await host.read())).toEqual([]);
    expect(await remembered(host)).toEqual([]);
  });

  test('is read only as far as nobody changed it', async () => {
    const host = await scoredThrice();
    const state = await stateOf(host);
    // The steps stand in columns F, G and H.
    expect([5, 6, 7].map((column) => at(state, 1, column))).toEqual([
      expect.stringMatching(/^undo 2 1 /),
      expect.stringMatching(/^undo 2 2 /),
      expect.stringMatching(/^undo 2 3 /),
    ]);
    await type(host, state.name, [2, 6, null]);
    expect(lastWrites(await host.read()).map(({ at: time }) => time)).toEqual(['2022-12-30 17:02']);
    await type(host, state.name, [2, 7, '{}']);
    expect(lastWrites(await host.read())).toEqual([]);
    await expect(undo(host)).rejects.toMatchObject({ code: 'nothingToUndo' });
  });

  /** As versions that kept one step wrote it: pieces of 30,000 characters in column D. */
  async function writeOlder(host: Host, changes: readonly Change[]): Promise<void> {
    const note = '备'.repeat(40_000);
    const record = { title: '一键重算', at: '2022-12-29 09:00', cells: 1, changes, rows: {}, note };
    const text = JSON.stringify(record);
    const { name } = await stateOf(host);
    await type(host, name, [1, 3, 'undo 1'], [2, 3, text.slice(0, 30_000)], [3, 3, text.slice(30_000)]);
  }

  test('of an older version is read, and is the one before the next write', async () => {
    const host = await freshAssessment('越城区');
    const row = rowOf('2.1', '未按时调度次数');
    const sheet = '填报-越城区';
    await type(host, sheet, [row, columnOf('score'), 8]);
    await writeOlder(host, [{ kind: 'write', sheet, row, column: columnOf('score'), values: [[9]] }]);
    expect(lastWrites(await host.read())).toEqual([
      { title: '一键重算', at: '2022-12-29 09:00', cells: 1, added: 0, totals: [] },
    ]);
    await fill(host, '越城区', missed(3));
    await scoreAt(host, 0);
    expect(await scoreOf(host)).toBe(7);
    expect(lastWrites(await host.read()).map(({ at: time }) => time)).toEqual(['2022-12-30 17:00', '2022-12-29 09:00']);
    expect(at(await stateOf(host), 1, 3)).toBeNull();
    await undo(host);
    expect(await scoreOf(host)).toBe(8);
    await undo(host);
    expect(await scoreOf(host)).toBe(9);
    expect(await remembered(host)).toEqual([]);
  });

  test('of an older version stands alone where one was written after steps that it did not know', async () => {
    const host = await scoredThrice();
    const row = rowOf('2.1', '未按时调度次数');
    await writeOlder(host, [{ kind: 'write', sheet: '填报-越城区', row, column: columnOf('score'), values: [[9]] }]);
    expect(lastWrites(await host.read()).map(({ at: time }) => time)).toEqual(['2022-12-29 09:00']);
    await undo(host);
    expect(await scoreOf(host)).toBe(9);
    expect(await remembered(host)).toEqual([]);
  });

  test('is nothing in a workbook without an assessment', async () => {
    const host = newXlsx('别的.xlsx');
    await host.apply({ title: '', changes: [{ kind: 'addSheet', sheet: 'A' }] });
    const change: Change = { kind: 'write', sheet: 'A', row: 0, column: 0, values: [[1]] };
    expect((await applyWithUndo(host, await host.read(), { title: '', changes: [change] }, { now: NOW })).undo).toBe(
      'nowhere',
    );
    expect(lastWrites(await host.read())).toEqual([]);
  });
});
