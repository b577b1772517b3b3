/** @jest-environment ./test/host/excel/environment.js */
import type { CellWrite } from '../../../src/host/port';
import { apply, rect, sheetNamed, USUAL, write, type Start } from '../contract';
import { startExcel, type ExcelSubject } from './support/start';

/** Ours have this in one of their first rows, and people's do not. */
const marker = { text: 'kaoping|', rows: 5 };
const ours: Start['sheets'][number] = {
  name: '填报-甲',
  values: [['kaoping|filling|r|甲', 1], [{ formula: '=1+1', result: 2 }]],
};
const theirs = { name: '台账', values: [['乡镇', 3]] };

function merge({ model }: ExcelSubject, name: string, areas: number): void {
  const sheet = model.sheets().find((one) => one.name === name)!.id;
  for (let at = 0; at < areas; at++) model.merge(sheet, rect(10 + at, 0, 1, 2));
}

describe('Reading a workbook with a sheet of 600 merged areas', () => {
  test('tells them all, in a few requests more', async () => {
    const subject = await startExcel({ sheets: [ours, theirs] });
    merge(subject, '台账', 600);
    const { sheets } = await subject.host.read();
    expect(sheets[1]!.merges).toHaveLength(600);
    expect(new Set(sheets[1]!.merges.map(({ row }) => row)).size).toBe(600);
    expect(sheets[0]!.values).toEqual([
      ['kaoping|filling|r|甲', 1],
      [2, null],
    ]);
    expect(sheets[0]!.formulas).toEqual([
      [null, null],
      ['=1+1', null],
    ]);
    expect(subject.excel.requests).toBeLessThan(12);
  });

  test('and writing to it are possible; a covered cell is refused', async () => {
    const subject = await startExcel({ sheets: [ours, theirs] });
    merge(subject, '台账', 600);
    expect((await apply(subject.host, write([['甲']], 0, 1, '台账'))).differences).toEqual([]);
    await expect(apply(subject.host, write([['甲']], 400, 1, '台账'))).rejects.toMatchObject({ code: 'mergedTarget' });
    expect((await sheetNamed(subject.host, '台账')).values[0]).toEqual(['乡镇', '甲']);
  });
});

describe('Reading our sheets alone', () => {
  test('asks only whether the others are ours, from the second time on, and leaves them out every time', async () => {
    const rows = Array.from({ length: 2000 }, (_, row): CellWrite[] => [`别人的第${row}行`, row]);
    const { host, excel } = await startExcel({ sheets: [ours, { name: '台账', values: rows }] });
    const first = await host.read({ marker });
    expect(first.sheets.map(({ name, used }) => [name, used])).toEqual([
      ['填报-甲', rect(0, 0, 2, 2)],
      ['台账', null],
    ]);
    expect(excel.requests).toBe(2);
    const { largestAnswer } = excel;
    excel.largestAnswer = 0;
    expect(await host.read({ marker })).toEqual(first);
    expect(excel.requests).toBe(4);
    expect(excel.largestAnswer * 20).toBeLessThan(largestAnswer);
  });

  test('notices a sheet that has become ours', async () => {
    const { host, model } = await startExcel({ sheets: [ours, theirs] });
    await host.read({ marker });
    model.type(model.sheets()[1]!.id, 0, 0, 'kaoping|summary|r|');
    expect((await host.read({ marker })).sheets[1]!.values).toEqual([['kaoping|summary|r|', 3]]);
    model.type(model.sheets()[1]!.id, 0, 0, '乡镇');
    expect((await host.read({ marker })).sheets[1]!.used).toBeNull();
    expect((await host.read()).sheets[1]!.values).toEqual([['乡镇', 3]]);
  });

  test('knows ours by a second marker, as far down as one is looked for', async () => {
    const second: Start['sheets'][number] = {
      ...ours,
      values: [['甲'], [], [], [], ['#columns', 'clause|kaoping|filling|r|甲']],
    };
    const far: Start['sheets'][number] = { name: '远', values: [['甲'], [], [], [], [], ['kaoping|']] };
    const { host } = await startExcel({ sheets: [second, far, theirs] });
    for (let time = 1; time <= 2; time++) {
      expect((await host.read({ marker })).sheets.map(({ used }) => used)).toEqual([rect(0, 0, 5, 2), null, null]);
    }
  });

  test('still knows a sheet when somebody types over its first marker', async () => {
    const { host, model } = await startExcel({
      sheets: [{ ...ours, values: [['kaoping|filling|r|甲'], ['#columns', 'clause|kaoping|filling|r|甲']] }, theirs],
    });
    await host.read({ marker });
    model.type(model.sheets()[0]!.id, 0, 0, '区发改局');
    for (let time = 1; time <= 2; time++) {
      expect((await host.read({ marker })).sheets[0]!.values[0]![0]).toBe('区发改局');
    }
  });

  test.each([[[]], [['web'] as const]])(
    'is not hindered by a sheet with a million rows, in an Excel with %j',
    async (quirks) => {
      const { host, excel, model } = await startExcel({ sheets: [ours, theirs] }, { quirks });
      const sheet = model.sheets()[1]!.id;
      model.type(sheet, 1_048_575, 5, '底');
      model.merge(sheet, rect(5, 0, 1, 2));
      const { sheets } = await host.read({ marker });
      expect(sheets[0]!.values[0]![1]).toBe(1);
      expect(sheets[1]!.used).toBeNull();
      expect(excel.requests).toBe(5);
      // From then on it is not even asked.
      await host.read({ marker });
      expect(excel.requests).toBe(7);
    },
  );

  test('is not hindered by people’s merged areas', async () => {
    const subject = await startExcel({ sheets: [ours, theirs] });
    merge(subject, '台账', 5000);
    const { sheets } = await subject.host.read({ marker });
    expect(sheets[0]!.values[0]![1]).toBe(1);
    expect(subject.excel.requests).toBe(5);
  });
});

