/** The table of all functions: what is not in it is not in the language. */
import { visit, type Expression } from '../ast';
import { ABS, MAX, MIN, SUM } from './arithmetic';
import { CHOOSE, IF } from './choices';
import { AND, NOT, OR } from './conditions';
import { DATE, NEVER } from './dates';
import type { FormulaFunction } from './entry';
import { AVERAGE, COUNT, COUNTIF } from './lists';
import { MAXOFALL, MEANOFALL, MINOFALL, RANKOFALL } from './ofAll';
import { ASSESSEE, GIVEN } from './presence';
import { INT, ROUND, ROUNDDOWN, ROUNDUP } from './roundings';
import { RATE, STARTED, STEPS } from './steps';

export type { Figure, OverAll, Parameter, Printer } from './entry';

/** Spreadsheet functions first, our own after them. */
const FUNCTIONS = {
  ...{ IF, AND, OR, NOT, MIN, MAX, SUM, AVERAGE, COUNT, COUNTIF, ROUND, ROUNDUP, ROUNDDOWN, INT, ABS, CHOOSE, DATE },
  ...{ STEPS, STARTED, RATE, ASSESSEE, MINOFALL, MAXOFALL, MEANOFALL, RANKOFALL, GIVEN, NEVER },
} satisfies Readonly<Record<string, FormulaFunction>>;

export type FunctionName = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];

const ENTRIES: ReadonlyMap<string, FormulaFunction> = new Map(Object.entries(FUNCTIONS));

export const isFunctionName = (name: string): name is FunctionName => ENTRIES.has(name);

/** The entry of a function that was parsed. */
export function functionNamed(name: string): FormulaFunction {
  const entry = ENTRIES.get(name);
  if (!entry) throw new Error(`no function ${name}`);
  return entry;
}

/** Whether a formula asks who is assessed. */
export const namesAssessee = (expression: Expression): boolean => asks(expression, 'assessee');

/** Whether a formula depends on the facts of all assessees. */
export const comparesAll = (expression: Expression): boolean => asks(expression, 'everyone');

function asks(expression: Expression, what: FormulaFunction['asks']): boolean {
  let found = false;
  visit(expression, (node) => {
    found ||= node.kind === 'call' && functionNamed(node.name).asks === what;
  });
  return found;
}
