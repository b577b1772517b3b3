import { clausesOf, valueType, type Clause, type Fact, type ListColumn, type Rubric } from '../rubric';
import { finding, type Finding } from './findings';
import type { FloorReading } from './program';
import { readFact, UNUSABLE, type FactInput, type FactValue, type Unusable } from './values';

/** One fact of all assessees: numbers with NaN for missing, texts with '' for missing, or lists, whose values are how many figures they have. */
export type FactColumn =
  | { readonly kind: 'numbers'; readonly values: Float64Array; readonly complete: boolean }
  | { readonly kind: 'texts'; readonly values: readonly string[]; readonly complete: boolean }
  | { readonly kind: 'lists'; readonly values: Float64Array; readonly list: ListColumn; readonly complete: boolean };

/** The value of a fact for one assessee; null when it is missing. */
export function valueAt(column: FactColumn, row: number): number | string | readonly number[] | null {
  const value = column.values[row]!;
  if (value === '' || Number.isNaN(value)) return null;
  return column.kind === 'lists' ? membersAt(column.list, row) : value;
}

/** The figures of a list of one assessee; null when it is missing. */
export const membersAt = ({ counts, members, starts }: ListColumn, row: number): readonly number[] | null =>
  Number.isNaN(counts[row]!) ? null : [...members.subarray(starts[row], starts[row + 1])];

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
      const read: FactValue['value'][] = [];
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
        read.push(used);
      });
      return columnOf(fact, read, complete);
    }),
  );
  return { table: { assessees, columns }, findings };
}

function columnOf(fact: Fact, read: readonly FactValue['value'][], complete: boolean): FactColumn {
  switch (valueType(fact)) {
    case 'text':
      return { kind: 'texts', values: read.map((value) => (typeof value === 'string' ? value : '')), complete };
    case 'list': {
      const list = listColumn(read.map((value) => (typeof value === 'object' ? value : null)));
      return { kind: 'lists', values: list.counts, list, complete };
    }
    default:
      return {
        kind: 'numbers',
        values: Float64Array.from(read, (value) => (typeof value === 'number' ? value : NaN)),
        complete,
      };
  }
}

/** The lists of all assessees, one behind the other; null is one that is missing. */
export function listColumn(lists: readonly (readonly number[] | null)[]): ListColumn {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, row) => (starts[row + 1] = starts[row]! + (list?.length ?? 0)));
  return {
    starts,
    counts: Float64Array.from(lists, (list) => list?.length ?? NaN),
    members: Float64Array.from(lists.flatMap((list) => list ?? [])),
  };
}
