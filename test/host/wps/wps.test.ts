import type { CellValue, CellWrite, Change } from '../../../src/host/port';
import type { Application } from '../../../src/host/wps';
import { ALL_QUIRKS, MemoryWorkbook, type Quirk } from '../../../src/workbench';
import { apply, everyKind, rect, sheetNamed, USUAL, write, type Start } from '../contract';
import { ourConditions, replaceOurs } from '../ourConditions';
import { openInWps, startWps, type WpsSubject } from './support';

const format: Change = { kind: 'format', sheet: '表', range: rect(0, 0, 2, 2), format: { bold: true } };
const soon = (milliseconds = 0): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('While somebody is typing into a cell', () => {
  test.each<[string, Quirk[]]>([
    ['says so aloud', []],
    ['keeps silent', ['editModeSilent']],
    ['says so and has no Application.Ready', ['readyMissing']],
  ])('a WPS that %s is not read nor written', async (_, quirks) => {
    const { host, wps, inspect } = await startWps(USUAL, quirks);
    const before = inspect();
    const code = quirks.includes('readyMissing') ? 'failed' : 'editMode';
    wps.isEditing = true;
    await expect(host.read()).rejects.toMatchObject({ code });
    await expect(apply(host, write([[1]]))).rejects.toMatchObject({ code });
    wps.isEditing = false;
    expect(inspect()).toEqual(before);
    expect((await apply(host, write([[1]]))).differences).toEqual([]);
  });

  test('that begins in the middle of writing puts back what it can once it has ended', async () => {
    const { host, wps, inspect } = await startWps(USUAL);
    const before = inspect();
    let stops = 0;
    wps.failWhen(({ name, kind }) => {
      wps.isEditing = wps.isEditing ? stops++ < 4 : name === 'Font.Bold' && kind === 'set' && stops === 0;
      return null;
    });
    await expect(apply(host, write([[1]]), format)).rejects.toMatchObject({
      code: 'editMode',
    });
    expect(inspect()).toEqual(before);
  });
});

