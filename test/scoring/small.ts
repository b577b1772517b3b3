import { loadRubric, type Rubric } from '../../src/rubric';
import { assess, type Assessment, type AssessmentInput, type FactInput, type Scorecard } from '../../src/scoring';

type Formula = string | number;
type Amount = Formula | Readonly<Record<string, Formula>>;

/** One rule; its quote is 规则1, 规则2 … in the order of the clause. */
export interface RuleSpec {
  readonly deduct?: Amount;
  readonly award?: Amount;
  readonly void?: Amount;
  readonly waive?: Amount;
  readonly scope?: string;
  readonly reading?: string;
}

/** A fact by its type, or with more than a type, as in the YAML. */
export type FactSpec = string | Readonly<Record<string, unknown>>;

export interface ClauseSpec {
  readonly points?: number;
  readonly start?: 'full' | 'zero';
  readonly facts: Readonly<Record<string, FactSpec>>;
  readonly rules: readonly RuleSpec[];
}

export interface ItemSpec {
  readonly points: number;
  readonly pool?: true | { readonly reading: string; readonly option: string };
  readonly clauses: readonly ClauseSpec[];
}

export interface RubricSpec {
  /** By group and indicator: indicator n has the items n.1, n.2 …, and item n.1 the clauses n.1.1, n.1.2 …, or is one itself. */
  readonly groups: readonly (readonly (readonly ItemSpec[])[])[];
  readonly bonus?: readonly ClauseSpec[];
  readonly cap?: number;
  readonly deductions?: readonly ClauseSpec[];
  readonly verdict?: readonly ClauseSpec[];
  readonly threshold?: number;
}

const sum = (points: readonly number[]): number =>
  Math.round(points.reduce((total, part) => total + part, 0) * 1e4) / 1e4;

function clauseEntry(spec: ClauseSpec, id: string): Record<string, unknown> & { text: string } {
  const readings = spec.rules.flatMap(({ reading }) => (reading === undefined ? [] : [[reading, '试验'] as const]));
  return {
    id,
    title: `条款${id}`,
    text: `〔${id}〕${spec.rules.map((_, index) => `规则${index + 1};`).join('')}`,
    facts: Object.fromEntries(
      Object.entries(spec.facts).map(([name, fact]) => [name, typeof fact === 'string' ? { type: fact } : fact]),
    ),
    readings: Object.fromEntries(readings),
    rules: spec.rules.map((rule, index) => ({ quote: `规则${index + 1}`, ...rule })),
  };
}

const extraEntries = (specs: readonly ClauseSpec[] | undefined, label: string): ReturnType<typeof clauseEntry>[] =>
  (
    specs ?? [
      {
        facts: { [label]: { type: 'count', default: 0 } },
        rules: [label === '评优' ? { void: `${label} > 0` } : { award: label }],
      },
    ]
  ).map((spec, index) => clauseEntry(spec, `${label}.${index + 1}`));

