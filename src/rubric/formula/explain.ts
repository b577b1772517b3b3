import { visit, type Expression } from './ast';
import { bounds, type BoundsContext } from './bounds';

/** A figure that mattered for an amount: a fact, or a mean or rank over all assessees. */
export interface Figure {
  readonly kind: 'fact' | 'mean' | 'rank';
  readonly fact: string;
}

/**
 * The figures that mattered, in order of appearance: only those of the branches that were taken,
 * as far as the known facts decide that.
 */
export function explain(expression: Expression, context: BoundsContext): Figure[] {
  const figures = new Map<string, Figure>();
  const add = (kind: Figure['kind'], fact: string): void => {
    const key = `${kind}:${fact}`;
    if (!figures.has(key)) figures.set(key, { kind, fact });
  };

  function walk(node: Expression): void {
    switch (node.kind) {
      case 'fact':
        add('fact', node.name);
        break;
      case 'unary':
        walk(node.operand);
        break;
      case 'binary':
        walk(node.left);
        walk(node.right);
        break;
      case 'call':
        for (const arg of takenArguments(node)) walk(arg);
        if (node.name === 'MEANOFALL') add('mean', (node.args[0] as { name: string }).name);
        if (node.name === 'RANKOFALL') add('rank', (node.args[0] as { name: string }).name);
        break;
      default:
    }
  }

  function takenArguments(node: Extract<Expression, { kind: 'call' }>): readonly Expression[] {
    const [first, ...branches] = node.args;
    if (node.name !== 'IF' && node.name !== 'CHOOSE') return node.args;
    const decided = bounds(first!, context);
    if (decided.kind !== 'number' || decided.low !== decided.high) return node.args;
    const taken = node.name === 'IF' ? (decided.low === 1 ? 0 : 1) : Math.floor(decided.low) - 1;
    return branches[taken] ? [first!, branches[taken]] : [first!];
  }

  walk(expression);
  return [...figures.values()];
}

/** Whether the figures depend on which branch is taken; if not, `explain` gives the same for everybody. */
export function branches(expression: Expression): boolean {
  let found = false;
  visit(expression, (node) => {
    found ||= node.kind === 'call' && (node.name === 'IF' || node.name === 'CHOOSE');
  });
  return found;
}
