import fc from 'fast-check';
import { dateSerial } from '../../src/rubric';
import { clauseFormula, compileRubric, readFacts, scoreAll, type FactInput } from '../../src/scoring';
import { ironCalc, recalculateInIronCalc } from '../oracles/ironcalc';
import {
  columnLetters,
  libreOffice,
  recalculateInLibreOffice,
  type Computed,
  type Input,
} from '../oracles/libreoffice';
import { describeWith } from '../oracles/skip';
import { itemsRubric, type ClauseSpec, type RuleSpec } from '../scoring/small';

const FACTS = {
  各科室得分: { type: 'list', of: 'percent', unit: '分' },
  仓库面积: { type: 'list', of: 'amount', unit: '亩', default: '无' },
  应有人数: 'count',
  办结日期: { type: 'date', never: '未完成' },
  期限: 'date',
} as const satisfies ClauseSpec['facts'];
const NAMES = Object.keys(FACTS) as (keyof typeof FACTS)[];

/** One clause of 5 points for each kind of rule; the clauses have the facts that they ask for. */
const RULES: readonly RuleSpec[] = [
  { deduct: '0.5 * COUNTIF(各科室得分 < 60)' },
  { deduct: '0.5 * COUNTIF(各科室得分, ">=" & 应有人数) + 0.1 * COUNTIF(仓库面积 <> 2.5)' },
  { deduct: 'IF(COUNT(各科室得分) = 0, 5, STEPS(90 - AVERAGE(各科室得分), 10))' },
  { deduct: 'STEPS(90 - AVERAGE(各科室得分), 10)' },
  { deduct: 'MAX(0, 应有人数 - SUM(仓库面积)) * 0.25' },
  { void: 'MIN(各科室得分) < 50' },
  { deduct: 'IF(MAX(仓库面积, 3) > 3, 1.5, 0)' },
  { deduct: 'IF(COUNTIF(各科室得分 >= 60) / COUNT(各科室得分) < 80%, 2, 0)' },
  { deduct: 'IF(办结日期 <= 期限, 0, 2)' },
  { deduct: 'MIN(3, 0.5 * STARTED(办结日期 - 期限, 10))' },
  { deduct: 'IF(NEVER(办结日期), 4, MIN(3, STEPS(办结日期 - 期限, 30)))' },
  { void: '办结日期 - 期限 > 60' },
  { deduct: 'MIN(5, RANKOFALL(办结日期, 1) - 1)' },
  { deduct: 'IF(SUM(仓库面积) < MEANOFALL(SUM(仓库面积)), 2, 0)' },
];
const rubric = itemsRubric(
  ...RULES.map((rule) => {
    const source = JSON.stringify(rule);
    const facts = Object.fromEntries(Object.entries(FACTS).filter(([name]) => source.includes(name)));
    return { points: 5, clauses: [{ points: 5, facts, rules: [rule] }] };
  }),
);

/** What people type, and the figures that it stands for. */
interface Typed {
  readonly input: FactInput;
  readonly cells: readonly Input[];
}
const MOST = 6;
const spread = (figures: readonly number[]): Input[] => Array.from({ length: MOST }, (_, at) => figures[at] ?? null);

const typedList = (figure: fc.Arbitrary<number>, unit: string): fc.Arbitrary<Typed> =>
  fc
    .tuple(fc.array(figure, { maxLength: MOST }), fc.constantFrom('；', ';', '、', ' ； '), fc.constantFrom('', unit))
    .map(([figures, separator, written]) => ({
      input: figures.map((each) => `${each}${written}`).join(separator) || '无',
      cells: spread(figures),
    }));
const single = (value: number | string): Typed => ({ input: value, cells: [value] });
const day = fc.integer({ min: dateSerial(2022, 6, 1), max: dateSerial(2022, 12, 31) });

