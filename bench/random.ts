/** Random facts that are the same in every run. */
import { clausesOf, dateSerial, valueType, type Fact, type Rubric } from '../src/rubric';
import type { FactColumn, FactTable } from '../src/scoring';
import { randomNumbers } from '../tools/random';

/** Every fact of every assessee is there, spread over what its type allows; most clauses lose points. */
export function randomFacts(rubric: Rubric, count: number, seed: number): FactTable {
  const random = randomNumbers(seed);
  const assessees = Array.from({ length: count }, (_, row) => rubric.assessees[row % rubric.assessees.length]!);
  const column = (fact: Fact): FactColumn => {
    if (valueType(fact) === 'text') {
      const values = assessees.map(() => fact.options[Math.floor(random() * fact.options.length)]!);
      return { kind: 'texts', values, complete: true };
    }
    return { kind: 'numbers', values: Float64Array.from(assessees, () => randomFigure(fact, random)), complete: true };
  };
  return { assessees, columns: clausesOf(rubric).map((clause) => clause.facts.map(column)) };
}

const FIRST_DAY = dateSerial(2022, 1, 1);

function randomFigure(fact: Fact, random: () => number): number {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  /** With one decimal, as people write them. */
  const decimal = (from: number, to: number): number => whole(from * 10, to * 10) / 10;
  switch (fact.type) {
    case 'yesNo':
      return whole(0, 1);
    case 'date':
      return whole(FIRST_DAY, FIRST_DAY + 364);
    case 'count':
      return whole(Math.max(0, fact.min), Math.min(6, fact.max));
    case 'rank':
      return whole(1, Math.min(90, fact.max));
    case 'judged':
      return random() < 0.5 ? 0 : Math.min(fact.max, Math.max(fact.floor, decimal(0, Math.min(5, fact.max))));
    default:
      // Most amounts are divided by another one, so none is 0.
      return decimal(Math.max(1, fact.min), Math.min(120, fact.max));
  }
}
