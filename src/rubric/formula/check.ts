import { factsOf, isComparison, type Call, type Expression, type ValueType } from './ast';
import { FormulaError, type FormulaErrorCode } from './errors';
import { functionNamed, type Parameter } from './functions';

/** As many as a spreadsheet takes. */
const MOST_ARGUMENTS = 255;

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

  const isList = (node: Expression): boolean => node.kind === 'fact' && typeOf(node.name) === 'list';

  function infer(node: Expression): ValueType {
    switch (node.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return node.kind;
      case 'fact': {
        const type = typeOf(node.name);
        if (type === null) throw new FormulaError('unknownName', node.at, source, { name: node.name });
        if (type === 'list') throw new FormulaError('listAlone', node.at, source, { name: node.name });
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

  function call({ name, args, at }: Call): ValueType {
    const { args: parameters, optional = 0, rest = false, result } = functionNamed(name).signature;
    const least = parameters.length - optional;
    const most = rest ? MOST_ARGUMENTS : parameters.length;
    if (args.length < least || (args.length > most && !rest))
      throw new FormulaError('wrongArgumentCount', at, source, { name, least, most, actual: args.length });
    let shared: ValueType | null = null;
    args.forEach((arg, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)]!;
      if (parameter === 'same' && shared !== null) expect(arg, shared);
      else if (parameter === 'same') shared = infer(arg);
      else argument(arg, parameter, name);
    });
    return result === 'same' ? shared! : result;
  }

  function argument(arg: Expression, parameter: Exclude<Parameter, 'same'>, name: string): void {
    const refuse = (code: FormulaErrorCode): never => {
      throw new FormulaError(code, arg.at, source, { name });
    };
    switch (parameter) {
      case 'fact':
        if (!isList(arg)) infer(arg);
        if (arg.kind !== 'fact') refuse('needsFact');
        break;
      case 'list':
        if (!isList(arg)) refuse('needsList');
        break;
      case 'numbers':
        if (!isList(arg)) expect(arg, 'number');
        break;
      case 'members':
        if (arg.kind !== 'binary' || !isComparison(arg.operator) || !isList(arg.left)) refuse('needsMembers');
        else expect(arg.right, 'number');
        break;
      case 'literal':
        expect(arg, 'number');
        if (arg.kind !== 'number' || !Number.isInteger(arg.value)) refuse('needsLiteral');
        break;
      case 'order':
        expect(arg, 'number');
        if (arg.kind !== 'number' || (arg.value !== 0 && arg.value !== 1)) refuse('needsOrder');
        break;
      case 'figure':
        expect(arg, 'number');
        if (factsOf(arg).length === 0) refuse('needsFigure');
        break;
      default:
        expect(arg, parameter);
    }
  }

  return infer(expression);
}
