import type { Change, SheetSnapshot } from '../../../host/port';
import type { Words } from '../../../locales';
import {
  aroundMerges,
  guardLedger,
  guardRequirements,
  laidRequirements,
  ledgerResults,
  planMissingEvidence,
  qualityHeading,
  requirementResults,
} from '../../../sheets';
import type { Interpretation } from '../interpret';
import type { CheckedEvidence } from '../check/evidence';
import { evidenceSheets } from './evidenceSheets';

/**
 * Everything that the check of the evidence writes: states beside rows and requirements, 缺失佐证, sheets that are gone.
 * `name` gives a sheet the name that is wanted, or one like it that is free.
 */
export function planEvidence(
  checked: CheckedEvidence | null,
  { rubric, fillings, sheetOf }: Interpretation,
  byName: ReadonlyMap<string, SheetSnapshot>,
  name: (wanted: string) => string,
  words: Words,
): Change[] {
  if (!checked) return [];
  const { plan, byAssessee, asOf } = checked;
  const last = fillings.at(-1)!.sheet;
  const assessees = fillings.map(({ assessee }) => assessee);
  // Tasks cannot do without these sheets; for clauses 填报 is enough.
  const sheets =
    plan.tasks.length === 0
      ? null
      : evidenceSheets({
          rubric,
          plan,
          assessees,
          without: byAssessee.filter(({ ledgers }) => ledgers.length === 0).map(({ assessee }) => assessee),
          requirements: checked.requirements?.sheet ?? null,
          after: last,
          name,
          words,
        });
  const requirements = checked.requirements ?? (sheets && laidRequirements(sheets.requirements, plan, assessees));
  const isOpen = ({ sheet }: { readonly sheet: string }): boolean => !byName.get(sheet)!.isProtected;
  return [
    ...byAssessee.flatMap(({ ledgers }) =>
      ledgers.filter(isOpen).flatMap((ledger) => guardLedger(byName.get(ledger.sheet)!, ledger)),
    ),
    ...(checked.requirements ? guardRequirements(byName.get(checked.requirements.sheet)!, checked.requirements) : []),
    ...(sheets?.changes ?? []),
    ...byAssessee.flatMap(({ ledgers, status, findingsOf }) => {
      const asked = new Set(status.map((each) => each.requirement));
      return ledgers.filter(isOpen).flatMap((ledger) =>
        aroundMerges(
          ledgerResults(
            ledger,
            { rubric, plan },
            (row) => findingsOf(ledger.sheet, row),
            (requirement) => asked.has(requirement),
            words,
          ),
          byName.get(ledger.sheet)!,
        ),
      );
    }),
    ...(checked.requirements
      ? qualityHeading(byName.get(checked.requirements.sheet)!, checked.requirements, plan, words)
      : []),
    ...(requirements ? requirementResults(requirements, plan, byAssessee, words) : []),
    ...planMissingEvidence({
      existing: sheetOf('missingEvidence'),
      name,
      after: sheetOf('summary')?.name ?? last,
      rubric,
      plan,
      byAssessee,
      asOf,
      words,
    }),
  ];
}
