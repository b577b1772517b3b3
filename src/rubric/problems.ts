/** Everything that can be wrong with a rubric's files; the words are in the locale files under `rubric`. */
export type RubricProblemCode =
  | 'yamlSyntax'
  | 'schema'
  | 'badId'
  | 'duplicateId'
  | 'groupPoints'
  | 'indicatorPoints'
  | 'itemPoints'
  | 'fullMarks'
  | 'missingPoints'
  | 'pooledPoints'
  | 'textNotInSource'
  | 'sourceNotFound'
  | 'sourceDiffers'
  | 'verifierDiffers'
  | 'quoteNotInText'
  | 'unusedFact'
  | 'badFact'
  | 'formula'
  | 'wrongResult'
  | 'noRules'
  | 'readingUndeclared'
  | 'readingUnused'
  | 'readingOptions'
  | 'readingTwice'
  | 'exampleFact'
  | 'exampleReading'
  | 'evidenceClause';

export interface Place {
  readonly file: string;
  /** 1-based; absent when the complaint is about the file as a whole. */
  readonly line?: number;
  readonly clause?: string;
}

/** One complaint about a rubric, as data. `data` holds what its sentence needs. */
export interface RubricProblem {
  readonly code: RubricProblemCode;
  readonly place: Place;
  readonly data: Readonly<Record<string, string | number>>;
}

/** A rubric that is refused, with every complaint found. */
export class RubricError extends Error {
  constructor(readonly problems: readonly RubricProblem[]) {
    super(
      problems.map((problem) => `${problem.code} ${JSON.stringify({ ...problem.place, ...problem.data })}`).join('\n'),
    );
    this.name = 'RubricError';
  }
}
