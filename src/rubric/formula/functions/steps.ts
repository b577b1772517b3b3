/** Shortfalls and rates, as rubrics count them. */
import type { Expression, StepReading } from '../ast';
import { map2, scalar2 } from '../columns';
import { between, corners, type NumberBounds } from '../known';
import { STEP_LOOPS } from '../loops';
import { rate, round6 } from '../numbers';
import { STRENGTH } from '../writing';
import type { FormulaFunction, Printer } from './entry';

/** Steps of a shortfall: none of what is none, and no number of what has no value. */
const counted =
  (count: (steps: number) => number) =>
  (shortfall: number, size: number): number =>
    shortfall > 0 ? count(round6(shortfall / size)) : shortfall <= 0 ? 0 : NaN;

const COUNTED: Readonly<Record<StepReading, (shortfall: number, size: number) => number>> = {
  whole: counted(Math.floor),
  begun: counted(Math.ceil),
  proportional: counted((steps) => steps),
};

function printSteps([shortfall, size]: readonly Expression[], reading: StepReading, printer: Printer): string {
  const count = `ROUND(MAX(0,${printer.inner(shortfall!)})/${printer.wrap(size!, STRENGTH['/'] + 1)},6)`;
  if (reading === 'proportional') return count;
  return reading === 'whole' ? `ROUNDDOWN(${count},0)` : `ROUNDUP(${count},0)`;
}

/** Steps of a shortfall by the reading of 不足一档; never negative. */
export const STEPS: FormulaFunction = {
  signature: { args: ['number', 'number'], result: 'number' },
  bounds: ([shortfall, size], context, read) =>
    corners(read.number(shortfall!, context), read.number(size!, context), COUNTED[context.steps]),
  column: ([shortfall, size], compiler) =>
    map2(compiler.numbers(shortfall!), compiler.numbers(size!), STEP_LOOPS[compiler.options.steps]),
  print: (args, printer) => printSteps(args, printer.steps, printer),
};

/** Begun steps of a shortfall, whatever the reading. */
export const STARTED: FormulaFunction = {
  signature: { args: ['number', 'number'], result: 'number' },
  whole: 'always',
  bounds: ([shortfall, size], context, read) =>
    corners(read.number(shortfall!, context), read.number(size!, context), COUNTED.begun),
  column: ([shortfall, size], compiler) =>
    map2(compiler.numbers(shortfall!), compiler.numbers(size!), STEP_LOOPS.begun),
  print: (args, printer) => printSteps(args, 'begun', printer),
};

/** 100 × done ÷ target; 100 when there is no target. */
export const RATE: FormulaFunction = {
  signature: { args: ['number', 'number'], result: 'number' },
  bounds: ([done, target], context, read) => rateBounds(read.number(done!, context), read.number(target!, context)),
  column: ([done, target], compiler) => scalar2(compiler.numbers(done!), compiler.numbers(target!), rate),
  print: ([done, target], { inner, wrap }) =>
    `IF(${inner(target!)}=0,100,ROUND(100*${wrap(done!, STRENGTH['*'])}/${wrap(target!, STRENGTH['/'] + 1)},6))`,
};

/** Rises with what is done; a larger target draws it towards 0. */
function rateBounds(done: NumberBounds, target: NumberBounds): NumberBounds {
  if (target.low === target.high) return corners(done, target, rate);
  if (target.low < 0) return between(-Infinity, Infinity);
  const at = (value: number, size: number): number =>
    value === 0 || size === Infinity ? 0 : size === 0 ? value * Infinity : rate(value, size);
  const least = at(done.low, done.low < 0 ? target.low : target.high);
  const most = at(done.high, done.high < 0 ? target.high : target.low);
  return target.low > 0 ? between(least, most) : between(Math.min(least, 100), Math.max(most, 100));
}
