/** What a rule can come to, whatever is filled in: never negative, sometimes something, within the points. */
import {
  between,
  bounds,
  exactly,
  factsOf,
  listOf,
  NEVER,
  type Bounds,
  type BoundsContext,
  type Expression,
  type NumberBounds,
} from '../formula';
import { NO_MEMBERS, widest } from '../facts';
import type { Amount, Clause, Fact, Rule } from '../model';
import { complaint, type Complaint } from './complaint';
import type { Standing } from './context';
import { witness } from './witness';

export function checkAmounts(standing: Standing): Complaint[] {
  const { clause } = standing;
  const ofRules = clause.rules.flatMap((rule, index) => checkRule(rule, `rules/${index}`, standing));
  return [...ofRules, ...outOfReach(standing)];
}

function checkRule(rule: Rule, part: string, standing: Standing): Complaint[] {
  const { clause, list } = standing;
  const negative = rule.amounts.flatMap((amount) => negativeAmount(rule, amount, part, clause));
  if (negative.length > 0) return negative.slice(0, 1);
  const unbounded = rule.amounts.flatMap((amount) => neverUnbounded(rule, amount, part, clause));
  if (unbounded.length > 0) return unbounded.slice(0, 1);
  const why = idleBecause(rule, standing);
  const { source = '' } = rule.amounts[0] ?? {};
  const data = { source, quote: rule.quote, effect: rule.effect };
  if (why !== null) return [complaint('ruleCannotAct', clause.id, part, { ...data, why })];
  const always = valueOf(rule, clause);
  if (always !== null) return [complaint('ruleAlwaysActs', clause.id, part, { ...data, value: always })];
  const wrongWay = { bonus: 'deduct', deductions: 'award', verdict: '' }[list ?? 'verdict'];
  return rule.effect === wrongWay ? [complaint('effectOfOtherList', clause.id, part, data)] : [];
}

const facing = (clause: Clause, facts: (fact: Fact) => Bounds, given: (fact: Fact) => boolean): BoundsContext => {
  const byName = new Map(clause.facts.map((fact) => [fact.name, fact]));
  const at = (name: string): Bounds => facts(byName.get(name)!);
  const context: BoundsContext = {
    ...{ steps: 'whole', assessee: null, row: 0, fact: at },
    given: (name) => given(byName.get(name)!),
    everyone: () => [context, context],
  };
  return context;
};

/** From the least to the most, with other facts in place of optional ones and without. */
function reach(expression: Expression, clause: Clause): NumberBounds {
  const [all, asked] = [true, false].map((every) =>
    bounds(
      expression,
      facing(clause, widest, ({ optional }) => every || !optional),
    ),
  ) as [NumberBounds, NumberBounds];
  return between(Math.min(all.low, asked.low), Math.max(all.high, asked.high));
}

/** Bounds are wider than the truth where a fact occurs twice: only figures that show it prove that an amount can be negative. */
function negativeAmount({ effect }: Rule, { expression, source }: Amount, part: string, clause: Clause): Complaint[] {
  if ((effect !== 'deduct' && effect !== 'award') || reach(expression, clause).low >= 0) return [];
  const found = witness(expression, clause, (value) => value < 0);
  if (!found) return [];
  return [complaint('negativeAmount', clause.id, part, { source, effect, facts: found.facts, value: found.value })];
}

/** No amount is reckoned from the day that never came: it decides, or something bounds what comes of it. */
function neverUnbounded({ effect }: Rule, { expression, source }: Amount, part: string, clause: Clause): Complaint[] {
  if (effect !== 'deduct' && effect !== 'award') return [];
  const asked = factsOf(expression);
  const dates = clause.facts.filter(({ name, never }) => never !== undefined && asked.includes(name));
  return dates.flatMap(({ name, never = '' }) => {
    const context = facing(
      clause,
      (fact) => (fact.name === name ? exactly(NEVER) : usual(fact)),
      () => true,
    );
    const { low, high } = bounds(expression, context) as NumberBounds;
    if (low > -UNBOUNDED && high < UNBOUNDED) return [];
    return [complaint('neverUnbounded', clause.id, part, { source, name, never })];
  });
}

/** Figures as people fill them: what comes of these is far from `UNBOUNDED`. */
function usual(fact: Fact): Bounds {
  const [low, high] = [Math.max(fact.min, -1000), Math.min(fact.max, 1000)];
  if (fact.type === 'list') return listOf([low, high]);
  if (fact.type === 'choice') return widest(fact);
  return fact.type === 'date' ? between(fact.min, fact.max) : between(low, high);
}
const UNBOUNDED = 1e100;

/** What an amount is, whatever is filled in; null when it depends. */
function valueOf({ amounts }: Rule, clause: Clause): number | null {
  const reached = amounts.map(({ expression }) => reach(expression, clause));
  const [first] = reached;
  return first && reached.every(({ low, high }) => low === high && low === first.low) ? first.low : null;
}

