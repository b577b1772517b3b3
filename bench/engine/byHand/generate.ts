/**
 * Writes `out/byHand.ts`: every clause of Shaoxing 2022 as the plain function that a programmer would write by hand
 * for speed, one loop over columns of figures, and one for the totals. Knows no more than this rubric needs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import {
  bonusOf,
  categoriesOf,
  clausesIn,
  deductionsOf,
  factsOf,
  indicatorsOf,
  partsOf,
  valueType,
  type Node,
} from '../../../src/rubric';
import { rubricById } from '../../../src/rubrics';
import { compileRubric, type CompiledClause, type Program } from '../../../src/scoring';
import { conditionText, expressionText, isWhole, meansIn } from './expressions';

const nameOf = ({ clause }: CompiledClause): string => `clause${clause.id.replaceAll('.', '_')}`;

/**
 * ```ts
 * function clause2_1([未按时调度次数, 被国家或省级通报]: [Numbers, Numbers], points: Numbers): void {
 *   for (let i = 0, n = points.length; i < n; i++) {
 *     points[i] = 被国家或省级通报[i]! === 1 ? 0 : within(10 - 未按时调度次数[i]!, 0, 10);
 *   }
 * }
 * ```
 */
function clauseFunction(compiled: CompiledClause): string {
  const { clause, rules } = compiled;
  const used = new Set(rules.flatMap(({ expression }) => factsOf(expression)));
  const names = clause.facts.map(({ name }) => (used.has(name) ? name : ''));
  const types = clause.facts.map((fact) => (valueType(fact) === 'text' ? 'Texts' : 'Numbers'));
  const means = new Set(rules.flatMap(({ expression }) => meansIn(expression)));
  const body = pointsText(compiled);
  const who = body.includes('assessees[') ? ', assessees: Texts' : '';
  return [
    `/** ${clause.id} ${clause.title} */`,
    `function ${nameOf(compiled)}([${names.join(', ')}]: [${types.join(', ')}], points: Numbers${who}): void {`,
    ...[...means].map((fact) => `  const mean${fact} = meanOf(${fact});`),
    `  for (let i = 0, n = points.length; i < n; i++) {`,
    `    points[i] = ${body};`,
    '  }',
    '}',
  ].join('\n');
}

function pointsText({ clause, rules, start, least, most, pooled }: CompiledClause): string {
  const amounts = rules.filter(({ effect }) => effect === 'award' || effect === 'deduct');
  const sum = amounts.reduce(
    (text, { effect, expression }) => `${text} ${effect === 'award' ? '+' : '-'} ${expressionText(expression, clause)}`,
    String(start),
  );
  const exact = amounts.every(({ expression }) => isWhole(expression, clause));
  const points = amounts.length === 0 ? sum : `within(${exact ? sum : `round6(${sum})`}, ${least}, ${most})`;
  const when = (effect: 'void' | 'waive'): string =>
    rules
      .filter((rule) => rule.effect === effect)
      .map(({ expression }) => conditionText(expression, clause))
      .join(' || ');
  const own = clause.points ?? 0;
  const voided = when('void') ? `${when('void')} ? ${pooled ? -own : 0} : ${points}` : points;
  return when('waive') ? `${when('waive')} ? ${pooled ? 0 : own} : ${voided}` : voided;
}

const column = ({ index }: CompiledClause): string => `c${index}`;
const at = (columns: readonly string[]): string => columns.map((name) => `${name}[i]!`).join(' + ');
const load = (clauses: readonly CompiledClause[]): string[] =>
  clauses.map((compiled) => `  const ${column(compiled)} = points[${compiled.index}]!;`);

/** One loop per indicator over its clauses: items with their pools. */
function indicatorFunction(indicator: Node): string {
  const sums = partsOf(indicator).map((item) => {
    const clauses = compiledIn(item);
    const sum = at(clauses.map(column));
    return `round4(${clauses[0]!.pooled ? `within(${item.points} + ${sum}, 0, ${item.points})` : sum})`;
  });
  return [
    `function indicator${indicator.id}(points: readonly Numbers[], out: Numbers): void {`,
    ...load(compiledIn(indicator)),
    `  for (let i = 0, n = out.length; i < n; i++) out[i] = round4(${sums.join(' + ')});`,
    '}',
  ].join('\n');
}

function totalFunction({ rubric }: Program): string {
  const groups = categoriesOf(rubric).map(
    (category) => `round4(${at(partsOf(category).map(({ id }) => `indicator${id}`))})`,
  );
  const indicators = indicatorsOf(rubric);
  const [bonus, deductions] = [bonusOf(rubric), deductionsOf(rubric)].map((lists) => lists.flatMap(compiledIn));
  return [
    ...indicators.map(({ id }) => `const of${id} = new Float64Array(ASSESSEES);`),
    '/** Indicators, groups, bonus with its cap, deductions: the total. */',
    'export function totals(points: readonly Numbers[], total: Numbers): void {',
    ...indicators.map(({ id }) => `  indicator${id}(points, of${id});`),
    ...load([...bonus!, ...deductions!]),
    '  for (let i = 0, n = total.length; i < n; i++) {',
    `    const base = round4(${groups.join(' + ').replaceAll('indicator', 'of')});`,
    `    const extra = within(${at(bonus!.map(column))}, 0, ${bonusOf(rubric)[0]!.cap});`,
    `    total[i] = round4(base + extra + ${at(deductions!.map(column))});`,
    '  }',
    '}',
  ].join('\n');
}

const program = compileRubric(rubricById('shaoxing-2022')!);
const compiledIn = (node: Node): CompiledClause[] => {
  const own = new Set(clausesIn(node));
  return program.clauses.filter(({ clause }) => own.has(clause));
};
const functions = program.clauses.map(clauseFunction);
const calls = program.clauses.map((compiled) => {
  const who = functions[compiled.index]!.includes('assessees: Texts') ? ', assessees' : '';
  return `  ${nameOf(compiled)}(facts[${compiled.index}], points[${compiled.index}]!${who});`;
});
const text = [
  '/* Written by generate.ts before every run; not kept. */',
  '/* eslint-disable */',
  "import { begunSteps, meanOf, rate, round4, round6, wholeSteps, within } from '../engine/byHand/arithmetic';",
  "import { ASSESSEES } from '../engine/size';",
  'type Numbers = Float64Array;\ntype Texts = readonly string[];',
  ...functions,
  ...indicatorsOf(program.rubric).map(indicatorFunction),
  totalFunction(program),
  '/** Points of every clause for all assessees. `facts[clause]` are its columns in the order of the rubric. */',
  'export function clausePoints(facts: readonly any[], points: readonly Numbers[], assessees: Texts): void {',
  ...calls,
  '}',
];
mkdirSync('out', { recursive: true });
writeFileSync('out/byHand.ts', `${text.join('\n')}\n`);
