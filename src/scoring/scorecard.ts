import { isAssessee, judgementOf, round4, round6, type ClauseState, type Rubric } from '../rubric';
import { readFacts, type FactLookup, type FactSettings, type FactTable } from './facts';
import { finding, type Finding } from './findings';
import { checkAdjustments, turningAdjustments } from './adjustments';
import { concernedAt } from './applies';
import { doubts } from './doubts';
import { compileRubric, type Program, type ReadingChoices } from './program';
import { pendingFacts, reasonsOf, type Reason } from './reasons';
import { isOpenBelow, scoreAll, type Adjustment, type RangeColumn, type ScoreTable } from './totals';
import { judge, turned, type VerdictResult } from './verdict';

/** The result for one clause of one assessee. Points to 6 decimals, totals above it to 4. */
export interface ClauseScore {
  readonly clause: string;
  readonly state: ClauseState;
  /** In a pool: the effect on the pool, ≤ 0. Null while pending. */
  readonly points: number | null;
  readonly range: readonly [worst: number, best: number];
  readonly reasons: readonly Reason[];
  /** The missing facts it waits for. */
  readonly pending: readonly string[];
  readonly adjustment: Adjustment | null;
  /** What was computed, when an adjustment replaced it. */
  readonly computed: { readonly points: number | null; readonly reasons: readonly Reason[] } | null;
  /** In a pool whose clauses come to more than there is in it: its points, and what they come to together. */
  readonly overdrawn: Overdrawn | null;
}

export interface Overdrawn {
  readonly points: number;
  readonly lost: number;
}

/** Points of a section or a total: null while pending. */
export interface Score {
  readonly points: number | null;
  readonly range: readonly [worst: number, best: number];
}

/** The result for one assessee, every clause with its reasons. */
export interface Scorecard {
  readonly assessee: string;
  readonly clauses: ReadonlyMap<string, ClauseScore>;
  readonly sections: ReadonlyMap<string, Score>;
  /** The full marks of what is there for the assessee, or may be. */
  readonly inPlay: number;
  readonly base: Score;
  readonly bonus: Score;
  /** What is taken off, as a positive number; the range is [least, most], so its end is the worst. */
  readonly deductions: Score;
  /** Its worst is −∞ while deductions that nothing caps are not filled in. */
  readonly total: Score;
  /** Null where the rubric has no verdict. */
  readonly verdict: VerdictResult | null;
  /** Place by total, 1 the best, equals share it; by the worst case while pending. */
  readonly rank: number;
}

export interface AssessmentInput {
  readonly assessees: readonly string[];
  readonly lookup: FactLookup;
  readonly settings: FactSettings;
  readonly readings?: ReadingChoices;
  readonly adjustments?: readonly Adjustment[];
}

export interface Assessment {
  readonly program: Program;
  readonly table: FactTable;
  readonly scores: ScoreTable;
  readonly scorecards: readonly Scorecard[];
  readonly findings: readonly Finding[];
}

/** Scores an assessment: reads the facts, applies the rules, and says why. */
export function assess(rubric: Rubric, input: AssessmentInput): Assessment {
  const program = compileRubric(rubric, input.readings);
  const settings = { ...input.settings, floors: program.floors };
  const { table, findings } = readFacts(rubric, input.assessees, input.lookup, settings);
  const checked = checkAdjustments(program, input.assessees, input.adjustments ?? []);
  const scores = scoreAll(program, table, checked.adjustments);
  const isAdjusted = checked.adjustments.length > 0;
  const scorecards = scorecardsOf(program, table, scores, isAdjusted ? scoreAll(program, table) : null);
  return {
    program,
    table,
    scores,
    scorecards,
    findings: [
      ...program.findings,
      ...withoutIdle(findings, scorecards),
      ...checked.findings,
      ...turningAdjustments(scorecards, input.adjustments ?? []),
      ...missing(program, scorecards),
      ...failures(program, table, scores),
      ...doubts(program, table, scores),
    ],
  };
}

const STATES: readonly ClauseState[] = ['scored', 'pending', 'notApplicable', 'void'];

/** Columns → one scorecard per assessee. `unadjusted`: the scores without adjustments, where there are any. */
export function scorecardsOf(
  program: Program,
  table: FactTable,
  scores: ScoreTable,
  unadjusted: ScoreTable | null = null,
): Scorecard[] {
  const reasons = reasonsOf(program, table, scores);
  const ranks = ranksByTotal(scores.total);
  const overdrawn = overdrawnPools(program, scores);
  return table.assessees.map((assessee, row) => ({
    assessee,
    clauses: new Map(
      program.clauses.map((compiled): [string, ClauseScore] => {
        const column = scores.clauses[compiled.index]!;
        const { points, range } = scoreAt(column, row);
        const why = reasons[compiled.index]![row] ?? [];
        const state = STATES[column.state[row]!]!;
        const adjustment = scores.adjusted.get(compiled.index)?.get(row) ?? null;
        const computed = adjustment && { points: scoreAt(scores.computed[compiled.index]!, row).points, reasons: why };
        return [
          compiled.clause.id,
          {
            clause: compiled.clause.id,
            state,
            points: state === 'pending' ? null : points,
            range,
            reasons: adjustment ? [] : why,
            pending: state === 'pending' ? pendingFacts(program, compiled, ...concernedAt(compiled, table, row)) : [],
            adjustment,
            computed,
            overdrawn: overdrawn.get(compiled.index)?.[row] ?? null,
          },
        ];
      }),
    ),
    sections: scoresAt(scores.sections, row),
    inPlay: inPlay(program, assessee),
    base: scoreAt(scores.base, row),
    bonus: scoreAt(scores.bonus, row),
    deductions: scoreAt(scores.deductions, row),
    total: isOpenBelow(program, scores, row)
      ? { points: null, range: [-Infinity, scores.total.high[row]!] }
      : scoreAt(scores.total, row),
    verdict: turned(judge(program, table, scores, row), unadjusted && judge(program, table, unadjusted, row)),
    rank: ranks[row]!,
  }));
}