describe('Values', () => {
  test('that a block does not take go row by row or cell by cell, and the next time at once so', async () => {
    const block: CellWrite[][] = [
      [1, 2],
      [3, 4],
    ];
    const { host, wps } = await startWps(USUAL, ['bulk2DWriteNoOp']);
    const sets = (): number => wps.tally.get('Range.Value2') ?? 0;
    await apply(host, write(block, 20));
    expect(host.findings().ways).toEqual({ block: 'rows' });
    const first = sets();
    await apply(host, write(block, 30));
    // Neither the block nor the look whether it arrived.
    expect(sets() - first).toBe(first - 2);
    expect((await sheetNamed(host, '表')).values.slice(-2)).toEqual(
      [
        [3, 4, null],
        [3, 4, null],
      ].map((row, index) => (index === 0 ? [1, 2, null] : row)),
    );
  });

  test('that a column repeats and large blocks that are dropped arrive all the same', async () => {
    const { host } = await startWps(USUAL, ['columnWriteRepeatsFirst', 'largeWriteDropped']);
    const column = Array.from({ length: 30 }, (_, index): CellWrite[] => [index]);
    const block = Array.from({ length: 30 }, (_, index): CellWrite[] => [index, index + 1, 'x']);
    expect(await apply(host, write(column, 20), write(block, 20, 2))).toEqual({ cellsWritten: 120, differences: [] });
    expect(host.findings().ways).toEqual({ column: 'rows', block: 'rows' });
  });

  test('leave what lies between them alone, formulas among it', async () => {
    const { host, inspect } = await startWps(USUAL);
    await apply(host, write([[undefined, 13, undefined]], 1), write([[undefined, 'x']], 3));
    expect((await sheetNamed(host, '表')).formulas[1]).toEqual([null, null, '=1+1']);
    expect((await sheetNamed(host, '表')).values[3]).toEqual([null, 'x', "'引号"]);
    expect(inspect()).toMatchObject({ active: '表' });
  });

  test('that are numbers are numbers in a cell of format @, too, which keeps its format', async () => {
    const { host, model } = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setLook(sheet, rect(1, 1), { numberFormat: '@' });
    expect((await apply(host, write([[5]], 1, 1))).differences).toEqual([]);
    expect(model.values(sheet, rect(1, 1))).toEqual([[5]]);
    expect(model.look(sheet, rect(1, 1), 'numberFormat')).toEqual([['@']]);
    expect((await apply(host, write([['=5']], 1, 1))).differences).toEqual([]);
    expect(model.values(sheet, rect(1, 1))).toEqual([['=5']]);
    expect(host.findings().ways).toEqual({});
  });

  test('that are texts are so without an apostrophe where WPS keeps that as a character, and formats stay', async () => {
    const { host, model, inspect } = await startWps(USUAL, ['apostropheKept']);
    const plain = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    const texts = [
      ['007', '12-30', '无'],
      ['1.2', 8, '得12分'],
    ];
    for (const each of [host, plain.host]) await apply(each, write(texts, 20), write([['=1+1']], 23));
    expect(model.values(sheet, rect(20, 0, 4, 3))).toEqual([...texts, [null, null, null], ['=1+1', null, null]]);
    expect(inspect()).toEqual(plain.inspect());
    expect(host.findings().ways).toMatchObject({ text: 'format' });
    expect(plain.host.findings().ways).toEqual({});
  });

  test.each<[string, Quirk[]]>([
    ['an apostrophe makes a text', []],
    ['it stays as a character', ['apostropheKept']],
  ])('that a cell does not keep are taken back with all others, and it is named, where %s', async (_, quirks) => {
    const { host, wps, model } = await startWps(USUAL, quirks);
    const before = await sheetNamed(host, '表');
    // A cell that somebody else keeps writing into.
    wps.failWhen(({ name, kind }) => {
      if (name === 'Range.Value2' && kind === 'get') model.write(model.sheets()[0]!.id, rect(22, 1), [[77]]);
      return null;
    });
    await expect(apply(host, write([[1, 2, '3']], 22), format)).rejects.toMatchObject({
      code: 'failed',
      data: { reason: 'notAsWritten', sheet: '表', cell: 'B23', cells: 1 },
    });
    wps.failWhen(null);
    model.write(model.sheets()[0]!.id, rect(22, 1), [[null]]);
    expect(await sheetNamed(host, '表')).toEqual(before);
  });

  test('that may be pictures are told: WPS knows its own by their formula, and not those of Excel', async () => {
    const values = [
      [{ error: '#VALUE!' }, '#VALUE!', { formula: '=DISPIMG("ID_1A",1)', result: 0 }, { error: '#N/A' }],
    ];
    const { host } = await startWps({ sheets: [{ name: '表', values }] });
    expect((await sheetNamed(host, '表')).pictures).toEqual([
      { row: 0, column: 0, isCertain: false },
      { row: 0, column: 2, isCertain: true },
    ]);
  });

  test('of all errors are read, as codes and as texts', async () => {
    const codes = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!'];
    const values = [codes.map((error) => ({ error })), codes];
    for (const quirks of [[], ['errorsAsCVErr']] as Quirk[][]) {
      const { host } = await startWps({ sheets: [{ name: '表', values }] }, quirks);
      expect((await sheetNamed(host, '表')).values).toEqual(values);
    }
  });
});

describe('A picture in a cell', () => {
  const picture = '=DISPIMG("ID_1A",1)';
  const start: Start = {
    sheets: [{ name: '表', values: [['=1+1', { formula: picture, result: 0 }, '照片']] }],
  };

  test.each<[string, Quirk[], CellValue]>([
    ['an error', [], { error: '#NAME?' }],
    ['the text of its formula', ['picturesAsText'], picture],
  ])('is read as a formula, and put back as one, where its value is %s', async (_, quirks, value) => {
    const subject = await startWps(start, quirks);
    const { host, wps, model } = subject;
    const sheet = model.sheets()[0]!.id;
    jest.spyOn(model, 'values').mockImplementation((id, range) => shown(model, id, range));
    const read = await sheetNamed(host, '表');
    expect(read.formulas).toEqual([[null, picture, null]]);
    expect(read.values).toEqual([['=1+1', value, '照片']]);
    wps.failWhen(({ name }) => (name === 'Font.Bold' ? 'after' : null));
    await expect(apply(host, write([['甲', '乙', '丙']], 0), format)).rejects.toMatchObject({ code: 'failed' });
    expect(model.formulas(sheet, rect(0, 0, 1, 3))).toEqual([[null, picture, null]]);
  });
});

