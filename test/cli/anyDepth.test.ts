import { scorecardWriter } from '../../src/cli/scorecardOutput';
import { rubricOutput } from '../../src/cli/rubricOutput';
import { words } from '../../src/locales';
import { rubricRows } from '../../src/sheets/rubric/rows';
import { summaryRows } from '../../src/sheets/summary/rows';
import { scoreTree } from '../../src/taskpane/model/tree';
import { score } from '../scoring/small';
import { counted, treeOf } from '../scoring/tree';
import { schemaErrors } from './schema';

const zh = words('zh-CN');
/** A clause at the top, one below a category, and two that are six deep. */
const rubric = treeOf([
  counted('甲', 5, { floor: -2 }),
  {
    ...{ id: '乙', points: 15, appliesTo: ['甲县'] },
    children: [
      counted('乙-1', 3),
      {
        ...{ id: '乙-2', points: 12 },
        children: [
          { id: 'a', points: 12, children: [{ id: 'a1', points: 12, children: [counted('x', 4), counted('y', 8)] }] },
        ],
      },
    ],
  },
]);
const { program, scorecards } = score(rubric, [
  { 甲: { 次数: 7 }, '乙-1': { 次数: 1 }, x: { 次数: 0 }, y: { 次数: 3 } },
  { 甲: { 次数: 1 } },
]);

describe('a rubric of any depth', () => {
  it('is told by the contract in its levels; a node that is not so deep stands for itself', () => {
    const output = rubricOutput(rubric);
    expect(output.groups.map(({ id }) => id)).toEqual(['甲', '乙']);
    expect(output.indicators.map(({ id, group }) => `${id} ${group}`)).toEqual(['甲 甲', '乙-1 乙', '乙-2 乙']);
    expect(output.clauses.map(({ id, indicator, item }) => `${id} ${indicator} ${item}`)).toEqual([
      ...['甲 甲 甲', '乙-1 乙-1 乙-1', 'x 乙-2 a', 'y 乙-2 a'],
    ]);
    expect(schemaErrors('rubric', output)).toEqual([]);
  });

  it('is scored by the contract: points below zero, and the full marks where they are fewer', () => {
    const cards = scorecards.map(scorecardWriter(rubric, zh));
    expect(cards.map(({ groups }) => Object.values(groups).map(({ points }) => points))).toEqual([
      [-2, 11],
      [4, 0],
    ]);
    expect(cards.map(({ items }) => Object.entries(items).map(([id, { points }]) => `${id} ${points}`))).toEqual([
      ['甲 -2', '乙-1 2', 'a 9'],
      ['甲 4', '乙-1 0', 'a 0'],
    ]);
    expect(cards.map(({ total, inPlay }) => [total, inPlay])).toEqual([
      [9, undefined],
      [4, 5],
    ]);
    expect(schemaErrors('evaluate-output', { scorecards: cards.map((card) => ({ ...card, findings: [] })) })).toEqual(
      [],
    );
  });

  it('has a row for each node in its sheet, and for the two upper levels in the summary', () => {
    expect(rubricRows(rubric, zh).map(({ key }) => key)).toEqual([
      ...['group 甲', '甲', 'group 乙', 'indicator 乙-1', '乙-1', 'indicator 乙-2', 'item a', 'item a1', 'x', 'y'],
    ]);
    const rows = summaryRows(rubric, zh).filter(({ look }) => look === 'group' || look === 'indicator');
    expect(rows.map(({ key, cell }) => [key, cell(scorecards[0]!)])).toEqual([
      ...[
        ['group 甲', -2],
        ['group 乙', 11],
        ['indicator 乙-1', 2],
        ['indicator 乙-2', 9],
      ],
    ]);
  });

  it('is shown in the pane as a tree, without lists of one', () => {
    const [first, second] = scoreTree(program);
    expect([first!.clause!.id, first!.children]).toEqual(['甲', []]);
    const [clause, section] = second!.children;
    expect([clause!.clause!.id, section!.label, section!.children.map(({ label }) => label)]).toEqual([
      ...['乙-1', '乙-2', ['x', 'y']],
    ]);
    expect(second!.score(scorecards[0]!).points).toBe(11);
  });
});
