import { MAX_ROWS } from '../../../src/host/common';
import type { Edit, Look } from '../../../src/workbench/model';
import { ONE, rect, TWO, type Case } from './fixture';
import { same } from './same';

const LINE = { style: 'thin', color: '808080' } as const;

export const CELL_CASES: readonly Case[] = [
  {
    title: 'holds numbers, texts, yes and no, errors and nothing',
    run: (model) => {
      const written = [
        [12.5, '文字', true],
        [-3, false, null],
        [{ error: '#N/A' }, '第一行\n第二行', 0],
      ];
      model.write(ONE, rect(1, 1, 3, 3), written);
      same(model.values(ONE, rect(1, 1, 3, 3)), written);
      same(model.formulas(ONE, rect(1, 1, 1, 1)), [[null]]);
      same(model.values(ONE, rect(0, 0)), [[null]]);
      same(model.values(ONE, rect(5000, 200)), [[null]]);
    },
  },
  {
    title: 'leaves texts texts, whatever they look like',
    run: (model) => {
      const texts = [['007', '=1+1', 'TRUE', '#N/A', '1e3', "'", ' ', '2022-01-01']];
      model.write(ONE, rect(0, 0, 1, 8), texts);
      same(model.values(ONE, rect(0, 0, 1, 8)), texts);
      same(model.formulas(ONE, rect(0, 0, 1, 8)), [Array(8).fill(null)]);
    },
  },
  {
    title: 'empties cells, and leaves those that are not named',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 4), [[1, 2, 3, { formula: '=A1+1' }]]);
      model.write(ONE, rect(0, 0, 1, 4), [[null, undefined, '', 5]]);
      same(model.values(ONE, rect(0, 0, 1, 4)), [[null, 2, null, 5]]);
      same(model.formulas(ONE, rect(0, 0, 1, 4)), [[null, null, null, null]]);
      model.write(ONE, rect(300, 40), [['远处']]);
      same(model.values(ONE, rect(300, 40)), [['远处']]);
    },
  },
  {
    title: 'calculates formulas, also across sheets',
    run: async (model) => {
      model.write(TWO, rect(0, 0), [[7]]);
      model.write(ONE, rect(0, 0, 3, 2), [
        [10, { formula: '=SUM(A1:A3)' }],
        [20, { formula: '=IF(B1>50,"达标","未达标")' }],
        [30, { formula: '=ROUND(A1/3,2)' }],
      ]);
      model.write(ONE, rect(0, 2, 4, 1), [
        [{ formula: "='汇总'!A1*2" }],
        [{ formula: '=A1/0' }],
        [{ formula: '=B1=60' }],
        [{ formula: '=A1&"分"' }],
      ]);
      await model.settle();
      same(model.dirty(), false);
      same(model.values(ONE, rect(0, 1, 4, 2)), [
        [60, 14],
        ['达标', { error: '#DIV/0!' }],
        [3.33, true],
        [null, '10分'],
      ]);
      same(model.formulas(ONE, rect(0, 1, 1, 2)), [['=SUM(A1:A3)', "='汇总'!A1*2"]]);
    },
  },
  {
    title: 'knows what is used, by values alone and with looks',
    run: (model) => {
      same(model.usedRange(ONE, false), null);
      same(model.usedRange(ONE, true), null);
      model.write(ONE, rect(2, 1, 1, 2), [['a', 'b']]);
      model.setLook(ONE, rect(5, 4), { fill: 'FFFF00' });
      same(model.usedRange(ONE, false), rect(2, 1, 1, 2));
      same(model.usedRange(ONE, true), rect(2, 1, 4, 4));
      model.merge(ONE, rect(7, 0, 2, 1));
      same(model.usedRange(ONE, true), rect(2, 0, 7, 5));
      model.clear(ONE, rect(0, 0, 20, 20), 'contents');
      same(model.usedRange(ONE, false), null);
    },
  },
  {
    title: 'keeps every part of a look',
    run: (model) => {
      const look: Look = {
        numberFormat: '#,##0.00',
        fill: 'FFFBE6',
        color: '1F2933',
        fontName: '黑体',
        fontSize: 10.5,
        bold: true,
        italic: true,
        underline: true,
        horizontal: 'right',
        vertical: 'top',
        wrap: true,
        indent: 2,
        locked: false,
        top: LINE,
        bottom: { style: 'medium', color: '000000' },
        left: { style: 'hair', color: 'FF0000' },
        right: null,
      };
      model.setLook(ONE, rect(1, 1, 2, 2), look);
      for (const key of Object.keys(look) as (keyof Look)[]) {
        same(model.look(ONE, rect(2, 2), key), [[look[key]]]);
      }
      const plain = {
        fontName: '宋体',
        fontSize: 11,
        fill: null,
        locked: true,
        vertical: 'center',
        top: null,
      } as const;
      for (const key of Object.keys(plain) as (keyof typeof plain)[]) {
        same(model.look(ONE, rect(0, 0), key), [[plain[key]]]);
      }
    },
  },
  {
    title: 'changes one part of a look and takes fills and lines away',
    run: (model) => {
      model.setLook(ONE, rect(0, 0, 1, 2), { fill: 'FFFF00', bold: true, top: LINE, bottom: LINE });
      model.write(ONE, rect(0, 0), [['x']]);
      model.setLook(ONE, rect(0, 0), { fill: null, top: null });
      same(model.look(ONE, rect(0, 0, 1, 2), 'fill'), [[null, 'FFFF00']]);
      same(model.look(ONE, rect(0, 0, 1, 2), 'top'), [[null, LINE]]);
      same(model.look(ONE, rect(0, 0, 1, 2), 'bottom'), [[LINE, LINE]]);
      same(model.look(ONE, rect(0, 0, 1, 2), 'bold'), [[true, true]]);
      same(model.values(ONE, rect(0, 0)), [['x']]);
      for (const fontName of ['宋体', '仿宋', '微软雅黑', '等线', 'Calibri', 'Times New Roman', '方正小标宋_GBK']) {
        model.setLook(ONE, rect(0, 0), { fontName, numberFormat: 'General' });
        same(model.look(ONE, rect(0, 0), 'fontName'), [[fontName]]);
      }
      same(model.look(ONE, rect(0, 0), 'numberFormat'), [['General']]);
    },
  },
  {
    title: 'merges cells, which keeps the first value alone, and takes them apart',
    run: (model) => {
      model.write(ONE, rect(0, 0, 2, 2), [
        ['a', 'b'],
        ['c', 'd'],
      ]);
      model.merge(ONE, rect(0, 0, 2, 2));
      model.merge(ONE, rect(4, 0, 1, 3));
      same(model.merges(ONE), [rect(0, 0, 2, 2), rect(4, 0, 1, 3)]);
      same(model.values(ONE, rect(0, 0, 2, 2)), [
        ['a', null],
        [null, null],
      ]);
      model.unmerge(ONE, rect(1, 1, 1, 1));
      same(model.merges(ONE), [rect(4, 0, 1, 3)]);
    },
  },
  {
    title: 'keeps sizes to the point, and those of what is hidden',
    run: (model) => {
      same(model.column(ONE, 3), { points: 54, hidden: false });
      same(model.row(ONE, 3), { points: 13.5, hidden: false });
      model.setColumns(ONE, 1, 2, { points: 63.4 });
      model.setColumns(ONE, 2, 1, { hidden: true });
      model.setRows(ONE, 4, 2, { points: 28.35 });
      model.setRows(ONE, 4, 1, { hidden: true });
      same(model.column(ONE, 1), { points: 63.4, hidden: false });
      same(model.column(ONE, 2), { points: 63.4, hidden: true });
      same(model.row(ONE, 4), { points: 28.35, hidden: true });
      same(model.row(ONE, 5), { points: 28.35, hidden: false });
      model.setColumns(ONE, 2, 1, { hidden: false });
      same(model.column(ONE, 2), { points: 63.4, hidden: false });
    },
  },
  {
    title: 'clears what it is told to',
    run: (model) => {
      const fill = (): void => {
        model.write(ONE, rect(0, 0), [['x']]);
        model.setLook(ONE, rect(0, 0), { bold: true });
        model.setNote(ONE, 0, 0, '批注');
        model.setLink(ONE, 0, 0, { target: "'汇总'!A1", tip: '去' });
      };
      const state = () => [
        model.values(ONE, rect(0, 0))[0]![0],
        model.look(ONE, rect(0, 0), 'bold')[0]![0],
        model.notes(ONE).length,
        model.links(ONE).length,
      ];
      fill();
      model.clear(ONE, rect(0, 0, 2, 2), 'contents');
      same(state(), [null, true, 1, 1]);
      fill();
      model.clear(ONE, rect(0, 0, 2, 2), 'formats');
      same(state(), ['x', false, 1, 1]);
      fill();
      model.clear(ONE, rect(0, 0, 2, 2), 'links');
      same(state(), ['x', true, 1, 0]);
      fill();
      model.clear(ONE, rect(0, 0, 2, 2), 'all');
      same(state(), [null, false, 0, 0]);
    },
  },
  {
    title: 'clears merged cells and conditional formats with the formats',
    run: (model) => {
      model.merge(ONE, rect(0, 0, 1, 2));
      model.putConditionalRule(ONE, {
        id: 'r',
        ranges: [rect(0, 0, 4, 1)],
        formula: '$A1>0',
        format: { fill: 'FF0000' },
      });
      model.clear(ONE, rect(0, 0, 2, 1), 'formats');
      same(model.merges(ONE), []);
      same(
        model.conditionalRules(ONE).map(({ ranges }) => ranges),
        [[rect(2, 0, 2, 1)]],
      );
    },
  },
  {
    title: 'copies a range to another sheet, whole or its formats alone',
    run: (model) => {
      model.write(ONE, rect(0, 0, 1, 2), [[10, { formula: '=A1+1' }]]);
      model.setLook(ONE, rect(0, 0, 1, 2), { fill: 'EEF5EE' });
      model.merge(ONE, rect(2, 0, 1, 2));
      model.setNote(ONE, 0, 1, '批注');
      model.setLink(ONE, 0, 0, { target: "'汇总'!A1", tip: '' });
      model.setValidation(ONE, rect(0, 0, 9, 1), { rule: { type: 'whole', min: 0 } });
      model.setColumns(ONE, 0, 1, { points: 99 });
      model.write(TWO, rect(0, 0, 1, 2), [['旧', '旧']]);
      model.copyRange(ONE, TWO, rect(0, 0, 4, 2), 'formats');
      same(model.values(TWO, rect(0, 0, 1, 2)), [['旧', '旧']]);
      same(model.look(TWO, rect(0, 0, 1, 2), 'fill'), [['EEF5EE', 'EEF5EE']]);
      same(model.merges(TWO), [rect(2, 0, 1, 2)]);
      same(model.links(TWO), []);
      model.copyRange(ONE, TWO, rect(0, 0, MAX_ROWS, 2), 'all');
      same(model.formulas(TWO, rect(0, 0, 1, 2)), [[null, '=A1+1']]);
      same(model.values(TWO, rect(0, 0)), [[10]]);
      same(model.notes(TWO), [{ row: 0, column: 1, text: '批注' }]);
      same(model.links(TWO), [{ row: 0, column: 0, target: "'汇总'!A1", tip: '' }]);
      same(model.validations(TWO), [{ range: rect(0, 0, 9, 1), validation: { rule: { type: 'whole', min: 0 } } }]);
      same(model.column(TWO, 0).points, 99);
      same(model.merges(TWO), [rect(2, 0, 1, 2)]);
    },
  },
  {
    title: 'tells what was written, as its own doing, until nobody listens',
    run: (model) => {
      const edits: Edit[] = [];
      const stop = model.onEdit((edit) => edits.push(edit));
      model.write(ONE, rect(3, 1, 1, 2), [['a', 1]]);
      stop();
      model.write(ONE, rect(4, 1), [['b']]);
      same(edits, [{ sheet: ONE, range: rect(3, 1, 1, 2), own: true }]);
    },
  },
  {
    title: 'does what stands in a batch, and gives what it gives',
    run: (model) => {
      const answer = model.batch(() => {
        model.write(ONE, rect(0, 0), [['a']]);
        return model.batch(() => {
          model.setLook(ONE, rect(0, 0), { bold: true });
          return 42;
        });
      });
      same(answer, 42);
      same([model.values(ONE, rect(0, 0)), model.look(ONE, rect(0, 0), 'bold')], [[['a']], [[true]]]);
    },
  },
];
