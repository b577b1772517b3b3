/** What can be wrong with a rubric's files: with any of it nothing can be built. The words are in the locale files under `rubric`. */
export type LoadingCode =
  | 'yamlSyntax'
  | 'schema'
  | 'badId'
  | 'duplicateId'
  | 'sectionPoints'
  | 'fullMarks'
  | 'missingPoints'
  | 'pooledPoints'
  | 'textNotInSource'
  | 'sourceNotFound'
  | 'sourceDiffers'
  | 'sourceUncovered'
  | 'verifierDiffers'
  | 'quoteNotInText'
  | 'scopeUnknown'
  | 'assesseeUnknown'
  | 'appliesToNobody'
  | 'boundsCross'
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

/** What can be wrong with the folder of a rubric. */
export type FolderCode = 'strangeFile' | 'fileMissing';

/** What can be wrong with a rubric that is built (guarantees/index.ts). */
export type GuaranteeCode =
  | 'exampleDiffers'
  | 'exampleState'
  | 'exampleRange'
  | 'exampleValue'
  | 'noExamples'
  | 'oneExample'
  | 'idleRule'
  | 'unshownOption'
  | 'numberNotPrinted'
  | 'sumAsPrinted'
  | 'asPrintedIdle'
  | 'listNumberNotPrinted'
  | 'pointsNotPrinted'
  | 'exemptionIdle'
  | 'numberOfOtherQuote'
  | 'priceNotUsed'
  | 'amountAbovePoints'
  | 'notAllTaken'
  | 'percentAsFraction'
  | 'badDefault'
  | 'blankFavours'
  | 'negativeAmount'
  | 'neverUnbounded'
  | 'ruleCannotAct'
  | 'ruleAlwaysActs'
  | 'effectOfOtherList'
  | 'fullMarksOutOfReach'
  | 'boundedAbove'
  | 'boundedBelow';

export type RubricProblemCode = LoadingCode | FolderCode | GuaranteeCode;

/** error: the rubric is refused; warning: its author should look; info: worth knowing, and often meant. */
export type ProblemSeverity = 'error' | 'warning' | 'info';

/**
 * What is no error. An error contradicts the rubric itself, or is wrong whatever the author meant, or is mended by one
 * line that says why it is right; what is left may be meant, and only the author knows.
 */
const MILDER: Partial<Readonly<Record<RubricProblemCode, 'warning' | 'info'>>> = {
  noExamples: 'warning',
  oneExample: 'warning',
  idleRule: 'warning',
  unshownOption: 'warning',
  sumAsPrinted: 'warning',
  asPrintedIdle: 'warning',
  listNumberNotPrinted: 'warning',
  exemptionIdle: 'warning',
  numberOfOtherQuote: 'warning',
  priceNotUsed: 'warning',
  amountAbovePoints: 'warning',
  notAllTaken: 'warning',
  blankFavours: 'warning',
  ruleAlwaysActs: 'warning',
  effectOfOtherList: 'warning',
  fullMarksOutOfReach: 'warning',
  boundedAbove: 'info',
  boundedBelow: 'info',
};

export const severityOf = ({ code }: Pick<RubricProblem, 'code'>): ProblemSeverity => MILDER[code] ?? 'error';

/** In a file, in a sheet, or, of a rubric that was built from either, only the clause. */
export interface Place {
  readonly file?: string;
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
