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
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: number };

/** A function with its arguments; what it does is said by its entry in `functions`. */
export type Call = Extract<Expression, { kind: 'call' }>;

/** What an expression yields. Dates are numbers (serials), as in a spreadsheet; a list only stands where a function makes one figure of it. */
export type ValueType = 'number' | 'boolean' | 'text' | 'list';

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
