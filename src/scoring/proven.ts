import { bounds, round6, type NumberBounds } from '../rubric';
import type { FactTable } from './facts';
import type { CompiledClause, Program } from './program';
import { boundsContext } from './ranges';
import { PENDING, SCORED } from './states';

/** What a rule certainly comes to though facts are missing. */
export interface ProvenAmount {
  /** In points; conditions: 1 when they certainly hold. */
  readonly amount: number;
  /** Whether the facts that are there prove it by themselves, so that the missing ones do not matter. */
  readonly isProven: boolean;
}

/**
 * While facts are missing: what each rule certainly comes to. A missing fact never takes points: a deduction counts with
 * the least it can be. Only where the score is certain and these do not explain it (one of two things happened, and both
 * cost the same) do the rules that may have done it fill the rest, in their order.
 */
export function provenAmounts(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  row: number,
  outcome: { readonly state: number; readonly points: number },
): ProvenAmount[] {
  const context = boundsContext(program, compiled, table, row);
  const ranges = compiled.rules.map(({ expression }) => bounds(expression, context) as NumberBounds);
  const certain = ranges.map(({ low, high }) => low === high && Number.isFinite(low));
  const amounts = ranges.map(({ low }, index) => (certain[index] || outcome.state !== PENDING ? Math.max(0, low) : 0));
  if (outcome.state === SCORED) fillUp(compiled, ranges, amounts, outcome.points);
  return amounts.map((amount, index) => ({
    amount: round6(amount),
    isProven: amount === Math.max(0, ranges[index]!.low),
  }));
}

function fillUp(compiled: CompiledClause, ranges: readonly NumberBounds[], amounts: number[], points: number): void {
  const signs = compiled.rules.map(({ effect }) => (effect === 'award' ? 1 : effect === 'deduct' ? -1 : 0));
  const sum = amounts.reduce((total, amount, index) => total + signs[index]! * amount, compiled.start);
  if (round6(Math.min(compiled.most, Math.max(compiled.least, sum))) === points) return;
  let gap = round6(points - sum);
  signs.forEach((sign, index) => {
    if (sign === 0 || gap * sign <= 0) return;
    const more = Math.min(Math.abs(gap), ranges[index]!.high - amounts[index]!);
    amounts[index]! += more;
    gap = round6(gap - sign * more);
  });
}