/** By clause index and assessee row. Nothing is said of a pool while one of its clauses is open. */
function overdrawnPools(program: Program, { clauses }: ScoreTable): Map<number, readonly (Overdrawn | null)[]> {
  return new Map(
    program.sections.flatMap(({ pool: points, clauses: own }) => {
      if (points === null) return [];
      const columns = own.map(({ index }) => clauses[index]!);
      const rows = Array.from(columns[0]?.low ?? [], (_, row): Overdrawn | null => {
        if (columns.some(({ low, high }) => low[row] !== high[row])) return null;
        const lost = round6(columns.reduce((sum, { low }) => sum - low[row]!, 0));
        return lost > points ? { points, lost } : null;
      });
      return own.map(({ index }) => [index, rows] as const);
    }),
  );
}

const inPlay = ({ rubric, forSome }: Program, assessee: string): number =>
  forSome.reduce(
    (sum, { points, within, appliesTo }) =>
      (within === null || within.includes(assessee)) && !appliesTo.includes(assessee) && isAssessee(rubric, assessee)
        ? round6(sum - points)
        : sum,
    rubric.fullMarks,
  );

/** What the node of this id counts, as it is printed: to 4 decimals. */
export function scoreOf(card: Pick<Scorecard, 'clauses' | 'sections'>, id: string): Score {
  const section = card.sections.get(id);
  if (section) return section;
  const [low, high] = card.clauses.get(id)!.range;
  return { points: low === high ? round4(low) : null, range: [round4(low), round4(high)] };
}

function scoreAt({ low, high }: RangeColumn, row: number): Score {
  const range = [low[row]!, high[row]!] as const;
  return { points: range[0] === range[1] ? range[0] : null, range };
}

const scoresAt = (columns: ReadonlyMap<string, RangeColumn>, row: number): Map<string, Score> =>
  new Map([...columns].map(([id, column]) => [id, scoreAt(column, row)]));

function ranksByTotal({ low }: RangeColumn): number[] {
  const sorted = [...low].sort((a, b) => b - a);
  const first = new Map<number, number>();
  sorted.forEach((points, index) => {
    if (!first.has(points)) first.set(points, index + 1);
  });
  return [...low].map((points) => first.get(points)!);
}

function missing(program: Program, scorecards: readonly Scorecard[]): Finding[] {
  const byId = new Map(program.clauses.map((compiled) => [compiled.clause.id, compiled.clause]));
  const about = (clause: string, fact: string): Finding['data'] => {
    const whole = byId.get(clause)!;
    const asked = whole.facts.find(({ name }) => name === fact)!;
    if (asked.never !== undefined) return { type: 'never', never: asked.never };
    if (asked.type !== 'judged') return { type: asked.type };
    const judgement = judgementOf(whole, asked);
    const type = judgement === 'deducts' ? asked.type : judgement;
    return { type, verifier: program.rubric.verifierWord, max: asked.max };
  };
  const comparing = new Set(program.clauses.filter(({ comparesAll }) => comparesAll).map(({ clause }) => clause.id));
  return scorecards.flatMap(({ assessee, clauses }) =>
    [...clauses.values()].flatMap(({ clause, state, pending }) =>
      // Nothing of its own is missing: the clause compares all assessees, and another one's figure is.
      state === 'pending' && pending.length === 0 && comparing.has(clause)
        ? [finding('waitsForOthers', { assessee, clause })]
        : pending.map((fact) => finding('missingFact', { assessee, clause, fact }, about(clause, fact))),
    ),
  );
}

/** A blank that was taken as zero is not worth a word where the clause does not apply. */
function withoutIdle(findings: readonly Finding[], scorecards: readonly Scorecard[]): Finding[] {
  const byName = new Map(scorecards.map((scorecard) => [scorecard.assessee, scorecard]));
  return findings.filter(
    ({ code, assessee, clause }) =>
      code !== 'assumedZero' || byName.get(assessee)?.clauses.get(clause)?.state !== 'notApplicable',
  );
}

function failures(program: Program, table: FactTable, scores: ScoreTable): Finding[] {
  return program.clauses.flatMap(({ clause, index }) =>
    scores.clauses[index]!.failed.filter((row) => !scores.adjusted.get(index)?.has(row)).map((row) =>
      finding('notComputable', { assessee: table.assessees[row]!, clause: clause.id }),
    ),
  );
}
