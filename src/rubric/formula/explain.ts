import { factsOf, visit, type Call, type Expression } from './ast';
import { bounds } from './bounds';
import type { Columns, CompileOptions } from './columns';
import { compile } from './evaluate';
import { functionNamed, namesAssessee, type Figure } from './functions';
import type { BoundsContext } from './known';
import { write } from './writing';

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

/** Which of the alternatives behind its first argument a choice takes. */
const branchOf = ({ name }: Call, value: number): number => functionNamed(name).branch!(value);

/** Every choice (IF, CHOOSE) that decides which figures matter. */
function choicesIn(expression: Expression): Call[] {
  const choices: Call[] = [];
  visit(expression, (node) => {
    if (node.kind !== 'call' || !functionNamed(node.name).branch) return;
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

/** `taken` says which branch a choice took; null: it is open or does not matter. */
function figuresIn(expression: Expression, taken: (choice: Call) => number | null): Figure[] {
  const figures = new Map<string, Figure>();
  const add = (figure: Figure): void => {
    const key = figure.ofAll ? write(figure.ofAll.call) : `${figure.kind}:${figure.fact}`;
    if (!figures.has(key)) figures.set(key, figure);
  };

  function walk(node: Expression): void {
    switch (node.kind) {
      case 'fact':
        add({ kind: 'fact', fact: node.name });
        break;
      case 'unary':
        walk(node.operand);
        break;
      case 'binary':
        walk(node.left);
        walk(node.right);
        break;
      case 'call': {
        const { hidesArguments, figure } = functionNamed(node.name);
        if (!hidesArguments) for (const arg of takenArguments(node)) walk(arg);
        if (figure) add(figure(node));
        break;
      }
      default:
    }
  }

  function takenArguments(node: Call): readonly Expression[] {
    if (!functionNamed(node.name).branch) return node.args;
    const branch = taken(node);
    if (branch === null) return node.args;
    return [node.args[0]!, ...node.args.slice(branch + 1, branch + 2)];
  }

  walk(expression);
  return [...figures.values()];
}
