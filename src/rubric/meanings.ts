/** What an answer to a fact means for the score, read off the rules: prompts and findings say it, so that nobody has to guess. */
import { widest } from './facts';
import { between, bounds, exactly, factsOf, type Bounds, type BoundsContext, type NumberBounds } from './formula';
import type { Clause, Fact } from './model';

/**
 * What a person decides by a judged fact: points that come off (0: none), points that come on top (0: none), or the points
 * that the clause gets (0: none of them, the largest figure: all of them).
 */
export type Judgement = 'deducts' | 'adds' | 'gives';

export function judgementOf(clause: Clause, fact: Fact): Judgement {
  const rule = clause.rules.find(({ amounts }) =>
    amounts.some(({ expression }) => factsOf(expression).includes(fact.name)),
  );
  if (rule?.effect === 'award') return clause.start === 'zero' && clause.points !== null ? 'gives' : 'adds';
  const none = lossWith(clause, fact, exactly(fact.min));
  const most = lossWith(clause, fact, exactly(fact.max));
  return most.low < none.low || most.high < none.high ? 'gives' : 'deducts';
}

/** The answer to a yes/no fact that costs points, or that makes a major problem; null when it depends on the other facts. */
export function badAnswer(clause: Clause, fact: Fact): 'yes' | 'no' | null {
  const yes = lossWith(clause, fact, exactly(1));
  const no = lossWith(clause, fact, exactly(0));
  if (yes.low >= no.low && yes.high > no.high) return 'yes';
  if (yes.low > no.low && yes.high >= no.high) return 'yes';
  if (no.low >= yes.low && no.high > yes.high) return 'no';
  return no.low > yes.low && no.high >= yes.high ? 'no' : null;
}

/** More than any clause has: what a void takes and a waiver gives. */
const ALL = 1e6;

/** The least and the most that the clause's rules take, under the default readings, with one fact known. */
function lossWith(clause: Clause, fact: Fact, value: Bounds): NumberBounds {
  const facts = new Map(clause.facts.map((each) => [each.name, each]));
  const anyone: BoundsContext = {
    steps: 'whole',
    assessee: null,
    fact: (name) => widest(facts.get(name)!),
    // What is not asked any more is not filled in.
    given: (name) => !facts.get(name)!.optional,
    everyone: () => [anyone],
  };
  const context: BoundsContext = { ...anyone, fact: (name) => (name === fact.name ? value : anyone.fact(name)) };
  return clause.rules
    .map(({ effect, amounts }): NumberBounds => {
      const amount = bounds(amounts[0]!.expression, context) as NumberBounds;
      if (effect === 'deduct') return amount;
      if (effect === 'void') return between(ALL * amount.low, ALL * amount.high);
      const size = effect === 'waive' ? ALL : 1;
      return between(-size * amount.high, -size * amount.low);
    })
    .reduce((a, b) => between(a.low + b.low, a.high + b.high), exactly(0));
}
