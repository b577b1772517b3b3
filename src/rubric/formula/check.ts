import { isComparison, type Expression, type FunctionName } from './ast';
import { FormulaError } from './errors';

/** What an expression yields. Dates are numbers (serials), as in a spreadsheet. */
export type ValueType = 'number' | 'boolean' | 'text';

/** Arguments of a function: their types in order; the last one repeats when `rest` is set. */
interface Signature {
  readonly args: readonly (ValueType | 'any')[];
  readonly rest?: boolean;
  readonly result: ValueType;
  /** These arguments must be written as whole numbers, not computed. */
  readonly literals?: readonly number[];
  /** The argument must be the name of a fact. */
  readonly fact?: boolean;
}

const SIGNATURES: Readonly<Record<Exclude<FunctionName, 'IF' | 'CHOOSE'>, Signature>> = {
  AND: { args: ['boolean'], rest: true, result: 'boolean' },
  OR: { args: ['boolean'], rest: true, result: 'boolean' },
  NOT: { args: ['boolean'], result: 'boolean' },
  MIN: { args: ['number'], rest: true, result: 'number' },
  MAX: { args: ['number'], rest: true, result: 'number' },
  SUM: { args: ['number'], rest: true, result: 'number' },
  ROUND: { args: ['number', 'number'], result: 'number', literals: [1] },
  ROUNDUP: { args: ['number', 'number'], result: 'number', literals: [1] },
  ROUNDDOWN: { args: ['number', 'number'], result: 'number', literals: [1] },
  INT: { args: ['number'], result: 'number' },
  ABS: { args: ['number'], result: 'number' },
  DATE: { args: ['number', 'number', 'number'], result: 'number', literals: [0, 1, 2] },
  STEPS: { args: ['number', 'number'], result: 'number' },
  STARTED: { args: ['number', 'number'], result: 'number' },
  RATE: { args: ['number', 'number'], result: 'number' },
  ASSESSEE: { args: [], result: 'text' },
  MEANOFALL: { args: ['number'], result: 'number', fact: true },
  RANKOFALL: { args: ['number'], result: 'number', fact: true },
  GIVEN: { args: ['any'], result: 'boolean', fact: true },
};

/**
 * Type-checks an expression. `typeOf` gives the type of a fact, or null when there is no such fact.
 * Returns the type of the whole; throws FormulaError at the place that is wrong.
 */
export function check(expression: Expression, source: string, typeOf: (fact: string) => ValueType | null): ValueType {
  function expect(node: Expression, expected: ValueType): void {
    const actual = infer(node);
    if (actual !== expected) throw new FormulaError('wrongType', node.at, source, { expected, actual });
  }

  function same(nodes: readonly Expression[]): ValueType {
    const type = infer(nodes[0]!);
    for (const node of nodes.slice(1)) expect(node, type);
    return type;
  }

  function infer(node: Expression): ValueType {
    switch (node.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return node.kind;
      case 'fact': {
        const type = typeOf(node.name);
        if (type === null) throw new FormulaError('unknownName', node.at, source, { name: node.name });
        return type;
      }
      case 'unary':
        expect(node.operand, 'number');
        return 'number';
      case 'binary':
        if (isComparison(node.operator)) {
          const type = same([node.left, node.right]);
          if (type !== 'number' && node.operator !== '=' && node.operator !== '<>') {
            throw new FormulaError('textOrder', node.at, source, { operator: node.operator });
          }
          return 'boolean';
        }
        if (node.operator === '&') {
          expect(node.left, 'text');
          expect(node.right, 'text');
          return 'text';
        }
        expect(node.left, 'number');
        expect(node.right, 'number');
        return 'number';
      case 'call':
        return call(node);
    }
  }

  function call(node: Extract<Expression, { kind: 'call' }>): ValueType {
    const { name, args, at } = node;
    const count = (least: number, most: number): void => {
      if (args.length < least || args.length > most) {
        throw new FormulaError('wrongArgumentCount', at, source, {
          name,
          least,
          most: Number.isFinite(most) ? most : 255,
          actual: args.length,
        });
      }
    };
    if (name === 'IF') {
      count(3, 3);
      expect(args[0]!, 'boolean');
      return same(args.slice(1));
    }
    if (name === 'CHOOSE') {
      count(2, Infinity);
      expect(args[0]!, 'number');
      return same(args.slice(1));
    }
    const signature = SIGNATURES[name];
    count(signature.args.length, signature.rest ? Infinity : signature.args.length);
    args.forEach((arg, index) => {
      const expected = signature.args[Math.min(index, signature.args.length - 1)]!;
      if (expected === 'any') infer(arg);
      else expect(arg, expected);
      if (signature.fact && arg.kind !== 'fact') throw new FormulaError('needsFact', arg.at, source, { name });
      if (signature.literals?.includes(index) && !(arg.kind === 'number' && Number.isInteger(arg.value))) {
        throw new FormulaError('needsLiteral', arg.at, source, { name });
      }
    });
    return signature.result;
  }

  return infer(expression);
}
