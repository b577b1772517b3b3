import { bounds, explain, round6, type Columns, type Effect, type Expression, type NumberBounds } from '../rubric';
import { concernedBy, gathered } from './applies';
import { columnsOf, incompleteRows, type ClauseColumn } from './clauses';
import type { FactTable } from './facts';
import { figureReader, readFigures, type ReasonFigure } from './figures';
import type { CompiledClause, Program } from './program';
import { provenAmounts } from './proven';
import { boundsContext, isUnknown } from './ranges';
import { NOT_APPLICABLE, PENDING, VOID } from './states';
import type { ScoreTable } from './totals';

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
function reasonsOfClause(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  { low, high, state }: ClauseColumn,
  scratch: Float64Array[],
): ReasonColumn {
  const { rules, most } = compiled;
  const columns = columnsOf(compiled, table, scratch);
  const columnsOfAmounts = rules.map(({ formula }) => formula(columns).slice());
  const writers = rules.map((_, rule) => reasonWriter(compiled, rule, table, columns));
  const incomplete = new Set(incompleteRows(compiled, table));
  const reasons = new Array<readonly Reason[] | undefined>(table.assessees.length);
  const amounts = new Float64Array(rules.length);
  const points = new Float64Array(rules.length);
  for (let row = 0; row < reasons.length; row++) {
    // What is not scored for want of a name has no reasons.
    if (isUnknown(compiled, table.assessees[row]!)) continue;
    const outcome = { state: state[row]!, points: low[row]! };
    // With a fact missing, the columns say nothing of the rules that ask for it.
    const proven =
      outcome.state === PENDING || incomplete.has(row) ? provenAmounts(program, compiled, table, row, outcome) : null;
    for (let rule = 0; rule < rules.length; rule++) {
      amounts[rule] = proven ? proven[rule]!.amount : round6(columnsOfAmounts[rule]![row]!);
    }
    settle(compiled, amounts, points, outcome.state, low[row] === high[row] ? low[row]! : null);
    const couldHaveMore = outcome.state !== PENDING && most !== Infinity && low[row]! < most;
    let own: readonly Reason[] | undefined;
    for (let rule = 0; rule < rules.length; rule++) {
      const { effect, expression } = rules[rule]!;
      if (amounts[rule] === 0 && !(effect === 'award' && couldHaveMore)) continue;
      if (outcome.state === VOID ? effect !== 'void' : outcome.state === NOT_APPLICABLE && effect !== 'waive') continue;
      const figures = proven && knownFigures(program, compiled, table, row, expression, proven[rule]!.isProven);
      const reason = writers[rule]!(row, amounts[rule]!, points[rule]!, figures);
      own = own ? [...own, ...reason] : reason;
    }
    reasons[row] = own;
  }
  return reasons;
}

/** While facts are missing; where the known ones prove the amount by themselves, the missing ones did not matter. */
function knownFigures(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  row: number,
  expression: Expression,
  isProven: boolean,
): readonly ReasonFigure[] {
  const mattered = explain(expression, boundsContext(program, compiled, table, row));
  const figures = readFigures(mattered, compiled, table, row);
  return isProven ? figures.filter(({ value }) => value !== null) : figures;
}

/** Writes the reasons of one rule. Few figures with few values (是/否, 0 … 3) make many equal reasons: they are one object. */
function reasonWriter(
  compiled: CompiledClause,
  index: number,
  table: FactTable,
  columns: Columns,
): (row: number, amount: number, points: number, figures: readonly ReasonFigure[] | null) => readonly [Reason] {
  const { rule, effect, option, figures: mattered } = compiled.rules[index]!;
  const reading = rule.reading === null || option === null ? null : { name: rule.reading, option };
  const read = figureReader(compiled, table, mattered(columns));
  const latest = new Map<readonly ReasonFigure[], readonly [Reason]>();
  return (row, amount, points, given) => {
    const figures = given ?? read(row);
    const known = latest.get(figures);
    if (known && known[0].amount === amount && known[0].points === points) return known;
    const reason = [{ effect, quote: rule.quote, rule: index, reading, amount, points, figures }] as const;
    if (figures.length === 1 && !given) latest.set(figures, reason);
    return reason;
  };
}

/**
 * What each rule changed, into `points`: start + Σ points is the score. 扣完为止 shortens the last deductions, a cap the last
 * awards; a void takes what the others left, a waiver gives back everything. `score` is null while it is pending.
 */
function settle(
  { rules, start, least, most }: CompiledClause,
  amounts: Float64Array,
  points: Float64Array,
  state: number,
  score: number | null,
): void {
  points.fill(0);
  if (state === NOT_APPLICABLE || state === VOID) {
    const deciding = state === VOID ? 'void' : 'waive';
    const first = rules.findIndex(({ effect }, rule) => effect === deciding && amounts[rule] !== 0);
    if (first >= 0) points[first] = round6((score ?? 0) - start);
    return;
  }
  let sum = start;
  for (let rule = 0; rule < rules.length; rule++) {
    const { effect } = rules[rule]!;
    if (amounts[rule] === 0 || effect === 'void' || effect === 'waive') continue;
    points[rule] = effect === 'award' ? amounts[rule]! : 0 - amounts[rule]!;
    sum += points[rule]!;
  }
  let excess = round6(sum - (score ?? Math.min(most, Math.max(least, sum))));
  for (let rule = rules.length - 1; rule >= 0 && excess !== 0; rule--) {
    const own = points[rule]!;
    const cut = excess > 0 ? Math.min(excess, Math.max(0, own)) : Math.max(excess, Math.min(0, own));
    points[rule] = round6(own - cut);
    excess = round6(excess - cut);
  }
  // Amounts are rounded one by one, the score as a whole: the last one takes the difference.
  if (excess === 0 || Math.abs(excess) >= 1e-5) return;
  let last = rules.length - 1;
  while (last >= 0 && points[last] === 0) last--;
  if (last >= 0) points[last] = round6(points[last]! - excess);
}

/** Reasons of all clauses: `result[clause][assessee]`. */
export function reasonsOf(program: Program, table: FactTable, scores: ScoreTable): ReasonColumn[] {
  const scratch: Float64Array[] = [];
  return program.clauses.map((compiled) => {
    const concerned = concernedBy(compiled, table);
    const { rows } = concerned;
    const column = gathered(scores.computed[compiled.index]!, concerned);
    const reasons = reasonsOfClause(program, compiled, concerned.table, column, rows ? [] : scratch);
    if (rows === null) return reasons;
    const all = new Array<ReasonColumn[number]>(table.assessees.length);
    rows.forEach((row, at) => (all[row] = reasons[at]));
    return all;
  });
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
      if (kind !== 'fact') continue;
      const value = columns[compiled.factIndex.get(fact)!]!.values[row]!;
      if (value === '' || Number.isNaN(value)) missing.add(fact);
    }
  }
  return [...missing];
}
