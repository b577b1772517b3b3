import { Builder, buildResponsibility } from './build';
import { compareWithSource, composeAnnex, composeResponsibility, type Piece } from './compose';
import { evidenceSchema, type EvidenceFile } from './evidenceSchema';
import { checkExamples } from './guarantees/exampleParts';
import { parseFile, type ParsedFile, type RubricFiles } from './files';
import {
  checkClause,
  checkIds,
  checkPoints,
  checkReadings,
  checkVerbatim,
  checkVerifiers,
  collectReadings,
} from './guarantees/loading';
import { scoringHash, textHash } from './hashes';
import { composeEvidence, loadEvidence, quotesOf } from './loadEvidence';
import type { Clause, Extra, Item, Reading, Rubric } from './model';
import { problemsOf, type ExampleOutcomes } from './guarantees';
import { RubricError, severityOf, type Place, type RubricProblem } from './problems';
import {
  groupSchema,
  responsibilitySchema,
  rubricSchema,
  type GroupFile,
  type ResponsibilityFile,
  type RubricFile,
} from './schema';

/**
 * Loads a rubric: shape, sums, text and formulas are checked, and RubricError is thrown with all complaints at once.
 * That is all that a rubric needs which was checked before (`loadChecked`), such as those that come with the program.
 */
export const loadRubric = (files: RubricFiles): Rubric => load(files).rubric;

/**
 * Loads a rubric that nobody has checked yet, and says all that is wrong or doubtful in it. Throws RubricError when an
 * error is among that, with the rest. `outcomesOf` scores its examples (src/scoring).
 */
export function loadChecked(
  files: RubricFiles,
  outcomesOf: (rubric: Rubric) => ExampleOutcomes,
): { readonly rubric: Rubric; readonly problems: readonly RubricProblem[] } {
  const { rubric, places } = load(files);
  const problems = problemsOf(rubric, outcomesOf(rubric), ({ clause, part }) => {
    const place = places.get(`${clause}/${part}`) ?? places.get(clause);
    return place ?? { file: files.rubric.path };
  });
  if (problems.some((problem) => severityOf(problem) === 'error')) throw new RubricError(problems);
  return { rubric, problems };
}

function load(files: RubricFiles): { readonly rubric: Rubric; readonly places: ReadonlyMap<string, Place> } {
  const builder = new Builder();
  const [rubricFile, groupFiles, responsibility, evidenceFile] = parseAll(files);
  const entry = rubricFile.data;
  const top = rubricFile.place([]);

  const groups = groupFiles.map((file) => builder.group(file));
  const bonus = builder.extra(rubricFile, 'bonus');
  const deductions = builder.extra(rubricFile, 'deductions');
  const verdict = builder.verdict(rubricFile);
  const rubric = { groups, bonus, deductions, verdict };
  const clauses = clausesOf(rubric);

  checkUnique(builder, clauses);
  checkIds(builder, groups);
  checkPoints(builder, groups, entry.fullMarks, top);
  for (const item of itemsOf(rubric)) checkVerifiers(builder, item);
  for (const [clause, around] of clausesInContext(rubric)) checkClause(builder, clause, around);
  checkVerbatim(builder, clauses, files.source);
  const readings = readingsOf(builder, rubricFile, groupFiles, rubric);
  checkReadings(builder, readings, top);
  checkExamples(builder, itemsOf(rubric), clauses, readings);
  const annex = composeAnnex(entry, rubric);
  compare(builder, annex, files.source, entry.end, top);
  const duties = responsibility ? composeResponsibility(responsibility.data) : [];
  if (responsibility) compare(builder, duties, files.source, responsibility.data.end, responsibility.place([]));
  const evidence =
    evidenceFile &&
    loadEvidence(builder, evidenceFile, clausesInContext(rubric), { source: files.source, title: entry.title });
  const table = evidenceFile?.data.table;
  const tasks = table ? composeEvidence(table) : [];
  if (table) compare(builder, tasks, files.source, table.end, evidenceFile.place(['table']));
  if (builder.problems.length > 0) throw new RubricError(builder.problems);

  const built = {
    id: entry.id,
    title: entry.title,
    year: entry.year,
    fullMarks: entry.fullMarks,
    assessees: entry.assessees,
    verifierWord: entry.verifierWord,
    ...rubric,
    responsibility: responsibility && buildResponsibility(responsibility.data),
    evidence,
    readings,
    stepsReading: entry.steps ?? null,
    floorsReading: entry.floors ?? null,
    formerHashes: entry.formerHashes,
  };
  const text = textHash([...annex, ...duties, ...tasks, ...(evidenceFile ? quotesOf(evidenceFile.data) : [])]);
  return { rubric: { ...built, hashes: { text, scoring: scoringHash(built) } }, places: builder.places };
}

type ParsedFiles = [
  ParsedFile<RubricFile>,
  ParsedFile<GroupFile>[],
  ParsedFile<ResponsibilityFile> | null,
  ParsedFile<EvidenceFile> | null,
];

