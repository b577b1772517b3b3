import { scoreOf, type Assessment } from '../../../scoring';

/**
 * The clauses for which an assessee must show evidence that is asked for on a claim only: their claimed points, or
 * without a claim their computed ones, are above 0; in a pool, those of its section. Not while a clause is pending, and not
 * where it does not apply. `claims` are points by the id of what is claimed.
 */
export function claimedClauses(
  { program, scorecards }: Pick<Assessment, 'program' | 'scorecards'>,
  assessee: number,
  claims: ReadonlyMap<string, number> = new Map(),
): Set<string> {
  const card = scorecards[assessee]!;
  const claimed = program.clauses.filter(({ clause, pool }) => {
    const { state, points } = card.clauses.get(clause.id)!;
    if (state === 'pending' || state === 'notApplicable') return false;
    const claim = claims.get(clause.id) ?? (pool === null ? undefined : claims.get(pool));
    return (claim ?? (pool === null ? points : scoreOf(card, pool).points) ?? 0) > 0;
  });
  return new Set(claimed.map(({ clause }) => clause.id));
}
