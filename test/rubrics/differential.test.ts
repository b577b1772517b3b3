import { clausesIn, clausesOf, sectionsOf, type Clause, type Rubric } from '../../src/rubric';
import { rubricById, rubricIds } from '../../src/rubrics';
import {
  asTyped,
  clauseFormula,
  compileRubric,
  PENDING,
  readFacts,
  scoreAll,
  type ClauseFormulaContext,
  type CompiledClause,
  type Program,
  type ReadingChoices,
} from '../../src/scoring';
import { ironCalc, recalculateInIronCalc } from '../oracles/ironcalc';
import {
  columnLetters,
  libreOffice,
  recalculateInLibreOffice,
  type Computed,
  type Input,
} from '../oracles/libreoffice';
import { describeWith } from '../oracles/skip';
import { randomEntries, randomNumbers, type Entries } from './randomFacts';

/** Groups, bonus and deductions; a verdict clause has no points. */
const scoredClauses = (rubric: Rubric): Clause[] =>
  clausesOf(rubric).filter((clause) => !rubric.verdict?.clauses.includes(clause));

/** The rubric's assessees, again from the first if there are fewer. */
const sixOf = ({ assessees }: Rubric): string[] =>
  Array.from({ length: 6 }, (_, index) => assessees[index % assessees.length]!);

/** Assessments of six counties with one set of random facts: 7 of them are 42 rows for every clause. */
const ROUNDS = 7;

/** The share of rows that must be neither 0 nor full; most clauses of 舟山 are all or nothing. */
const BETWEEN: Readonly<Record<string, number>> = { 'shaoxing-2022': 0.3, 'zhoushan-2020': 0.15 };

type County = ReadonlyMap<string, Entries>;

/** Random entries for every clause and county; always the same. */
function randomCounties(rubric: Rubric, random: () => number): County[] {
  const clauses = scoredClauses(rubric);
  return sixOf(rubric).map(() => new Map(clauses.map((clause) => [clause.id, randomEntries(clause, random)])));
}

/** Every option other than the default at least once: 不足一档 by itself, then the n-th option of all the other readings. */
function otherReadings(rubric: Rubric): ReadingChoices[] {
  const steps = rubric.readings.filter(({ name }) => name === rubric.stepsReading);
  const others = rubric.readings.filter(({ name }) => name !== rubric.stepsReading);
  const most = Math.max(1, ...others.map(({ options }) => options.length));
  return [
    ...steps.flatMap(({ name, options }) => options.slice(1).map((option) => ({ [name]: option }))),
    ...Array.from({ length: most - 1 }, (_, index) =>
      Object.fromEntries(others.map(({ name, options }) => [name, options[Math.min(index + 1, options.length - 1)]!])),
    ),
  ];
}

/** One row of the sheet: the facts of one clause of one county as people fill them, the formula, and what the engine says. */
interface Row {
  readonly clause: string;
  readonly readings: ReadingChoices;
  readonly entries: Entries;
  readonly cells: readonly Input[];
  readonly formula: string;
  /** Null: not computable. */
  readonly expected: number | null;
}

/** The rows of one assessment for the clauses that are wanted. `first` is the number of its first row. */
function rowsOf(
  program: Program,
  readings: ReadingChoices,
  counties: readonly County[],
  wanted: readonly CompiledClause[],
  first: number,
  assessees: readonly string[] = sixOf(program.rubric),
): Row[] {
  const { rubric } = program;
  const { table, findings } = readFacts(rubric, assessees, (row, { id }, fact) => counties[row]!.get(id)?.[fact], {
    blankCountsAreZero: false,
    floors: program.floors,
  });
  const refused = findings.filter(({ severity }) => severity === 'error');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  const scores = scoreAll(program, table);
  return wanted.flatMap((compiled, position) => {
    const { clause, index } = compiled;
    const top = first + position * assessees.length;
    const column = scores.clauses[index]!;
    return counties.map((county, row): Row => {
      const entries = county.get(clause.id)!;
      return {
        clause: clause.id,
        readings,
        entries,
        cells: [assessees[row]!, ...clause.facts.map(({ name }) => asTyped(entries[name]) ?? null)],
        formula: clauseFormula(compiled, contextAt(compiled, program, top + row, top)),
        expected: column.failed.includes(row) || column.state[row] === PENDING ? null : column.low[row]!,
      };
    });
  });
}

