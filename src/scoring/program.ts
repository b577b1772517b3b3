import {
  clausesOf,
  comparesAll,
  compile,
  compileFigures,
  isClause,
  isWholeFact,
  namesAssessee,
  partsPerhapsNone,
  takesOnly,
  type Clause,
  type ColumnFigures,
  type ColumnFormula,
  type CompileOptions,
  type Effect,
  type Expression,
  type Node,
  type Rubric,
  type Rule,
  type Section,
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
  /** A rule asks who is assessed, or it is there for some only: nobody but those whom the rubric names can be scored by it. Null: neither. */
  readonly onlyFor: readonly string[] | null;
  /** In a pool the rules take from the section's points; the clause's score is its effect on the pool. */
  readonly pooled: boolean;
  /** The id of that section; null: the clause has its own points. */
  readonly pool: string | null;
  /** It can only take points: in a pool, in a list of deductions. */
  readonly takesOnly: boolean;
  /** For whom it is there; null: for all. */
  readonly appliesTo: readonly string[] | null;
  /** It is part of the verdict, and has no points. */
  readonly isOfVerdict: boolean;
  /** The sections that its rules may make zero, by id. */
  readonly scopes: readonly string[];
  /** Where the score starts, and what it is clamped to. */
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

/** A section, ready to be added up. */
export interface CompiledSection {
  readonly section: Section;
  /** Its points where its clauses take from them; null: it adds up what they have. */
  readonly pool: number | null;
  readonly least: number;
  readonly most: number;
  /** For whom it is there; null: for all. */
  readonly appliesTo: readonly string[] | null;
  /** It is 项 or part of one: what it holds is added up with all its decimals. */
  readonly exact: boolean;
  /** What it adds up, as positions in the clauses and, behind these, in the sections of the program. */
  readonly parts: readonly number[];
  /** Its clauses, however deep. */
  readonly clauses: readonly CompiledClause[];
}

/** A rubric under chosen readings, compiled once and run over any number of assessees. */
export interface Program {
  readonly rubric: Rubric;
  readonly steps: StepReading;
  readonly floors: FloorReading;
  readonly choices: ReadingChoices;
  readonly clauses: readonly CompiledClause[];
  /** Each behind those that it holds. */
  readonly sections: readonly CompiledSection[];
  /** The nodes at the top, as positions like `parts`. */
  readonly top: Readonly<Record<'base' | 'bonus' | 'deductions', readonly number[]>>;
  /** What is there for some assessees only, among those for whom what it is part of is there (null: all): points that are full marks for these alone. */
  readonly forSome: readonly {
    readonly points: number;
    readonly within: readonly string[] | null;
    readonly appliesTo: readonly string[];
  }[];
  /** Clauses without a least that nothing above them bounds, either. */
  readonly openBelow: readonly CompiledClause[];
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
  const given = { choices, steps, assessees: rubric.assessees };
  return { rubric, steps, floors, choices, findings, ...compileNodes(rubric, given) };
}

/** What a node has from what it is part of. */
interface Around {
  /** The pool that it takes from; null when it has its own points. */
  readonly pool: { readonly id: string; readonly points: number } | null;
  readonly takesOnly: boolean;
  /** Nothing above it has a least. */
  readonly isOpen: boolean;
  readonly appliesTo: readonly string[] | null;
  /** All that it is part of counts, and not beside the base points: its points are full marks. */
  readonly isFull: boolean;
  readonly isOfVerdict: boolean;
}
const OUTSIDE: Around = {
  pool: null,
  takesOnly: false,
  isOpen: true,
  isOfVerdict: false,
  appliesTo: null,
  isFull: true,
};

type Given = Pick<Program, 'choices' | 'steps'> & { readonly assessees: readonly string[] };

function compileNodes(
  rubric: Rubric,
  given: Given,
): Pick<Program, 'clauses' | 'sections' | 'top' | 'forSome' | 'openBelow' | 'verdict'> {
  const clauses: CompiledClause[] = [];
  const sections: CompiledSection[] = [];
  const openBelow: CompiledClause[] = [];
  const forSome: Program['forSome'][number][] = [];
  const add = (clause: Clause, around: Around): CompiledClause => {
    const compiled = compileClause(clause, clauses.length, around, given);
    clauses.push(compiled);
    if (around.isOpen && compiled.least === -Infinity) openBelow.push(compiled);
    return compiled;
  };
  const firstSection = clausesOf(rubric).length;
  const compileNode = (node: Node, outside: Around, depth: number): number => {
    const appliesTo = bothOf(outside.appliesTo, node.appliesTo);
    const isFull = outside.isFull && node.counts;
    if (isFull && node.appliesTo && appliesTo && node.points !== null)
      forSome.push({ points: node.points, within: outside.appliesTo, appliesTo });
    const around = {
      ...outside,
      appliesTo,
      isFull,
      isOpen: outside.isOpen && node.counts,
    };
    if (isClause(node)) return add(node, around).index;
    const inside = poolOf(node, around, given.choices);
    const pool = node.points === null ? null : (inside?.points ?? null);
    const least = node.floor ?? (pool === null ? -Infinity : 0);
    const most = node.cap ?? pool ?? Infinity;
    const from = clauses.length;
    const held = {
      ...around,
      pool: inside,
      takesOnly: around.takesOnly || takesOnly(node),
      isOpen: around.isOpen && least === -Infinity,
    };
    const parts = node.children.flatMap((child) => {
      const position = compileNode(child, held, depth + 1);
      return child.counts ? [position] : [];
    });
    sections.push({
      ...{ section: node, pool, least, most, appliesTo, parts, exact: depth > 1 },
      clauses: clauses.slice(from),
    });
    return firstSection + sections.length - 1;
  };
  const top = { base: [] as number[], bonus: [] as number[], deductions: [] as number[] };
  for (const node of rubric.children) {
    const position = compileNode(node, { ...OUTSIDE, isFull: node.points !== null }, 0);
    const list = node.points !== null ? top.base : takesOnly(node) ? top.deductions : top.bonus;
    if (node.counts) list.push(position);
  }
  const verdict = (rubric.verdict?.clauses ?? []).map((clause) =>
    add(clause, { ...OUTSIDE, isOpen: false, isOfVerdict: true, appliesTo: clause.appliesTo }),
  );
  return { clauses, sections, top, forSome, openBelow, verdict };
}

/** Those for whom both are there. */
const bothOf = (one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null =>
  one && other ? one.filter((name) => other.includes(name)) : (one ?? other);

/** The points from which what a section holds takes; null: none, all have their own. */
function poolOf({ id, points, pool }: Section, around: Around, choices: ReadingChoices): Around['pool'] {
  if (points === null) return around.pool;
  return pool && (pool.when === null || choices[pool.when.reading] === pool.when.option) ? { id, points } : null;
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
  { pool, takesOnly: isTaken, appliesTo, isOfVerdict }: Around,
  { choices, steps, assessees }: Given,
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
    onlyFor:
      assessees.length > 0 && (appliesTo !== null || rules.some(({ expression }) => namesAssessee(expression)))
        ? assessees
        : null,
    pooled,
    pool: pool?.id ?? null,
    takesOnly: pooled || isTaken,
    appliesTo,
    isOfVerdict,
    scopes: [...new Set(clause.rules.flatMap(({ scope }) => (scope === clause.id ? [] : [scope])))],
    // In a pool only the difference from full marks counts.
    start: pooled ? start - full : start,
    // No clause can take more than there is in the pool.
    least: clause.floor ?? (bounded ? 0 : pooled ? -pool.points : -Infinity),
    most: clause.cap ?? (bounded ? full : pooled ? 0 : Infinity),
  };
}