describe('A text of more than 8,192 characters', () => {
  const long = '长'.repeat(9_000);
  const quirks = ['longFormulas'] as const;

  test('is read, and the formulas around it', async () => {
    const start: Start = {
      sheets: [
        {
          name: '表',
          values: [['甲', { formula: '=1+1', result: 2 }], [long, { formula: '=1+1', result: 2 }, 5], ['乙']],
        },
      ],
    };
    const { host } = await startExcel(start, { quirks });
    const sheet = await sheetNamed(host, '表');
    expect(sheet.values).toEqual([
      ['甲', 2, null],
      [long, 2, 5],
      ['乙', null, null],
    ]);
    expect(sheet.formulas).toEqual([
      [null, '=1+1', null],
      [null, '=1+1', null],
      [null, null, null],
    ]);
  });

  test('in the very hidden sheet costs no request more, for its formulas are not asked', async () => {
    const start: Start = {
      sheets: [
        { name: '表', values: [[1]] },
        { name: '_考评', values: [['kaoping|state', long]], visibility: 'veryHidden' },
      ],
    };
    const { host, excel } = await startExcel(start, { quirks });
    expect((await sheetNamed(host, '_考评')).values).toEqual([['kaoping|state', long]]);
    expect(excel.requests).toBe(2);
  });

  test('is written beside formulas, read again, and put back when writing fails', async () => {
    const { host, excel, inspect } = await startExcel(USUAL, { quirks });
    const changes = write([[long, { formula: '=1+1', result: 2 }], ['短']], 5);
    expect(await apply(host, changes)).toEqual({ cellsWritten: 3, differences: [] });
    expect((await sheetNamed(host, '表')).values.slice(5)).toEqual([
      [long, 2, null],
      ['短', null, null],
    ]);
    const before = inspect();
    // Looking takes more requests by now: the next one writes.
    const requests = excel.requests;
    await apply(host, write([['换'], ['掉']], 5));
    const taken = excel.requests - requests;
    await apply(host, changes);
    expect(inspect()).toEqual(before);
    excel.failRequest(taken, 'AccessDenied', 'half');
    await expect(apply(host, write([['换'], ['掉']], 5))).rejects.toMatchObject({ code: 'protectedSheet' });
    expect(inspect()).toEqual(before);
  });
});

describe('A link over a text of several fonts, of which Excel tells none', () => {
  test('is set, and the fonts of the others are as before', async () => {
    const start: Start = {
      sheets: [{ name: '表', values: [['2.1'], ['2.2']] }],
      changes: [{ kind: 'format', sheet: '表', range: rect(0, 0, 2, 1), format: { bold: true, color: 'C00000' } }],
    };
    const mixedFonts = [{ sheet: '表', range: rect(0, 0) }];
    const { host, model } = await startExcel(start, { mixedFonts });
    const links = [0, 1].map((row) => ({ row, column: 0, target: "'表'!A9" }));
    expect(await apply(host, { kind: 'links', sheet: '表', links })).toEqual({ cellsWritten: 0, differences: [] });
    const sheet = model.sheets()[0]!.id;
    expect(model.links(sheet)).toHaveLength(2);
    expect([model.look(sheet, rect(1, 0), 'color'), model.look(sheet, rect(1, 0), 'underline')]).toEqual([
      [['C00000']],
      [[false]],
    ]);
  });
});

describe('A chart sheet that is shown', () => {
  test('costs one request more, and hinders no write', async () => {
    const { host, excel } = await startExcel(USUAL, { quirks: ['chartSheetActive'] });
    const format = { kind: 'format', sheet: '表', range: rect(0, 0), format: { bold: true } } as const;
    expect((await apply(host, write([[1]]), format)).differences).toEqual([]);
    expect(excel.requests).toBe(3);
  });
});

describe('A table (Ctrl+T) where cells are to be merged', () => {
  test('is told as what it is, with nothing written', async () => {
    const tables = [{ sheet: '表', range: rect(0, 0, 4, 3) }];
    const { host, inspect } = await startExcel(USUAL, { tables });
    const before = inspect();
    const merged = { kind: 'merge', sheet: '表', range: rect(0, 0, 1, 2) } as const;
    await expect(apply(host, write([['先写']], 9), merged)).rejects.toMatchObject({
      code: 'mergedTarget',
      data: { reason: 'tableInTheWay', code: 'MergedRangeConflict' },
    });
    expect(inspect()).toEqual(before);
  });
});
