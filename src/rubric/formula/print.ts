import { isComparison, type BinaryOperator, type Expression, type StepReading } from './ast';
import { dateSerial } from './numbers';

/** Where the formula finds its figures: A1 text for each fact. */
export interface PrintContext {
  readonly steps: StepReading;
  /** A1 text for the fact's value: a reference, or an expression around one. Conditions must be TRUE/FALSE. */
  fact(name: string): string;
  /** The same for every assessee, for MEANOFALL and RANKOFALL. */
  all(name: string): readonly string[];
  /** A1 text for the assessee's name. */
  readonly assessee: string;
  /** Whether a fact is always a whole number and so needs no rounding before a comparison. */
  isWhole(name: string): boolean;
  isText(name: string): boolean;
  /** A1 text that is TRUE where the fact is filled in, for GIVEN. */
  given(name: string): string;
}

const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
const SIGN = 6;
const ATOM = 8;

/** A native A1 formula for Excel, WPS and LibreOffice (without the leading `=`): English names, commas. */
export function print(expression: Expression, context: PrintContext): string {
  const inner = (node: Expression): string => print(node, context);

  /** Text with the strength of its outermost operator, for as few brackets as needed. */
  function emit(node: Expression): [text: string, strength: number] {
    switch (node.kind) {
      case 'number':
        return [String(node.value), ATOM];
      case 'text':
        return [`"${node.value.replaceAll('"', '""')}"`, ATOM];
      case 'boolean':
        return [node.value ? 'TRUE' : 'FALSE', ATOM];
      case 'fact':
        return [context.fact(node.name), ATOM];
      case 'unary':
        if (node.operator === '%') return [`${wrap(node.operand, SIGN + 1)}%`, SIGN + 1];
        return [`${node.operator}${wrap(node.operand, SIGN)}`, SIGN];
      case 'binary': {
        const strength = STRENGTH[node.operator];
        const rounds = isComparison(node.operator);
        const side = (operand: Expression, least: number): string =>
          rounds && !isExact(operand) ? `ROUND(${inner(operand)},6)` : wrap(operand, least);
        return [`${side(node.left, strength)}${node.operator}${side(node.right, strength + 1)}`, strength];
      }
      case 'call':
        return [call(node), ATOM];
    }
  }

  function wrap(node: Expression, least: number): string {
    const [text, strength] = emit(node);
    return strength < least ? `(${text})` : text;
  }

  /** Texts, conditions and whole numbers compare exactly. */
  function isExact(node: Expression): boolean {
    switch (node.kind) {
      case 'number':
        return Number.isInteger(node.value * 1e6);
      case 'text':
      case 'boolean':
        return true;
      case 'fact':
        return context.isWhole(node.name) || context.isText(node.name);
      case 'unary':
        return node.operator !== '%' && isExact(node.operand);
      case 'binary':
        return isComparison(node.operator) || node.operator === '&';
      case 'call':
        if (node.name === 'IF' || node.name === 'CHOOSE') return node.args.slice(1).every(isExact);
        return ['AND', 'OR', 'NOT', 'INT', 'STARTED', 'DATE', 'RANKOFALL', 'ASSESSEE', 'GIVEN'].includes(node.name);
    }
  }

  function call({ name, args }: Extract<Expression, { kind: 'call' }>): string {
    const [first, second] = args;
    switch (name) {
      case 'INT':
        return `INT(ROUND(${inner(first!)},6))`;
      case 'ROUND':
      case 'ROUNDUP':
      case 'ROUNDDOWN':
        return `${name}(ROUND(${inner(first!)},6),${inner(second!)})`;
      case 'CHOOSE':
        return `CHOOSE(INT(ROUND(${inner(first!)},6)),${args.slice(1).map(inner).join(',')})`;
      case 'DATE':
        return String(dateSerial(...(args.map((arg) => (arg as { value: number }).value) as [number, number, number])));
      case 'STEPS':
        return steps(first!, second!, context.steps);
      case 'STARTED':
        return steps(first!, second!, 'begun');
      case 'RATE':
        return `IF(${inner(second!)}=0,100,ROUND(100*${wrap(first!, STRENGTH['*'])}/${wrap(second!, STRENGTH['/'] + 1)},6))`;
      case 'ASSESSEE':
        return context.assessee;
      case 'GIVEN':
        return context.given((first as { name: string }).name);
      case 'MEANOFALL':
        return `AVERAGE(${context.all((first as { name: string }).name).join(',')})`;
      case 'RANKOFALL': {
        const own = inner(first!);
        const above = context
          .all((first as { name: string }).name)
          .map((other) => `IF(ROUND(${other},6)>ROUND(${own},6),1,0)`);
        return `(1+${above.join('+')})`;
      }
      default:
        return `${name}(${args.map(inner).join(',')})`;
    }
  }

  function steps(shortfall: Expression, size: Expression, reading: StepReading): string {
    const count = `ROUND(MAX(0,${inner(shortfall)})/${wrap(size, STRENGTH['/'] + 1)},6)`;
    if (reading === 'proportional') return count;
    return reading === 'whole' ? `ROUNDDOWN(${count},0)` : `ROUNDUP(${count},0)`;
  }

  return emit(expression)[0];
}
