/** @jest-environment ./test/host/excel/environment.js */
import type { Change } from '../../../src/host/port';
import { apply, rect, sheetNamed, USUAL, write, type Start } from '../contract';
import { replaceOurs } from '../ourConditions';
import { startExcel } from './support/start';

const format: Change = { kind: 'format', sheet: '表', range: rect(0, 0, 2, 2), format: { bold: true } };

describe('While somebody is typing into a cell', () => {
  test('reading and writing say so, and nothing is written', async () => {
    const { host, excel, inspect } = await startExcel(USUAL);
    const before = inspect();
    excel.isEditing = true;
    await expect(host.read()).rejects.toMatchObject({ code: 'editMode' });
    await expect(apply(host, write([[1]]))).rejects.toMatchObject({ code: 'editMode' });
    excel.isEditing = false;
    expect(inspect()).toEqual(before);
    expect((await apply(host, write([[1]]))).differences).toEqual([]);
  });

  test('that begins between looking and writing is noticed too', async () => {
    const { host, excel, inspect } = await startExcel(USUAL);
    const before = inspect();
    excel.failRequest(2, 'InvalidOperationInCellEditMode');
    await expect(apply(host, write([[1]]), format)).rejects.toMatchObject({ code: 'editMode' });
    expect(inspect()).toEqual(before);
  });
});

test('Values that may be pictures are told, and none is certain: Excel does not tell them from errors', async () => {
  const values = [[{ error: '#VALUE!' }, '#VALUE!', { formula: '=DISPIMG("ID_1A",1)', result: 0 }, { error: '#N/A' }]];
  const { host } = await startExcel({ sheets: [{ name: '表', values }] });
  expect((await sheetNamed(host, '表')).pictures).toEqual([
    { row: 0, column: 0, isCertain: false },
    { row: 0, column: 2, isCertain: false },
  ]);
});

describe('Between looking and writing', () => {
  test('a renamed sheet is still the same sheet', async () => {
    const { host, excel, model } = await startExcel(USUAL);
    excel.beforeRequest((number) => {
      if (number === 2) model.renameSheet(model.sheets()[0]!.id, '改名');
    });
    expect((await apply(host, write([[7]]), format)).differences).toEqual([]);
    expect((await sheetNamed(host, '改名')).values[0]![0]).toBe(7);
  });

  test('a removed sheet is missed by its name, and all else is put back', async () => {
    const { host, excel, model, inspect } = await startExcel(USUAL);
    const [first, second] = model.sheets();
    const write2 = write([['乙']], 0, 0, '_考评');
    excel.beforeRequest((number) => {
      if (number === 2) model.removeSheet(first!.id);
    });
    await expect(apply(host, write2, write([[7]]))).rejects.toMatchObject({
      code: 'missingSheet',
      data: { sheet: '表' },
    });
    expect(model.sheets()[0]).toEqual(second);
    expect((await sheetNamed(host, '_考评')).values).toEqual([['kaoping|state']]);
    expect(inspect()).toMatchObject({ active: '锁定' });
  });

  test('a sheet of the same name as a new one is not taken for ours', async () => {
    const { host, excel, model } = await startExcel(USUAL);
    excel.beforeRequest((number) => {
      if (number === 2) model.write(model.addSheet('汇总'), rect(0, 0), [['别人的']]);
    });
    await expect(
      apply(host, { kind: 'addSheet', sheet: '汇总' }, write([['我们的']], 0, 0, '汇总')),
    ).rejects.toMatchObject({
      code: 'failed',
      data: { code: 'ItemAlreadyExists' },
    });
    expect((await sheetNamed(host, '汇总')).values).toEqual([['别人的']]);
  });

  test('protection that comes is respected', async () => {
    const { host, excel, model, inspect } = await startExcel(USUAL);
    excel.beforeRequest((number) => {
      if (number === 2) model.setProtected(model.sheets()[0]!.id, true);
    });
    await expect(apply(host, write([[7]]))).rejects.toMatchObject({ code: 'protectedSheet' });
    excel.beforeRequest(null);
    model.setProtected(model.sheets()[0]!.id, false);
    expect(inspect()).toEqual((await startExcel(USUAL)).inspect());
  });

  test('a structure that is protected lets values be written, but no sheet be added', async () => {
    const { host, model } = await startExcel(USUAL);
    model.setStructureProtected(true);
    expect((await apply(host, write([[7]]))).differences).toEqual([]);
    await expect(apply(host, { kind: 'addSheet', sheet: '新' })).rejects.toMatchObject({
      code: 'protectedSheet',
      data: { reason: 'workbookStructure' },
    });
  });
});

