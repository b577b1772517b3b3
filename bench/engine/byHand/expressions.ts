/** Formula trees as JavaScript for row `i` of columns named like the facts. */
import { visit, type Clause, type Expression, type Fact } from '../../../src/rubric';

type Call = Extract<Expression, { kind: 'call' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;

const WHOLE: ReadonlySet<Fact['type']> = new Set(['count', 'rank', 'yesNo', 'date']);
const OPERATORS: Readonly<Record<string, string>> = { '=': '===', '<>': '!==' };
const isComparison = (operator: string): boolean => /[=<>]/.test(operator);

/** Sums, products and steps of whole numbers have nothing to round. */
export function isWhole(node: Expression, clause: Clause): boolean {
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
      if (['STEPS', 'STARTED', 'INT'].includes(node.name)) return true;
      if (!['IF', 'MIN', 'MAX', 'SUM'].includes(node.name)) return false;
      return node.args.slice(node.name === 'IF' ? 1 : 0).every((arg) => isWhole(arg, clause));
    default:
      return false;
  }
}

export function expressionText(node: Expression, clause: Clause): string {
  switch (node.kind) {
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'text':
      return JSON.stringify(node.value);
    case 'fact':
      return `${node.name}[i]!`;
    case 'unary': {
      const operand = expressionText(node.operand, clause);
      return node.operator === '%' ? `(${operand} / 100)` : `(${node.operator}${operand})`;
    }
    case 'binary':
      return binaryText(node, clause);
    case 'call':
      return callText(node, clause);
  }
}

/** Yes/no facts are columns of 1 and 0. */
export function conditionText(node: Expression, clause: Clause): string {
  const isCondition =
    node.kind === 'boolean' ||
    (node.kind === 'binary' && isComparison(node.operator)) ||
    (node.kind === 'call' && ['AND', 'OR', 'NOT', 'GIVEN'].includes(node.name));
  return isCondition ? expressionText(node, clause) : `${expressionText(node, clause)} === 1`;
}

function binaryText({ operator, left, right }: Binary, clause: Clause): string {
  if (operator === '*' && left.kind === 'number' && left.value === 1) return expressionText(right, clause);
  // Facts as people write them and written numbers are exact; what was computed is not.
  const side = (node: Expression): string => {
    const text = expressionText(node, clause);
    const isComputed = node.kind === 'binary' || node.kind === 'unary';
    return isComparison(operator) && isComputed && !isWhole(node, clause) ? `round6(${text})` : text;
  };
  return `(${side(left)} ${OPERATORS[operator] ?? operator} ${side(right)})`;
}

function callText({ name, args }: Call, clause: Clause): string {
  const values = (): string => args.map((arg) => expressionText(arg, clause)).join(', ');
  const conditions = (operator: string): string => args.map((arg) => conditionText(arg, clause)).join(operator);
  switch (name) {
    case 'IF':
      return `(${conditionText(args[0]!, clause)} ? ${expressionText(args[1]!, clause)} : ${expressionText(args[2]!, clause)})`;
    case 'AND':
      return `(${conditions(' && ')})`;
    case 'OR':
      return `(${conditions(' || ')})`;
    case 'NOT':
      return `!(${conditions('')})`;
    case 'MIN':
    case 'MAX':
      return `Math.${name.toLowerCase()}(${values()})`;
    case 'INT':
      return `Math.floor(round6(${values()}))`;
    case 'STEPS':
      return `wholeSteps(${values()})`;
    case 'STARTED':
      return `begunSteps(${values()})`;
    case 'RATE':
      return `rate(${values()})`;
    case 'GIVEN':
      return `!Number.isNaN(${values()})`;
    case 'ASSESSEE':
      return 'assessees[i]!';
    case 'MEANOFALL':
      return `mean${(args[0] as { name: string }).name}`;
    default:
      throw new Error(`${clause.id}: ${name} is not written by hand yet`);
  }
}

/** Facts whose mean over all assessees is asked for. */
export function meansIn(expression: Expression): string[] {
  const facts: string[] = [];
  visit(expression, (node) => {
    if (node.kind === 'call' && node.name === 'MEANOFALL') facts.push((node.args[0] as { name: string }).name);
  });
  return facts;
}
