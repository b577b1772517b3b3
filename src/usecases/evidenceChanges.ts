import type { Change, SheetSnapshot, Snapshot } from '../host/port';
import type { Words } from '../locales';
import {
  LEDGER_FIELDS,
  laidRequirements,
  layoutMissingEvidence,
  ledgerResults,
  requirementResults,
  sheetName,
  type LackingEvidence,
} from '../sheets';
import type { CheckedEvidence } from './evidence';
import { evidenceSheets } from './evidenceSheets';
import { columnThere, guard } from './guard';
import { renewed } from './inPlace';
import type { Interpretation } from './interpret';

/** What 填报 says of a clause whose evidence is lacking, by clause, for the assessee at `index`. */
export function lackingClauses(checked: CheckedEvidence | null, index: number, words: Words): Map<string, string> {
  const titles = new Map<string, string[]>();
  const hasLedger = (checked?.byAssessee[index]?.ledgers.length ?? 0) > 0;
  const missing = new Map(checked?.byAssessee[index]?.status.map((status) => [status.requirement, status.missing]));
  for (const { id, clause, title } of checked?.plan.requirements ?? []) {
    if (clause !== null && (missing.get(id) ?? 0) > 0) titles.set(clause, [...(titles.get(clause) ?? []), title]);
  }
  return new Map(
    [...titles].map(([clause, names]) => [
      clause,
      words.t(`sheet.filling.lacksEvidence${hasLedger ? 'OrLedger' : ''}`, {
        titles: names.join(words.t('list.enumeration')),
      }),
    ]),
  );
}

/** Everything that the check of the evidence writes: states beside rows and requirements, 缺失佐证, sheets that are gone. */
export function evidenceChanges(
  checked: CheckedEvidence | null,
  { rubric, fillings, sheetOf }: Interpretation,
  snapshot: Snapshot,
  words: Words,
): Change[] {
  if (!checked) return [];
  const { plan, byAssessee } = checked;
  const taken = new Set(snapshot.sheets.map(({ name }) => name));
  const name = (wanted: string): string => {
    const free = sheetName(wanted, taken);
    taken.add(free);
    return free;
  };
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
  const existing = sheetOf('missingEvidence')?.name ?? null;
  return [
    ...guardEvidence(checked, snapshot),
    ...(sheets?.changes ?? []),
    ...byAssessee.flatMap(({ ledgers, status, findingsOf }) => {
      const asked = new Set(status.map((each) => each.requirement));
      return ledgers.flatMap((ledger) =>
        ledgerResults(
          ledger,
          { rubric, plan },
          (row) => findingsOf(ledger.sheet, row),
          (requirement) => asked.has(requirement),
          words,
        ),
      );
    }),
    ...(requirements ? requirementResults(requirements, plan, byAssessee, words) : []),
    ...renewed(
      existing,
      layoutMissingEvidence({
        sheet: existing ?? name(words.t('sheet.name.missingEvidence')),
        rubric,
        plan,
        after: sheetOf('summary')?.name ?? last,
        words,
        lacking: lackingOf(checked),
        namesAssessees: byAssessee.length > 1,
        asOf: checked.asOf,
      }),
      snapshot,
    ),
  ];
}

/** What people fill in 佐证台账 and 佐证要求: states belong beside what was read. */
function guardEvidence({ byAssessee, requirements }: CheckedEvidence, snapshot: Snapshot): Change[] {
  const sheetNamed = (name: string): SheetSnapshot => snapshot.sheets.find((sheet) => sheet.name === name)!;
  const ledgers = byAssessee.flatMap(({ ledgers: own }) => own);
  return [
    ...ledgers.flatMap(({ sheet, firstRow, rows, isOurs, columns }) => {
      const filled = LEDGER_FIELDS.flatMap((key) => columns.get(key) ?? []);
      const isThere = rows.map((row, index) => row !== null || isOurs[index]!);
      return guard(
        sheetNamed(sheet),
        [0, ...filled].flatMap((column) => columnThere(firstRow, column, isThere)),
      );
    }),
    ...(requirements
      ? guard(
          sheetNamed(requirements.sheet),
          [...requirements.rowOf.values()].flatMap((row) =>
            [0, requirements.columns.get('due') ?? 0].map((column) => ({ row, column, rows: 1, columns: 1 })),
          ),
        )
      : []),
  ];
}

const LACKS: ReadonlySet<string> = new Set(['evidenceMissing', 'evidenceTooFew', 'evaluationOutstanding']);

/** Requirements that lack something, each with the cell of its first finding that says so. */
const lackingOf = ({ plan, byAssessee }: CheckedEvidence): LackingEvidence[] =>
  plan.requirements.flatMap(({ id }) =>
    byAssessee.flatMap(({ assessee, status, findings }): LackingEvidence[] => {
      const own = status.find(({ requirement }) => requirement === id);
      if (!own || own.missing === 0) return [];
      const place = findings.find(({ finding }) => finding.requirement === id && LACKS.has(finding.code));
      const { sheet = null, row = null, column = null } = place ?? {};
      return [{ assessee, status: own, sheet, row, column }];
    }),
  );