/** Column A is the county, the facts follow; the counties of one assessment stand below each other from row `top` on. */
function contextAt(
  { factIndex }: CompiledClause,
  { rubric, steps, floors }: Program,
  row: number,
  top: number,
): ClauseFormulaContext {
  const cellsAt = (at: number) => {
    const cell = (fact: string): string => columnLetters(1 + factIndex.get(fact)!) + at;
    return { cell, members: cell };
  };
  return {
    steps,
    floors,
    assessee: `A${row}`,
    ...cellsAt(row),
    everyone: () => sixOf(rubric).map((_, at) => ({ assessee: `A${top + at}`, ...cellsAt(top + at) })),
  };
}

/** All rows under the default readings, then those of the clauses whose formula is another one under other readings. */
function allRows(rubric: Rubric, rounds: number): Row[] {
  const clauses = scoredClauses(rubric);
  const random = randomNumbers(20220831);
  const assessments = Array.from({ length: rounds }, () => randomCounties(rubric, random));
  const rows: Row[] = [];
  const byDefault = compileRubric(rubric);
  const formulaOf = (program: Program, id: string): string => {
    const compiled = program.clauses.find(({ clause }) => clause.id === id)!;
    return clauseFormula(compiled, contextAt(compiled, program, 1, 1));
  };
  for (const readings of [{}, ...otherReadings(rubric)]) {
    const program = compileRubric(rubric, readings);
    const isDefault = Object.keys(readings).length === 0;
    const wanted = clauses.filter(({ id }) => isDefault || formulaOf(program, id) !== formulaOf(byDefault, id));
    const compiled = wanted.map(({ id }) => program.clauses.find(({ clause }) => clause.id === id)!);
    for (const counties of assessments) rows.push(...rowsOf(program, readings, counties, compiled, rows.length + 1));
  }
  return rows;
}

/** 0.000001, and a little for its own binary error: halves of it may be rounded either way. */
const MILLIONTH = 1.0001e-6;

/** The rows on which a spreadsheet and the engine differ. */
function differences(rows: readonly Row[], results: readonly Computed[]): unknown[] {
  return rows.flatMap(({ clause, readings, entries, formula, expected }, index) => {
    const actual = results[index]!;
    const same =
      typeof actual === 'number' ? expected !== null && Math.abs(actual - expected) < MILLIONTH : expected === null;
    return same ? [] : [{ clause, readings, entries, formula, expected, actual }];
  });
}

