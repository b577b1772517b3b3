import { scoringHash } from '../../src/rubric/hashes';
import { clausesOf, parse, type Rubric } from '../../src/rubric';
import { assess, type FactInput } from '../../src/scoring';
import { randomEntries, randomNumbers } from '../rubrics/randomFacts';
import { smallRubric } from './loading/small';

/** Any part of the built model: its place and what stands there. */
type Path = readonly (string | number)[];
type Part = readonly [path: Path, value: unknown];

const rubric = smallRubric();

function partsOf(value: unknown, path: Path = []): Part[] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  const own: Part[] = Array.isArray(value) ? [[path, value]] : [];
  // A formula's tree is parsed from its source, and never another one's.
  const parts = Object.entries(value).filter(([key]) => key !== 'expression' && key !== 'never');
  return [...own, ...parts.flatMap(([key, part]) => partsOf(part, [...path, key]))];
}

/** The model with another value at a place. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const at = copy as Record<string | number, unknown>;
  at[key] = changed(at[key], rest, to);
  if (key === 'source' && 'expression' in at) at.expression = parse(String(to));
  return copy;
}

/** Words that decide something where they stand, so that one becomes another. */
const CHOICES: readonly (readonly string[])[] = [
  ['award', 'deduct', 'void', 'waive'],
  ['full', 'zero'],
  ['count', 'amount', 'number', 'judged'],
];

/** What might stand there instead. */
function others(key: string | number | undefined, value: unknown): unknown[] {
  if (key === 'source') return otherFormulas(String(value));
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return Number.isFinite(value) ? [value + 1, value / 2] : [1];
  if (value === null) return [1, 'x'];
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.slice(1), [...(value as unknown[])].reverse()];
  const choices = CHOICES.find((words) => words.includes(String(value))) ?? [];
  return [`${String(value)}x`, ...choices.filter((word) => word !== value)];
}

/** A formula with another number, with another comparison, and with something added. */
const otherFormulas = (source: string): string[] =>
  [source.replace(/\d+/, '7'), source.replace('<=', '>').replace('<', '>='), `${source} + 1`, `NOT(${source})`].filter(
    (other) => other !== source,
  );

type Entries = Readonly<Record<string, Readonly<Record<string, FactInput>>>>;

/** A little of everything is lost; nearly nothing is, so that the verdict hangs on a point. */
const BY_HAND: readonly Entries[] = [
  {
    ...{ '1': { 完成率: 98.5 }, '2.1': { 达标: false, 河道数: '3条' }, '2.2.1': { 减排率: 5 } },
    ...{ '2.2.2': { 酌情扣分: 0.3, 类别: '重' }, '3.1.1': { 垃圾处数: 1 }, '3.1.2': { 污水处数: 1 } },
    ...{ '3.2.1': { 死树: 1 }, '3.2.2': { 荒地: 1.5 }, '加分.1': { 表彰项数: 5 }, '扣分.1': { 通报次数: 1 } },
    '评优.1': { 发生重大事故: false },
  },
  {
    ...{ '1': { 完成率: 100 }, '2.1': { 达标: true, 河道数: 0 }, '2.2.1': { 减排率: 6, 减排目标: 6 } },
    ...{ '2.2.2': { 酌情扣分: 0, 类别: '轻' }, '3.1.1': { 垃圾处数: 0 }, '3.1.2': { 污水处数: 0 } },
    ...{ '3.2.1': { 死树: 4 }, '3.2.2': { 荒地: 0 }, '加分.1': { 表彰项数: 0 }, '扣分.1': { 通报次数: 0 } },
    '评优.1': { 发生重大事故: false },
  },
];

const random = randomNumbers(14);
/** By clause and fact; one in five is missing. */
const atRandom = (): Entries =>
  Object.fromEntries(
    clausesOf(rubric).map((clause) => {
      const entries = randomEntries(clause, random);
      return [
        clause.id,
        Object.fromEntries(clause.facts.map(({ name }) => [name, random() < 0.2 ? null : entries[name]])),
      ];
    }),
  );
const ENTRIES = [...BY_HAND, atRandom(), atRandom(), atRandom()];
const ASSESSEES = ['甲县', '乙县', '丙县', '丁县', '戊县'];

/** All that is scored under the defaults and under the last options, without the words; a model that cannot be scored says so. */
function scoresOf(model: Rubric): string {
  try {
    const chosen = Object.fromEntries(rubric.readings.map(({ name, options }) => [name, options.at(-1)!]));
    return JSON.stringify(
      [{}, chosen].map((readings) =>
        assess(model, {
          assessees: ASSESSEES,
          lookup: (row, { id }, fact) => ENTRIES[row]![id]?.[fact],
          settings: { blankCountsAreZero: false },
          readings,
        }).scorecards.map(({ clauses, sections, base, bonus, deductions, total, verdict, rank }) => [
          [...clauses.values()].map(({ points, range, state }) => [points, range, state]),
          [...sections.values()],
          ...[base, bonus, deductions, total, verdict?.state, rank],
        ]),
      ),
    );
  } catch {
    return 'cannot be scored';
  }
}

const { hashes, ...built } = rubric;
const changedAt = (path: Path, to: unknown): Omit<Rubric, 'hashes'> => changed(built, path, to) as typeof built;

describe('the hash of the scoring', () => {
  it('is the same only where no score is another one, whatever part of the built model changes', () => {
    const scores = scoresOf(rubric);
    const same = partsOf(built).flatMap(([path, value]) =>
      others(path.at(-1), value).flatMap((other) => {
        const model = changedAt(path, other);
        return scoringHash(model) === hashes.scoring ? [{ path: path.join('.'), other, model }] : [];
      }),
    );
    expect(same.length).toBeGreaterThan(50);
    const unseen = same.filter(({ model }) => scoresOf({ ...model, hashes }) !== scores);
    expect(unseen.map(({ path, other }) => `${path}: ${String(other)}`)).toEqual([]);
  });

  // So that the entries see what there is to be seen.
  it.each<[Path, unknown]>([
    [['stepsReading'], null],
    [['children', 2, 'cap'], 1],
    [['verdict', 'threshold'], 20],
    [
      ['readings', 0, 'options'],
      ['按一档扣', '按比例扣', '不扣'],
    ],
    [['children', 0, 'children', 1, 'children', 0, 'facts', 1, 'unit'], '段'],
    [['children', 1, 'children', 0, 'children', 1, 'pool'], null],
  ])('is another one, as the scores are, when %j changes', (path, to) => {
    const model = changedAt(path, to);
    expect(scoresOf({ ...model, hashes })).not.toBe(scoresOf(rubric));
    expect(scoringHash(model)).not.toBe(hashes.scoring);
  });
});
