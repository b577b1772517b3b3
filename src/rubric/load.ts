import { Builder, buildResponsibility } from './build';
import { compareWithSource, composeResponsibility, type Piece } from './compose';
import { cover, scriptOf, type Coverage } from './coverage';
import { evidenceSchema, type EvidenceFile } from './evidenceSchema';
import { checkExamples } from './guarantees/exampleParts';
import { parseFile, type ParsedFile, type RubricFiles } from './files';
import {
  checkAssessees,
  checkClause,
  checkScopes,
  checkPoints,
  checkReadings,
  checkTargets,
  checkVerifiers,
  collectReadings,
} from './guarantees/loading';
import { scoringHash, textHash } from './hashes';
import { composeEvidence, loadEvidence, quotesOf } from './loadEvidence';
import type { Clause, Reading, Rubric, Section } from './model';
import { clausesInContext, isClause, placedIn, sectionsOf } from './tree';
import { problemsOf, type ExampleOutcomes } from './guarantees';
import { RubricError, severityOf, type Place, type RubricProblem } from './problems';
import {
  nodeFileSchema,
  responsibilitySchema,
  rubricSchema,
  type NodeEntry,
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
  const [rubricFile, nodeFiles, responsibility, evidenceFile] = parseAll(files);
  const entry = rubricFile.data;
  const top = rubricFile.place([]);

  const children = [
    ...nodeFiles.map((file) => builder.node(file, file.data, [])),
    ...builder.nodes(rubricFile, entry.children, ['children']),
  ];
  const tree = { children, verdict: builder.verdict(rubricFile) };
  const clauses = clausesInContext(tree);
  const all = clauses.map(({ node }) => node);

  checkUnique(builder, tree);
  checkPoints(builder, children, entry, top);
  checkAssessees(builder, [...children, ...(tree.verdict?.clauses ?? [])], entry.assessees);
  for (const { node } of placedIn(children)) checkVerifiers(builder, node);
  for (const placed of clauses) checkClause(builder, placed);
  for (const placed of clauses) checkScopes(builder, placed);
  checkTargets(builder, all, files.source);
  const readings = readingsOf(builder, rubricFile, tree);
  checkReadings(builder, readings, top);
  checkExamples(builder, sectionsOf(tree), all, readings);
  const coverage = prove(builder, rubricFile, tree, files.source);
  const duties = responsibility ? composeResponsibility(responsibility.data) : [];
  if (responsibility) compare(builder, duties, files.source, responsibility.data.end, responsibility.place([]));
  const evidence =
    evidenceFile && loadEvidence(builder, evidenceFile, clauses, { source: files.source, title: entry.title });
  const table = evidenceFile?.data.table;
  const tasks = table ? composeEvidence(table) : [];
  if (table) compare(builder, tasks, files.source, table.end, evidenceFile.place(['table']));
  if (builder.problems.length > 0) throw new RubricError(builder.problems);

  const built = {
    id: entry.id,
    title: entry.title,
    year: entry.year,
    fullMarks: entry.fullMarks,
    asPrinted: entry.asPrinted ?? null,
    assessees: entry.assessees,
    verifierWord: entry.verifierWord,
    ...tree,
    responsibility: responsibility && buildResponsibility(responsibility.data),
    evidence,
    readings,
    stepsReading: entry.steps ?? null,
    floorsReading: entry.floors ?? null,
    formerHashes: entry.formerHashes,
    proved: coverage.extent,
  };
  const quotes = evidenceFile ? quotesOf(evidenceFile.data) : [];
  const text = textHash([...coverage.pieces, ...[...duties, ...tasks, ...quotes].map((piece) => piece.text)]);
  return { rubric: { ...built, hashes: { text, scoring: scoringHash(built) } }, places: builder.places };
}

type ParsedFiles = [
  ParsedFile<RubricFile>,
  ParsedFile<NodeEntry>[],
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
  const nodes = files.nodes.map((file) => attempt(() => parseFile(file, nodeFileSchema)));
  const { responsibility: table, evidence: required = null } = files;
  const responsibility = table && attempt(() => parseFile(table, responsibilitySchema));
  const evidence = required && attempt(() => parseFile(required, evidenceSchema));
  if (problems.length > 0) throw new RubricError(problems);
  return [rubric!, nodes as ParsedFile<NodeEntry>[], responsibility, evidence];
}

