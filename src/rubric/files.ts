import { LineCounter, parseDocument, type Document, type Node } from 'yaml';
import * as v from 'valibot';
import { RubricError, type Place, type RubricProblem } from './problems';

/**
 * A YAML file with the path that complaints name: as text, or as the data it holds when it was parsed at build time
 * (tools/data-modules.js). Parsing takes longer than all the rest of loading; without the text, complaints name no line.
 */
export type DataFile = TextFile | { readonly path: string; readonly data: unknown };
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The files of one rubric: the YAML and the source document they are checked against. */
export interface RubricFiles {
  readonly rubric: DataFile;
  /** A node each, in their order; `rubric` may hold others. */
  readonly nodes: readonly DataFile[];
  readonly responsibility: DataFile | null;
  /** What must be shown; left out, the rubric asks for nothing. */
  readonly evidence?: DataFile | null;
  readonly source: string;
}

/**
 * The files of a rubric's folder, by name: those of nodes begin with a digit and are read in order. Throws RubricError for a file
 * of no known kind, so that none is left out in silence, and for those that are missing.
 */
export function folderFiles(folder: string, texts: ReadonlyMap<string, string>): RubricFiles {
  const file = (name: string): TextFile => ({ path: `${folder}/${name}`, text: texts.get(name)! });
  const optional = (name: string): TextFile | null => (texts.has(name) ? file(name) : null);
  const names = [...texts.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const nodes = names.filter((name) => /^\d.*\.ya?ml$/.test(name));
  const known = new Set([...nodes, 'rubric.yaml', 'responsibility.yaml', 'evidence.yaml', 'source.txt', 'index.ts']);
  const missing = ['rubric.yaml', 'source.txt'].filter((name) => !texts.has(name));
  const problem = (code: 'strangeFile' | 'fileMissing', name: string): RubricProblem => ({
    ...{ code, data: { name } },
    place: { file: `${folder}/${name}` },
  });
  const problems = [
    ...names.filter((name) => !known.has(name)).map((name) => problem('strangeFile', name)),
    ...missing.map((name) => problem('fileMissing', name)),
  ];
  if (problems.length > 0) throw new RubricError(problems);
  return {
    rubric: file('rubric.yaml'),
    nodes: nodes.map(file),
    responsibility: optional('responsibility.yaml'),
    evidence: optional('evidence.yaml'),
    source: texts.get('source.txt')!,
  };
}

/** A parsed file that can say in which line a value stands. */
export interface ParsedFile<T> {
  readonly data: T;
  place(path: readonly (string | number)[], clause?: string): Place;
}

/** Parses and checks the shape of one file. Throws RubricError with the line of every complaint. */
export function parseFile<S extends v.GenericSchema>(file: DataFile, schema: S): ParsedFile<v.InferOutput<S>> {
  const { data, place } = 'text' in file ? parseText(file) : { data: file.data, place: placeIn(file.path, () => null) };
  const result = v.safeParse(schema, data);
  if (!result.success) throw new RubricError(result.issues.map((issue) => schemaProblem(issue, place)));
  return { data: result.output, place };
}

function parseText(file: TextFile): ParsedFile<unknown> {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new RubricError(
      document.errors.map((error) => ({
        code: 'yamlSyntax',
        place: { file: file.path, line: lines.linePos(error.pos[0]).line },
        data: { message: error.message.split('\n')[0] ?? error.code },
      })),
    );
  }
  return { data: document.toJS(), place: placeIn(file.path, (path) => lineOf(document, lines, path)) };
}

const placeIn =
  (file: string, lineAt: (path: readonly (string | number)[]) => number | null): ParsedFile<unknown>['place'] =>
  (path, clause): Place => {
    const line = lineAt(path);
    return { file, ...(line === null ? {} : { line }), ...(clause === undefined ? {} : { clause }) };
  };

function schemaProblem(issue: v.BaseIssue<unknown>, place: ParsedFile<unknown>['place']): RubricProblem {
  const path = (issue.path ?? []).map((step) => step.key as string | number);
  return {
    code: 'schema',
    place: place(path),
    data: { path: path.join('.'), expected: issue.expected ?? '', received: issue.received },
  };
}

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
