import type { Validation } from '../../../src/host/port';
import type { ConditionalRule } from '../../../src/workbench/model';
import { ONE, rect, TWO, type Case } from './fixture';
import { same } from './same';

const rule = (id: string): ConditionalRule => ({
  id,
  ranges: [rect(4, 0, 10, 3)],
  formula: `$C5="${id}"`,
  format: { fill: 'FDEBB3', color: '7A1F1F', bold: true },
  stopIfTrue: true,
});

const LIST: Validation = {
  rule: { type: 'list', values: ['是', '否'] },
  prompt: { title: '2.1 被通报', text: '填“是”或“否”。' },
  error: { style: 'stop', title: '请核对', text: '填“是”或“否”。' },
};

const VALIDATIONS: readonly Validation[] = [
  LIST,
  { rule: { type: 'listRange', reference: "'汇总'!$A$1:$A$3" } },
  { rule: { type: 'whole', min: 0 }, error: { style: 'warning', title: '', text: '填整数' } },
  { rule: { type: 'whole', max: 9 } },
  { rule: { type: 'decimal', min: 0, max: 100 }, error: { style: 'information', title: '百分数', text: '' } },
  { rule: { type: 'decimal' } },
  { rule: { type: 'date', min: 44562, max: 44926 } },
  { rule: { type: 'any' }, prompt: { title: '', text: '佐证材料' } },
];

export const RULE_CASES: readonly Case[] = [
  {
    title: 'keeps conditional formats in order of priority',
    run: (model) => {
      const order = (): string[] => model.conditionalRules(ONE).map(({ id }) => id);
      model.putConditionalRule(ONE, rule('甲'));
      model.putConditionalRule(ONE, rule('乙'));
      same(model.conditionalRules(ONE), [rule('甲'), rule('乙')]);
      model.putConditionalRule(ONE, rule('丙'), 0);
      same(order(), ['丙', '甲', '乙']);
      model.putConditionalRule(ONE, rule('丁'), 1);
      same(order(), ['丙', '丁', '甲', '乙']);
      model.putConditionalRule(ONE, { ...rule('甲'), formula: 'FALSE' });
      same(order(), ['丙', '丁', '甲', '乙']);
      same(model.conditionalRules(ONE)[2]?.formula, 'FALSE');
      model.putConditionalRule(ONE, rule('乙'), 0);
      same(order(), ['乙', '丙', '丁', '甲']);
      model.removeConditionalRule(ONE, '丙');
      model.removeConditionalRule(ONE, '没有');
      same(order(), ['乙', '丁', '甲']);
      same(model.conditionalRules(TWO), []);
    },
  },
  {
    title: 'keeps every kind of validation',
    run: (model) => {
      VALIDATIONS.forEach((validation, index) => {
        model.setValidation(ONE, rect(index, 2), validation);
      });
      same(
        model.validations(ONE),
        VALIDATIONS.map((validation, index) => ({ range: rect(index, 2), validation })),
      );
      same(model.validationAt(ONE, 4, 2), VALIDATIONS[4]);
      same(model.validationAt(ONE, 4, 3), null);
    },
  },
  {
    title: 'changes a validation, cuts it where another one begins and takes it away',
    run: (model) => {
      const whole: Validation = { rule: { type: 'whole', min: 1 } };
      model.setValidation(ONE, rect(0, 0, 10, 1), whole);
      model.setValidation(ONE, rect(0, 0, 10, 1), LIST);
      same(model.validations(ONE), [{ range: rect(0, 0, 10, 1), validation: LIST }]);
      model.setValidation(ONE, rect(3, 0, 2, 1), whole);
      same(
        [2, 3, 4, 5].map((row) => model.validationAt(ONE, row, 0)?.rule.type),
        ['list', 'whole', 'whole', 'list'],
      );
      model.setValidation(ONE, rect(4, 0, 3, 1), null);
      same(
        [2, 3, 4, 6, 7].map((row) => model.validationAt(ONE, row, 0)?.rule.type ?? null),
        ['list', 'whole', null, null, 'list'],
      );
      model.setValidation(ONE, rect(0, 0, 10, 1), null);
      same(model.validations(ONE), []);
    },
  },
  {
    title: 'keeps links beside what the cell holds',
    run: (model) => {
      model.write(ONE, rect(1, 1), [[5]]);
      model.setLink(ONE, 1, 1, { target: "'汇总'!A12", tip: '查看条款' });
      model.setLink(ONE, 2, 1, { target: "'没有的表'!A1", tip: '' });
      same(model.values(ONE, rect(1, 1)), [[5]]);
      same(model.links(ONE), [
        { row: 1, column: 1, target: "'汇总'!A12", tip: '查看条款' },
        { row: 2, column: 1, target: "'没有的表'!A1", tip: '' },
      ]);
      model.write(ONE, rect(1, 1), [['改']]);
      model.setLink(ONE, 2, 1, null);
      same(model.links(ONE), [{ row: 1, column: 1, target: "'汇总'!A12", tip: '查看条款' }]);
    },
  },
  {
    title: 'keeps notes',
    run: (model) => {
      model.setNote(ONE, 1, 1, '一');
      model.setNote(ONE, 2, 1, '二');
      model.setNote(ONE, 1, 1, '一改');
      same(
        [...model.notes(ONE)].sort((a, b) => a.row - b.row),
        [
          { row: 1, column: 1, text: '一改' },
          { row: 2, column: 1, text: '二' },
        ],
      );
      model.setNote(ONE, 1, 1, null);
      same(model.notes(ONE), [{ row: 2, column: 1, text: '二' }]);
      same(model.notes(TWO), []);
    },
  },
];
