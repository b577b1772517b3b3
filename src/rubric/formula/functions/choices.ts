import { chooseConstant } from '../loops';
import { scratch, map1, type Compiler, type NumberNode, type TextNode } from '../columns';
import type { Expression } from '../ast';
import { exactly, hull } from '../known';
import { toInt } from '../numbers';
import type { FormulaFunction } from './entry';

/** One of several values, by a condition or by a number. */

export const IF: FormulaFunction = {
  signature: { args: ['boolean', 'same', 'same'], result: 'same' },
  branch: (condition) => (condition === 1 ? 0 : 1),
  bounds([condition, yes, no], context, read) {
    const decided = read.number(condition!, context);
    if (decided.low === 1) return read.bounds(yes!, context);
    if (decided.high === 0) return read.bounds(no!, context);
    return hull([read.bounds(yes!, context), read.bounds(no!, context)]);
  },
  column([condition, yes, no], compiler) {
    const decides = compiler.numbers(condition!);
    const whenTrue = compiler.numbers(yes!);
    const whenFalse = compiler.numbers(no!);
    const [constantTrue, constantFalse] = [compiler.constant(yes!), compiler.constant(no!)];
    if (constantTrue !== null && constantFalse !== null) {
      return map1(decides, (c, out) => {
        chooseConstant(c, constantTrue, constantFalse, out);
      });
    }
    return (columns, depth) => {
      const c = decides(columns, depth);
      const a = whenTrue(columns, depth + 1);
      const b = whenFalse(columns, depth + 2);
      const out = scratch(columns, depth);
      for (let i = 0, n = out.length; i < n; i++) out[i] = c[i] === 1 ? a[i]! : b[i]!;
      return out;
    };
  },
  texts: (args, compiler) => chosenText(args, compiler, (condition) => (condition === 1 ? 0 : 1)),
};

export const CHOOSE: FormulaFunction = {
  signature: { args: ['number', 'same'], rest: true, result: 'same' },
  branch: (index) => toInt(index) - 1,
  bounds([index, ...choices], context, read) {
    const { low, high } = read.number(index!, context);
    const first = Math.max(1, toInt(low));
    const last = Math.min(choices.length, toInt(high));
    if (!(first <= last)) return exactly(NaN);
    return hull(choices.slice(first - 1, last).map((choice) => read.bounds(choice, context)));
  },
  column([index, ...choices], compiler) {
    const decides = compiler.numbers(index!);
    const alternatives = choices.map(compiler.numbers);
    return (columns, depth) => {
      const at = decides(columns, depth);
      const values = alternatives.map((choice, k) => choice(columns, depth + 1 + k));
      const out = scratch(columns, depth);
      for (let i = 0, n = out.length; i < n; i++) out[i] = values[toInt(at[i]!) - 1]?.[i] ?? NaN;
      return out;
    };
  },
  texts: (args, compiler) => chosenText(args, compiler, (index) => toInt(index) - 1),
  print: ([index, ...choices], { inner }) => `CHOOSE(INT(ROUND(${inner(index!)},6)),${choices.map(inner).join(',')})`,
};

function chosenText(
  [decision, ...choices]: readonly Expression[],
  compiler: Compiler,
  branch: (decision: number) => number,
): TextNode {
  const decides: NumberNode = compiler.numbers(decision!);
  const alternatives = choices.map(compiler.texts);
  return (columns, depth) => {
    const at = decides(columns, depth);
    const texts = alternatives.map((choice) => choice(columns, depth + 1));
    return columns.assessees.map((_, i) => texts[branch(at[i]!)]?.[i] ?? '');
  };
}