/** A rubric with these clauses, through the loader; its document is made to fit. */
export function rubricOf({ groups, bonus, cap, deductions, verdict, threshold }: RubricSpec): Rubric {
  let number = 0;
  const source: string[] = ['细则'];
  const groupFiles = groups.map((indicators, index) => {
    const id = '一二三四五六七'[index]!;
    const points = sum(indicators.flat().map((item) => item.points));
    source.push(`${id}、组${id}(${points}分)`);
    return {
      path: `${index + 1}.yaml`,
      data: {
        id,
        title: `组${id}`,
        points,
        children: indicators.map((items) => {
          const indicator = String(++number);
          source.push(`${indicator}指标${indicator}`);
          const entries = items.map((item, at) => itemEntry(item, `${indicator}.${at + 1}`, source));
          const weight = sum(items.map((item) => item.points));
          source.push(`${weight}甲局`);
          return { id: indicator, title: `指标${indicator}`, points: weight, verifiers: ['甲局'], children: entries };
        }),
      },
    };
  });
  const lists = {
    bonus: extraEntries(bonus, '加分'),
    deductions: extraEntries(deductions, '扣分'),
    verdict: extraEntries(verdict, '评优'),
  };
  source.push(`加项${lists.bonus.map(({ text }) => text).join('')}加分甲局`);
  source.push(`减项${lists.deductions.map(({ text }) => text).join('')}扣分甲局`);
  source.push(`评优:${lists.verdict.map(({ text }) => text).join('')}甲局完`);
  const rubric = {
    ...{ id: 'test', title: '细则', year: 2022, head: '细则', end: '完', steps: '不足一档', assessees: ['甲县'] },
    fullMarks: sum(groups.flat(2).map((item) => item.points)),
    readings: [
      { name: '不足一档', options: ['不扣', '按比例', '按一档'], note: '试验' },
      { name: '考核分数', options: ['总分', '基本分'], note: '试验' },
    ],
    children: [
      {
        ...{ id: '加分', title: '加项', verifiers: ['甲局'], floor: 0 },
        ...(cap === undefined ? {} : { cap }),
        children: lists.bonus,
      },
      { id: '扣分', title: '减项', verifiers: ['甲局'], cap: 0, children: lists.deductions },
    ],
    verdict: {
      heading: '评优',
      head: ':',
      threshold: threshold ?? 0,
      reading: '考核分数',
      verifiers: ['甲局'],
      clauses: lists.verdict,
    },
  };
  return loadRubric({
    rubric: { path: 'rubric.yaml', data: rubric },
    nodes: groupFiles,
    responsibility: null,
    source: source.join('\n'),
  });
}

function itemEntry(item: ItemSpec, id: string, source: string[]): Record<string, unknown> {
  const { clauses, pool } = item;
  const single = clauses.length === 1 && pool === undefined;
  const entries = clauses.map((spec, index) => ({
    ...clauseEntry(spec, single ? id : `${id}.${index + 1}`),
    start: spec.start ?? 'full',
    ...(pool === true ? {} : { points: spec.points ?? item.points }),
  }));
  source.push(...entries.map(({ text }) => text));
  return single
    ? entries[0]!
    : { id, title: `项${id}`, points: item.points, ...(pool ? { pool } : {}), children: entries };
}

/** A rubric of one indicator with these items. */
export const itemsRubric = (...items: ItemSpec[]): Rubric => rubricOf({ groups: [[items]] });

/** A rubric of one clause, 1.1. */
export const clauseRubric = (
  points: number,
  facts: ClauseSpec['facts'],
  rules: readonly RuleSpec[],
  start: 'full' | 'zero' = 'full',
): Rubric => itemsRubric({ points, clauses: [{ points, start, facts, rules }] });

/** The entries of one assessee, by clause and fact. */
export type EntriesByClause = Readonly<Record<string, Readonly<Record<string, FactInput>>>>;

/** Scores 甲县, 乙县 … with these entries; what is left out is blank. */
export function score(
  rubric: Rubric,
  rows: readonly EntriesByClause[],
  options: Partial<Pick<AssessmentInput, 'readings' | 'adjustments' | 'settings'>> = {},
): Assessment {
  return assess(rubric, {
    assessees: rows.map((_, row) => `${'甲乙丙丁戊己'[row] ?? row}县`),
    lookup: (row, { id }, fact) => rows[row]![id]?.[fact],
    settings: { blankCountsAreZero: false },
    ...options,
  });
}

/** The scorecard of one assessee. */
export const scorecard = (
  rubric: Rubric,
  entries: EntriesByClause,
  options: Parameters<typeof score>[2] = {},
): Scorecard => score(rubric, [entries], options).scorecards[0]!;

/** State, points and range of a clause, as a short text such as `scored 3`, `pending 0…5`. */
export function outcome(card: Scorecard, clause = '1.1'): string {
  const { state, points, range } = card.clauses.get(clause)!;
  return `${state} ${points ?? range.join('…')}`;
}
