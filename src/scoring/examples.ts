import {
  clausesIn,
  clausesOf,
  isClause,
  sectionsOf,
  type Clause,
  type Example,
  type ExampleOutcome,
  type ExampleOutcomes,
  type Node,
  type Rubric,
} from '../rubric';
import { columnsOf } from './clauses';
import { compileRubric, type CompiledClause, type ReadingChoices } from './program';
import { assess, type Assessment } from './scorecard';
import { readFact, type FactInput } from './values';

type Facts = Readonly<Record<string, FactInput>>;

const settings = { blankCountsAreZero: false };
/** Whom an example is about that names nobody. */
const NOBODY = '甲县';
const nameOf = (example: Example, { appliesTo }: CompiledClause): string =>
  example.assessee || (appliesTo?.[0] ?? NOBODY);

/** What the examples of a rubric come to, for its guarantees (`problemsOf`, `loadChecked`). */
export function exampleOutcomes(rubric: Rubric): ExampleOutcomes {
  return {
    clauses: new Map(
      clausesOf(rubric).flatMap((clause) => {
        const alone = onlyWith(rubric, (other) => other === clause);
        return batchesOf(alone, clause).flatMap((batch) => outcomesOf(alone, clause, batch));
      }),
    ),
    sections: sectionOutcomes(rubric),
  };
}

/** The rubric with some of its clauses: what the others would come to costs time. */
function onlyWith(rubric: Rubric, isWanted: (clause: Clause) => boolean): Rubric {
  const within = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (isClause(node)) return isWanted(node) ? [node] : [];
      const children = within(node.children);
      return children.length === 0 ? [] : [{ ...node, children }];
    });
  const { verdict } = rubric;
  return {
    ...rubric,
    children: within(rubric.children),
    verdict: verdict && { ...verdict, clauses: verdict.clauses.filter(isWanted) },
  };
}

/** Examples of a clause that are scored together, a row for each: those of one assessee under the same readings. */
interface Batch {
  readonly assessee: string;
  readonly readings: ReadingChoices;
  readonly examples: Example[];
  /** The clause is there for some only: the others of an example are like its assessee. */
  readonly isForSome: boolean;
}

function batchesOf(alone: Rubric, clause: Clause): Batch[] {
  // What compares all assessees sees the other rows, and has them to itself.
  const compiled = compileRubric(alone).clauses[0]!;
  const { comparesAll } = compiled;
  const batches = new Map<string, Batch>();
  clause.examples.forEach((example, index) => {
    const { readings } = example;
    const assessee = nameOf(example, compiled);
    const key = JSON.stringify([assessee, readings, comparesAll ? index : null]);
    const batch = batches.get(key) ?? { assessee, readings, examples: [], isForSome: compiled.appliesTo !== null };
    batches.set(key, batch);
    batch.examples.push(example);
  });
  return [...batches.values()];
}

function outcomesOf(alone: Rubric, clause: Clause, batch: Batch): [Example, ExampleOutcome][] {
  const { readings, examples } = batch;
  const scored = scoreBatch(alone, batch, readings);
  // The same examples, each of their readings in turn left to its default.
  const without = Object.keys(readings).map((name) => {
    const others = Object.fromEntries(Object.entries(readings).filter(([other]) => other !== name));
    return [name, scoreBatch(alone, batch, others)] as const;
  });
  return examples.map((example, row) => {
    const { points, range, state } = scoreAt(scored, clause, row);
    const own = said({ points, range });
    return [
      example,
      {
        ...{ points, range, state },
        refused: refused(clause, example),
        working: workingRules(scored, clause, row),
        shown: without.filter(([, other]) => said(scoreAt(other, clause, row)) !== own).map(([name]) => name),
      },
    ];
  });
}

function scoreBatch(alone: Rubric, { assessee, examples, isForSome }: Batch, readings: ReadingChoices): Assessment {
  const others = examples.length === 1 ? examples[0]!.others : [];
  const rows: readonly Facts[] = [...examples.map(({ facts }) => facts), ...others];
  return assess(alone, {
    assessees: rows.map((_, row) => (row < examples.length || isForSome ? assessee : `其他${row}`)),
    lookup: (row, _, fact) => rows[row]?.[fact],
    settings,
    readings,
  });
}

const scoreAt = (
  { scorecards }: Assessment,
  { id }: Clause,
  row: number,
): Pick<ExampleOutcome, 'points' | 'range' | 'state'> => scorecards[row]!.clauses.get(id)!;

const said = ({ points, range }: Pick<ExampleOutcome, 'points' | 'range'>): string => JSON.stringify([points, range]);

function workingRules({ program, table }: Assessment, clause: Clause, row: number): boolean[] {
  const compiled = program.clauses.find((candidate) => candidate.clause === clause)!;
  const columns = columnsOf(compiled, table, []);
  return compiled.rules.map(({ formula }) => {
    const amount = formula(columns)[row]!;
    return Number.isFinite(amount) && amount !== 0;
  });
}

function refused(clause: Clause, { facts, others }: Example): ExampleOutcome['refused'] {
  return clause.facts.flatMap((fact) =>
    [facts, ...others].flatMap((values) => {
      const { complaint } = readFact(fact, values[fact.name]);
      if (!complaint || complaint.code === 'belowFloor') return [];
      return [{ fact: fact.name, given: String(values[fact.name]) }];
    }),
  );
}

function sectionOutcomes(rubric: Rubric): ExampleOutcomes['sections'] {
  return new Map(
    sectionsOf(rubric).flatMap((section) => {
      if (section.examples.length === 0) return [];
      const own = clausesIn(section);
      const alone = onlyWith(rubric, (clause) => own.includes(clause));
      const { appliesTo = null } = compileRubric(alone).sections.find((each) => each.section.id === section.id) ?? {};
      return section.examples.map((example) => {
        const { scorecards } = assess(alone, {
          assessees: [appliesTo?.[0] ?? NOBODY],
          lookup: (_, clause, fact) => example.facts[clause.id]?.[fact],
          settings,
          readings: example.readings,
        });
        return [example, scorecards[0]!.sections.get(section.id)!] as const;
      });
    }),
  );
}
