import { clausesOf, type Clause, type Rubric } from '../../src/rubric';
import { compileRubric, readFacts, scoreAll, VOID, type FactInput } from '../../src/scoring';
import { candidatesOf, type Entries } from './randomFacts';

/**
 * Entries for all clauses with which an assessee gets as much as it can, found one fact at a time: the candidate that
 * leaves the best end of the clause's range highest, and then the worst end, while the facts after it are missing.
 */
export function bestEntries(rubric: Rubric, assessee: string): ReadonlyMap<string, Entries> {
  const clauses = clausesOf(rubric);
  const program = compileRubric(rubric);
  const best = new Map<string, Record<string, FactInput>>(clauses.map(({ id }) => [id, {}]));
  const candidates = (clause: Clause, at: number): FactInput[] =>
    clause.facts[at] ? candidatesOf(clause, clause.facts[at]) : [];
  const mostFacts = Math.max(...clauses.map(({ facts }) => facts.length));
  for (let at = 0; at < mostFacts; at++) {
    const tried = new Map(clauses.map((clause) => [clause.id, candidates(clause, at)]));
    const rows = Math.max(...[...tried.values()].map(({ length }) => length));
    const entryAt = (row: number, clause: Clause, name: string): FactInput => {
      const index = clause.facts.findIndex((fact) => fact.name === name);
      const own = tried.get(clause.id)!;
      return index === at ? own[row % own.length] : best.get(clause.id)![name];
    };
    const { table } = readFacts(rubric, new Array<string>(rows).fill(assessee), entryAt, { blankCountsAreZero: false });
    const { clauses: columns } = scoreAll(program, table);
    clauses.forEach((clause, index) => {
      const own = tried.get(clause.id)!;
      const { low, high, state } = columns[index]!;
      const isBetter = (row: number, than: number): boolean => {
        // A verdict clause has no points: there only a major problem is worse.
        if ((state[row] === VOID) !== (state[than] === VOID)) return state[than] === VOID;
        return high[row]! > high[than]! || (high[row] === high[than] && low[row]! > low[than]!);
      };
      const chosen = own.reduce<number>((leader, _, row) => (isBetter(row, leader) ? row : leader), 0);
      const fact = clause.facts[at];
      if (fact) best.get(clause.id)![fact.name] = own[chosen];
    });
  }
  return best;
}
