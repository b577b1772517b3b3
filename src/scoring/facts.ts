import { clausesOf, valueType, type Clause, type Rubric } from '../rubric';
import { finding, type Finding } from './findings';
import type { FloorReading } from './program';
import { readFact, UNUSABLE, type FactInput, type FactValue, type Unusable } from './values';

/** One fact of all assessees: numbers with NaN for missing, or texts with '' for missing. */
export type FactColumn =
  | { readonly kind: 'numbers'; readonly values: Float64Array; readonly complete: boolean }
  | { readonly kind: 'texts'; readonly values: readonly string[]; readonly complete: boolean };

/** All facts of all assessees. `columns[c][f]` is fact f of clause c, in the rubric's order; row i is assessee i. */
export interface FactTable {
  readonly assessees: readonly string[];
  readonly columns: readonly (readonly FactColumn[])[];
}

export interface FactSettings {
  /** 次数、个数空白的按0计: a blank count means none. Off: a blank count is missing. */
  readonly blankCountsAreZero: boolean;
  /** What 0.5分起扣 means; left out, the least decision. */
  readonly floors?: FloorReading;
}

/** Where the inputs come from: by row of the assessee, clause and fact name. */
export type FactLookup = (assessee: number, clause: Clause, fact: string) => FactInput | Unusable;

const NOTHING: FactValue = { value: null, complaint: null };

/** Reads all inputs into columns. Every input that cannot be used as it stands has a finding. */
export function readFacts(
  rubric: Rubric,
  assessees: readonly string[],
  lookup: FactLookup,
  settings: FactSettings,
): { readonly table: FactTable; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const columns = clausesOf(rubric).map((clause) =>
    clause.facts.map((fact): FactColumn => {
      const isText = valueType(fact) === 'text';
      const numbers = new Float64Array(isText ? 0 : assessees.length);
      const texts: string[] = [];
      let complete = true;
      assessees.forEach((assessee, row) => {
        const input = lookup(row, clause, fact.name);
        const { value, complaint } = input === UNUSABLE ? NOTHING : readFact(fact, input, settings.floors);
        const about = { assessee, clause: clause.id, fact: fact.name };
        if (complaint) findings.push(finding(complaint.code, about, complaint.data));
        let used = value;
        const isBlank = value === null && !complaint && input !== UNUSABLE;
        // A count that cannot be zero is not assumed to be: how many counties there are.
        const canBeZero = fact.type === 'count' && fact.min <= 0 && !fact.optional;
        if (isBlank && canBeZero && settings.blankCountsAreZero) {
          used = 0;
          findings.push(finding('assumedZero', about));
        }
        // Another fact may stand in its place: without it a clause is complete.
        if (used === null && !fact.optional) complete = false;
        if (isText) texts.push(typeof used === 'string' ? used : '');
        else numbers[row] = typeof used === 'number' ? used : NaN;
      });
      return isText ? { kind: 'texts', values: texts, complete } : { kind: 'numbers', values: numbers, complete };
    }),
  );
  return { table: { assessees, columns }, findings };
}
