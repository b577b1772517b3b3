import { checkEvidence, DEFAULT_TOLERANCE, requirementKey, type EvidenceCheck } from '../evidence';
import type { Words } from '../locales';
import type { EvidencePlan, Rubric } from '../rubric';
import type { Assessment } from '../scoring';
import { claimedClauses } from '../usecases';
import { WrongUse } from './errors';
import type { ReadInput } from './evaluateInput';

export type EvidenceResult = ReturnType<typeof checkEvidence>;

/**
 * What each assessee's ledger lacks; null where nothing is asked for: where the rubric has no table of tasks, only when
 * the input has a ledger or a day. Without claims, evidence for a clause is asked for where it has points.
 */
export function evaluateEvidence(
  { evidence: plan }: Rubric,
  input: ReadInput,
  assessment: Assessment,
  today: string,
  words: Words,
): readonly (EvidenceResult | null)[] {
  const ledgers = input.assessees.map(({ ledger }) => ledger);
  const isAsked = input.asOf !== undefined || ledgers.some((ledger) => ledger !== undefined);
  if (!plan || (plan.tasks.length === 0 && !isAsked)) return ledgers.map(() => null);
  const { tolerance, outsideDays = {} } = input.settings?.evidence ?? {};
  const check: EvidenceCheck = {
    asOf: input.asOf ?? today,
    tolerance: { ...DEFAULT_TOLERANCE, ...tolerance },
    outsideDays: readOutsideDays(plan, outsideDays, words),
  };
  return ledgers.map((ledger = [], row) =>
    checkEvidence(plan, ledger, { ...check, claimed: claimedClauses(assessment, row) }),
  );
}

/** By requirement, however its id is written. Throws WrongUse for one that has no such day. */
function readOutsideDays(
  { requirements }: EvidencePlan,
  given: Readonly<Record<string, string>>,
  words: Words,
): EvidenceCheck['outsideDays'] {
  const ids = requirements.filter(({ deadline }) => deadline.kind === 'outside').map(({ id }) => id);
  return new Map(
    Object.entries(given).map(([written, day]) => {
      const id = ids.find((known) => requirementKey(known) === requirementKey(written));
      if (id === undefined)
        throw new WrongUse(
          words.t('cli.input.outsideDay', { id: written, ids: ids.join(words.t('list.enumeration')) }),
        );
      return [id, day];
    }),
  );
}
