import { parse, visit, type Clause, type Rule } from '../../../src/rubric';
import { checkAmounts } from '../../../src/rubric/guarantees/amounts';
import { standings, type Standing } from '../../../src/rubric/guarantees/context';
import { checkPercents } from '../../../src/rubric/guarantees/percents';
import { checkPrinted } from '../../../src/rubric/guarantees/printed';
import { rubricById, rubricIds } from '../../../src/rubrics';

const all = rubricIds().flatMap((id) => standings(rubricById(id)!));

/** The numbers of a rule's formulas that are the document's: 0 and 100 are what nothing and a whole are. */
function numbersOf({ amounts }: Rule): number[] {
  const numbers = new Set<number>();
  for (const { expression } of amounts) visit(expression, (node) => node.kind === 'number' && numbers.add(node.value));
  return [...numbers].filter((number) => number !== 0 && number !== 100);
}

/** The clause with another number in one of its rules, wherever that has it. */
function withNumber(clause: Clause, index: number, from: number, to: number): Clause {
  const written = new RegExp(`(?<![\\d.])${String(from).replace('.', '\\.')}(?![\\d.])`, 'g');
  const rules = clause.rules.map((rule, at) => ({
    ...rule,
    amounts: rule.amounts.map((amount) => {
      const source = at === index ? amount.source.replace(written, String(to)) : amount.source;
      return { ...amount, source, expression: parse(source) };
    }),
  }));
  return { ...clause, rules };
}

/** Of which share of the numbers in the rules that come with the program something is said when they are others. */
function shareSaid(other: (number: number) => number): number {
  const said = all.flatMap((standing) =>
    standing.clause.rules.flatMap((rule, index) =>
      numbersOf(rule).map((number) => {
        const clause = withNumber(standing.clause, index, number, Number(other(number).toFixed(6)));
        const spoilt: Standing = { ...standing, clause };
        return [...checkPrinted(spoilt), ...checkAmounts(spoilt), ...checkPercents(spoilt)].length > 0;
      }),
    ),
  );
  expect(said.length).toBeGreaterThan(400);
  return said.filter((each) => each).length / said.length;
}

describe('a number of a rule that is not the printed one', () => {
  it.each<[string, (number: number) => number, number]>([
    ['ten times it', (number) => number * 10, 0.92],
    ['a tenth of it', (number) => number / 10, 0.98],
    ['7 more', (number) => number + 7, 0.98],
  ])('is said without any example, when it is %s', (_, other, least) => {
    expect(shareSaid(other)).toBeGreaterThanOrEqual(least);
  });
});