/** Figures often stand at a threshold: 50, 60, 2.5, the day itself. */
const assessee: fc.Arbitrary<Record<keyof typeof FACTS, Typed>> = fc
  .record({
    各科室得分: typedList(
      fc.oneof(
        fc.constantFrom(50, 60, 90),
        fc.integer({ min: 90, max: 200 }).map((halves) => halves / 2),
      ),
      '分',
    ),
    仓库面积: typedList(
      fc.oneof(
        fc.constant(2.5),
        fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
      ),
      '亩',
    ),
    应有人数: fc.constantFrom(0, 3, 10, 50, 60).map(single),
    办结日期: fc.oneof(day.map(single), fc.constant(single('未完成'))),
    期限: day.map(single),
    isSameDay: fc.boolean(),
  })
  .map(({ isSameDay, ...facts }) => (isSameDay ? { ...facts, 办结日期: facts.期限 } : facts));

const table = fc.sample(assessee, { numRuns: 60, seed: 20220831 });
const program = compileRubric(rubric);

/** Where a fact stands, behind the name: lists in several cells. */
const columnOf = (name: string): [first: string, last: string] => {
  const widths = NAMES.map((each) => ((FACTS[each] as { of?: string }).of ? MOST : 1));
  const first = 1 + widths.slice(0, NAMES.indexOf(name as never)).reduce<number>((sum, width) => sum + width, 0);
  return [columnLetters(first), columnLetters(first + widths[NAMES.indexOf(name as never)]! - 1)];
};
const cellsAt = (row: number) => ({
  assessee: `A${row + 1}`,
  cell: (name: string) => `${columnOf(name)[0]}${row + 1}`,
  members: (name: string) =>
    columnOf(name)
      .map((letters) => `${letters}${row + 1}`)
      .join(':'),
});

const assessees = table.map((_, row) => `县${row}`);
const values = table.map((facts, row): Input[] => [assessees[row]!, ...NAMES.flatMap((name) => facts[name].cells)]);
const formulas = program.clauses.flatMap((compiled) =>
  table.map((_, row) =>
    compiled.clause.points === null
      ? '0'
      : clauseFormula(compiled, {
          ...cellsAt(row),
          steps: program.steps,
          everyone: () => table.map((__, each) => cellsAt(each)),
        }),
  ),
);

const scored = readFacts(rubric, assessees, (row, _, fact) => table[row]![fact as keyof typeof FACTS]?.input, {
  blankCountsAreZero: false,
});
const scores = scoreAll(program, scored.table);
/** Null where there is nothing to be computed: the mean of no figures. */
const expected = program.clauses.flatMap(({ clause, index }) =>
  table.map((_, row) => {
    const { low, failed } = scores.clauses[index]!;
    return clause.points === null ? 0 : failed.includes(row) ? null : low[row]!;
  }),
);

const differences = (results: readonly Computed[]): unknown[] =>
  results.flatMap((actual, at) => {
    const wanted = expected[at]!;
    const isSame = typeof actual === 'number' ? wanted !== null && Math.abs(actual - wanted) < 1e-6 : wanted === null;
    return isSame ? [] : [{ formula: formulas[at], row: values[at % table.length], wanted, actual }];
  });

describe('the points of clauses with lists and with dates that may never come, as native formulas', () => {
  it('are read without a doubt, differ, and some cannot be computed', () => {
    expect(scored.findings.filter(({ code }) => code !== 'readAs')).toEqual([]);
    const graded = expected.filter((_, at) => at < RULES.length * table.length);
    expect(new Set(graded).size).toBeGreaterThan(30);
    const none = table.filter(({ 各科室得分 }) => 各科室得分.input === '无').length;
    expect(none).toBeGreaterThan(0);
    // Three rules want a figure that there is not.
    expect(graded.filter((points) => points === null)).toHaveLength(3 * none);
  });

  describeWith(libreOffice, 'recalculated by LibreOffice', () => {
    it('are those of the engine, to a millionth', async () => {
      expect(differences(await recalculateInLibreOffice({ values, formulas }, { timeout: 120_000 }))).toEqual([]);
    }, 150_000);
  });

  describeWith(ironCalc, 'recalculated by IronCalc', () => {
    it('are those of the engine, to a millionth', async () => {
      expect(differences(await recalculateInIronCalc({ values, formulas }))).toEqual([]);
    }, 150_000);
  });
});