/** The workbook in memory knows no functions; a WPS without pictures in cells tells an error. */
function shown(model: WpsSubject['model'], sheet: string, range: ReturnType<typeof rect>): CellValue[][] {
  const values = MemoryWorkbook.prototype.values.call(model, sheet, range);
  const formulas = model.formulas(sheet, range);
  return values.map((row, r) => row.map((value, c) => (formulas[r]![c] === null ? value : { error: '#NAME?' })));
}

describe('Reading', () => {
  test('asks for at most 5,000 cells at once, and not for a million empty ones', async () => {
    const row = Array.from({ length: 12 }, (_, index): CellWrite => `第${index}格`);
    const start: Start = { sheets: [{ name: '表', values: Array.from({ length: 1_000 }, () => row) }] };
    const plain = await startWps(start);
    const { host, wps } = await startWps(start, ['usedRangeTooLarge']);
    expect((await host.read()).sheets).toEqual((await plain.host.read()).sheets);
    // 12 columns: 416 rows at once, so three pieces.
    expect(wps.tally.get('Range.Value2')).toBe(3);
    expect(wps.tally.get('WorksheetFunction.CountA')).toBeLessThan(40);
  });

  test('finds a stray cell in the last row and column without reading all that lies between', async () => {
    const { host, model, wps } = await startWps(USUAL, ['usedRangeTooLarge']);
    const expected = await sheetNamed(host, '表');
    model.write(model.sheets()[0]!.id, rect(1_048_575, 16_383), [['备忘']]);
    wps.tally.clear();
    const sheet = await sheetNamed(host, '表');
    expect(sheet.used).toEqual(rect(0, 0, 1_048_576, 16_384));
    expect(sheet.values.at(-1)!.at(-1)).toBe('备忘');
    expect(sheet.values[1]!.slice(0, 3)).toEqual(expected.values[1]);
    expect(wps.tally.get('WorksheetFunction.CountA')).toBeLessThan(200);
  });

  test('tells the number formats of every cell, however mixed', async () => {
    const { host, model } = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setLook(sheet, rect(1, 1, 2, 1), { numberFormat: '0.0' });
    model.setLook(sheet, rect(3, 2), { numberFormat: '@' });
    expect((await sheetNamed(host, '表')).numberFormats).toEqual([
      ['General', 'General', 'General'],
      ['General', '0.0', 'General'],
      ['General', '0.0', 'General'],
      ['General', 'General', '@'],
    ]);
  });

  test('finds merged areas side by side and one within the other’s rows', async () => {
    const areas = [rect(0, 0, 1, 4), rect(2, 0, 3, 1), rect(2, 1, 2, 3), rect(5, 0, 1, 2), rect(5, 2, 1, 2)];
    const { host } = await startWps({
      sheets: [{ name: '表', values: [['标题']] }],
      changes: areas.map((range) => ({ kind: 'merge', sheet: '表', range })),
    });
    const byPlace = (a: (typeof areas)[number], b: (typeof areas)[number]): number =>
      a.row - b.row || a.column - b.column;
    expect([...(await sheetNamed(host, '表')).merges].sort(byPlace)).toEqual(areas);
  });

  test('without a workbook says so', async () => {
    const { host, wps } = await startWps(USUAL);
    wps.failWhen(({ name }) => (name === 'Application.ActiveWorkbook' ? 'before' : null));
    await expect(host.read()).rejects.toMatchObject({ code: 'failed' });
  });
});

describe('A long reading', () => {
  const pauses = async (isHidden: boolean): Promise<number> => {
    Object.assign(globalThis, { document: { hidden: isHidden } });
    const timers = jest.spyOn(globalThis, 'setTimeout');
    // Every look at the clock is 60 milliseconds after the one before.
    let now = 0;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 60));
    try {
      const { host } = await startWps(USUAL);
      timers.mockClear();
      expect((await host.read()).sheets).toHaveLength(3);
      return timers.mock.calls.length;
    } finally {
      clock.mockRestore();
      timers.mockRestore();
      Reflect.deleteProperty(globalThis, 'document');
    }
  };

  test('lets WPS have its turn between two sheets', async () => {
    expect(await pauses(false)).toBe(3);
  });

  test('of a page that nobody sees waits for no timer, which its browser would hold back for up to a minute', async () => {
    expect(await pauses(true)).toBe(0);
  });
});