describe('A new sheet that opens on a cell', () => {
  const opening: Change = { kind: 'freeze', sheet: '新', rows: 2, columns: 1, select: { row: 4, column: 3 } };

  test('has it selected, and the sheet that was in front is in front', async () => {
    const { host, model } = await startExcel(USUAL);
    const selected = jest.spyOn(model, 'select');
    const front = model.activeSheet();
    await apply(host, { kind: 'addSheet', sheet: '新' }, opening);
    const added = model.sheets().find(({ name }) => name === '新')!.id;
    expect(selected.mock.calls).toEqual([[added, rect(4, 3)]]);
    expect(model.activeSheet()).toBe(front);
  });

  test('is not selected in when it is hidden, which Excel refuses', async () => {
    const { host, model } = await startExcel(USUAL);
    const selected = jest.spyOn(model, 'select');
    await apply(host, { kind: 'addSheet', sheet: '新', visibility: 'veryHidden' }, opening);
    expect(selected).not.toHaveBeenCalled();
    expect(model.sheets().find(({ name }) => name === '新')!.visibility).toBe('veryHidden');
  });
});

describe('Excel with an older requirement set', () => {
  const merged: Start = { ...USUAL, changes: [{ kind: 'merge', sheet: '表', range: rect(5, 0, 1, 2) }] };

  test.each(['1.9', '1.12', '1.13', '1.14', '1.15'])('%s reads and writes in two requests each', async (excelApi) => {
    const { host, excel } = await startExcel(merged, { excelApi });
    const { sheets } = await host.read();
    expect(excel.requests).toBe(2);
    // Merged cells cannot be asked for before 1.13.
    expect(sheets[0]!.merges).toEqual(excelApi === '1.9' || excelApi === '1.12' ? [] : [rect(5, 0, 1, 2)]);
    expect((await apply(host, write([['甲']]), format)).differences).toEqual([]);
    expect(excel.requests).toBe(4);
  });

  test('1.9 notices that a merged cell did not take a value, and leaves all as it was', async () => {
    const { host, inspect } = await startExcel(merged, { excelApi: '1.9' });
    const before = inspect();
    await expect(apply(host, write([['甲', '乙']], 5))).rejects.toMatchObject({
      code: 'failed',
      data: { sheet: '表', cell: 'B6', reason: 'notTaken', cells: 1 },
    });
    expect(inspect()).toEqual(before);
  });

  test('1.8 is refused for what it does not have, with nothing written', async () => {
    const { host, inspect } = await startExcel(USUAL, { excelApi: '1.8' });
    const before = inspect();
    expect([host.can('events'), host.can('printSetup'), host.can('reveal')]).toEqual([false, false, true]);
    await expect(apply(host, write([['甲']]))).rejects.toMatchObject({ code: 'unsupported' });
    expect(inspect()).toEqual(before);
  });
});

describe('What Excel would change by itself', () => {
  test('is put right after a link: the text and the font', async () => {
    const { host, model } = await startExcel(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setLook(sheet, rect(1, 0), { color: 'AA0000', fontName: '黑体' });
    await apply(host, { kind: 'links', sheet: '表', links: [{ row: 1, column: 0, target: "#'锁定'!A1", tip: '看' }] });
    expect(model.links(sheet)).toEqual([{ row: 1, column: 0, target: "'锁定'!A1", tip: '看' }]);
    expect(model.values(sheet, rect(1, 0))).toEqual([['2.1']]);
    expect(model.look(sheet, rect(1, 0), 'color')).toEqual([['AA0000']]);
    expect(model.look(sheet, rect(1, 0), 'underline')).toEqual([[false]]);
  });

  test('is the same for a link over a format of the same change set', async () => {
    const { host, model } = await startExcel(USUAL);
    await apply(
      host,
      { kind: 'addSheet', sheet: '新' },
      write([['2.1']], 0, 0, '新'),
      {
        kind: 'format',
        sheet: '新',
        range: rect(0, 0, 1, 3),
        format: { color: '1B5E9B', underline: true, fontSize: 9 },
      },
      { kind: 'links', sheet: '新', links: [{ row: 0, column: 0, target: "'锁定'!A1" }] },
    );
    const sheet = model.sheets().find(({ name }) => name === '新')!.id;
    expect(model.values(sheet, rect(0, 0))).toEqual([['2.1']]);
    expect(model.look(sheet, rect(0, 0), 'color')).toEqual([['1B5E9B']]);
  });

  test('is put right for a number in a cell of format @, which would stay a text; a text keeps the format', async () => {
    const { host, model } = await startExcel(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setLook(sheet, rect(1, 0, 1, 3), { numberFormat: '@' });
    expect((await apply(host, write([['=5', 5]], 1))).differences).toEqual([]);
    expect(model.values(sheet, rect(1, 0, 1, 2))).toEqual([['=5', 5]]);
    expect(model.look(sheet, rect(1, 0, 1, 3), 'numberFormat')).toEqual([['@', 'General', '@']]);
  });
});

describe('Conditional formats', () => {
  test('of people stay and keep their priority, ours are replaced', async () => {
    const { host, model } = await startExcel(USUAL);
    const second: [string, string][] = [
      ['=A2=3', 'A2=3'],
      ['A2=4', 'A2=4'],
    ];
    await replaceOurs(host, model, ['A2=1', 'A2=2'], second);
  });
});

describe('Sizes', () => {
  test('of columns come in characters of 7 pixels with 5 pixels beside, 0.75 points each', async () => {
    const { host, model } = await startExcel(USUAL);
    await apply(host, { kind: 'columnWidths', sheet: '表', column: 1, widths: [8, 0, null] });
    const sheet = model.sheets()[0]!.id;
    // (8 × 7 + 5) × 0.75
    expect(model.column(sheet, 1)).toEqual({ points: 45.75, hidden: false });
    expect(model.column(sheet, 2).hidden).toBe(true);
  });

  test('of rows leave hidden rows hidden, and no row higher than Excel allows', async () => {
    const { host, model } = await startExcel(USUAL);
    const sheet = model.sheets()[0]!.id;
    model.setRows(sheet, 2, 1, { hidden: true });
    await apply(host, { kind: 'rowHeights', sheet: '表', row: 1, heights: [18, 30, 600, 0] });
    expect([1, 2, 3, 4].map((row) => model.row(sheet, row))).toEqual([
      { points: 18, hidden: false },
      { points: 13.5, hidden: true },
      { points: 409.5, hidden: false },
      { points: 13.5, hidden: true },
    ]);
  });
});

describe('A filter', () => {
  test('over the same range is left as it is', async () => {
    const set: Change = { kind: 'autoFilter', sheet: '表', range: rect(0, 0, 4, 3) };
    const { host, excel } = await startExcel({ ...USUAL, changes: [set] });
    await apply(host, set);
    // Looking was enough.
    expect(excel.requests).toBe(1);
  });
});

describe('Edits', () => {
  const soon = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 30));

  test('of people are told with the name of the sheet, own writes are not, and one can stop listening', async () => {
    const { host, model } = await startExcel(USUAL);
    await host.read();
    const heard: string[] = [];
    const stop = host.onEdited((sheet) => heard.push(sheet));
    await soon();
    model.type(model.sheets()[0]!.id, 1, 1, 13);
    await soon();
    await apply(host, write([[1]], 1, 1));
    await soon();
    expect(heard).toEqual(['表']);
    const added = model.addSheet('后来');
    model.type(added, 0, 0, 1);
    await soon();
    // That it came, and what was typed into it.
    expect(heard).toEqual(['表', '后来', '后来']);
    stop();
    await soon();
    model.type(added, 0, 0, 2);
    await soon();
    expect(heard).toEqual(['表', '后来', '后来']);
  });
});

