/** What the sample is made from: the figures (`shaoxing-2022.yaml`) and what departments write beside them (`departments.yaml`, `evidence.yaml`). */
import * as v from 'valibot';
import { clausesOf, type Fact, type Rubric } from '../../src/rubric';
import type { FactInput } from '../../src/scoring';
import { fillingRows, rowKey } from '../../src/sheets';
import departmentsFile from './departments.yaml';
import evidenceFile from './evidence.yaml';
import figuresFile from './shaoxing-2022.yaml';

const cell = v.nullable(v.union([v.number(), v.string()]));
const figure = v.union([cell, v.array(cell), v.record(v.string(), cell)]);
const perCounty = v.record(v.string(), v.array(v.string()));

const Figures = v.strictObject({
  counties: v.array(v.string()),
  date: v.pipe(v.string(), v.isoDate()),
  facts: v.record(v.string(), v.record(v.string(), figure)),
});

const Departments = v.strictObject({
  signs: v.array(v.string()),
  remarks: v.array(v.strictObject({ row: v.string(), county: v.string(), text: v.string() })),
  claims: v.strictObject({ none: perCounty, stated: v.record(v.string(), v.record(v.string(), cell)) }),
  adjustments: v.array(
    v.strictObject({
      county: v.string(),
      clause: v.string(),
      points: v.number(),
      reason: v.nullable(v.string()),
      by: v.string(),
      date: v.pipe(v.string(), v.isoDate()),
    }),
  ),
  typed: v.array(
    v.strictObject({
      county: v.string(),
      row: v.string(),
      value: v.union([v.number(), v.string()]),
      format: v.optional(v.string()),
      what: v.string(),
      finding: v.nullable(v.string()),
    }),
  ),
  merged: v.array(v.strictObject({ county: v.string(), rows: v.tuple([v.string(), v.string()]) })),
  copied: v.array(v.strictObject({ county: v.string(), row: v.string(), value: v.number() })),
  inserted: v.array(
    v.strictObject({
      county: v.string(),
      below: v.string(),
      cells: v.record(v.string(), v.union([v.number(), v.string()])),
    }),
  ),
  sorted: v.array(v.strictObject({ county: v.string(), by: v.literal('verifiers') })),
  renamed: v.array(v.strictObject({ county: v.string(), sheet: v.string() })),
  formulas: v.array(v.strictObject({ county: v.string(), row: v.string(), formula: v.string() })),
});

const Evidence = v.strictObject({
  papers: v.record(v.string(), v.string()),
  gaps: v.record(v.string(), v.record(v.string(), v.nullable(v.string()))),
});

type Figure = v.InferOutput<typeof figure>;
export type Departments = v.InferOutput<typeof Departments>;
export type Evidence = v.InferOutput<typeof Evidence>;

/** Everything that stands in the sample, checked against the rubric. */
export interface SampleData {
  readonly counties: readonly string[];
  readonly now: Date;
  /** What the county means to say, before its mistakes: by row of the county, clause and fact. Null: a blank cell. */
  readonly intended: (county: number, clause: string, fact: string) => FactInput;
  readonly departments: Departments;
  readonly evidence: Evidence;
}

/** Reads the files. Throws one error that lists every fact, row and county that the rubric does not know, or that has no figure. */
export function readSampleData(rubric: Rubric): SampleData {
  const figures = v.parse(Figures, figuresFile.data);
  const departments = v.parse(Departments, departmentsFile.data);
  const evidence = v.parse(Evidence, evidenceFile.data);
  const complaints = [
    ...figureComplaints(figures.facts, figures.counties, rubric),
    ...departmentComplaints(departments, figures.counties, rubric),
    ...evidenceComplaints(evidence, figures.counties, rubric),
  ];
  if (complaints.length > 0) throw new Error(`The sample does not fit the rubric:\n${complaints.join('\n')}`);
  const [year, month, day] = yearMonthDay(figures.date);
  return {
    counties: figures.counties,
    now: new Date(year, month - 1, day, 9, 30),
    intended: (county, clause, fact) => figureOf(figures.facts[clause]![fact] ?? null, figures.counties, county),
    departments,
    evidence,
  };
}

/** The parts of an ISO date. */
export const yearMonthDay = (date: string): [year: number, month: number, day: number] =>
  date.split('-').map(Number) as [number, number, number];

