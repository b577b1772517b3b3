import {
  clausesOf,
  comparesAll,
  compile,
  compileFigures,
  isWholeFact,
  namesAssessee,
  partsPerhapsNone,
  type Clause,
  type ColumnFigures,
  type ColumnFormula,
  type CompileOptions,
  type Effect,
  type Expression,
  type Item,
  type Rubric,
  type Rule,
  type StepReading,
} from '../rubric';
import { finding, type Finding } from './findings';

/** Which option is chosen for each reading; readings left out have their default. */
export type ReadingChoices = Readonly<Record<string, string>>;

/** A rule with the formula of the chosen reading, ready to run. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly expression: Expression;
  readonly formula: ColumnFormula;
  /** The figures that mattered, for its reasons. */
  readonly figures: ColumnFigures;
  /** The chosen option of the rule's reading. */
  readonly option: string | null;
}

export interface CompiledClause {
  readonly clause: Clause;
  /** Position in `clausesOf(rubric)`, and so in the fact table. */
  readonly index: number;
  readonly factIndex: ReadonlyMap<string, number>;
  readonly rules: readonly CompiledRule[];
  /** How its formulas are compiled. */
  readonly options: CompileOptions;
  /** The parts of its rules that may have no value though all facts are known, each by itself. */
  readonly perhapsNone: readonly ColumnFormula[];
  /** There are rules that reckon from the facts of all assessees (MEANOFALL and the like). */
  readonly comparesAll: boolean;
  /** A rule asks who is assessed: nobody but those whom the rubric names can be scored by it. Null: none does. */
  readonly onlyFor: readonly string[] | null;
  /** In a pool the rules take from the item's points; the clause's score is its effect on the pool. */
  readonly pooled: boolean;
  /** Where the score starts, and what it is clamped to. */
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

/** A rubric under chosen readings, compiled once and run over any number of assessees. */
export interface Program {
  readonly rubric: Rubric;
  readonly steps: StepReading;
  readonly floors: FloorReading;
  readonly choices: ReadingChoices;
  readonly clauses: readonly CompiledClause[];
  /** Which clauses belong to an item, by the item's id. */
  readonly items: readonly {
    readonly item: Item;
    readonly pooled: boolean;
    readonly clauses: readonly CompiledClause[];
  }[];
  readonly bonus: readonly CompiledClause[];
  readonly deductions: readonly CompiledClause[];
  readonly verdict: readonly CompiledClause[];
  /** Choices that name no reading or no option; their readings keep the default. */
  readonly findings: readonly Finding[];
}

/** What 0.5分起扣 means of a judged fact: the least decision, or steps of that size, of which a begun one counts. */
export type FloorReading = 'least' | 'steps';

const FLOOR_READINGS: readonly FloorReading[] = ['least', 'steps'];
const STEP_READINGS: readonly StepReading[] = ['whole', 'proportional', 'begun'];
/** Compiles a rubric under the chosen readings. */
export function compileRubric(rubric: Rubric, chosen: ReadingChoices = {}): Program {
  const { choices, findings } = resolve(rubric, chosen);
  const chosenOf = <T>(name: string | null, meanings: readonly T[]): T | undefined => {
    const reading = rubric.readings.find((candidate) => candidate.name === name);
    return reading && meanings[reading.options.indexOf(choices[reading.name]!)];
  };
  const steps = chosenOf(rubric.stepsReading, STEP_READINGS) ?? 'whole';
  const floors = chosenOf(rubric.floorsReading, FLOOR_READINGS) ?? 'least';
  const pools = new Map<string, number>();
  for (const item of rubric.groups.flatMap((group) => group.indicators.flatMap((indicator) => indicator.items))) {
    if (item.pool && (item.pool.when === null || choices[item.pool.when.reading] === item.pool.when.option))
      pools.set(item.id, item.pool.points);
  }
  const graded = new Set(rubric.groups.flatMap((group) => group.indicators.map((indicator) => indicator.id)));
  const clauses = clausesOf(rubric).map((clause, index) =>
    compileClause(
      clause,
      index,
      graded.has(clause.indicator) ? (pools.get(clause.item) ?? null) : null,
      choices,
      steps,
      rubric.assessees,
    ),
  );
  const byId = new Map(clauses.map((clause) => [clause.clause.id, clause]));
  const pick = (wanted: readonly Clause[]): CompiledClause[] => wanted.map((clause) => byId.get(clause.id)!);
  return {
    rubric,
    steps,
    floors,
    choices,
    clauses,
    items: rubric.groups.flatMap((group) =>
      group.indicators.flatMap((indicator) =>
        indicator.items.map((item) => ({ item, pooled: pools.has(item.id), clauses: pick(item.clauses) })),
      ),
    ),
    bonus: pick(rubric.bonus?.clauses ?? []),
    deductions: pick(rubric.deductions?.clauses ?? []),
    verdict: pick(rubric.verdict?.clauses ?? []),
    findings,
  };
}

function resolve(rubric: Rubric, chosen: ReadingChoices): { choices: ReadingChoices; findings: Finding[] } {
  const findings: Finding[] = [];
  const choices = Object.fromEntries(rubric.readings.map((reading) => [reading.name, reading.default]));
  for (const [name, option] of Object.entries(chosen)) {
    const reading = rubric.readings.find((candidate) => candidate.name === name);
    if (!reading) findings.push(finding('unknownReading', {}, { reading: name }));
    else if (!reading.options.includes(option)) {
      findings.push(
        finding('unknownOptionOfReading', {}, { reading: name, given: option, options: reading.options.join('、') }),
      );
    } else choices[name] = option;
  }
  return { choices, findings };
}

function compileClause(
  clause: Clause,
  index: number,
  /** Points of the pool that the clause takes from; null when it has its own. */
  pool: number | null,
  choices: ReadingChoices,
  steps: StepReading,
  assessees: readonly string[],
): CompiledClause {
  const byName = new Map(clause.facts.map((fact) => [fact.name, fact]));
  const options = {
    steps,
    isWhole: (name: string) => isWholeFact(byName.get(name)!),
    isText: (name: string) => byName.get(name)!.type === 'choice',
    isList: (name: string) => byName.get(name)!.type === 'list',
  };
  const rules = clause.rules.map((rule): CompiledRule => {
    const option = rule.reading === null ? null : (choices[rule.reading] ?? null);
    const amount = rule.amounts.find((candidate) => candidate.option === option) ?? rule.amounts[0]!;
    const { expression } = amount;
    return {
      rule,
      effect: rule.effect,
      expression,
      formula: compile(expression, options),
      figures: compileFigures(expression, options),
      option,
    };
  });
  const perhapsNone = rules.flatMap(({ expression }) => partsPerhapsNone(expression, options.isList));
  const pooled = pool !== null;
  const full = clause.points ?? 0;
  const bounded = clause.points !== null && !pooled;
  const start = clause.start === 'full' ? full : 0;
  return {
    clause,
    index,
    factIndex: new Map(clause.facts.map((fact, at) => [fact.name, at])),
    rules,
    options,
    perhapsNone: perhapsNone.map((part) => compile(part, options)),
    comparesAll: rules.some(({ expression }) => comparesAll(expression)),
    onlyFor: assessees.length > 0 && rules.some(({ expression }) => namesAssessee(expression)) ? assessees : null,
    pooled,
    // In a pool only the difference from full marks counts.
    start: pooled ? start - full : start,
    // No clause can take more than there is in the pool.
    least: bounded ? 0 : pooled ? -pool : -Infinity,
    most: bounded ? full : pooled ? 0 : Infinity,
  };
}
