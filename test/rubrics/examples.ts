import { clausesOf, itemsOf, type Clause, type Example, type Rubric } from '../../src/rubric';
import { assess, type Assessment, type FactInput } from '../../src/scoring';

type Facts = Readonly<Record<string, FactInput>>;

/** Scores one example of a clause; its assessee is row 0, the others follow. */
export function scoreExample(rubric: Rubric, clause: Clause, example: Example): Assessment {
  const rows: readonly Facts[] = [example.facts, ...example.others];
  return assess(rubric, {
    assessees: rows.map((_, row) => (row === 0 ? example.assessee || '甲县' : `其他${row}`)),
    lookup: (row, wanted, fact) => (wanted.id === clause.id ? rows[row]![fact] : null),
    settings: { blankCountsAreZero: false },
    readings: example.readings,
  });
}

/** One line for every example of the rubric that does not come out as written. */
export function exampleFailures(rubric: Rubric): string[] {
  const failures: string[] = [];
  for (const clause of clausesOf(rubric)) {
    for (const example of clause.examples) {
      const assessment = scoreExample(rubric, clause, example);
      const score = assessment.scorecards[0]!.clauses.get(clause.id)!;
      const complaints = assessment.findings.filter(({ clause: id, code }) => id === clause.id && code !== 'missingFact');
      const fail = (what: string, expected: unknown, actual: unknown): void => {
        failures.push(`${clause.id} 「${example.title}」 ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
      };
      if (score.points !== example.points) fail('points', example.points, score.points ?? score.range);
      if (example.state !== null && score.state !== example.state) fail('state', example.state, score.state);
      if (example.range !== null && String(score.range) !== String(example.range)) fail('range', example.range, score.range);
      for (const { code, fact, data } of complaints) if (code !== 'belowFloor') fail('finding', 'none', { code, fact, ...data });
    }
  }
  for (const item of itemsOf(rubric)) {
    for (const example of item.examples) {
      const assessment = assess(rubric, {
        assessees: ['甲县'],
        lookup: (_, clause, fact) => example.facts[clause.id]?.[fact],
        settings: { blankCountsAreZero: false },
        readings: example.readings,
      });
      const score = assessment.scorecards[0]!.items.get(item.id)!;
      if (score.points !== example.points) {
        failures.push(`${item.id} 「${example.title}」 points: expected ${example.points}, got ${JSON.stringify(score.points ?? score.range)}`);
      }
    }
  }
  return failures;
}
