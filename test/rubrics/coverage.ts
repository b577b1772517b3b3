import {
  bounds,
  clausesOf,
  dateSerial,
  exactly,
  type Bounds,
  type BoundsContext,
  type Clause,
  type Example,
  type Rubric,
} from '../../src/rubric';
import { compileRubric, type Program } from '../../src/scoring';
import { scoreExample } from './examples';

type Values = Example['facts'];

const known = (value: Values[string] | null | undefined): Bounds => {
  if (typeof value === 'string') {
    const date = /^(\d+)-(\d+)-(\d+)$/.exec(value);
    return date ? exactly(dateSerial(Number(date[1]), Number(date[2]), Number(date[3]))) : { kind: 'text', value };
  }
  return exactly(value === null || value === undefined ? NaN : Number(value));
};

/** Whether a rule takes or gives points (or its condition holds) with the facts of an example. */
function isAtWork(program: Program, clause: Clause, index: number, rule: number, example: Example): boolean {
  const rows = [example.facts, ...example.others];
  const at = (name: string, row: number): Bounds => {
    const fact = clause.facts.find((candidate) => candidate.name === name);
    return known(rows[row]![name] ?? fact?.default);
  };
  const everyone = rows.map((facts, row): BoundsContext => ({
    steps: program.steps,
    assessee: example.assessee,
    row,
    fact: (name) => at(name, row),
    given: (name) => (facts[name] ?? null) !== null,
    everyone: () => everyone,
  }));
  const amount = bounds(program.clauses[index]!.rules[rule]!.expression, everyone[0]!);
  return amount.kind === 'number' && amount.low === amount.high && amount.low !== 0;
}

/** Rules (`CLAUSE 「QUOTE」`) that no example puts to work, under any reading. */
export function idleRules(rubric: Rubric): string[] {
  const programs = new Map<string, Program>();
  const programOf = (readings: Example['readings']): Program => {
    const key = JSON.stringify(readings);
    const program = programs.get(key) ?? compileRubric(rubric, readings);
    programs.set(key, program);
    return program;
  };
  return clausesOf(rubric).flatMap((clause, index) =>
    clause.rules.flatMap(({ quote }, rule) => {
      const works = clause.examples.some((example) =>
        isAtWork(programOf(example.readings), clause, index, rule, example),
      );
      return works ? [] : [`${clause.id} 「${quote}」`];
    }),
  );
}

/** Options other than the default (`CLAUSE NAME: OPTION`) that no example shows to come to another score than the default. */
export function unshownOptions(rubric: Rubric): string[] {
  const clauses = clausesOf(rubric);
  return rubric.readings.flatMap((reading) =>
    reading.options
      .filter((option) => option !== reading.default)
      .filter(
        (option) =>
          !clauses.some((clause) =>
            clause.examples.some(
              (example) => example.readings[reading.name] === option && differs(rubric, clause, example, reading.name),
            ),
          ),
      )
      .map((option) => `${reading.clause ?? '–'} ${reading.name}: ${option}`),
  );
}

function differs(rubric: Rubric, clause: Clause, example: Example, reading: string): boolean {
  const others = Object.fromEntries(Object.entries(example.readings).filter(([name]) => name !== reading));
  const scoreOf = (readings: Example['readings']): string => {
    const { points, range } = scoreExample(rubric, clause, { ...example, readings }).scorecards[0]!.clauses.get(
      clause.id,
    )!;
    return JSON.stringify([points, range]);
  };
  return scoreOf(example.readings) !== scoreOf(others);
}
