import { clausesOf, round6, type Clause } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { assess } from '../../src/scoring';
import { randomEntries, randomNumbers, type Entries } from '../rubrics/randomFacts';

describe('over random facts of 绍兴市 2022, complete and with gaps', () => {
  const rubric = rubricById('shaoxing-2022')!;
  const random = randomNumbers(1);
  /** Without some of the entries; a blank that has a meaning is no gap. */
  const withGaps = (clause: Clause, entries: Entries, gaps: number): Entries =>
    Object.fromEntries(
      clause.facts.map(({ name, default: blank, optional }) => [
        name,
        blank === null && !optional && random() < gaps ? null : entries[name],
      ]),
    );

  const others = rubric.readings.filter(({ clause }) => clause !== null);
  const choices = [
    {},
    Object.fromEntries(others.map(({ name, options }) => [name, options.at(-1)!])),
    { 不足一档: '按比例扣' },
  ];
  const assessments = choices.flatMap((readings) =>
    [0, 0.4].map((gaps) => {
      const rows = Array.from(
        { length: 60 },
        () =>
          new Map(
            clausesOf(rubric).map((clause) => [clause.id, withGaps(clause, randomEntries(clause, random), gaps)]),
          ),
      );
      return assess(rubric, {
        assessees: rows.map((_, row) => rubric.assessees[row % rubric.assessees.length]!),
        lookup: (row, { id }, fact) => rows[row]!.get(id)?.[fact],
        settings: { blankCountsAreZero: false },
        readings,
      });
    }),
  );
  const decided = assessments.flatMap(({ program, scorecards }) =>
    scorecards.flatMap(({ clauses }) =>
      program.clauses
        .map((compiled) => ({ compiled, score: clauses.get(compiled.clause.id)! }))
        .filter(({ score: { state } }) => state !== 'pending'),
    ),
  );

  it('start and reasons add up to the score of every clause that has one', () => {
    expect(decided.length).toBeGreaterThan(40_000);
    const wrong = decided.filter(
      ({ compiled, score: { points, reasons } }) =>
        round6(reasons.reduce((sum, reason) => sum + reason.points, compiled.start)) !== points,
    );
    expect(wrong.map(({ score: card }) => card)).toEqual([]);
  });

  it('every clause below full points has at least one reason', () => {
    const silent = decided.filter(
      ({ compiled, score: { points, reasons } }) =>
        compiled.most !== Infinity && points! < compiled.most && reasons.length === 0,
    );
    expect(silent.map(({ score: card }) => card)).toEqual([]);
  });

  it('a deduction or a void never adds points, an award or a waiver never takes any', () => {
    const odd = decided.flatMap(({ score: { reasons } }) =>
      reasons.filter(({ effect, points }) => (effect === 'deduct' || effect === 'void' ? points > 0 : points < 0)),
    );
    expect(odd).toEqual([]);
  });

  it('a range holds the score that the missing facts turn out to give', () => {
    const row = new Map(clausesOf(rubric).map((clause) => [clause.id, randomEntries(clause, random)]));
    const known = Array.from(
      { length: 40 },
      () => new Map(clausesOf(rubric).map((clause) => [clause.id, withGaps(clause, row.get(clause.id)!, 0.5)])),
    );
    const { scorecards } = assess(rubric, {
      assessees: ['越城区', ...known.map(() => '越城区')],
      lookup: (at, { id }, fact) => (at === 0 ? row : known[at - 1]!).get(id)?.[fact],
      settings: { blankCountsAreZero: false },
    });
    const [complete, ...partial] = scorecards;
    // 25.1 compares all assessees, and so has no score by itself.
    const outside = partial.flatMap(({ clauses }) =>
      [...clauses.values()].filter(({ clause, range: [worst, best] }) => {
        const { points } = complete!.clauses.get(clause)!;
        return clause !== '25.1' && (points! < worst || points! > best);
      }),
    );
    expect(outside).toEqual([]);
  });
});
