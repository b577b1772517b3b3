/**
 * The engine: all clauses of Shaoxing 2022 for 3,000 assessees, beside the same clauses written by hand and beside
 * a spreadsheet engine and a rules engine. All results are compared before anything is timed. `--ours`: no peers, for the profiler.
 */
import { rubricById } from '../src/rubrics';
import { compileRubric, reasonsOf, scoreAll, type FactTable, type Program } from '../src/scoring';
import { clausePoints, totals } from './out/byHand';
import { workbookOf } from './engine/hyperFormula';
import { rulesEngineOf } from './engine/jsonRules';
import { ASSESSEES } from './engine/size';
import { figure, goal, median, medians, printTable } from './measure';
import { randomFacts } from './random';

/** The peers are slow: they score so many, and their times are scaled up. */
const IN_HYPERFORMULA = 300;
const IN_JSON_RULES = 100;

const rubric = rubricById('shaoxing-2022')!;
const program = compileRubric(rubric);
const table = randomFacts(rubric, ASSESSEES, 2022);

/** Throws unless every value is the same to 1e-6. */
function compare(who: string, theirs: readonly ArrayLike<number>[], ours: readonly ArrayLike<number>[]): void {
  ours.forEach((column, clause) => {
    for (let row = 0; row < column.length; row++) {
      if (Math.abs(theirs[clause]![row]! - column[row]!) <= 1e-6) continue;
      throw new Error(`${who} gives ${theirs[clause]![row]} instead of ${column[row]}: column ${clause}, row ${row}`);
    }
  });
}

const ownPoints = (facts: FactTable, which: Program['clauses'] = program.clauses): Float64Array[] => {
  const scores = scoreAll(program, facts);
  return which.map(({ index }) => scores.clauses[index]!.low);
};

const facts = table.columns.map((columns) => columns.map(({ values }) => values));
const handPoints = program.clauses.map(() => new Float64Array(ASSESSEES));
const handTotal = new Float64Array(ASSESSEES);
const byHand = (): void => {
  clausePoints(facts, handPoints, table.assessees);
  totals(handPoints, handTotal);
};

byHand();
const scores = scoreAll(program, table);
compare('the code written by hand', handPoints, ownPoints(table));
compare('the total written by hand', [handTotal], [scores.total.low]);
const reasons = reasonsOf(program, table, scores).flatMap((column) => column.flatMap((own) => own ?? []));
const lost = scores.clauses.reduce((sum, { low }, clause) => {
  const full = program.clauses[clause]!.clause.points ?? 0;
  return sum + low.filter((points) => points < full).length;
}, 0);
console.log(
  `${program.clauses.length} clauses (bonus, deductions and verdict included), ${ASSESSEES} assessees: ` +
    `${lost} clause scores below full marks, ${reasons.length} reasons\n`,
);

const times = medians(
  {
    hand: { run: byHand, times: 20 },
    points: { run: () => scoreAll(program, table), times: 20 },
    reasons: { run: () => reasonsOf(program, table, scoreAll(program, table)), times: 4 },
  },
  5,
);

const rows = [
  ['written by hand: points', times.hand],
  ['ours: points', times.points],
  ['ours: points and reasons', times.reasons],
] as [string, number][];

async function peers(): Promise<void> {
  const [one, other] = [randomFacts(rubric, IN_HYPERFORMULA, 1), randomFacts(rubric, IN_HYPERFORMULA, 2)];
  const workbook = workbookOf(program, one);
  const recalculations: number[] = [];
  for (const [round, next] of [other, one, other, one, other, one, other].entries()) {
    const time = workbook.recalculate(next);
    if (round < 2) compare('HyperFormula', workbook.points(), ownPoints(next));
    else recalculations.push(time);
  }
  const recalculation = (median(recalculations) * ASSESSEES) / IN_HYPERFORMULA;
  rows.push([`HyperFormula: recalculation (${IN_HYPERFORMULA}, scaled)`, recalculation]);

  const rulesEngine = rulesEngineOf(program);
  const few = randomFacts(rubric, IN_JSON_RULES, 3);
  compare('json-rules-engine', await rulesEngine.score(few), ownPoints(few, rulesEngine.clauses));
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    await rulesEngine.score(few);
    runs.push(performance.now() - from);
  }
  const share = rulesEngine.clauses.length / program.clauses.length;
  rows.push([
    `json-rules-engine: points (${rulesEngine.clauses.length} clauses, ${IN_JSON_RULES}, scaled)`,
    (median(runs) * ASSESSEES) / IN_JSON_RULES / share,
  ]);
  goal('points at least 500 × faster than a recalculation in HyperFormula', recalculation >= 500 * times.points);
}

async function main(): Promise<void> {
  if (!process.argv.includes('--ours')) await peers();
  goal('points within 5 × of code written by hand', times.points <= 5 * times.hand);
  goal('points and reasons within 60 × of it', times.reasons <= 60 * times.hand);
  console.log();
  printTable(
    ['', '× by hand', '× ours', 'ms here'],
    rows.map(([name, time]) => [name, figure(time / times.hand), figure(time / times.points), figure(time)]),
  );
}
void main();
