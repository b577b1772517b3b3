import {
  between,
  bounds,
  check,
  compile,
  exactly,
  listOf,
  parse,
  visit,
  type Bounds,
  type BoundsContext,
  type Columns,
  type CompileOptions,
  type Expression,
  type ListColumn,
  type StepReading,
  type ValueType,
} from '../../../src/rubric';

/** The facts that the formula tests speak of. Yes/no facts are given as true and false. */
export interface TestFact {
  readonly type: ValueType;
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
}
const fact = (type: ValueType, isWhole: boolean, min: number, max: number): TestFact => ({ type, isWhole, min, max });

export const FACTS: Readonly<Record<string, TestFact>> = {
  起数: fact('number', true, 0, Infinity),
  完成率: fact('number', false, 0, 100),
  目标: fact('number', false, 0, Infinity),
  增速: fact('number', false, -Infinity, Infinity),
  已出台: fact('boolean', true, 0, 1),
  被通报: fact('boolean', true, 0, 1),
  等次: fact('text', false, 0, 0),
  人数: fact('list', true, 0, Infinity),
  得分: fact('list', false, 0, 100),
};

export type FactValues = Readonly<Record<string, number | boolean | string | readonly number[]>>;

export const typeOf = (name: string): ValueType | null => FACTS[name]?.type ?? null;

/** Parses and type-checks. */
export function checked(source: string): Expression {
  const expression = parse(source);
  check(expression, source, typeOf);
  return expression;
}

/** One row per assessee; a fact that a row leaves out is missing. */
export function columnsOf(rows: readonly FactValues[], assessees?: readonly string[]): Columns {
  return {
    count: rows.length,
    assessees: assessees ?? rows.map(() => '越城区'),
    numbers: (name) => Float64Array.from(rows, (row) => (row[name] === undefined ? NaN : Number(row[name]))),
    texts: (name) => rows.map((row) => String(row[name] ?? '')),
    lists: (name) => listColumn(rows.map((row) => row[name] as readonly number[] | undefined)),
    scratch: [],
  };
}

function listColumn(lists: readonly (readonly number[] | undefined)[]): ListColumn {
  const starts = [0];
  for (const list of lists) starts.push(starts.at(-1)! + (list?.length ?? 0));
  return {
    counts: Float64Array.from(lists, (list) => list?.length ?? NaN),
    members: Float64Array.from(lists.flatMap((list) => list ?? [])),
    starts: Uint32Array.from(starts),
  };
}

/** The values of an expression for all rows; conditions give 0 or 1. */
export function evaluateRows(
  expression: Expression,
  rows: readonly FactValues[],
  steps: StepReading = 'whole',
  assessees?: readonly string[],
): number[] {
  return [...compile(expression, optionsFor(steps))(columnsOf(rows, assessees))];
}

/** What the compilers must know of the facts. */
export const optionsFor = (steps: StepReading): CompileOptions => ({
  steps,
  isWhole: (name) => FACTS[name]!.isWhole,
  isText: (name) => FACTS[name]!.type === 'text',
  isList: (name) => FACTS[name]!.type === 'list',
});

/** The value of a formula for one assessee. */
export const evaluate = (source: string, row: FactValues = {}, steps: StepReading = 'whole'): number =>
  evaluateRows(checked(source), [row], steps)[0]!;

/** What is known of a formula's value while the facts that the row leaves out are missing. */
export const boundsOf = (source: string, row: FactValues = {}, steps: StepReading = 'whole'): Bounds =>
  bounds(checked(source), contextOf([row], 0, steps));

/** Bounds of the facts of one of several assessees. */
export function contextOf(rows: readonly FactValues[], row: number, steps: StepReading = 'whole'): BoundsContext {
  const at = (name: string, which: number): Bounds => {
    const value = rows[which]![name];
    const { type, min, max } = FACTS[name]!;
    if (type === 'list') {
      const list = value as readonly number[] | undefined;
      return list ? listOf(list) : { kind: 'list', members: null, low: min, high: max };
    }
    if (type === 'text') return { kind: 'text', value: value === undefined ? null : String(value) };
    return value === undefined ? between(min, max) : exactly(Number(value));
  };
  const everyone = rows.map((facts, which): BoundsContext => ({
    steps,
    assessee: '越城区',
    row: which,
    fact: (name) => at(name, which),
    given: (name) => facts[name] !== undefined,
    everyone: () => everyone,
  }));
  return everyone[row]!;
}

/** Whether all parts of an expression are finite for one of several assessees: a division by zero has no value in a spreadsheet. */
export function isComputable(expression: Expression, row: FactValues, rows: readonly FactValues[] = [row]): boolean {
  const context = contextOf(rows, rows.indexOf(row));
  let finite = true;
  visit(expression, (node) => {
    // Which members of a list are meant is no value.
    if (node.kind === 'binary' && node.left.kind === 'fact' && FACTS[node.left.name]!.type === 'list') return;
    const value = bounds(node, context);
    finite &&= value.kind !== 'number' || (Number.isFinite(value.low) && Number.isFinite(value.high));
  });
  return finite;
}
