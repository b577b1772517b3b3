/** Cells that are written. */
import type { CellValue, Change, FormulaWrite } from '../../host/port';
import { refusal } from '../check';
import type { Case, Start } from '../model';
import { apply, rect, sheetNamed, USUAL, write } from './support';

/** Whatever they look like, they are texts. */
const TEXTS: readonly string[] = [
  ...['=1+1', '+1', '-1', '-甲', '@a', "'a", "''b", '007', 'TRUE', '#N/A', '1/2', '12-30', '2022-12-30', '95%'],
  ...['1e5', '1,000', '３', ' =1', ' 7 ', '＝1', '12月30日', '甲', '2.1', '-'],
];

const MERGED: Start = { ...USUAL, changes: [{ kind: 'merge', sheet: '表', range: rect(5, 0, 1, 2) }] };

export const VALUES: readonly Case[] = [
  {
    id: 'writesValues',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      const result = await apply(
        host,
        write(
          [
            [1, '甲', false],
            [{ error: '#DIV/0!' }, -0.5, { formula: '=1+1', result: 2 }],
          ],
          1,
          1,
        ),
      );
      check.equal(result, { cellsWritten: 6, differences: [] }, 'result');
      const sheet = await sheetNamed(host, '表');
      check.equal(sheet.used, rect(0, 0, 4, 4), 'used range');
      check.equal(
        sheet.values.slice(1, 3),
        [
          ['2.1', 1, '甲', false],
          ['15.4', { error: '#DIV/0!' }, -0.5, 2],
        ],
        'values',
      );
      check.equal(
        sheet.formulas.slice(1, 3),
        [
          [null, null, null, null],
          [null, null, null, '=1+1'],
        ],
        'formulas',
      );
    },
  },
  {
    id: 'writesTexts',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      check.equal((await apply(host, write([TEXTS], 20))).differences, [], 'differences');
      const { values, formulas } = await sheetNamed(host, '表');
      check.equal(values[values.length - 1], TEXTS, 'values');
      check.equal(
        formulas[formulas.length - 1]!.filter((formula) => formula !== null),
        [],
        'formulas',
      );
    },
  },
  {
    id: 'leavesAlone',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      const result = await apply(host, write([[undefined, null, 5]], 1), write([[6]], 1, 2));
      check.equal(result, { cellsWritten: 2, differences: [] }, 'result');
      check.equal((await sheetNamed(host, '表')).values[1], ['2.1', null, 6], 'values');
    },
  },
  {
    id: 'rightBefore',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      const before: CellValue[] = ['2.1', 12];
      await apply(host, { ...write([['2.1', 13, 0]], 1), before: [[...before, { formula: '=1+1', result: 0 }]] });
      check.equal((await sheetNamed(host, '表')).values[1], ['2.1', 13, 0]);
    },
  },
  {
    id: 'wrongBefore',
    group: 'values',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      check.equal(
        await refusal(() => apply(host, write([['先写']]), { ...write([[1]], 1, 1), before: [[11]] })),
        { code: 'changedMeanwhile', data: { sheet: '表', cell: 'B2' } },
        'refusal',
      );
      check.equal(await inspect(), before, 'workbook');
    },
  },
  {
    id: 'guards',
    group: 'values',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const guard = (first: CellValue, result: CellValue | FormulaWrite): Change => ({
        ...write([[undefined, undefined, undefined]], 1),
        before: [[first, 12, result]],
      });
      const before = await inspect();
      const formula = { formula: '=1+1', result: 0 };
      check.equal(await apply(host, guard('2.1', formula)), { cellsWritten: 0, differences: [] }, 'result');
      check.equal(await inspect(), before, 'workbook');
      check.equal((await apply(host, guard('2.1', formula), write([['后写']], 7))).cellsWritten, 1, 'cells written');
      const after = await inspect();
      const changed = async (first: CellValue, result: CellValue | FormulaWrite): Promise<unknown> =>
        refusal(() => apply(host, write([['先写']]), guard(first, result)));
      const expected = (cell: string) => ({ code: 'changedMeanwhile', data: { sheet: '表', cell } });
      check.equal(await changed('2.2', formula), expected('A2'), 'another value');
      check.equal(await changed('2.1', 2), expected('C2'), 'another formula');
      check.equal(await inspect(), after, 'workbook after refusals');
    },
  },
  {
    id: 'mergedTarget',
    group: 'values',
    start: MERGED,
    run: async ({ host, inspect }, check) => {
      await apply(host, write([['甲', null]], 5));
      const before = await inspect();
      check.equal(
        await refusal(() => apply(host, write([['先写']]), write([['甲', '乙']], 5))),
        { code: 'mergedTarget', data: { sheet: '表', cell: 'B6', range: 'A6:B6' } },
        'refusal',
      );
      check.equal(await inspect(), before, 'workbook');
    },
  },
  {
    id: 'protectedSheet',
    group: 'values',
    start: USUAL,
    run: async ({ host, inspect }, check) => {
      const before = await inspect();
      check.equal(
        await refusal(() => apply(host, write([['先写']]), write([[1]], 0, 0, '锁定'))),
        { code: 'protectedSheet', data: { sheet: '锁定' } },
        'refusal',
      );
      check.equal(await inspect(), before, 'workbook');
    },
  },
  {
    id: 'veryHidden',
    group: 'values',
    start: USUAL,
    run: async ({ host }, check) => {
      await apply(host, write([['状态']], 1, 0, '_考评'));
      check.match(await sheetNamed(host, '_考评'), {
        visibility: 'veryHidden',
        values: [['kaoping|state'], ['状态']],
      });
    },
  },
];