/** Ids are free and unique, but that a section and what it holds alone may share one, as a document numbers them once. */
function checkUnique(builder: Builder, { children, verdict }: Pick<Rubric, 'children' | 'verdict'>): void {
  const placed = [...placedIn(children), ...(verdict?.clauses ?? []).map((node) => ({ node, above: [] as Section[] }))];
  const seen = new Set<string>();
  for (const { node, above } of placed) {
    const parent = above.at(-1);
    if (parent?.id === node.id && parent.children.length === 1) continue;
    if (seen.has(node.id)) builder.complain('duplicateId', builder.places.get(node.id)!, { id: node.id });
    seen.add(node.id);
  }
}

function readingsOf(
  builder: Builder,
  rubricFile: ParsedFile<RubricFile>,
  { children, verdict }: Pick<Rubric, 'children' | 'verdict'>,
): Reading[] {
  const { readings: declared, steps, floors } = rubricFile.data;
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
  const collected = (id: string, notes: string, uses: Parameters<typeof collectReadings>[3]): Reading[] =>
    collectReadings(builder, id, builder.notes.get(notes) ?? {}, uses, whole);
  const nodes = [...placedIn(children).map(({ node }) => node), ...(verdict?.clauses ?? [])];
  return [
    ...whole,
    ...nodes.flatMap((node) =>
      isClause(node)
        ? collected(node.id, node.id, ruleReadings(node))
        : collected(node.id, `pool ${node.id}`, poolReading(node)),
    ),
  ];
}

const ruleReadings = (clause: Clause): { reading: string; options: string[] }[] =>
  clause.rules.flatMap(({ reading, amounts }) =>
    reading === null ? [] : [{ reading, options: amounts.map((amount) => amount.option ?? '') }],
  );

/** A conditional pool is a reading of its own: apart (the default), or as one pool. */
const SEPARATE = '各自计分';
function poolReading({ pool }: Section): { reading: string; options: string[] }[] {
  return pool?.when ? [{ reading: pool.when.reading, options: [SEPARATE, pool.when.option] }] : [];
}

/** All texts of the tree stand in the document, in order, and the document says nothing else. */
function prove(
  builder: Builder,
  file: ParsedFile<RubricFile>,
  tree: Pick<Rubric, 'children' | 'verdict'>,
  source: string,
): Pick<Coverage, 'pieces' | 'extent'> {
  const { head, end, beside } = file.data;
  const top = file.place([]);
  const coverage = cover(scriptOf(head, tree), source, { end, beside });
  if (!coverage) {
    builder.complain('sourceNotFound', top, { begin: head.slice(0, 30), end });
    return { pieces: [], extent: { texts: 0, labels: 0, characters: 0 } };
  }
  for (const difference of coverage.differences)
    builder.complain('sourceDiffers', placeOf(builder, difference.where) ?? top, { ...difference });
  for (const left of coverage.uncovered)
    builder.complain('sourceUncovered', placeOf(builder, left.where) ?? top, { ...left });
  return coverage;
}

/** Where something stands that is named as a node or as part of one. */
function placeOf(builder: Builder, where: string): Place | undefined {
  const owner = where.replace(/\.(heading|head|tail|title|verifiers|points|id)$/, '');
  const isOwner = owner !== where;
  return [...(isOwner ? [] : [where]), `${owner}.head`, owner]
    .map((name) => builder.places.get(name))
    .find((found) => found);
}

function compare(builder: Builder, pieces: readonly Piece[], source: string, end: string, file: Place): void {
  const difference = compareWithSource(pieces, source, end);
  if (difference === 'notFound') builder.complain('sourceNotFound', file, { begin: pieces[0]!.text.slice(0, 30), end });
  else if (difference) {
    builder.complain('sourceDiffers', builder.places.get(difference.where) ?? file, { ...difference });
  }
}
