/** What can be wrong with a formula; the words are in the locale files under `rubric.formula`. */
export type FormulaErrorCode =
  | 'unexpectedCharacter'
  | 'unexpectedEnd'
  | 'unexpectedToken'
  | 'missingParenthesis'
  | 'unclosedText'
  | 'badNumber'
  | 'unknownFunction'
  | 'unknownName'
  | 'wrongType'
  | 'wrongArgumentCount'
  | 'needsFact'
  | 'needsLiteral'
  | 'needsOrder'
  | 'needsFigure'
  | 'needsList'
  | 'needsMembers'
  | 'listAlone'
  | 'needsNever'
  | 'textOrder';

/** A formula that is refused, with the place in its source. */
export class FormulaError extends Error {
  constructor(
    readonly code: FormulaErrorCode,
    /** 0-based offset into `source`. */
    readonly position: number,
    readonly source: string,
    readonly data: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} at ${position + 1} in ${JSON.stringify(source)} ${JSON.stringify(data)}`);
    this.name = 'FormulaError';
  }
}
