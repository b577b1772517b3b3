import {
  between,
  bounds,
  exactly,
  isWholeFact,
  listOf,
  NEVER,
  round6,
  visit,
  widest,
  type Bounds,
  type BoundsContext,
  type Fact,
  type NumberBounds,
} from '../rubric';
import { valueAt, type FactColumn, type FactTable } from './facts';
import type { CompiledClause, Program } from './program';
import { bestOf, fullOf, NOT_APPLICABLE, PENDING, SCORED, VOID, worstOf, zeroOf } from './states';

/** Known values as they are, missing ones as wide as their type. */
export function boundsContext(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  row: number,
): BoundsContext {
  const columns = table.columns[compiled.index]!;
  const everyone = (): readonly BoundsContext[] => {
    let known = contexts.get(compiled);
    if (!known) contexts.set(compiled, (known = new WeakMap()));
    let all = known.get(columns);
    if (!all) {
      all = table.assessees.map((_, each) => boundsContext(program, compiled, table, each));
      known.set(columns, all);
    }
    return all;
  };
  return {
    steps: program.steps,
    assessee: isUnknown(compiled, table.assessees[row]!) ? null : table.assessees[row]!,
    row,
    given: (name) => !isMissing(columns[compiled.factIndex.get(name)!]!, row),
    fact: (name) => {
      const index = compiled.factIndex.get(name)!;
      return boundsOf(compiled.clause.facts[index]!, columns[index]!, row);
    },
    everyone,
  };
}

/** All assessees of a clause in a table, made when a rule first asks for them. */
const contexts = new WeakMap<CompiledClause, WeakMap<readonly FactColumn[], readonly BoundsContext[]>>();

function boundsOf(fact: Fact, column: FactColumn, row: number): Bounds {
  const value = valueAt(column, row);
  if (value === null) return widest(fact);
  if (typeof value === 'object') return listOf(value);
  return typeof value === 'string' ? { kind: 'text', value } : exactly(value);
}

/** Whether the clause asks who is assessed, and this is none of those whom the rubric names. */
export const isUnknown = ({ onlyFor }: CompiledClause, assessee: string): boolean =>
  onlyFor !== null && !onlyFor.includes(assessee);

const isMissing = (column: FactColumn, row: number): boolean => {
  const value = column.values[row]!;
  return value === '' || Number.isNaN(value);
};

/** The worst and the best a clause can still be, and its state. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly state: number;
  /** By the clause's scopes: 1 where the whole section is certainly void, 2 perhaps, 0 not. */
  readonly voids: readonly number[];
}

/** More cases than this are not told apart: the range is then right but wider than it need be. */
const MOST_CASES = 256;

/**
 * A clause of one assessee while facts are missing. Rules that look at the same missing fact exclude each other
 * (优秀 5, 良好 3), so the fact's values are told apart first: yes and no, the options, the bands between thresholds.
 */
export function rangeOf(program: Program, compiled: CompiledClause, table: FactTable, row: number): Range {
  // No name, no rule: the clause is as open as if nothing were filled in, and perhaps it is not there.
  if (isUnknown(compiled, table.assessees[row]!)) {
    const or = compiled.appliesTo === null ? [] : [0];
    const [low, high] = [Math.min(worstOf(compiled), ...or), Math.max(bestOf(compiled), ...or)];
    return { low, high, state: PENDING, voids: compiled.scopes.map(() => 0) };
  }
  const context = boundsContext(program, compiled, table, row);
  const columns = table.columns[compiled.index]!;
  let cases: ReadonlyMap<string, Bounds>[] = [new Map()];
  compiled.clause.facts.forEach((fact, index) => {
    if (fact.optional || !isMissing(columns[index]!, row)) return;
    const bands = bandsOf(fact, compiled);
    if (bands.length < 2 || cases.length * bands.length > MOST_CASES) return;
    cases = cases.flatMap((known) => bands.map((band) => new Map(known).set(fact.name, band)));
  });
  const ranges = cases.map((known) =>
    rangeIn(compiled, { ...context, fact: (name) => known.get(name) ?? context.fact(name) }),
  );
  return ranges.reduce((a, b) => union(a, b, compiled));
}

