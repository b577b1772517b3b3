import { loadRubric, type Rubric } from '../../src/rubric';
import type { FactSpec, RuleSpec } from './small';

/** A node of a rubric: with rules a clause, its texts made up; with children a section. All else is as in the YAML. */
export interface NodeSpec extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly facts?: Readonly<Record<string, FactSpec>>;
  readonly rules?: readonly RuleSpec[];
  readonly children?: readonly NodeSpec[];
}

/** A rubric with this tree, through the loader; its document prints the texts of the clauses alone. */
export function treeOf(children: readonly NodeSpec[], more: Readonly<Record<string, unknown>> = {}): Rubric {
  const texts: string[] = ['细则'];
  const entryOf = ({ facts = {}, rules, children: parts, ...node }: NodeSpec): Record<string, unknown> => {
    if (parts) return { title: `部分${node.id}`, ...node, children: parts.map(entryOf) };
    const text = `〔${node.id}〕${rules!.map((_, index) => `规则${index + 1};`).join('')}`;
    texts.push(text);
    return {
      ...{ title: `条款${node.id}`, start: 'full', text, ...node },
      facts: Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? { type: fact } : fact]),
      ),
      readings: Object.fromEntries(rules!.flatMap(({ reading }) => (reading === undefined ? [] : [[reading, '试验']]))),
      rules: rules!.map((rule, index) => ({ quote: `规则${index + 1}`, ...rule })),
    };
  };
  const entries = children.map(entryOf);
  const counted = children.filter(({ counts = true }) => counts === true);
  const fullMarks = counted.reduce((sum, { points = 0 }) => sum + Number(points), 0);
  return loadRubric({
    rubric: {
      path: 'rubric.yaml',
      data: {
        ...{ id: 'tree', title: '细则', year: 2024, fullMarks, assessees: [], head: '细则' },
        ...more,
        children: entries,
      },
    },
    nodes: [],
    responsibility: null,
    source: texts.join('\n'),
  });
}

/** A clause that loses a point for each thing, at a price. */
export const counted = (
  id: string,
  points: number | undefined,
  more: Readonly<Record<string, unknown>> = {},
): NodeSpec => ({
  id,
  ...(points === undefined ? {} : { points }),
  facts: { 次数: 'count' },
  rules: [{ deduct: '次数' }],
  ...more,
});
