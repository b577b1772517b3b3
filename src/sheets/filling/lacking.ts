import type { RequirementStatus } from '../../evidence';
import type { Words } from '../../locales';
import type { EvidencePlan } from '../../rubric';

/** What 填报 says of a clause whose evidence is lacking, by clause. With a ledger, there is another place to name it. */
export function lackingClauses(
  { requirements }: EvidencePlan,
  status: readonly RequirementStatus[],
  hasLedger: boolean,
  words: Words,
): Map<string, string> {
  const titles = new Map<string, string[]>();
  const missing = new Map(status.map((each) => [each.requirement, each.missing]));
  for (const { id, clause, title } of requirements) {
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