describe('Writing when another workbook came to the front', () => {
  test('is refused until it is read again', async () => {
    const { host, wps } = openInWps(new MemoryWorkbook('甲.xlsx', ['Sheet1']));
    await host.read();
    (wps.application as { Workbooks: { Add(): void } }).Workbooks.Add();
    const one: Change = { ...(write([[1]]) as object), sheet: 'Sheet1' } as Change;
    await expect(apply(host, one)).rejects.toMatchObject({
      code: 'failed',
      data: { reason: 'otherWorkbook', file: '工作簿1' },
    });
    await host.read();
    expect((await apply(host, one)).cellsWritten).toBe(1);
  });

  test('is no matter when it is the same one, saved under another name', async () => {
    const model = new MemoryWorkbook('甲.xlsx', ['表']);
    const { host } = openInWps(model);
    await host.read();
    model.name = () => '乙.xlsx';
    expect([await host.hasRead('甲.xlsx'), await host.hasRead('乙.xlsx')]).toEqual([false, true]);
    expect((await apply(host, write([[1]]))).cellsWritten).toBe(1);
  });
});

describe('Conditional formats', () => {
  test.each<[string, Quirk[]]>([
    ['as given', []],
    ['relative to the active cell', ['relativeToActiveCell', 'addActivates']],
    ['with an operator', ['conditionsWantOperator']],
  ])('of people stay and keep their priority, ours are replaced: %s', async (_, quirks) => {
    const { host, model } = await startWps(USUAL, quirks);
    const second: [string, string][] = [
      ['=A2=3', 'A2=3'],
      ['A2="B7"', 'A2="B7"'],
    ];
    await replaceOurs(host, model, ['A2=1', '$A2=2'], second);
    expect(host.findings().refused).toEqual([]);
  });

  test('that are there already are left alone', async () => {
    const { host, wps } = await startWps(USUAL);
    await apply(host, ourConditions('A2=1'));
    await apply(host, ourConditions('A2=1'));
    expect(wps.tally.get('FormatConditions.Add')).toBe(1);
  });

  test('that no form can add are done without, and that is remembered', async () => {
    const { host, model } = await startWps(USUAL, ['conditionsRefused']);
    expect(await apply(host, ourConditions('A2=1'), write([[7]]))).toEqual({ cellsWritten: 1, differences: [] });
    expect(model.conditionalRules(model.sheets()[0]!.id)).toEqual([]);
    expect(host.findings().refused).toEqual(['conditionalFormats']);
  });

  test('on a hidden sheet leave it hidden, and the cell that was active active', async () => {
    const { host, model } = await startWps(USUAL);
    await host.reveal('表', 3, 2);
    await apply(host, ourConditions('A2=1'), { ...ourConditions('A2=1'), sheet: '_考评' } as Change);
    expect(model.sheets().map(({ visibility }) => visibility)).toEqual(['visible', 'visible', 'veryHidden']);
    expect(model.activeSheet()).toBe(model.sheets()[0]!.id);
    await host.reveal('表', 3, 2);
    expect(model.selection().range).toEqual(rect(3, 2));
  });
});

describe('A new sheet that opens on a cell', () => {
  const opening: Change = { kind: 'freeze', sheet: '新', rows: 2, columns: 1, select: { row: 4, column: 3 } };

  test.each<[string, Quirk[]]>([
    ['WPS', []],
    ['WPS with all that its builds do', [...ALL_QUIRKS]],
  ])('has it selected in %s, and the sheet that was in front is in front', async (_, quirks) => {
    const { host, model } = await startWps(USUAL, quirks);
    const selected = jest.spyOn(model, 'select');
    const front = model.activeSheet();
    await apply(host, { kind: 'addSheet', sheet: '新' }, opening);
    const added = model.sheets().find(({ name }) => name === '新')!.id;
    expect(selected.mock.calls.filter(([sheet]) => sheet === added).at(-1)).toEqual([added, rect(4, 3)]);
    expect(model.activeSheet()).toBe(front);
  });
});

