/** The formula tree: what a rule's amount or condition is after parsing. Positions are 0-based offsets into the source. */
export type UnaryOperator = '-' | '+' | '%';
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | Comparison;
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'fact'; readonly name: string; readonly at: number }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[]; readonly at: number };

/** Spreadsheet functions first, our own after them. */
export const FUNCTION_NAMES = [
  'IF',
  'AND',
  'OR',
  'NOT',
  'MIN',
  'MAX',
  'SUM',
  'ROUND',
  'ROUNDUP',
  'ROUNDDOWN',
  'INT',
  'ABS',
  'CHOOSE',
  'DATE',
  'STEPS',
  'STARTED',
  'RATE',
  'ASSESSEE',
  'MEANOFALL',
  'RANKOFALL',
  'GIVEN',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

const NAMES: ReadonlySet<string> = new Set(FUNCTION_NAMES);
export const isFunctionName = (name: string): name is FunctionName => NAMES.has(name);

/** How the fraction of a step counts in STEPS, chosen once for a whole assessment (reading 不足一档). */
export type StepReading = 'whole' | 'proportional' | 'begun';

export const isComparison = (operator: BinaryOperator): operator is Comparison => /^[=<>]/.test(operator);

/** All facts a formula names, each once, in order of appearance. */
export function factsOf(expression: Expression): string[] {
  const names = new Set<string>();
  visit(expression, (node) => {
    if (node.kind === 'fact') names.add(node.name);
  });
  return [...names];
}

/** Whether a formula asks who is assessed. */
export function namesAssessee(expression: Expression): boolean {
  let found = false;
  visit(expression, (node) => {
    found ||= node.kind === 'call' && node.name === 'ASSESSEE';
  });
  return found;
}

/** Calls `see` for every node, parents first. */
export function visit(expression: Expression, see: (node: Expression) => void): void {
  see(expression);
  switch (expression.kind) {
    case 'unary':
      visit(expression.operand, see);
      break;
    case 'binary':
      visit(expression.left, see);
      visit(expression.right, see);
      break;
    case 'call':
      for (const arg of expression.args) visit(arg, see);
      break;
    default:
  }
}
