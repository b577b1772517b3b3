/** Nothing may depend on the rectangle that a sheet uses, only on the cells that are there. */
import type { CellValue, ChangeSet, SheetSnapshot, Snapshot } from '../../src/host/port';
import { openXlsx } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { afterChanges, markerOf } from '../../src/sheets';
import { scoreWorkbook, withUndo } from '../../src/usecases';
import { onlyFull } from '../full';
import { columnOf, fill, freshAssessment, NOW, score, sheetOf, type, undo } from './support';

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Cells that a change set names. */
const cellsOf = ({ changes }: ChangeSet): number =>
  changes.reduce((sum, change) => sum + (change.kind === 'write' ? change.values.flat().length : 0), 0);

function plan(snapshot: Snapshot): ChangeSet {
  const { changeSet } = scoreWorkbook(snapshot, { rubricById, locale: 'zh-CN', now: NOW });
  return withUndo(changeSet, snapshot, { now: NOW }).changeSet;
}

/** Scored, and a figure was changed since: there is something to write. */
async function scored(): Promise<Uint8Array> {
  const host = await freshAssessment('甲县');
  await fill(host, '甲县', { '2.1': { 未按时调度次数: 2 } });
  await score(host);
  await fill(host, '甲县', { '2.1': { 未按时调度次数: 4 } });
  return host.save();
}

describe('a stray cell far away', () => {
  const places: readonly [string, number, number][] = [
    ['XFD1048576', LAST_ROW, LAST_COLUMN],
    ...onlyFull<[string, number, number]>(['A1048576', LAST_ROW, 0]),
  ];
  it.each(places)('in %s of any sheet of ours makes no more cells to write and to remember', async (_, row, column) => {
    const bytes = await scored();
    const clean = await openXlsx(bytes, '考核.xlsx').read();
    const expected = cellsOf(plan(clean));
    for (const { name } of clean.sheets.filter((sheet) => markerOf(sheet) !== null)) {
      const host = openXlsx(bytes, '考核.xlsx');
      await type(host, name, [row, column, '备忘']);
      // A list that is written again takes back what stood in it, cell by cell.
      expect(cellsOf(plan(await host.read()))).toBeLessThan(expected + 20_000);
    }
  });

  it('makes grids no larger than the rows that are there, as read and as they are once something is written', async () => {
    const bytes = await scored();
    for (const value of ['备忘', ' ']) {
      const host = openXlsx(bytes, '考核.xlsx');
      const { sheets } = await host.read();
      for (const { name } of sheets) await type(host, name, [LAST_ROW, LAST_COLUMN, value]);
      const snapshot = await host.read();
      for (const { name, used, values, formulas, numberFormats } of [
        ...snapshot.sheets,
        ...afterChanges(snapshot, plan(snapshot).changes).sheets,
      ]) {
        expect([name, used!.rows]).toEqual([name, LAST_ROW + 1]);
        for (const grid of [values, formulas, numberFormats]) expect(Object.keys(grid).length).toBeLessThan(5_010);
      }
    }
  });

  it('in a 填报 is scored over and taken back as if it were not there, and stays', async () => {
    const host = openXlsx(await scored(), '考核.xlsx');
    const { name } = await sheetOf(host, 'filling', '甲县');
    await type(host, name, [LAST_ROW, LAST_COLUMN, '备忘']);
    const before = (await score(openXlsx(await scored(), '考核.xlsx'))).assessment.scorecards[0]!.total;
    expect((await score(host)).assessment.scorecards[0]!.total).toEqual(before);
    await undo(host);
    const sheet = await sheetOf(host, 'filling', '甲县');
    expect(sheet.values[LAST_ROW - sheet.used!.row]!.at(-1)).toBe('备忘');
  });

  it('in the value column of a 填报 is a finding with its cell', async () => {
    const host = openXlsx(await scored(), '考核.xlsx');
    const { name } = await sheetOf(host, 'filling', '甲县');
    await type(host, name, [LAST_ROW, columnOf('value'), 7]);
    const { findings } = await score(host);
    expect(findings.filter(({ finding }) => finding.code === 'rowStray')).toMatchObject([
      { sheet: name, row: LAST_ROW, column: columnOf('value') },
    ]);
  });

  it('in a list that is written again comes back with 还原', async () => {
    const host = openXlsx(await scored(), '考核.xlsx');
    const list = (await sheetOf(host, 'findings')).name;
    await type(host, list, [LAST_ROW, LAST_COLUMN, '备忘']);
    await fill(host, '甲县', { '2.1': { 未按时调度次数: 3 } });
    await score(host);
    await undo(host);
    const sheet = await sheetOf(host, 'findings');
    expect(sheet.values.at(-1)!.at(-1)).toBe('备忘');
  });
});

describe('a million rows', () => {
  const million = (cells: readonly CellValue[]): SheetSnapshot['values'] =>
    Array.from({ length: 1_000_000 }, () => cells);

  it.each([
    ['of notes beside the clauses', [null, '备忘']],
    ['of blanks', [null, ' ', ' ', ' ']],
  ] as const)('%s below a 填报 are gone through in linear time', async (_, cells) => {
    const snapshot = await openXlsx(await scored(), '考核.xlsx').read();
    const sheets = snapshot.sheets.map((sheet): SheetSnapshot => {
      if (markerOf(sheet)?.kind !== 'filling') return sheet;
      const values = [...sheet.values, ...million(cells)];
      return { ...sheet, values, used: { ...sheet.used!, rows: values.length } };
    });
    expect(cellsOf(plan({ ...snapshot, sheets }))).toBe(cellsOf(plan(snapshot)));
  });
});