describe('A cell that is revealed', () => {
  const scrolled = async (...[row, column]: [number, number]) => {
    const { host, wps, model } = await startWps(USUAL);
    // Three rows and two columns stand still, as in a sheet to fill.
    model.freeze(model.sheets()[0]!.id, 3, 2);
    await host.reveal('表', row, column);
    expect(model.selection().range).toEqual(rect(row, column));
    const { ActiveWindow: window } = wps.application as Application;
    return [window.ScrollRow, window.ScrollColumn];
  };

  // The window of the emulation shows 25 rows and 10 columns, the last of each cut off; it begins at A1.
  test('comes into view with three rows and a column before it', async () => {
    expect(await scrolled(300, 40)).toEqual([298, 40]);
  });
  test('stays where it is when it is seen', async () => {
    expect(await scrolled(20, 5)).toEqual([1, 1]);
  });
  test('scrolls one way only where the other needs none', async () => {
    expect(await scrolled(300, 5)).toEqual([298, 1]);
    expect(await scrolled(24, 5)).toEqual([22, 1]);
  });
  test('in frozen rows or columns does not scroll them away', async () => {
    expect(await scrolled(2, 40)).toEqual([1, 40]);
    expect(await scrolled(300, 1)).toEqual([298, 1]);
  });
});

describe('Sizes', () => {
  test('of columns are characters, of rows points; hidden rows stay hidden', async () => {
    const { host, model } = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setRows(sheet, 2, 1, { hidden: true });
    await apply(
      host,
      { kind: 'columnWidths', sheet: '表', column: 1, widths: [8, 0, null] },
      { kind: 'rowHeights', sheet: '表', row: 1, heights: [18, 30, 600, 0] },
    );
    // (8 × 7 + 5) × 0.75
    expect(model.column(sheet, 1)).toEqual({ points: 45.75, hidden: false });
    expect(model.column(sheet, 2).hidden).toBe(true);
    expect([1, 2, 3, 4].map((row) => model.row(sheet, row))).toEqual([
      { points: 18, hidden: false },
      { points: 13.5, hidden: true },
      { points: 409.5, hidden: false },
      { points: 13.5, hidden: true },
    ]);
  });

  test('that are right already are not set again', async () => {
    const { host, wps } = await startWps(USUAL);
    const heights: Change = { kind: 'rowHeights', sheet: '表', row: 1, heights: [18, 18, 30] };
    await apply(host, heights);
    const before = wps.tally.get('Range.RowHeight')!;
    await apply(host, heights);
    // Mixed, then 18 and 18, then 30: three questions and nothing set.
    expect(wps.tally.get('Range.RowHeight')! - before).toBe(3);
  });
});

describe('Links', () => {
  test('leave texts and fonts as they were, of one column and of several', async () => {
    const { host, model } = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setLook(sheet, rect(1, 0), { color: 'AA0000', fontName: '黑体' });
    const before = model.contents().sheets[0]!.cells;
    await apply(host, {
      kind: 'links',
      sheet: '表',
      links: [
        { row: 1, column: 0, target: "#'锁定'!A1", tip: '看' },
        { row: 3, column: 0, target: "'锁定'!A1" },
        { row: 1, column: 1, target: "'锁定'!A1" },
      ],
    });
    expect(model.links(sheet)).toHaveLength(3);
    expect(model.links(sheet)[0]).toEqual({ row: 1, column: 0, target: "'锁定'!A1", tip: '看' });
    expect(model.values(sheet, rect(0, 0, 4, 3))).toEqual([
      ['条款', '填报值', '得分'],
      ['2.1', 12, 2],
      ['15.4', '约95%', true],
      [null, { error: '#N/A' }, "'引号"],
    ]);
    for (const key of ['color', 'underline', 'fontName'] as const) {
      expect(model.look(sheet, rect(1, 0), key)).toEqual([
        [{ color: 'AA0000', underline: false, fontName: '黑体' }[key]],
      ]);
      expect(model.look(sheet, rect(1, 1), key)).toEqual([
        [{ color: '000000', underline: false, fontName: '宋体' }[key]],
      ]);
    }
    expect(before.length).toBeGreaterThan(0);
  });
});

describe('Notes', () => {
  test('come, change and go', async () => {
    const { host, model } = await startWps(USUAL);
    const sheet = model.sheets()[0]!.id;
    const note = (text: string | null): Change => ({ kind: 'note', sheet: '表', row: 1, column: 1, text });
    await apply(host, note('一'), note('二'));
    expect(model.notes(sheet)).toEqual([{ row: 1, column: 1, text: '二' }]);
    await apply(host, note(null));
    expect(model.notes(sheet)).toEqual([]);
  });
});

describe('A filter', () => {
  test('over the same range is left as it is', async () => {
    const set: Change = { kind: 'autoFilter', sheet: '表', range: rect(0, 0, 4, 3) };
    const { host, wps } = await startWps({ ...USUAL, changes: [set] });
    await apply(host, set);
    expect(wps.tally.get('Range.AutoFilter')).toBeUndefined();
  });
});

