/** Formulas as text with as few brackets as needed: as people write them here, or as spreadsheets want them (`print.ts`). */
import { isComparison, type BinaryOperator, type Call, type Expression } from './ast';

/** How tightly each operator binds: what is weaker than its place needs brackets. */
export const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
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

/** What the two languages write differently. */
interface Style {
  /** Around a binary operator. */
  readonly space: string;
  fact(name: string): string;
  call(call: Call): string;
  /** What is compared, where it is not written as anywhere else; null: as it stands. */
  compared(operand: Expression): string | null;
}

/** Writes expressions: by themselves, or where nothing weaker than `least` may stand without brackets. */
export interface Writer {
  inner(expression: Expression): string;
  wrap(expression: Expression, least: number): string;
}

export function writer(style: Style): Writer {
  const inner = (node: Expression): string => emit(node)[0];

  function wrap(node: Expression, least: number): string {
    const [text, strength] = emit(node);
    return strength < least ? `(${text})` : text;
  }

  /** Text with the strength of its outermost operator. */
  function emit(node: Expression): [text: string, strength: number] {
    switch (node.kind) {
      case 'number':
        return [String(node.value), ATOM];
      case 'text':
        return [`"${node.value.replaceAll('"', '""')}"`, ATOM];
      case 'boolean':
        return [node.value ? 'TRUE' : 'FALSE', ATOM];
      case 'fact':
        return [style.fact(node.name), ATOM];
      case 'unary':
        if (node.operator === '%') return [`${wrap(node.operand, SIGN + 1)}%`, SIGN + 1];
        return [`${node.operator}${wrap(node.operand, SIGN)}`, SIGN];
      case 'binary': {
        const { operator, left, right } = node;
        const strength = STRENGTH[operator];
        const side = (operand: Expression, least: number): string =>
          (isComparison(operator) ? style.compared(operand) : null) ?? wrap(operand, least);
        const { space } = style;
        return [`${side(left, strength)}${space}${operator}${space}${side(right, strength + 1)}`, strength];
      }
      case 'call':
        return [style.call(node), ATOM];
    }
  }

  return { inner, wrap };
}

const source: Writer = writer({
  space: ' ',
  fact: (name) => name,
  call: ({ name, args }) => `${name}(${args.map(source.inner).join(', ')})`,
  compared: () => null,
});

/** A formula as people write it in a rubric. */
export const write = (expression: Expression): string => source.inner(expression);