describe('Sheets that come, go, or are called otherwise', () => {
  const soon = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 30));

  test('are edits, too; what our own writes add and remove, copies among it, is none', async () => {
    const { host, model } = await startExcel(USUAL);
    await host.read();
    const heard: string[] = [];
    const stop = host.onEdited((sheet) => heard.push(sheet));
    await soon();
    const added = model.addSheet('移入的填报');
    await soon();
    expect(heard).toEqual(['移入的填报']);
    await host.read();
    model.removeSheet(added);
    await soon();
    expect(heard).toEqual(['移入的填报', '移入的填报']);
    await apply(host, { kind: 'addSheet', sheet: '新表' }, write([[1]], 0, 0, '新表'), write([[1]], 1, 1));
    await soon();
    await host.read();
    await apply(host, { kind: 'removeSheet', sheet: '新表' });
    await soon();
    expect(heard).toHaveLength(2);
    stop();
    await soon();
    model.addSheet('后来');
    await soon();
    expect(heard).toHaveLength(2);
  });

  test('are told by another name or place where Excel tells it: on the web', async () => {
    for (const [quirks, told] of [
      [['web'], ['改名', '改名']],
      [[], []],
    ] as const) {
      const { host, model } = await startExcel(USUAL, { quirks });
      await host.read();
      const heard: string[] = [];
      const stop = host.onEdited((sheet) => heard.push(sheet));
      await soon();
      const [first] = model.sheets();
      model.renameSheet(first!.id, '改名');
      await soon();
      model.moveSheet(first!.id, 1);
      await soon();
      expect(heard).toEqual(told);
      stop();
      await soon();
    }
  });
});

describe('Revealing a cell', () => {
  test('shows its sheet and selects it', async () => {
    const { host, excel, model } = await startExcel(USUAL);
    model.setVisibility(model.sheets()[2]!.id, 'visible');
    await host.reveal('_考评', 3, 2);
    expect(excel.requests).toBe(1);
    expect(model.selection()).toEqual({ sheet: model.sheets()[2]!.id, range: rect(3, 2) });
    expect(model.activeSheet()).toBe(model.sheets()[2]!.id);
    model.setVisibility(model.sheets()[2]!.id, 'hidden');
    await expect(host.reveal('_考评', 3, 2)).rejects.toMatchObject({ code: 'failed', data: { reason: 'hiddenSheet' } });
    await expect(host.reveal('没有', 0, 0)).rejects.toMatchObject({ code: 'missingSheet', data: { sheet: '没有' } });
  });
});

describe('Notes', () => {
  test('are no capability, and refused before anything is written', async () => {
    const { host, inspect } = await startExcel(USUAL);
    const before = inspect();
    expect(host.can('notes')).toBe(false);
    await expect(
      apply(host, write([[1]]), { kind: 'note', sheet: '表', row: 0, column: 0, text: '注' }),
    ).rejects.toMatchObject({ code: 'unsupported', data: { reason: 'note' } });
    expect(inspect()).toEqual(before);
  });
});