describe('Putting back', () => {
  test('brings formulas back that name their own sheet', async () => {
    const own = { formula: "='表'!B2*2", result: 24 };
    const { host, wps, model } = await startWps({ ...USUAL, changes: [write([[own, 'x']], 6)] });
    wps.failWhen(({ name }) => (name === 'Font.Bold' ? 'after' : null));
    await expect(apply(host, { ...format, range: rect(0, 0, 9, 3) } as Change)).rejects.toMatchObject({
      code: 'failed',
    });
    expect(model.formulas(model.sheets()[0]!.id, rect(6, 0))).toEqual([["='表'!B2*2"]]);
  });

  test('that fails for good is told', async () => {
    const { host, wps } = await startWps(USUAL);
    let isBroken = false;
    wps.failWhen(({ name }) => {
      isBroken ||= name === 'Worksheet.Activate';
      return isBroken ? 'before' : null;
    });
    await expect(apply(host, write([[1]]))).rejects.toMatchObject({
      code: 'failed',
      data: { message: 'Worksheet.Activate 失败', restored: 'no' },
    });
    wps.failWhen(null);
    // Nor were the settings put back.
    expect(wps.settings).toMatchObject({ ScreenUpdating: false });
  });

  test('without copies of sheets, in a workbook whose structure is protected, is told to be partial', async () => {
    const { host, wps, model } = await startWps(USUAL);
    model.setStructureProtected(true);
    wps.failWhen(({ name }) => (name === 'Font.Bold' ? 'after' : null));
    await expect(apply(host, write([[1]]), format)).rejects.toMatchObject({ data: { restored: 'partly' } });
    wps.failWhen(null);
    expect((await apply(host, format, write([[1]]))).differences).toEqual([]);
    await expect(apply(host, { kind: 'addSheet', sheet: '新' })).rejects.toMatchObject({
      code: 'protectedSheet',
      data: { reason: 'workbookStructure' },
    });
  });

  test('keeps a sheet that could not get its name back', async () => {
    const { host, wps, model } = await startWps(USUAL);
    let isBroken = false;
    wps.failWhen(({ name, kind }) => {
      isBroken ||= name === 'Sheets.Add';
      return isBroken && (name === 'Sheets.Add' || (name === 'Worksheet.Name' && kind === 'set')) ? 'before' : null;
    });
    await expect(
      apply(host, { kind: 'removeSheet', sheet: '锁定' }, { kind: 'addSheet', sheet: '新' }),
    ).rejects.toMatchObject({ code: 'failed', data: { restored: 'partly' } });
    wps.failWhen(null);
    expect(model.sheets()).toHaveLength(3);
    expect(model.values(model.sheets()[1]!.id, rect(0, 0))).toEqual([['甲']]);
  });

  test('leaves no copy behind, and shows the sheet that was shown', async () => {
    const { host, model } = await startWps(USUAL, ['addActivates']);
    await apply(host, format, { ...format, sheet: '_考评' } as Change, { kind: 'addSheet', sheet: '新' });
    expect(model.sheets().map(({ name }) => name)).toEqual(['表', '锁定', '_考评', '新']);
    expect(model.activeSheet()).toBe(model.sheets()[0]!.id);
  });
});

describe('Settings of WPS', () => {
  test('are off while it is written, and back afterwards, as they were', async () => {
    const { host, wps } = await startWps(USUAL);
    wps.settings.ScreenUpdating = false;
    wps.settings.Calculation = 2;
    const before = { ...wps.settings };
    const seen: unknown[] = [];
    wps.failWhen(({ name, kind }) => {
      if (name === 'Range.Value2' && kind === 'set') seen.push({ ...wps.settings });
      return null;
    });
    await apply(host, write([[1]]));
    expect(seen).toEqual([
      {
        ScreenUpdating: false,
        DisplayAlerts: false,
        EnableEvents: false,
        CopyObjectsWithCells: false,
        Calculation: -4135,
      },
    ]);
    expect(wps.settings).toEqual(before);
  });
});

