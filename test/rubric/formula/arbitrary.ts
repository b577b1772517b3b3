import fc, { type Arbitrary } from 'fast-check';
import type { Expression, FunctionName, StepReading, ValueType } from '../../../src/rubric';
import { FACTS, type FactValues } from './facts';

const GRADES = ['优秀', '良好', '其他'];

const number = (value: number): Expression => ({ kind: 'number', value, at: 0 });
const call = (name: FunctionName, ...args: Expression[]): Expression => ({ kind: 'call', name, args, at: 0 });
const factsOfType = (type: ValueType): Arbitrary<Expression> =>
  fc
    .constantFrom(...Object.keys(FACTS).filter((name) => FACTS[name]!.type === type))
    .map((name): Expression => ({ kind: 'fact', name, at: 0 }));

/** Figures as rubrics have them: whole, or with one or two decimals. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 10 }),
  fc.constantFrom(0.1, 0.25, 0.5, 17, 35, 94.9, 95, 100),
  fc.integer({ min: 0, max: 1200 }).map((tenths) => tenths / 10),
);

const lists = factsOfType('list');

/** Sizes of steps: never 0. */
const size = fc.constantFrom(0.1, 0.5, 1, 5, 10).map(number);

type Single = Exclude<ValueType, 'list'>;
type Typed = Record<Single, Expression>;

/** Well-typed expressions of every kind over FACTS, with every operator and function, all of them parsed alike by spreadsheets. */
export function expressions(type: Single, options: { readonly comparesAll?: boolean } = {}): Arbitrary<Expression> {
  const depth = { depthSize: 'small' as const, withCrossShrink: true, maxDepth: 4 };
  const arbitraries = fc.letrec<Typed>((tie) => {
    const numbers = tie('number');
    const booleans = tie('boolean');
    const texts = tie('text');
    const binary = (operators: readonly string[], operand: Arbitrary<Expression>): Arbitrary<Expression> =>
      fc
        .tuple(fc.constantFrom(...operators), operand, operand)
        .map(([operator, left, right]) => ({ kind: 'binary', operator, left, right, at: 0 }) as Expression);
    const several = (names: readonly FunctionName[], operand: Arbitrary<Expression>): Arbitrary<Expression> =>
      fc
        .tuple(fc.constantFrom(...names), fc.array(operand, { minLength: 1, maxLength: 3 }))
        .map(([name, args]) => call(name, ...args));
    const choice = (operand: Arbitrary<Expression>): Arbitrary<Expression>[] => [
      fc.tuple(booleans, operand, operand).map((args) => call('IF', ...args)),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }).map(number), operand, operand, operand)
        .map((args) => call('CHOOSE', ...args)),
    ];
    const figures = fc.oneof(
      factsOfType('number'),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), factsOfType('number'), numbers)
        .map(([operator, left, right]) => ({ kind: 'binary', operator, left, right, at: 0 }) as Expression),
    );
    const among = fc.oneof(
      fc.constant([]),
      booleans.map((condition) => [condition]),
    );
    const comparesAll = fc.oneof(
      fc
        .tuple(fc.constantFrom<FunctionName>('MEANOFALL', 'MINOFALL', 'MAXOFALL'), figures, among)
        .map(([name, figure, condition]) => call(name, figure, ...condition)),
      fc
        .tuple(figures, fc.constantFrom(0, 1), among)
        .map(([figure, order, condition]) => call('RANKOFALL', figure, number(order), ...condition)),
      factsOfType('number').map((fact) => call('RANKOFALL', fact)),
    );
    return {
      number: fc.oneof(
        depth,
        fc.oneof(figure.map(number), factsOfType('number')),
        fc
          .tuple(fc.constantFrom('-', '+', '%'), numbers)
          .map(([operator, operand]) => ({ kind: 'unary', operator, operand, at: 0 }) as Expression),
        binary(['+', '-', '*', '/'], numbers),
        fc
          .tuple(numbers, fc.integer({ min: 1, max: 3 }).map(number))
          .map(([left, right]): Expression => ({ kind: 'binary', operator: '^', left, right, at: 0 })),
        several(['MIN', 'MAX', 'SUM', 'AVERAGE'], numbers),
        several(['MIN', 'MAX', 'SUM', 'AVERAGE'], fc.oneof(numbers, lists)),
        several(['SUM', 'MIN'], lists),
        lists.map((list) => call('COUNT', list)),
        fc
          .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), lists, fc.oneof(figure.map(number), numbers))
          .map(([operator, left, right]) =>
            call('COUNTIF', { kind: 'binary', operator, left, right, at: 0 } as Expression),
          ),
        fc.tuple(fc.constantFrom<FunctionName>('INT', 'ABS'), numbers).map(([name, arg]) => call(name, arg)),
        fc
          .tuple(
            fc.constantFrom<FunctionName>('ROUND', 'ROUNDUP', 'ROUNDDOWN'),
            numbers,
            fc.integer({ min: 0, max: 2 }),
          )
          .map(([name, arg, digits]) => call(name, arg, number(digits))),
        fc
          .tuple(fc.constantFrom<FunctionName>('STEPS', 'STARTED'), numbers, size)
          .map(([name, ...args]) => call(name, ...args)),
        fc.tuple(numbers, numbers).map((args) => call('RATE', ...args)),
        ...choice(numbers),
        ...(options.comparesAll ? [comparesAll] : []),
      ),
      boolean: fc.oneof(
        depth,
        fc.oneof(
          fc.boolean().map((value): Expression => ({ kind: 'boolean', value, at: 0 })),
          factsOfType('boolean'),
        ),
        binary(['<', '<=', '>', '>=', '=', '<>'], numbers),
        binary(['=', '<>'], texts),
        binary(['=', '<>'], booleans),
        several(['AND', 'OR'], booleans),
        booleans.map((arg) => call('NOT', arg)),
        ...choice(booleans),
      ),
      text: fc.oneof(
        depth,
        fc.oneof(
          fc.constantFrom(...GRADES, '越城区').map((value): Expression => ({ kind: 'text', value, at: 0 })),
          factsOfType('text'),
          fc.constant(call('ASSESSEE')),
        ),
        binary(['&'], texts),
        ...choice(texts),
      ),
    };
  });
  return arbitraries[type];
}

