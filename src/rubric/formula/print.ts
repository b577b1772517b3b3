import { isComparison, type Expression, type StepReading } from './ast';
import { functionNamed, type Printer } from './functions';
import { writer } from './writing';

/** Where the formula finds its figures: A1 text for what is known of one assessee. */
export interface PrintContext {
  readonly steps: StepReading;
  /** A1 text for the fact's value: a reference, or an expression around one. Conditions must be TRUE/FALSE. */
  fact(name: string): string;
  /** A1 text for the assessee's name. */
  readonly assessee: string;
  /** Whether a fact is always a whole number and so needs no rounding before a comparison. */
  isWhole(name: string): boolean;
  isText(name: string): boolean;
  /** Then `fact` is the range of its members, a cell each and any number of blank ones; all of them blank where there is none. */
  isList(name: string): boolean;
  /** A1 text that is TRUE where the fact is filled in, for GIVEN. */
  given(name: string): string;
  /** All assessees, for MEANOFALL and the like. */
  everyone(): readonly PrintContext[];
}

/** A native A1 formula for Excel, WPS and LibreOffice (without the leading `=`): English names, commas. */
export const print = (expression: Expression, context: PrintContext): string => printerFor(context).inner(expression);

function printerFor(context: PrintContext): Printer {
  const writes = writer({
    space: '',
    fact: (name) => context.fact(name),
    call: ({ name, args }) =>
      functionNamed(name).print?.(args, printer) ?? `${name}(${args.map(writes.inner).join(',')})`,
    // What is compared is rounded to 6 decimals, as in the columns.
    compared: (operand) => (isExact(operand, context) ? null : `ROUND(${writes.inner(operand)},6)`),
  });
  const printer: Printer = {
    ...writes,
    steps: context.steps,
    assessee: context.assessee,
    given: (fact) => context.given(fact),
    isList: (expression) => expression.kind === 'fact' && context.isList(expression.name),
    everyone: () => context.everyone().map(printerFor),
  };
  return printer;
}

/** Texts, conditions and whole numbers compare exactly. */
function isExact(node: Expression, context: PrintContext): boolean {
  switch (node.kind) {
    case 'number':
      return Number.isInteger(node.value * 1e6);
    case 'text':
    case 'boolean':
      return true;
    case 'fact':
      return context.isWhole(node.name) || context.isText(node.name);
    case 'unary':
      return node.operator !== '%' && isExact(node.operand, context);
    case 'binary':
      return isComparison(node.operator) || node.operator === '&';
    case 'call': {
      const { signature, whole, branch } = functionNamed(node.name);
      if (branch) return node.args.slice(1).every((arg) => isExact(arg, context));
      return whole === 'always' || signature.result !== 'number';
    }
  }
}
