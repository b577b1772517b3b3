/** What each county writes into its own columns: figures, claims, evidence, remarks. By row key. */
import type { CellWrite } from '../../src/host/port';
import type { Rubric } from '../../src/rubric';
import { assess, asTyped, scoreOf, type Scorecard } from '../../src/scoring';
import { fillingRows } from '../../src/sheets';
import type { SampleData } from './data';

/** The columns that people fill. */
export const ENTRY_COLUMNS = ['value', 'claim', 'evidence', 'remark'] as const;
export type Entries = ReadonlyMap<string, Readonly<Record<(typeof ENTRY_COLUMNS)[number], CellWrite>>>;

/** The entries of every county, mistakes included, in the order of the counties. */
export function entriesOfAll(rubric: Rubric, data: SampleData): Entries[] {
  const { scorecards } = assess(rubric, {
    assessees: data.counties,
    lookup: (county, clause, fact) => data.intended(county, clause.id, fact),
    settings: { blankCountsAreZero: false },
  });
  return scorecards.map((scorecard, county) => entriesOf(rubric, data, county, scorecard));
}

function entriesOf(rubric: Rubric, data: SampleData, county: number, scorecard: Scorecard): Entries {
  const name = data.counties[county]!;
  const { typed, formulas, remarks } = data.departments;
  const own = <T extends { county: string; row: string }>(list: readonly T[], key: string): T | undefined =>
    list.find((entry) => entry.county === name && entry.row === key);
  return new Map(
    fillingRows(rubric).map((row) => {
      const intended = asTyped(data.intended(county, row.clause.id, row.fact.name));
      const formula = own(formulas, row.key);
      return [
        row.key,
        {
          value:
            own(typed, row.key)?.value ?? (formula ? { formula: formula.formula, result: Number(intended) } : intended),
          claim: row.claim && claimOf(row.claim, name, data, scorecard),
          evidence: evidenceOf(row.key, county, data),
          remark: own(remarks, row.key)?.text ?? null,
        },
      ];
    }),
  );
}

type Claim = NonNullable<ReturnType<typeof fillingRows>[number]['claim']>;

/** What the county's own figures come to, unless it says otherwise; full marks while figures are missing. */
function claimOf(
  { kind, id, points }: Claim,
  county: string,
  { departments }: SampleData,
  scorecard: Scorecard,
): CellWrite {
  const { none, stated } = departments.claims;
  const own = stated[county]?.[id];
  if (own !== undefined) return own;
  if ([...(none.all ?? []), ...(none[county] ?? [])].some((prefix) => id.startsWith(prefix))) return null;
  const score = kind === 'item' ? scoreOf(scorecard, id) : scorecard.clauses.get(id)!;
  const claimed = score.points ?? points;
  // Whoever has no bonus leaves the cell blank.
  return points === null && claimed === 0 ? null : claimed;
}

/** `{字}` is the county's sign, `{地}` its name, `{a/b/…}` its own part; when that is `-`, the county has no such evidence. */
function evidenceOf(row: string, county: number, { counties, departments, evidence }: SampleData): string | null {
  const name = counties[county]!;
  const gap = evidence.gaps[name]?.[row];
  const paper = evidence.papers[row];
  if (gap !== undefined || paper === undefined) return gap ?? null;
  const own = (inner: string): string => {
    if (inner === '字') return departments.signs[county]!;
    return inner === '地' ? name : inner.split('/')[county]!;
  };
  const parts = [...paper.matchAll(BRACES)].map(([, inner]) => own(inner!));
  return parts.includes('-') ? null : paper.replace(BRACES, () => parts.shift()!);
}

const BRACES = /\{([^}]*)\}/g;
