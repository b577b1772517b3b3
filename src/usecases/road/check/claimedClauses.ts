import type { Assessment } from '../../../scoring';

/**
 * The clauses for which an assessee must show evidence that is asked for on a claim only: their claimed points, or
 * without a claim their computed ones, are above 0; in a pool, those of the item. Not while a clause is pending, and not
 * where it does not apply. `claims` are points by the id of what is claimed.
 */
export function claimedClauses(
  { program, scorecards }: Pick<Assessment, 'program' | 'scorecards'>,
  assessee: number,
  claims: ReadonlyMap<string, number> = new Map(),
): Set<string> {
  const { clauses, items } = scorecards[assessee]!;
  const claimed = program.clauses.filter(({ clause, pooled }) => {
    const { state, points } = clauses.get(clause.id)!;
    if (state === 'pending' || state === 'notApplicable') return false;
    const claim = claims.get(clause.id) ?? (pooled ? claims.get(clause.item) : undefined);
    return (claim ?? (pooled ? items.get(clause.item)!.points : points) ?? 0) > 0;
  });
  return new Set(claimed.map(({ clause }) => clause.id));
}
