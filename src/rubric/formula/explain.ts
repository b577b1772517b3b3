import { factsOf, namesAssessee, visit, type Expression } from './ast';
import { bounds, type BoundsContext } from './bounds';
import { compile, type Columns, type CompileOptions } from './evaluate';
import { toInt } from './numbers';

/** A figure that mattered for an amount: a fact, a mean or rank over all assessees, or (without a fact) who is assessed. */
export interface Figure {
  readonly kind: 'fact' | 'mean' | 'rank' | 'assessee';
  readonly fact: string;
}

type Call = Extract<Expression, { kind: 'call' }>;

/**
 * The figures that mattered, in order of appearance: only those of the branches that were taken,
 * as far as the known facts decide that.
 */
export function explain(expression: Expression, context: BoundsContext): Figure[] {
  return figuresIn(expression, (choice) => {
    const decided = bounds(choice.args[0]!, context);
    return decided.kind === 'number' && decided.low === decided.high ? branchOf(choice, decided.low) : null;
  });
}

/** The same for all assessees at once, where no fact is missing: `figures(columns)(row)`. Those who took the same branches share a list. */
export type ColumnFigures = (columns: Columns) => (row: number) => readonly Figure[];

/** Compiles a checked expression once, like `compile`. */
export function compileFigures(expression: Expression, options: CompileOptions): ColumnFigures {
  const choices = choicesIn(expression).map((choice) => ({ choice, formula: compile(choice.args[0]!, options) }));
  if (choices.length === 0) {
    const figures = figuresIn(expression, () => null);
    return () => () => figures;
  }
  return (columns) => {
    const taken = new Map(
      choices.map(({ choice, formula }) => [
        choice,
        Int32Array.from(formula(columns), (value) => branchOf(choice, value)),
      ]),
    );
    const groups = groupsOf([...taken.values()], columns.count);
    const lists: Figure[][] = [];
    return (row) => (lists[groups[row]!] ??= figuresIn(expression, (choice) => taken.get(choice)?.[row] ?? null));
  };
}

/** Which of the alternatives behind its first argument an IF or CHOOSE takes. */
const branchOf = ({ name }: Call, value: number): number => (name === 'IF' ? (value === 1 ? 0 : 1) : toInt(value) - 1);

/** Every IF and CHOOSE that decides which figures matter. */
function choicesIn(expression: Expression): Call[] {
  const choices: Call[] = [];
  visit(expression, (node) => {
    if (node.kind !== 'call' || (node.name !== 'IF' && node.name !== 'CHOOSE')) return;
    if (node.args.slice(1).some((branch) => factsOf(branch).length > 0 || namesAssessee(branch))) choices.push(node);
  });
  return choices;
}

/** Rows that agree in all columns have the same number, from 0 without gaps. */
function groupsOf(columns: readonly Int32Array[], count: number): Uint32Array {
  const groups = new Uint32Array(count);
  for (const column of columns) {
    const numbers = new Map<string, number>();
    for (let row = 0; row < count; row++) {
      const key = `${groups[row]} ${column[row]}`;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      groups[row] = number;
    }
  }
  return groups;
}

/** `taken` says which branch an IF or CHOOSE took; null: it is open or does not matter. */
function figuresIn(expression: Expression, taken: (choice: Call) => number | null): Figure[] {
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
        // Whether a figure is there decides which of the others are asked, and is none itself.
        if (node.name === 'GIVEN') break;
        if (node.name === 'ASSESSEE') add('assessee', '');
        for (const arg of takenArguments(node)) walk(arg);
        if (node.name === 'MEANOFALL') add('mean', (node.args[0] as { name: string }).name);
        if (node.name === 'RANKOFALL') add('rank', (node.args[0] as { name: string }).name);
        break;
      default:
    }
  }

  function takenArguments(node: Call): readonly Expression[] {
    if (node.name !== 'IF' && node.name !== 'CHOOSE') return node.args;
    const branch = taken(node);
    if (branch === null) return node.args;
    return [node.args[0]!, ...node.args.slice(branch + 1, branch + 2)];
  }

  walk(expression);
  return [...figures.values()];
}