/** Why no figures make the rule change the score; null when some may. */
function idleBecause(rule: Rule, { clause, pooled, list }: Standing): 'never' | 'full' | 'zero' | null {
  if (valueOf(rule, clause) === 0) return 'never';
  if (list !== null) return null;
  const has = (effect: Rule['effect']): boolean => clause.rules.some((other) => other.effect === effect);
  const startsFull = pooled || clause.start === 'full';
  if (rule.effect === 'award' && startsFull && !has('deduct')) return 'full';
  if (rule.effect === 'deduct' && !startsFull && !has('award')) return 'zero';
  return null;
}

/** Full marks that nobody can have. */
function outOfReach({ clause, list }: Standing): Complaint[] {
  const { id, points, start, rules } = clause;
  if (list !== null || points === null || rules.some(({ effect }) => effect === 'waive')) return [];
  const best = sumOf(clause, start === 'full' ? points : 0, 'high');
  return best < points ? [complaint('fullMarksOutOfReach', id, '', { points, best })] : [];
}

/** No amount is negative (`negativeAmount`): bounds below 0 are wider than the truth. */
const atLeastNothing = ({ low, high }: NumberBounds): NumberBounds => between(Math.max(0, low), Math.max(0, high));

/** The best (or the worst) that the rules make of `start` before it is bounded, under the default readings. */
function sumOf({ rules, ...clause }: Clause, start: number, end: 'low' | 'high'): number {
  return rules.reduce((points, { effect, amounts: [amount] }) => {
    if (!amount || (effect !== 'award' && effect !== 'deduct')) return points;
    const { low, high } = atLeastNothing(reach(amount.expression, { ...clause, rules }));
    if (effect === 'award') return points + (end === 'high' ? high : low);
    return points - (end === 'high' ? low : high);
  }, start);
}

/** Bounds of clauses that can act: above the points, and below 0 where the text does not say 扣完. One sentence for each kind. */
export function checkClamps(all: readonly Standing[]): Complaint[] {
  const graded = all.filter(({ list, clause }) => list === null && clause.points !== null);
  const startOf = ({ start, points }: Clause): number => (start === 'full' ? points! : 0);
  const above = graded.filter(({ clause }) => sumOf(clause, startOf(clause), 'high') > (clause.cap ?? clause.points!));
  const below = graded.filter(
    ({ clause, texts }) =>
      sumOf(clause, startOf(clause), 'low') < (clause.floor ?? 0) && !texts.some((text) => text.includes('扣完')),
  );
  const awardsInPools = all.filter(
    ({ pooled, clause }) => pooled && clause.rules.some(({ effect }) => effect === 'award'),
  );
  const told = (code: 'boundedAbove' | 'boundedBelow', some: readonly Standing[]): Complaint[] =>
    some.length === 0 ? [] : [complaint(code, '', '', { clauses: some.map(({ clause }) => clause.id).join('、') })];
  return [...told('boundedAbove', [...above, ...awardsInPools]), ...told('boundedBelow', below)];
}

/** A blank that has a meaning decides a whole rule in the assessee's favour. */
export function checkBlanks({ clause }: Standing): Complaint[] {
  return clause.rules.flatMap((rule, index) => {
    const names = [...new Set(rule.amounts.flatMap(({ expression }) => factsOf(expression)))];
    const facts = names.map((name) => clause.facts.find((fact) => fact.name === name)!);
    if (facts.length === 0 || facts.some((fact) => fact.default === null)) return [];
    const blank = facing(
      clause,
      (fact) => meaningOf(fact) ?? widest(fact),
      () => false,
    );
    const isGood = rule.amounts.some(({ expression }) => {
      const { low, high } = bounds(expression, blank) as NumberBounds;
      const most = reach(expression, clause).high;
      const gives = rule.effect === 'award' || rule.effect === 'waive';
      return low === high && most > 0 && (gives ? high === most : high === 0);
    });
    if (!isGood) return [];
    return [complaint('blankFavours', clause.id, `rules/${index}`, { names: names.join('、'), quote: rule.quote })];
  });
}

function meaningOf({ type, default: blank, never }: Fact): Bounds | null {
  if (type === 'choice') return { kind: 'text', value: String(blank) };
  if (type === 'list') return listOf([]);
  if (type === 'date') return blank === never ? exactly(NEVER) : null;
  return exactly(Number(blank));
}

/** What a blank means is a value that could be filled in. */
export function checkDefaults({ clause }: Standing): Complaint[] {
  return clause.facts
    .filter((fact) => fact.default !== null && !isAllowed(fact))
    .map(({ name, default: given }) =>
      complaint('badDefault', clause.id, `facts/${name}`, { name, given: String(given) }),
    );
}

function isAllowed({ type, min, max, options, never, default: value }: Fact): boolean {
  // A blank cannot be figures, only that there are none.
  if (type === 'list') return value === NO_MEMBERS;
  if (type === 'date' && value === never) return true;
  if (type === 'yesNo') return typeof value === 'boolean';
  if (type === 'choice') return options.includes(String(value));
  if (type === 'date')
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (typeof value !== 'number' || value < min || value > max) return false;
  return (type !== 'count' && type !== 'rank') || Number.isInteger(value);
}