describe.each(rubricIds())('the points of every clause of %s as a native formula', (rubricId) => {
  const rubric = rubricById(rubricId)!;
  const clauses = scoredClauses(rubric);
  const rows = allRows(rubric, ROUNDS);

  it('stand in at least 40 rows under the default readings, and in 40 wherever another option changes the formula', () => {
    const perClause = new Map<string, number>();
    for (const { clause, readings } of rows) {
      const key = `${clause} ${JSON.stringify(readings)}`;
      perClause.set(key, (perClause.get(key) ?? 0) + 1);
    }
    expect(clauses.filter(({ id }) => (perClause.get(`${id} {}`) ?? 0) < 40)).toEqual([]);
    expect([...perClause.values()].filter((count) => count < 40)).toEqual([]);
  });

  it('are there under every option of every reading', () => {
    const seen = new Set(rows.map(({ clause, readings }) => `${clause} ${JSON.stringify(readings)}`));
    const ownersOf = (id: string): string[] =>
      sectionsOf(rubric)
        .filter((section) => section.id === id)
        .flatMap(clausesIn)
        .map((clause) => clause.id)
        .concat(id);
    const isThere = (name: string, option: string, owner: string): boolean =>
      otherReadings(rubric).some(
        (readings) =>
          readings[name] === option && ownersOf(owner).some((id) => seen.has(`${id} ${JSON.stringify(readings)}`)),
      );
    const missing = rubric.readings.flatMap(({ name, clause, options }) =>
      clause === null ? [] : options.slice(1).filter((option) => !isThere(name, option, clause)),
    );
    expect(missing).toEqual([]);
  });

  it('are neither 0 nor full in many rows', () => {
    const points = new Map(clauses.map((clause) => [clause.id, clause.points]));
    const between = rows.filter(({ clause, expected }) => expected !== 0 && expected !== points.get(clause));
    expect(between.length / rows.length).toBeGreaterThan(BETWEEN[rubricId]!);
  });

  it('can be computed for all facts that people may enter', () => {
    expect(
      rows.filter(({ expected }) => expected === null).map(({ clause, entries }) => ({ clause, entries })),
    ).toEqual([]);
  });

  it('fit into a cell of Excel', () => {
    expect(rows.filter(({ formula }) => formula.length > 8000)).toEqual([]);
  });

  describeWith(libreOffice, 'recalculated by LibreOffice', () => {
    it('are those of the engine, to a millionth', async () => {
      const results = await recalculateInLibreOffice(
        { values: rows.map(({ cells }) => cells), formulas: rows.map(({ formula }) => formula) },
        { timeout: 120_000 },
      );
      expect(differences(rows, results)).toEqual([]);
    }, 150_000);
  });

  describeWith(ironCalc, 'recalculated by IronCalc', () => {
    it.each([0, 1, 2, 3])('are those of the engine, to a millionth (part %d of all clauses)', async (part) => {
      const size = 6 * 48;
      const some = allRows(rubric, 1).slice(part * size, (part + 1) * size);
      // The rows' numbers count from the first row of the part.
      const moved = some.map(({ formula }) =>
        formula.replace(/\b([A-Z])(\d+)\b/g, (_, letter: string, row: string) => letter + (Number(row) - part * size)),
      );
      const results = await recalculateInIronCalc({ values: some.map(({ cells }) => cells), formulas: moved });
      expect(differences(some, results)).toEqual([]);
    });
  });
});

describe('the points of whoever is none of the six counties', () => {
  const rubric = rubricById('shaoxing-2022')!;
  const program = compileRubric(rubric);
  const wanted = program.clauses.filter(({ onlyFor }) => onlyFor !== null);
  const names = ['诸暨市', '诸暨', '诸暨 市', '浙江省诸暨市', '杭州市', '新昌县'];
  const rows = rowsOf(program, {}, randomCounties(rubric, randomNumbers(7)), wanted, 1, names);

  it('are none in the three clauses that differ between the counties', () => {
    expect(wanted.map(({ clause }) => clause.id)).toEqual(['9.1.2', '9.3.2', '27.2.4']);
    expect(rows.map(({ expected }) => expected !== null)).toEqual(
      wanted.flatMap(() => [true, false, false, false, false, true]),
    );
  });

  describeWith(libreOffice, 'recalculated by LibreOffice', () => {
    it('are none there, too', async () => {
      const results = await recalculateInLibreOffice(
        { values: rows.map(({ cells }) => cells), formulas: rows.map(({ formula }) => formula) },
        { timeout: 120_000 },
      );
      expect(differences(rows, results)).toEqual([]);
    }, 150_000);
  });

  describeWith(ironCalc, 'recalculated by IronCalc', () => {
    it('are none there, too', async () => {
      const results = await recalculateInIronCalc({
        values: rows.map(({ cells }) => cells),
        formulas: rows.map(({ formula }) => formula),
      });
      expect(differences(rows, results)).toEqual([]);
    });
  });
});