/** The longest list. */
export const MOST_MEMBERS = 5;

/** Facts with nothing missing, often at round figures and equal to each other. */
export const completeFacts: Arbitrary<FactValues> = fc.record({
  起数: fc.integer({ min: 0, max: 12 }),
  完成率: fc.oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
  ),
  目标: figure,
  增速: fc.integer({ min: -300, max: 1200 }).map((tenths) => tenths / 10),
  已出台: fc.boolean(),
  被通报: fc.boolean(),
  等次: fc.constantFrom(...GRADES),
  人数: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: MOST_MEMBERS }),
  得分: fc.array(
    fc.integer({ min: 0, max: 200 }).map((halves) => halves / 2),
    { maxLength: MOST_MEMBERS },
  ),
});

/** The names of facts that are missing. */
export const missingFacts: Arbitrary<readonly string[]> = fc.subarray(Object.keys(FACTS));

export const stepReadings: Arbitrary<StepReading> = fc.constantFrom('whole', 'proportional', 'begun');

/** The source of an expression, every operation in brackets. */
export function sourceOf(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'text':
      return `"${expression.value.replaceAll('"', '""')}"`;
    case 'boolean':
      return expression.value ? 'TRUE' : 'FALSE';
    case 'fact':
      return expression.name;
    case 'unary': {
      const operand = sourceOf(expression.operand);
      return expression.operator === '%' ? `(${operand})%` : `${expression.operator}(${operand})`;
    }
    case 'binary':
      return `(${sourceOf(expression.left)})${expression.operator}(${sourceOf(expression.right)})`;
    case 'call':
      return `${expression.name}(${expression.args.map(sourceOf).join(',')})`;
  }
}