function union(a: Range, b: Range, compiled: CompiledClause): Range {
  const low = Math.min(a.low, b.low);
  const high = Math.max(a.high, b.high);
  const voids = a.voids.map((sure, scope) => (sure === b.voids[scope] ? sure : 2));
  // The same points by different ways are decided, except where it matters how: for a verdict, for a whole section.
  const otherwise = low === high && compiled.most !== Infinity && !voids.includes(2) ? SCORED : PENDING;
  return { low, high, voids, state: a.state === b.state && low === high ? a.state : otherwise };
}

/** The values of a missing fact, in pieces within which every comparison with a written number comes out the same. */
function bandsOf(fact: Fact, compiled: CompiledClause): Bounds[] {
  if (fact.type === 'yesNo') return [exactly(0), exactly(1)];
  if (fact.type === 'choice') return fact.options.map((value) => ({ kind: 'text', value }));
  if (fact.type === 'list') return [];
  const thresholds = new Set<number>();
  for (const { expression } of compiled.rules) {
    visit(expression, (node) => {
      if (node.kind !== 'binary' || !/[=<>]/.test(node.operator)) return;
      for (const [one, other] of [[node.left, node.right] as const, [node.right, node.left] as const]) {
        if (one.kind === 'fact' && one.name === fact.name && other.kind === 'number') thresholds.add(other.value);
      }
    });
  }
  // Comparisons see 6 decimals, so the neighbour of a threshold is 0.000001 away.
  const step = isWholeFact(fact) ? 1 : 1e-6;
  const bands: Bounds[] = [];
  let from = fact.min;
  for (const threshold of [...thresholds].sort((a, b) => a - b)) {
    if (threshold < fact.min || threshold > fact.max) continue;
    if (from < threshold) bands.push(between(from, round6(threshold - step)));
    bands.push(exactly(threshold));
    from = round6(threshold + step);
  }
  if (from <= fact.max) bands.push(between(from, fact.max));
  if (fact.never !== undefined) bands.push(exactly(NEVER));
  return bands;
}

function rangeIn(compiled: CompiledClause, context: BoundsContext): Range {
  let raw: NumberBounds = exactly(compiled.start);
  let voided: NumberBounds = exactly(0);
  let waived: NumberBounds = exactly(0);
  const wider = compiled.scopes.map(() => exactly(0));
  const either = (a: NumberBounds, b: NumberBounds): NumberBounds =>
    between(Math.max(a.low, b.low), Math.max(a.high, b.high));
  for (const { effect, expression, rule } of compiled.rules) {
    const amount = bounds(expression, context) as NumberBounds;
    if (effect === 'award') raw = between(raw.low + amount.low, raw.high + amount.high);
    else if (effect === 'deduct') raw = between(raw.low - amount.high, raw.high - amount.low);
    else if (effect === 'waive') waived = either(waived, amount);
    else {
      voided = either(voided, amount);
      const scope = compiled.scopes.indexOf(rule.scope);
      if (scope >= 0) wider[scope] = either(wider[scope]!, amount);
    }
  }
  const voids = wider.map(({ low: sure, high: perhaps }) => (sure === 1 ? 1 : perhaps === 1 ? 2 : 0));
  const clamp = (points: number): number => Math.min(compiled.most, Math.max(compiled.least, round6(points)));
  const zero = zeroOf(compiled);
  const full = fullOf(compiled);
  if (waived.low === 1) return { low: full, high: full, state: NOT_APPLICABLE, voids };
  if (voided.low === 1 && waived.high === 0) return { low: zero, high: zero, state: VOID, voids };
  const unknown = Number.isNaN(raw.low) || Number.isNaN(raw.high);
  let low = unknown ? compiled.least : clamp(raw.low);
  let high = unknown ? compiled.most : clamp(raw.high);
  if (voided.high === 1) low = Math.min(low, zero);
  if (voided.low === 1) high = zero;
  if (waived.high === 1) high = Math.max(high, full);
  // Verdict clauses have no points: there only the condition can be open.
  const open = low !== high || (compiled.most === Infinity && voided.low !== voided.high);
  return { low, high, state: open ? PENDING : SCORED, voids };
}
