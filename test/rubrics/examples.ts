import { clausesOf, itemsOf, type Clause, type Example, type Rubric } from '../../src/rubric';
import { assess, readFact, type Assessment, type ClauseScore, type FactInput } from '../../src/scoring';

type Facts = Readonly<Record<string, FactInput>>;

const settings = { blankCountsAreZero: false };
const nameOf = (example: Example): string => example.assessee || '甲县';

/** Scores one example of a clause; its assessee is row 0, the others follow. */
export function scoreExample(rubric: Rubric, clause: Clause, example: Example): Assessment {
  const rows: readonly Facts[] = [example.facts, ...example.others];
  return assess(rubric, {
    assessees: rows.map((_, row) => (row === 0 ? nameOf(example) : `其他${row}`)),
    lookup: (row, wanted, fact) => (wanted.id === clause.id ? rows[row]![fact] : null),
    settings,
    readings: example.readings,
  });
}

/** The scores of all examples. Those of one assessee under the same readings are scored together, a row for each. */
export function scoreExamples(rubric: Rubric): Map<Example, ClauseScore> {
  const scores = new Map<Example, ClauseScore>();
  const batches = new Map<string, Map<string, Example[]>>();
  for (const clause of clausesOf(rubric)) {
    for (const example of clause.examples) {
      if (example.others.length > 0) {
        scores.set(example, scoreExample(rubric, clause, example).scorecards[0]!.clauses.get(clause.id)!);
        continue;
      }
      const key = JSON.stringify([nameOf(example), example.readings]);
      const batch = batches.get(key) ?? new Map<string, Example[]>();
      batches.set(key, batch.set(clause.id, [...(batch.get(clause.id) ?? []), example]));
    }
  }
  for (const batch of batches.values()) {
    const [first] = [...batch.values()].flat();
    const { scorecards } = assess(rubric, {
      assessees: new Array<string>(Math.max(...[...batch.values()].map(({ length }) => length))).fill(nameOf(first!)),
      lookup: (row, { id }, fact) => batch.get(id)?.[row]?.facts[fact],
      settings,
      readings: first!.readings,
    });
    for (const [id, examples] of batch)
      examples.forEach((example, row) => scores.set(example, scorecards[row]!.clauses.get(id)!));
  }
  return scores;
}

/** One line for every example of the rubric that does not come out as written, `CLAUSE 「TITLE」 …`. */
export function exampleFailures(rubric: Rubric): string[] {
  const scores = scoreExamples(rubric);
  const clauses = clausesOf(rubric).flatMap((clause) =>
    clause.examples.flatMap((example) => failuresOf(clause, example, scores.get(example)!)),
  );
  return [...clauses, ...itemFailures(rubric)];
}

function failuresOf(clause: Clause, example: Example, score: ClauseScore): string[] {
  const failures: string[] = [];
  const fail = (what: string, expected: unknown, actual: unknown): void => {
    failures.push(
      `${clause.id} 「${example.title}」 ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
    );
  };
  if (score.points !== example.points) fail('points', example.points, score.points ?? score.range);
  if (example.state !== null && score.state !== example.state) fail('state', example.state, score.state);
  if (example.range !== null && String(score.range) !== String(example.range))
    fail('range', example.range, score.range);
  for (const fact of clause.facts) {
    for (const facts of [example.facts, ...example.others]) {
      const { complaint } = readFact(fact, facts[fact.name]);
      if (complaint && complaint.code !== 'belowFloor') fail('finding', 'none', { fact: fact.name, ...complaint });
    }
  }
  return failures;
}

function itemFailures(rubric: Rubric): string[] {
  return itemsOf(rubric).flatMap((item) =>
    item.examples.flatMap((example) => {
      const assessment = assess(rubric, {
        assessees: ['甲县'],
        lookup: (_, clause, fact) => example.facts[clause.id]?.[fact],
        settings,
        readings: example.readings,
      });
      const score = assessment.scorecards[0]!.items.get(item.id)!;
      if (score.points === example.points) return [];
      return [
        `${item.id} 「${example.title}」 points: expected ${example.points}, got ${JSON.stringify(score.points ?? score.range)}`,
      ];
    }),
  );
}
