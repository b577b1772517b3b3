/** What Univer's model does beside the contract. */
import type { UniverWorkbook } from '../../../src/workbench/univer';
import { ONE, rect, TWO, WORKBOOK } from '../model/fixture';
import { same } from '../model/same';

interface UniverCase {
  readonly title: string;
  run(model: UniverWorkbook): Promise<void> | void;
}

export const UNIVER_CASES: readonly UniverCase[] = [
  {
    title: 'takes back a batch as one step, and does it again',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 2), [['前', 1]]);
      const before = model.contents();
      model.batch(() => {
        model.write(ONE, rect(0, 0, 2, 2), [
          ['后', 2],
          [{ formula: '=A1&"分"' }, true],
        ]);
        model.setLook(ONE, rect(0, 0, 3, 3), { fill: 'FFFBE6', bold: true, top: { style: 'thin', color: '000000' } });
        model.merge(ONE, rect(4, 0, 1, 3));
        model.setColumns(ONE, 0, 2, { points: 90 });
        model.setRows(ONE, 1, 1, { points: 40, hidden: true });
        model.freeze(ONE, 1, 1);
        model.setNote(ONE, 0, 0, '批注');
        model.setLink(ONE, 0, 1, { target: "'汇总'!A1", tip: '' });
        model.setValidation(ONE, rect(0, 3, 4, 1), { rule: { type: 'list', values: ['是', '否'] } });
        model.setValidation(ONE, rect(1, 3), null);
        model.putConditionalRule(ONE, { id: 'a', ranges: [rect(0, 0)], formula: 'A1>0', format: { bold: true } });
        model.putConditionalRule(ONE, { id: 'b', ranges: [rect(0, 0)], formula: 'A1>1', format: { bold: true } }, 0);
        model.setDefinedName('满分', "='汇总'!$B$2");
        model.setTabColor(ONE, 'FF0000');
        model.setPrintSetup(ONE, { landscape: true });
        model.setVisibility(TWO, 'veryHidden');
        model.renameSheet(ONE, '甲');
        const three = model.addSheet('三');
        model.write(three, rect(0, 0), [['新']]);
        model.moveSheet(three, 0);
      });
      const after = model.contents();
      // Which sheet is active is nothing that is taken back.
      const state = () => ({ ...model.contents(), active: '' });
      model.undo();
      same(state(), { ...before, active: '' });
      model.redo();
      same(state(), { ...after, active: '' });
      model.undo();
      model.undo();
      same(state(), { ...WORKBOOK, active: '' });
    },
  },
  {
    title: 'keeps formulas and their results when looks change, and when that is taken back and done again',
    run: async (model) => {
      model.write(ONE, rect(0, 0, 1, 2), [[10, { formula: '=A1+1' }]]);
      await model.settle();
      const state = async () => {
        await model.settle();
        return [model.formulas(ONE, rect(0, 1))[0]![0], model.values(ONE, rect(0, 1))[0]![0]];
      };
      model.setLook(ONE, rect(0, 0, 1, 2), { fill: 'EEF5EE' });
      same([model.dirty(), await state()], [false, ['=A1+1', 11]]);
      model.undo();
      same(await state(), ['=A1+1', 11]);
      model.redo();
      same(await state(), ['=A1+1', 11]);
      model.setLink(ONE, 0, 1, { target: "'汇总'!A1", tip: '' });
      same(await state(), ['=A1+1', 11]);
      model.write(ONE, rect(0, 0), [[20]]);
      same(await state(), ['=A1+1', 21]);
    },
  },
  {
    title: 'gives cells of every kind a look at once, takes it back and does it again',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 3), [['一行', '两\n行', 7]]);
      model.setLook(ONE, rect(0, 2), { fill: 'EEF5EE', underline: true, bottom: { style: 'thin', color: '000000' } });
      const row = rect(0, 0, 1, 4);
      const state = () => [
        model.values(ONE, row)[0],
        model.look(ONE, row, 'color')[0],
        model.look(ONE, row, 'fill')[0],
        model.look(ONE, row, 'underline')[0],
        model.look(ONE, row, 'bottom')[0]!.map((line) => line?.color ?? null),
        model.look(ONE, row, 'top')[0]!.map((line) => line?.color ?? null),
      ];
      const values = ['一行', '两\n行', 7, null];
      const black = '000000';
      const before = [
        values,
        [black, black, black, black],
        [null, null, 'EEF5EE', null],
        [false, false, true, false],
        [null, null, black, null],
        [null, null, null, null],
      ];
      const [all, used] = [model.contents(), model.usedRange(ONE, true)];
      same(state(), before);
      model.setLook(ONE, row, { fill: null, color: 'C00000', top: { style: 'medium', color: '1F3864' } });
      const after = [
        values,
        ['C00000', 'C00000', 'C00000', 'C00000'],
        [null, null, null, null],
        [false, false, true, false],
        [null, null, black, null],
        ['1F3864', '1F3864', '1F3864', '1F3864'],
      ];
      same(state(), after);
      model.undo();
      same([state(), model.contents(), model.usedRange(ONE, true)], [before, all, used]);
      model.redo();
      same(state(), after);
    },
  },
  {
    title: 'takes back that a sheet was removed, with everything in it',
    run: (model) => {
      model.write(ONE, rect(0, 0), [['甲']]);
      model.setNote(ONE, 0, 0, '批注');
      model.setValidation(ONE, rect(0, 0), { rule: { type: 'whole', min: 0 } });
      model.putConditionalRule(ONE, { id: 'a', ranges: [rect(0, 0)], formula: 'A1>0', format: { bold: true } });
      const before = { ...model.contents(), active: TWO };
      model.removeSheet(ONE);
      same(
        model.sheets().map(({ name }) => name),
        ['汇总'],
      );
      model.undo();
      model.activate(TWO);
      same(model.contents(), before);
    },
  },
  {
    title: 'takes back nothing from before it was told to forget, and what came after',
    run: (model) => {
      model.write(ONE, rect(0, 0), [['甲']]);
      model.batch(() => {
        model.removeSheet(TWO);
        model.forgetUndo();
        model.write(ONE, rect(0, 1), [['乙']]);
      });
      model.write(ONE, rect(0, 2), [['丙']]);
      model.undo();
      model.undo();
      same(model.values(ONE, rect(0, 0, 1, 3)), [['甲', '乙', null]]);
      same(
        model.sheets().map(({ name }) => name),
        [WORKBOOK.sheets[0]!.name],
      );
    },
  },
  {
    title: 'is up to date whenever it says so',
    run: async (model) => {
      model.write(ONE, rect(0, 0), [[1]]);
      same(model.dirty(), false);
      model.write(ONE, rect(0, 1), [[{ formula: '=A1*2' }]]);
      same(model.dirty(), true);
      await model.settle();
      same(model.values(ONE, rect(0, 1)), [[2]]);
      for (const value of [2, 3, 4]) {
        model.write(ONE, rect(0, 0), [[value]]);
        same(model.dirty(), true);
        await model.settle();
        same([model.dirty(), model.values(ONE, rect(0, 1))], [false, [[value * 2]]]);
      }
      const first = model.settle();
      model.write(ONE, rect(0, 0), [[50]]);
      const settled = model.settle();
      await new Promise((resolve) => setTimeout(resolve, 60));
      model.write(ONE, rect(0, 0), [[60]]);
      await Promise.all([first, settled]);
      await model.settle();
      same(model.values(ONE, rect(0, 1)), [[120]]);
    },
  },
  {
    title: 'has nobody wait for a formula that looks at no other cell, once it has its result',
    run: async (model) => {
      model.write(ONE, rect(0, 1, 1, 2), [[{ formula: '=1530.6+706.3' }, { formula: '="合计"' }]]);
      same(model.dirty(), true);
      await model.settle();
      same(model.values(ONE, rect(0, 1, 1, 2)), [[2236.9, '合计']]);
      model.write(ONE, rect(0, 0), [[1]]);
      same(model.dirty(), false);
      model.write(ONE, rect(0, 3), [[{ formula: '=a1' }]]);
      await model.settle();
      model.write(ONE, rect(0, 0), [[2]]);
      same(model.dirty(), true);
    },
  },
  {
    title: 'tells formulas under the new name of a sheet, and links to it',
    run: async (model) => {
      model.write(TWO, rect(0, 0), [[7]]);
      model.write(ONE, rect(0, 0), [[{ formula: '=汇总!A1+1' }]]);
      model.setLink(ONE, 1, 0, { target: "'汇总'!A1", tip: '' });
      await model.settle();
      model.renameSheet(TWO, '总表');
      await model.settle();
      same(model.values(ONE, rect(0, 0)), [[8]]);
      same(model.formulas(ONE, rect(0, 0)), [['=总表!A1+1']]);
      same(model.links(ONE), [{ row: 1, column: 0, target: "'总表'!A1", tip: '' }]);
    },
  },
  {
    title: 'reads and writes whole sheets in little time',
    run: async (model) => {
      const [rows, columns] = [400, 14];
      const sheets = [ONE, TWO, ...['三', '四', '五', '六'].map((name) => model.addSheet(name))];
      const range = rect(0, 0, rows, columns);
      const inputs = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_unused, column) =>
          column === 13 ? { formula: `=SUM(A${row + 1}:B${row + 1})` } : column > 6 ? `文字${row}` : row * column,
        ),
      );
      const time = (work: () => void): number => {
        const from = performance.now();
        work();
        return Math.round(performance.now() - from);
      };
      const write = time(() => {
        model.batch(() => {
          sheets.forEach((sheet) => {
            model.write(sheet, range, inputs);
          });
        });
      });
      await model.settle();
      const read = time(() => {
        sheets.forEach((sheet) => [model.values(sheet, range), model.formulas(sheet, range)]);
      });
      const look = time(() => {
        sheets.forEach((sheet) => model.look(sheet, range, 'fill'));
      });
      const contents = time(() => model.contents());
      same(model.values('two', rect(399, 13)), [[399]]);
      console.info(`33,600 cells: write ${write}, read ${read}, one look ${look}, everything ${contents} ms`);
      // Ten times what it takes on a computer that has nothing else to do.
      same([write < 10_000, read < 600, look < 600, contents < 2000], [true, true, true, true]);
    },
  },
];
