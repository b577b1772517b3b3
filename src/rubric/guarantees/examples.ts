/** Worked examples come out as written, and leave no rule and no option unshown. */
import type { Clause, ClauseState, Example, Rubric, SectionExample } from '../model';
import { sectionsOf } from '../tree';
import { complaint, type Complaint } from './complaint';

/** What the scoring makes of the examples of a rubric (src/scoring). */
export interface ExampleOutcomes {
  readonly clauses: ReadonlyMap<Example, ExampleOutcome>;
  readonly sections: ReadonlyMap<SectionExample, Pick<ExampleOutcome, 'points' | 'range'>>;
}

export interface ExampleOutcome {
  readonly points: number | null;
  readonly range: readonly [worst: number, best: number];
  readonly state: ClauseState;
  /** Values that nobody could enter. */
  readonly refused: readonly { readonly fact: string; readonly given: string }[];
  /** Of each rule of the clause, whether it takes or gives something (or holds). */
  readonly working: readonly boolean[];
  /** Readings of the example whose default gives another score. */
  readonly shown: readonly string[];
}

export function checkOutcomes(rubric: Rubric, clauses: readonly Clause[], outcomes: ExampleOutcomes): Complaint[] {
  return [
    ...clauses.flatMap((clause) => [...differing(clause, outcomes), ...leftOut(clause, outcomes)]),
    ...sectionsOf(rubric).flatMap((section) =>
      section.examples.flatMap((example) => {
        const { points, range } = outcomes.sections.get(example)!;
        return points === example.points ? [] : [differs(section.id, '', example, points, range)];
      }),
    ),
    ...unshownOptions(rubric, clauses, outcomes),
  ];
}

const differs = (
  clause: string,
  part: string,
  { title, points }: Pick<Example, 'title' | 'points'>,
  actual: number | null,
  range: readonly [number, number],
): Complaint =>
  complaint('exampleDiffers', clause, part, {
    example: title,
    expected: points ?? 'pending',
    actual: actual ?? range.join('～'),
  });

function differing({ id, examples }: Clause, outcomes: ExampleOutcomes): Complaint[] {
  return examples.flatMap((example, index) => {
    const part = `examples/${index}`;
    const { points, range, state, refused } = outcomes.clauses.get(example)!;
    const about = { example: example.title };
    return [
      ...refused.map(({ fact, given }) => complaint('exampleValue', id, part, { ...about, name: fact, given })),
      ...(points === example.points ? [] : [differs(id, part, example, points, range)]),
      ...(example.state === null || example.state === state
        ? []
        : [complaint('exampleState', id, part, { ...about, expected: example.state, actual: state })]),
      ...(example.range === null || String(example.range) === String(range)
        ? []
        : [
            complaint('exampleRange', id, part, {
              ...about,
              expected: example.range.join('～'),
              actual: range.join('～'),
            }),
          ]),
    ];
  });
}

function leftOut({ id, rules, examples }: Clause, outcomes: ExampleOutcomes): Complaint[] {
  if (examples.length === 0) return [complaint('noExamples', id, '')];
  return [
    ...(examples.length === 1 ? [complaint('oneExample', id, '')] : []),
    ...rules.flatMap(({ quote }, index) =>
      examples.some((example) => outcomes.clauses.get(example)!.working[index])
        ? []
        : [complaint('idleRule', id, `rules/${index}`, { quote })],
    ),
  ];
}

/** Options but for the default. That of the verdict says which total counts, which no clause can show. */
function unshownOptions(rubric: Rubric, clauses: readonly Clause[], outcomes: ExampleOutcomes): Complaint[] {
  const examples = clauses.flatMap((clause) => clause.examples);
  const isShown = (reading: string, option: string): boolean =>
    examples.some(
      (example) => example.readings[reading] === option && outcomes.clauses.get(example)!.shown.includes(reading),
    );
  return rubric.readings
    .filter(({ name }) => name !== rubric.verdict?.reading)
    .flatMap(({ name, clause, options, default: usual }) =>
      options
        .filter((option) => option !== usual && !isShown(name, option))
        .map((option) => complaint('unshownOption', clause ?? '', '', { reading: name, option })),
    );
}