describe('While another page of the add-in writes', () => {
  const KEY = 'kaoping.settings';
  const storageOf = (wps: { application: object }) =>
    (wps.application as { PluginStorage: { setItem(key: string, text: string): void; removeItem(key: string): void } })
      .PluginStorage;
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const begun = async () => {
    const { host, wps } = await startWps(USUAL);
    const storage = storageOf(wps);
    wps.settings.Calculation = -4135;
    const note = (beats: number): void => storage.setItem(KEY, `${beats}|{"Calculation":-4105}`);
    note(0);
    let isRead = false;
    const reading = host.read().then(() => {
      isRead = true;
    });
    return { wps, storage, note, reading, isRead: () => isRead };
  };

  test('one waits as long as it gives signs of life, and leaves its settings alone', async () => {
    const { wps, storage, note, reading, isRead } = await begun();
    for (let beats = 1; beats <= 6; beats++) {
      await jest.advanceTimersByTimeAsync(10_000);
      note(beats);
    }
    expect([isRead(), wps.settings.Calculation]).toEqual([false, -4135]);
    storage.removeItem(KEY);
    await jest.advanceTimersByTimeAsync(600);
    await reading;
    expect(wps.settings.Calculation).toBe(-4135);
  });

  test('one that gives none for fifteen seconds is taken for closed: its settings are put back', async () => {
    const { wps, reading, isRead } = await begun();
    await jest.advanceTimersByTimeAsync(14_000);
    expect([isRead(), wps.settings.Calculation]).toEqual([false, -4135]);
    await jest.advanceTimersByTimeAsync(2_000);
    await reading;
    expect(wps.settings.Calculation).toBe(-4105);
  });

  test('it gives one every two seconds, for as long as a step of its own lasts', async () => {
    const { host, wps } = await startWps(USUAL);
    let signs = 0;
    wps.failWhen(({ name }) => {
      if (name === 'PluginStorage.setItem') signs++;
      if (name === 'Hyperlinks.Add') jest.advanceTimersByTime(700);
      return null;
    });
    const links = Array.from({ length: 10 }, (_, row) => ({ row: 10 + row, column: 0, target: "'锁定'!A1" }));
    await apply(host, { kind: 'links', sheet: '表', links });
    // At the beginning, and three times in the seven seconds that ten links take.
    expect(signs).toBe(4);
  });
});

describe('Edits', () => {
  test.each<[string, Quirk[]]>([
    ['by events', []],
    ['by events of functions and promises', ['membersAreMethods', 'asyncMembers', 'objectsAreFunctions']],
  ])('of people are told %s, own writes are not, and one can stop listening', async (_, quirks) => {
    const { host, model } = await startWps(USUAL, quirks);
    const heard: string[] = [];
    const stop = host.onEdited((sheet) => heard.push(sheet));
    await soon();
    model.type(model.sheets()[0]!.id, 1, 1, 13);
    await soon();
    await apply(host, write([[1]], 1, 1));
    await soon();
    expect(heard).toEqual(['表']);
    stop();
    model.type(model.sheets()[0]!.id, 1, 1, 14);
    await soon();
    expect(heard).toEqual(['表']);
  });

  test.each(['eventsAbsent', 'eventsNeverCome', 'eventsWantName'] as const)(
    'are looked for every three seconds in the sheet in front: %s',
    async (quirk) => {
      jest.useFakeTimers();
      try {
        const { host, model } = await startWps(USUAL, [quirk]);
        const heard: string[] = [];
        const stop = host.onEdited((sheet) => heard.push(sheet));
        await jest.advanceTimersByTimeAsync(3_100);
        model.type(model.sheets()[0]!.id, 1, 1, 13);
        await jest.advanceTimersByTimeAsync(3_000);
        expect(heard).toEqual(['表']);
        await jest.advanceTimersByTimeAsync(9_000);
        expect(heard).toEqual(['表']);
        // Another page of the add-in writes, and this one reads that.
        model.type(model.sheets()[0]!.id, 1, 1, 15);
        await host.read();
        await jest.advanceTimersByTimeAsync(9_000);
        expect(heard).toEqual(['表']);
        stop();
        model.type(model.sheets()[0]!.id, 1, 1, 14);
        await jest.advanceTimersByTimeAsync(9_000);
        expect(heard).toEqual(['表']);
      } finally {
        jest.useRealTimers();
      }
    },
  );
});