function figureOf(figure: Figure, counties: readonly string[], county: number): string | number | null {
  if (Array.isArray(figure)) return figure[county]!;
  if (figure === null || typeof figure !== 'object') return figure;
  const own = figure[counties[county]!];
  return own === undefined ? figure.all! : own;
}

function figureComplaints(
  facts: Record<string, Record<string, Figure>>,
  counties: readonly string[],
  rubric: Rubric,
): string[] {
  const keysOf = (isMeant: (fact: Fact) => boolean): string[] =>
    clausesOf(rubric).flatMap((clause) => clause.facts.filter(isMeant).map((fact) => rowKey(clause.id, fact.name)));
  const known = keysOf(() => true);
  // Nobody needs to answer what came later, or is asked no more.
  const asked = keysOf(({ added, retired }) => !added && !retired);
  const given = Object.entries(facts).flatMap(([clause, names]) =>
    Object.keys(names).map((fact) => rowKey(clause, fact)),
  );
  const shapes = Object.entries(facts).flatMap(([clause, names]) =>
    Object.entries(names).flatMap(([fact, figure]) => {
      if (figure === null || typeof figure !== 'object') return [];
      const fits = Array.isArray(figure)
        ? figure.length === counties.length
        : 'all' in figure && Object.keys(figure).every((name) => name === 'all' || counties.includes(name));
      return fits ? [] : [`not one figure per county: ${rowKey(clause, fact)}`];
    }),
  );
  return [
    ...asked.filter((key) => !given.includes(key)).map((key) => `no figure for: ${key}`),
    ...given.filter((key) => !known.includes(key)).map((key) => `no such fact: ${key}`),
    ...shapes,
  ];
}

function departmentComplaints(departments: Departments, counties: readonly string[], rubric: Rubric): string[] {
  const rows = new Set(fillingRows(rubric).map(({ key }) => key));
  const targets = new Set(fillingRows(rubric).flatMap(({ claim }) => (claim ? [claim.id] : [])));
  const clauses = new Set(clausesOf(rubric).map(({ id }) => id));
  const { claims, adjustments, typed, merged, copied, inserted, sorted, renamed, remarks, formulas } = departments;
  const namedRows = [
    ...[...remarks, ...typed, ...copied, ...formulas].map(({ row }) => row),
    ...merged.flatMap((merge) => merge.rows),
    ...inserted.map(({ below }) => below),
  ];
  const namedCounties = [
    ...[
      ...remarks,
      ...adjustments,
      ...typed,
      ...merged,
      ...copied,
      ...inserted,
      ...sorted,
      ...renamed,
      ...formulas,
    ].map(({ county }) => county),
    ...Object.keys(claims.none).filter((name) => name !== 'all'),
    ...Object.keys(claims.stated),
  ];
  const prefixes = Object.values(claims.none).flat();
  return [
    ...namedRows.filter((row) => !rows.has(row)).map((row) => `no such row: ${row}`),
    ...namedCounties.filter((name) => !counties.includes(name)).map((name) => `no such county: ${name}`),
    ...Object.values(claims.stated)
      .flatMap((stated) => Object.keys(stated).filter((id) => !targets.has(id)))
      .map((id) => `nothing to claim: ${id}`),
    ...prefixes
      .filter((prefix) => ![...targets].some((id) => id.startsWith(prefix)))
      .map((prefix) => `nothing to claim: ${prefix}`),
    ...adjustments.filter(({ clause }) => !clauses.has(clause)).map(({ clause }) => `no such clause: ${clause}`),
  ];
}

function evidenceComplaints({ papers, gaps }: Evidence, counties: readonly string[], rubric: Rubric): string[] {
  const rows = new Set(fillingRows(rubric).map(({ key }) => key));
  return [
    ...Object.keys(papers)
      .filter((row) => !rows.has(row))
      .map((row) => `no such row: ${row}`),
    ...Object.keys(gaps)
      .filter((name) => !counties.includes(name))
      .map((name) => `no such county: ${name}`),
    ...Object.values(gaps).flatMap((own) =>
      Object.keys(own)
        .filter((row) => papers[row] === undefined)
        .map((row) => `no paper to leave out: ${row}`),
    ),
  ];
}
