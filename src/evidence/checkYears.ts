import type { EvidenceRequirement } from '../rubric';
import type { ReadEntry } from './entries';
import { evidenceFinding, type EvidenceFinding } from './findings';
import { textOf } from './ledger';
import { readYears, yearsFrom } from './years';

/**
 * Whether the opinions of departments that a requirement has cover the years that are asked for, all of them together.
 * Where 评价年度 is blank, a title that names all of them will do.
 */
export function checkYears(requirement: EvidenceRequirement, entries: readonly ReadEntry[]): EvidenceFinding[] {
  return requirement.needs.flatMap((need): EvidenceFinding[] => {
    const own = entries.filter((read) => read.need === need && read.name !== '');
    if (need.kind !== 'departmentEvaluation' || need.period === null || own.length === 0) return [];
    const asked = yearsFrom(Number(need.period.from.slice(0, 4)), Number(need.period.to.slice(0, 4)));
    const stated = own.map((read) => ({ read, years: yearsOf(read) }));
    const covered = new Set(stated.flatMap(({ years }) => years));
    const lacking = asked.filter((year) => !covered.has(year)).map(String);
    if (lacking.length === 0) return [];
    const unknown = stated.filter(({ years }) => years.length === 0).map(({ read }) => read);
    const years = asked.map(String);
    if (unknown.length === 0)
      return [
        evidenceFinding(
          'yearsMissing',
          { requirement: requirement.id, rows: own.map(({ row }) => row) },
          { entry: own[0]!.name, given: [...covered].sort((a, b) => a - b).map(String), years, lacking },
        ),
      ];
    return unknown.map(({ row, entry, name }) =>
      evidenceFinding(
        'yearsUnknown',
        { requirement: requirement.id, rows: [row] },
        { entry: name, given: textOf(entry.years), years: lacking },
      ),
    );
  });
}

const yearsOf = ({ entry }: ReadEntry): readonly number[] =>
  textOf(entry.years) === '' ? readYears(entry.title) : readYears(entry.years);