describe('Sheets that come, go, or are called otherwise', () => {
  const changes = (model: Awaited<ReturnType<typeof startWps>>['model']): readonly (() => void)[] => {
    const [first, second] = model.sheets();
    return [
      () => void model.addSheet('移入的填报'),
      () => {
        model.activate(second!.id);
        model.removeSheet(second!.id);
      },
      // WPS has no event for these: they are seen as soon as another sheet comes to the front.
      () => {
        model.renameSheet(first!.id, '改名');
        model.activate(model.sheets().find(({ id }) => id !== model.activeSheet())!.id);
      },
      () => {
        model.moveSheet(first!.id, 1);
        model.activate(model.sheets().find(({ id }) => id !== model.activeSheet())!.id);
      },
    ];
  };

  test('are edits, too, each told once; a look at another sheet, and what our own writes add, are none', async () => {
    const { host, model } = await startWps({ ...USUAL, sheets: USUAL.sheets.map((sheet) => ({ ...sheet })) });
    model.setVisibility(model.sheets()[2]!.id, 'visible');
    await host.read();
    let heard = 0;
    const stop = host.onEdited(() => heard++);
    await soon();
    await host.read();
    for (const [index, change] of changes(model).entries()) {
      change();
      await soon();
      expect([index, heard]).toEqual([index, index + 1]);
      await host.read();
    }
    model.activate(model.sheets().find(({ id }) => id !== model.activeSheet())!.id);
    await apply(host, { kind: 'addSheet', sheet: '新表' }, write([[1]], 0, 0, '新表'));
    await host.read();
    model.activate(model.sheets().find(({ id }) => id !== model.activeSheet())!.id);
    await soon();
    expect(heard).toBe(4);
    stop();
    model.addSheet('后来');
    await soon();
    expect(heard).toBe(4);
  });

  test.each(['eventsAbsent', 'eventsNeverCome', 'eventsOfCellsOnly'] as const)(
    'are looked for every three seconds, as long as no event came: %s',
    async (quirk) => {
      jest.useFakeTimers();
      try {
        const { host, model } = await startWps(USUAL, [quirk]);
        let heard = 0;
        const stop = host.onEdited(() => heard++);
        await jest.advanceTimersByTimeAsync(100);
        // An event of cells, where there is one, is no sign that there are those of sheets.
        model.type(model.sheets()[0]!.id, 1, 1, 13);
        await jest.advanceTimersByTimeAsync(9_000);
        await host.read();
        heard = 0;
        model.addSheet('移入的填报');
        await jest.advanceTimersByTimeAsync(9_000);
        expect(heard).toBe(1);
        stop();
      } finally {
        jest.useRealTimers();
      }
    },
  );
});

describe('Once an edit was told', () => {
  test('nothing is asked any more', async () => {
    jest.useFakeTimers();
    try {
      const { host, wps, model } = await startWps(USUAL);
      const heard: string[] = [];
      const stop = host.onEdited((sheet) => heard.push(sheet));
      await jest.advanceTimersByTimeAsync(3_100);
      model.type(model.sheets()[0]!.id, 1, 1, 13);
      await jest.advanceTimersByTimeAsync(100);
      expect(heard).toEqual(['表']);
      wps.calls = 0;
      await jest.advanceTimersByTimeAsync(9_000);
      expect(wps.calls).toBe(0);
      stop();
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('Revealing a cell', () => {
  test('shows its sheet and selects it', async () => {
    const { host, model } = await startWps(USUAL);
    const last = model.sheets()[2]!.id;
    model.setVisibility(last, 'visible');
    await host.reveal('_考评', 3, 2);
    expect(model.selection()).toEqual({ sheet: last, range: rect(3, 2) });
    model.setVisibility(last, 'hidden');
    await expect(host.reveal('_考评', 3, 2)).rejects.toMatchObject({ code: 'failed', data: { reason: 'hiddenSheet' } });
    await expect(host.reveal('没有', 0, 0)).rejects.toMatchObject({ code: 'missingSheet', data: { sheet: '没有' } });
  });
});

describe('With all quirks at once', () => {
  test('a change set of every kind leaves what it leaves without, but for the colours', async () => {
    const [plain, odd] = [await startWps(USUAL), await startWps(USUAL, ALL_QUIRKS)];
    for (const { host } of [plain, odd]) await apply(host, ...everyKind(host));
    const withoutRules = (state: unknown): unknown =>
      JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'rules' ? undefined : value)));
    expect(withoutRules(odd.inspect())).toEqual(withoutRules(plain.inspect()));
  });
});
