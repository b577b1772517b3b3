import { bounds, branches, explain, factsOf, round6, type Effect, type Figure, type NumberBounds } from '../rubric';
import { columnsOf, incompleteRows } from './clauses';
import type { FactTable } from './facts';
import type { CompiledClause, CompiledRule, Program } from './program';
import { provenAmounts } from './proven';
import type { ScoreTable } from './totals';
import { boundsContext } from './ranges';
import { NOT_APPLICABLE, PENDING, VOID } from './states';
import { meanOfAll, rankOfAll } from './ofAll';

/** A figure that mattered, with its value: yes/no 1 and 0, dates as serials; null when missing. */
export interface ReasonFigure extends Figure {
  readonly value: number | string | null;
}

/** Why points were lost or won: one rule at work, as data. Words are made late, per locale. */
export interface Reason {
  readonly effect: Effect;
  /** Verbatim from the rubric. */
  readonly quote: string;
  /** Position of the rule in its clause. */
  readonly rule: number;
  /** The reading that was chosen for the rule, if it has one. */
  readonly reading: { readonly name: string; readonly option: string } | null;
  /** What the rule comes to by itself, in points (conditions: 1). */
  readonly amount: number;
  /** What it changed, after 扣完为止 and caps: start + Σ points is the clause's score. Negative: lost. */
  readonly points: number;
  readonly figures: readonly ReasonFigure[];
}

/** `reasons[row]` of one clause; undefined where nothing was lost or won. */
export type ReasonColumn = readonly (readonly Reason[] | undefined)[];

/** The reasons of one clause for all assessees: every rule that took or gave points, and every award that could have. */
export function reasonsOfClause(program: Program, compiled: CompiledClause, table: FactTable, scores: ScoreTable, scratch: Float64Array[] = []): ReasonColumn {
  const column = scores.computed[compiled.index]!;
  const columns = columnsOf(compiled, table, scratch);
  const count = table.assessees.length;
  const reasons = new Array<Reason[] | undefined>(count);
  const writers = compiled.rules.map((rule, index) => reasonWriter(program, compiled, table, rule, index));
  const { low, high, state } = column;
  const always = (effect: Effect, row: number): boolean => effect === 'award' && compiled.most !== Infinity && low[row]! < compiled.most;
  // With a fact missing, the columns say nothing of the rules that ask for it.
  const open = new Set(incompleteRows(compiled, table));
  const isOpen = (row: number): boolean => state[row] === PENDING || open.has(row);

  for (const [index, { effect, formula }] of compiled.rules.entries()) {
    const write = writers[index]!;
    const amounts = formula(columns);
    for (let row = 0; row < count; row++) {
      const amount = amounts[row]!;
      if (isOpen(row) || Number.isNaN(amount)) continue;
      if (amount === 0 && !always(effect, row)) continue;
      (reasons[row] ??= []).push(write(row, round6(amount)));
    }
  }
  for (let row = 0; row < count; row++) {
    if (isOpen(row)) {
      const proven = provenAmounts(program, compiled, table, row, { state: state[row]!, points: low[row]! });
      reasons[row] = proven.flatMap(({ amount, isProven }, index) => {
        if (amount === 0 && (state[row] === PENDING || !always(compiled.rules[index]!.effect, row))) return [];
        const reason = writers[index]!(row, amount);
        return [isProven ? { ...reason, figures: reason.figures.filter(({ value }) => value !== null) } : reason];
      });
    }
    const own = reasons[row];
    if (own) reasons[row] = settle(own, compiled, state[row]!, low[row] === high[row] ? low[row]! : null);
  }
  return reasons;
}

type Draft = Reason & { points: number };

function reasonWriter(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  { rule, effect, option, expression }: CompiledRule,
  index: number,
): (row: number, amount: number) => Draft {
  const reading = rule.reading === null || option === null ? null : { name: rule.reading, option };
  const fixed: readonly Figure[] | null =
    branches(expression) || compiled.comparesAll ? null : factsOf(expression).map((fact) => ({ kind: 'fact', fact }));
  const columns = table.columns[compiled.index]!;
  const valueOf = ({ kind, fact }: Figure, row: number): number | string | null => {
    const column = columns[compiled.factIndex.get(fact)!]!;
    if (kind === 'mean') return meanOfAll(column);
    if (kind === 'rank') return rankOfAll(column, row);
    const value = column.values[row]!;
    return value === '' || Number.isNaN(value) ? null : value;
  };
  return (row, amount) => ({
    effect,
    quote: rule.quote,
    rule: index,
    reading,
    amount,
    points: 0,
    figures: (fixed ?? explain(expression, boundsContext(program, compiled, table, row))).map((figure) => ({
      kind: figure.kind,
      fact: figure.fact,
      value: valueOf(figure, row),
    })),
  });
}

/**
 * What each rule changed: start + Σ points is the score. 扣完为止 shortens the last deductions, a cap the last awards;
 * a void takes what the others left, a waiver gives back everything. `score` is null while it is pending.
 */
function settle(reasons: Draft[], compiled: CompiledClause, state: number, score: number | null): Reason[] {
  let running = compiled.start;
  for (const reason of reasons) {
    if (state === NOT_APPLICABLE ? reason.effect !== 'waive' : state === VOID ? reason.effect !== 'void' : false) continue;
    if (reason.effect === 'award') reason.points = reason.amount;
    else if (reason.effect === 'deduct') reason.points = 0 - reason.amount;
    else reason.points = 0;
    running += reason.points;
  }
  if (state === NOT_APPLICABLE || state === VOID) {
    const deciding = reasons.filter((reason) => reason.effect === (state === VOID ? 'void' : 'waive'));
    if (deciding[0]) deciding[0].points = round6((score ?? 0) - compiled.start);
    return deciding;
  }
  let excess = round6(running - (score ?? Math.min(compiled.most, Math.max(compiled.least, running))));
  for (let index = reasons.length - 1; index >= 0 && excess !== 0; index--) {
    const reason = reasons[index]!;
    const cut = excess > 0 ? Math.min(excess, Math.max(0, reason.points)) : Math.max(excess, Math.min(0, reason.points));
    reason.points = round6(reason.points - cut);
    excess = round6(excess - cut);
  }
  // Amounts are rounded one by one, the score as a whole: the last one takes the difference.
  const last = Math.abs(excess) < 1e-5 && excess !== 0 ? reasons.filter(({ points }) => points !== 0).at(-1) : undefined;
  if (last) last.points = round6(last.points - excess);
  return reasons;
}

/** Reasons of all clauses: `result[clause][assessee]`. */
export function reasonsOf(program: Program, table: FactTable, scores: ScoreTable): ReasonColumn[] {
  const scratch: Float64Array[] = [];
  return program.clauses.map((compiled) => reasonsOfClause(program, compiled, table, scores, scratch));
}

/** The missing facts that keep a clause pending: those of rules whose amount is not certain. */
export function pendingFacts(program: Program, compiled: CompiledClause, table: FactTable, row: number): string[] {
  const context = boundsContext(program, compiled, table, row);
  const columns = table.columns[compiled.index]!;
  const missing = new Set<string>();
  for (const { expression } of compiled.rules) {
    const amount = bounds(expression, context) as NumberBounds;
    if (amount.low === amount.high) continue;
    for (const { kind, fact } of explain(expression, context)) {
      const value = columns[compiled.factIndex.get(fact)!]!.values[row]!;
      if (kind === 'fact' && (value === '' || Number.isNaN(value))) missing.add(fact);
    }
  }
  return [...missing];
}
