import {
  bonusOf,
  categoriesOf,
  clausesIn,
  deductionsOf,
  FACT_DEFAULTS,
  levelsOf,
  partsOf,
  placedIn,
  isClause,
  poolOf,
  type Clause,
  type Fact,
  type Rubric,
  type Rule,
} from '../rubric';
import { evidencePlanOutput } from './evidenceOutput';
import type { FactOutput, RubricOutput, RuleOutput } from './contract';

/** A rubric as the contract has it: everything that is scored, without examples. */
export function rubricOutput(rubric: Rubric): RubricOutput {
  const categories = categoriesOf(rubric);
  return {
    id: rubric.id,
    title: rubric.title,
    fullMarks: rubric.fullMarks,
    verifierWord: rubric.verifierWord,
    groups: categories.map(({ id, title, points }) => ({ id, title, points: points! })),
    indicators: categories.flatMap((category) =>
      partsOf(category).map(({ id, title, points }) => ({ id, group: category.id, title, points })),
    ),
    clauses: placedIn(categories).flatMap(({ node, above }) => {
      if (!isClause(node)) return [];
      const { indicator, item } = levelsOf({ node, above });
      const pool = poolOf({ node, above });
      return {
        id: node.id,
        indicator: indicator.id,
        item: item.id,
        points: node.points,
        start: node.start,
        ...(pool ? { pool: pool.id } : {}),
        ...clauseParts(node),
      };
    }),
    bonus: listOf(bonusOf(rubric).flatMap(clausesIn)),
    deductions: listOf(deductionsOf(rubric).flatMap(clausesIn)),
    verdict: listOf(rubric.verdict?.clauses ?? []),
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

const listOf = (clauses: readonly Clause[]): RubricOutput['bonus'] =>
  clauses.map((clause) => ({ id: clause.id, ...clauseParts(clause) }));

const clauseParts = ({ id, title, text, verifiers, facts, rules }: Clause) => ({
  title,
  text,
  verifiers: [...verifiers],
  facts: facts.map(factOutput),
  rules: rules.map((rule) => ruleOutput(rule, id)),
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

function ruleOutput({ quote, effect, scope, reading, amounts }: Rule, clause: string): RuleOutput {
  return {
    quote,
    effect,
    amount: amounts[0]?.source ?? '0',
    ...(reading === null
      ? {}
      : { reading, amounts: Object.fromEntries(amounts.map(({ option, source }) => [option ?? '', source])) }),
    ...(scope === clause ? {} : { scope }),
  };
}
