import type { CompiledClause } from './program';

/** A clause's outcome as a small number, for columns. */
export const SCORED = 0;
export const PENDING = 1;
export const NOT_APPLICABLE = 2;
export const VOID = 3;

/** What a voided clause has: 0, and in a pool the loss of all its points, or of the pool's where it has none of its own. */
export const zeroOf = (compiled: CompiledClause): number =>
  compiled.pooled ? (compiled.clause.points === null ? compiled.least : -compiled.clause.points) : 0;
/** What a clause that does not apply has: its full marks, and in a pool no loss. */
export const fullOf = (compiled: CompiledClause): number => (compiled.pooled ? 0 : (compiled.clause.points ?? 0));

/** The worst and the best of a clause of which nothing is known; infinite where nothing bounds what its rules take or give. */
export const worstOf = ({ least, rules }: CompiledClause): number =>
  least > -Infinity || rules.some(({ effect }) => effect === 'deduct') ? least : 0;
export const bestOf = ({ most, rules }: CompiledClause): number =>
  most < Infinity || rules.some(({ effect }) => effect === 'award') ? most : 0;
