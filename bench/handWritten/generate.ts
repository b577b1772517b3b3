/**
 * Writes `generated.ts`: every clause of a rubric as the plain function that a programmer would write by hand
 * for speed, one loop over columns of figures, and one for the totals. Only what the rubric needs is supported.
 */
import { writeFileSync } from 'node:fs';
import { factsOf, valueType, type Clause, type Expression, type Fact } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { compileRubric, type CompiledClause, type Program } from '../../src/scoring';

type Call = Extract<Expression, { kind: 'call' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;

const WHOLE: ReadonlySet<Fact['type']> = new Set(['count', 'rank', 'yesNo', 'date']);
const OPERATORS: Readonly<Record<string, string>> = { '=': '===', '<>': '!==' };
const isComparison = (operator: string): boolean => /[=<>]/.test(operator);

/** Sums, products and comparisons of whole numbers have nothing to round. */
function isWhole(node: Expression, clause: Clause): boolean {
  switch (node.kind) {
    case 'number':
      return Number.isInteger(node.value);
    case 'fact':
      return WHOLE.has(clause.facts.find(({ name }) => name === node.name)!.type);
    case 'unary':
      return node.operator !== '%' && isWhole(node.operand, clause);
    case 'binary':
      return '+-*'.includes(node.operator) && isWhole(node.left, clause) && isWhole(node.right, clause);
    case 'call':
      if (node.name === 'STEPS' || node.name === 'STARTED' || node.name === 'INT') return true;
      return node.args.slice(node.name === 'IF' ? 1 : 0).every((arg) => isWhole(arg, clause));
    default:
      return false;
  }
}

function isCondition(node: Expression): boolean {
  if (node.kind === 'boolean') return true;
  if (node.kind === 'binary') return isComparison(node.operator);
  return node.kind === 'call' && ['AND', 'OR', 'NOT'].includes(node.name);
}

/** A JavaScript expression for row `i`. */
function emit(node: Expression, clause: Clause): string {
  switch (node.kind) {
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'text':
      return JSON.stringify(node.value);
    case 'fact':
      return `${node.name}[i]!`;
    case 'unary':
      return node.operator === '%'
        ? `(${emit(node.operand, clause)} / 100)`
        : `(${node.operator}${emit(node.operand, clause)})`;
    case 'binary':
      return binary(node, clause);
    case 'call':
      return call(node, clause);
  }
}

function binary({ operator, left, right }: Binary, clause: Clause): string {
  const side = (node: Expression): string => {
    const text = emit(node, clause);
    const computed = node.kind === 'binary' || node.kind === 'unary';
    return isComparison(operator) && computed && !isWhole(node, clause) ? `round6(${text})` : text;
  };
  if (operator === '*' && left.kind === 'number' && left.value === 1) return emit(right, clause);
  return `(${side(left)} ${OPERATORS[operator] ?? operator} ${side(right)})`;
}

/** Yes/no facts are columns of 1 and 0. */
const condition = (node: Expression, clause: Clause): string =>
  isCondition(node) ? emit(node, clause) : `${emit(node, clause)} === 1`;

function call({ name, args }: Call, clause: Clause): string {
  const texts = (): string[] => args.map((arg) => emit(arg, clause));
  const conditions = (): string[] => args.map((arg) => condition(arg, clause));
  switch (name) {
    case 'IF':
      return `(${condition(args[0]!, clause)} ? ${emit(args[1]!, clause)} : ${emit(args[2]!, clause)})`;
    case 'AND':
      return `(${conditions().join(' && ')})`;
    case 'OR':
      return `(${conditions().join(' || ')})`;
    case 'NOT':
      return `!(${conditions().join('')})`;
    case 'MIN':
    case 'MAX':
      return `Math.${name.toLowerCase()}(${texts().join(', ')})`;
    case 'SUM':
      return `(${texts().join(' + ')})`;
    case 'INT':
      return `Math.floor(round6(${texts().join('')}))`;
    case 'STEPS':
      return `wholeSteps(${texts().join(', ')})`;
    case 'STARTED':
      return `begunSteps(${texts().join(', ')})`;
    case 'RATE':
      return `rate(${texts().join(', ')})`;
    case 'ASSESSEE':
      return 'assessees[i]!';
    case 'MEANOFALL':
      return `mean${(args[0] as { name: string }).name}`;
    default:
      throw new Error(`${clause.id}: nobody has written ${name} by hand yet`);
  }
}

const nameOf = (compiled: CompiledClause): string => `clause${compiled.clause.id.replaceAll('.', '_')}`;

function clauseFunction(compiled: CompiledClause): string {
  const { clause, rules, start, least, most, pooled } = compiled;
  const used = new Set(rules.flatMap(({ expression }) => factsOf(expression)));
  const names = clause.facts.map(({ name }) => (used.has(name) ? name : ''));
  const types = clause.facts.map((fact) => (valueType(fact) === 'text' ? 'Texts' : 'Numbers'));
  const means = [...JSON.stringify(rules.map(({ expression }) => expression)).matchAll(/"MEANOFALL".*?"name":"(.*?)"/g)];
  const amounts = rules.filter(({ effect }) => effect === 'award' || effect === 'deduct');
  const sum = amounts.map(
    ({ effect, expression }) => ` ${effect === 'award' ? '+' : '-'} ${emit(expression, clause)}`,
  );
  const exact = amounts.every(({ expression }) => isWhole(expression, clause)) && Number.isInteger(start);
  const conditionsOf = (effect: string): string =>
    rules
      .filter((rule) => rule.effect === effect)
      .map((rule) => condition(rule.expression, clause))
      .join(' || ');
  const [void_, waive] = [conditionsOf('void'), conditionsOf('waive')];
  const points = exact ? `${start}${sum.join('')}` : `round6(${start}${sum.join('')})`;
  let value = amounts.length === 0 ? String(start) : points;
  if (amounts.length > 0 && (least !== -Infinity || most !== Infinity)) {
    value = `within(${points}, ${least}, ${most})`;
  }
  if (void_) value = `${void_} ? ${pooled ? -(clause.points ?? 0) : 0} : ${value}`;
  if (waive) value = `${waive} ? ${pooled ? 0 : (clause.points ?? 0)} : ${value}`;
  return [
    `/** ${clause.id} ${clause.title} */`,
    `function ${nameOf(compiled)}([${names.join(', ')}]: readonly [${types.join(', ')}], points: Numbers, assessees: Texts): void {`,
    ...means.map(([, fact]) => `  const mean${fact} = meanOf(${fact});`),
    `  for (let i = 0; i < points.length; i++) points[i] = ${value};`,
    '}',
  ].join('\n');
}

function totalFunction({ items, bonus, deductions, rubric }: Program): string {
  const cell = ({ index }: CompiledClause): string => `points[${index}]![i]!`;
  const list = (clauses: readonly CompiledClause[], join: string): string => clauses.map(cell).join(join);
  const item = ({ item: { points }, pooled, clauses }: Program['items'][number]): string =>
    pooled ? `within(${points} + ${list(clauses, ' + ')}, 0, ${points})` : list(clauses, ' + ');
  return [
    '/** Items with their pools, bonus with its cap, deductions: the total. */',
    'export function totals(points: readonly Numbers[], total: Numbers): void {',
    '  for (let i = 0; i < total.length; i++) {',
    '    total[i] = round4(',
    ...items.map((one) => `      ${item(one)} +`),
    `      Math.min(${rubric.bonus.cap ?? Infinity}, ${list(bonus, ' + ')}) +`,
    `      ${list(deductions, ' + ')},`,
    '    );',
    '  }',
    '}',
  ].join('\n');
}

const program = compileRubric(rubricById('shaoxing-2022')!);
const clauses = program.clauses;
const text = [
  '/* Written by generate.ts; not kept. */',
  '/* eslint-disable */',
  `import { begunSteps, meanOf, rate, round4, round6, wholeSteps, within } from './arithmetic';`,
  'type Numbers = Float64Array;\ntype Texts = readonly string[];',
  ...clauses.map(clauseFunction),
  totalFunction(program),
  '/** Points of every clause for all assessees: one function after the other. */',
  'export function clausePoints(columns: readonly any[], points: readonly Numbers[], assessees: Texts): void {',
  ...clauses.map((compiled) => `  ${nameOf(compiled)}(columns[${compiled.index}], points[${compiled.index}]!, assessees);`),
  '}',
];
writeFileSync('handWritten/generated.ts', `${text.join('\n')}\n`);