/** Parses all files, so that the complaints of all of them come at once. */
function parseAll(files: RubricFiles): ParsedFiles {
  const problems: RubricProblem[] = [];
  const attempt = <T>(parse: () => T): T | null => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof RubricError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const rubric = attempt(() => parseFile(files.rubric, rubricSchema));
  const groups = files.groups.map((file) => attempt(() => parseFile(file, groupSchema)));
  const { responsibility: table, evidence: required = null } = files;
  const responsibility = table && attempt(() => parseFile(table, responsibilitySchema));
  const evidence = required && attempt(() => parseFile(required, evidenceSchema));
  if (problems.length > 0) throw new RubricError(problems);
  return [rubric!, groups as ParsedFile<GroupFile>[], responsibility, evidence];
}

type Parts = Pick<Rubric, 'groups' | 'bonus' | 'deductions' | 'verdict'>;

/** All items of the groups, in order. */
export const itemsOf = (rubric: Pick<Rubric, 'groups'>): Item[] =>
  rubric.groups.flatMap((group) => group.indicators.flatMap((indicator) => indicator.items));

/** All clauses: those of the groups, then bonus, deductions and verdict. */
export const clausesOf = (rubric: Parts): Clause[] => clausesInContext(rubric).map(([clause]) => clause);

/** All clauses, each with the head and tail that its quotes may come from. */
function clausesInContext(rubric: Parts): [Clause, { head: string; tail: string }][] {
  return [
    ...itemsOf(rubric).flatMap((item) => item.clauses.map((clause): [Clause, Item] => [clause, item])),
    ...extrasOf(rubric).flatMap(({ head, tail = '', clauses }) =>
      clauses.map((clause): [Clause, { head: string; tail: string }] => [clause, { head, tail }]),
    ),
  ];
}

/** Bonus, deductions and verdict, those that there are. */
const extrasOf = ({ bonus, deductions, verdict }: Parts): (Pick<Extra, 'head' | 'clauses'> & { tail?: string })[] =>
  [bonus, deductions, verdict].filter((extra) => extra !== null);

function checkUnique(builder: Builder, clauses: readonly Clause[]): void {
  const seen = new Set<string>();
  for (const { id } of clauses) {
    if (seen.has(id)) builder.complain('duplicateId', builder.places.get(id)!, { id });
    seen.add(id);
  }
}

function readingsOf(
  builder: Builder,
  rubricFile: ParsedFile<RubricFile>,
  groupFiles: readonly ParsedFile<GroupFile>[],
  rubric: Parts,
): Reading[] {
  const { readings: declared, steps, floors, verdict } = rubricFile.data;
  const top = rubricFile.place([]);
  for (const name of [steps, floors, verdict?.reading]) {
    if (name !== undefined && !declared.some((reading) => reading.name === name))
      builder.complain('readingUndeclared', top, { reading: name });
  }
  const whole = declared.map((reading) => ({
    ...reading,
    clause: reading.clause ?? null,
    default: reading.options[0] ?? '',
  }));
  const notes = readingNotes(
    rubricFile.data,
    groupFiles.map((file) => file.data),
  );
  const inClause = (clause: Clause): Reading[] =>
    collectReadings(builder, clause.id, notes.get(clause.id) ?? {}, ruleReadings(clause), whole);
  const inItem = (item: Item): Reading[] => [
    ...collectReadings(builder, item.id, notes.get(`pool ${item.id}`) ?? {}, poolReading(item), whole),
    ...item.clauses.flatMap(inClause),
  ];
  const extras = extrasOf(rubric).flatMap(({ clauses }) => clauses);
  return [...whole, ...itemsOf(rubric).flatMap(inItem), ...extras.flatMap(inClause)];
}

const ruleReadings = (clause: Clause): { reading: string; options: string[] }[] =>
  clause.rules.flatMap(({ reading, amounts }) =>
    reading === null ? [] : [{ reading, options: amounts.map((amount) => amount.option ?? '') }],
  );

/** A conditional pool is a reading of its own: apart (the default), or as one pool. */
const SEPARATE = '各自计分';
function poolReading({ pool }: Item): { reading: string; options: string[] }[] {
  return pool?.when ? [{ reading: pool.when.reading, options: [SEPARATE, pool.when.option] }] : [];
}

/** The sentence that belongs to each reading, by clause, and by `pool` and item. */
function readingNotes(rubric: RubricFile, groups: readonly GroupFile[]): Map<string, Record<string, string>> {
  const notes = new Map<string, Record<string, string>>();
  for (const item of groups.flatMap((group) => group.indicators.flatMap((indicator) => indicator.items))) {
    if ('clauses' in item) {
      if (typeof item.pool === 'object') notes.set(`pool ${item.id}`, { [item.pool.reading]: item.pool.note ?? '' });
      for (const clause of item.clauses) notes.set(clause.id, clause.readings);
    } else notes.set(item.id, item.readings);
  }
  for (const extra of [rubric.bonus, rubric.deductions, rubric.verdict])
    for (const clause of extra?.clauses ?? []) notes.set(clause.id, clause.readings);
  return notes;
}

function compare(builder: Builder, pieces: readonly Piece[], source: string, end: string, file: Place): void {
  const difference = compareWithSource(pieces, source, end);
  if (difference === 'notFound') builder.complain('sourceNotFound', file, { begin: pieces[0]!.text.slice(0, 30), end });
  else if (difference) {
    const owner = difference.where.replace(/\.(head|tail|title|verifiers)$/, '');
    const place = [difference.where, owner, `${owner}.head`]
      .map((where) => builder.places.get(where))
      .find((found) => found);
    builder.complain('sourceDiffers', place ?? file, { ...difference });
  }
}
