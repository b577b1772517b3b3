import { FACT_DEFAULTS, itemsOf, type Clause, type Fact, type Rubric, type Rule } from '../rubric';
import { evidencePlanOutput } from './evidenceOutput';
import type { FactOutput, RubricOutput, RuleOutput } from './contract';

/** A rubric as the contract has it: everything that is scored, without examples. */
export function rubricOutput(rubric: Rubric): RubricOutput {
  return {
    id: rubric.id,
    title: rubric.title,
    fullMarks: rubric.fullMarks,
    verifierWord: rubric.verifierWord,
    groups: rubric.groups.map(({ id, title, points }) => ({ id, title, points })),
    indicators: rubric.groups.flatMap((group) =>
      group.indicators.map(({ id, title, points }) => ({ id, group: group.id, title, points })),
    ),
    clauses: itemsOf({ groups: rubric.groups }).flatMap((item) =>
      item.clauses.map((clause) => ({
        id: clause.id,
        indicator: clause.indicator,
        item: clause.item,
        points: clause.points,
        start: clause.start,
        ...(item.pool?.when === null ? { pool: item.id } : {}),
        ...clauseParts(clause),
      })),
    ),
    bonus: extraClauses(rubric.bonus),
    deductions: extraClauses(rubric.deductions),
    verdict: extraClauses(rubric.verdict),
    evidence: rubric.evidence && evidencePlanOutput(rubric.evidence),
    readings: rubric.readings.map(({ name, clause, options, default: usual }) => ({
      name,
      ...(clause === null ? {} : { clause }),
      options: [...options],
      default: usual,
    })),
    hashes: { ...rubric.hashes },
  };
}

/** None where the rubric has no such section. */
const extraClauses = (section: { readonly clauses: readonly Clause[] } | null): RubricOutput['bonus'] =>
  (section?.clauses ?? []).map((clause) => ({ id: clause.id, ...clauseParts(clause) }));

const clauseParts = ({ title, text, verifiers, facts, rules }: Clause) => ({
  title,
  text,
  verifiers: [...verifiers],
  facts: facts.map(factOutput),
  rules: rules.map(ruleOutput),
});

/** Only what differs from the type's defaults; bounds that are none are left out. */
function factOutput({ name, type, unit, min, max, floor, options, of, never, default: blank, hint }: Fact): FactOutput {
  const usual = FACT_DEFAULTS[of ?? type];
  return {
    name,
    type,
    unit,
    ...(min !== usual.min && Number.isFinite(min) ? { min } : {}),
    ...(max !== usual.max && Number.isFinite(max) ? { max } : {}),
    ...(floor === 0 ? {} : { floor }),
    ...(options.length === 0 ? {} : { options: [...options] }),
    ...(of === undefined ? {} : { of }),
    ...(never === undefined ? {} : { never }),
    ...(blank === null ? {} : { default: blank }),
    ...(hint === '' ? {} : { hint }),
  };
}

function ruleOutput({ quote, effect, scope, reading, amounts }: Rule): RuleOutput {
  return {
    quote,
    effect,
    amount: amounts[0]?.source ?? '0',
    ...(reading === null
      ? {}
      : { reading, amounts: Object.fromEntries(amounts.map(({ option, source }) => [option ?? '', source])) }),
    ...(scope === 'item' ? { scope } : {}),
  };
}
