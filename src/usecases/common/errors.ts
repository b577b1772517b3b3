/** Why a use case could not do its work; the words are in the locale files under `usecase`. */
export type UseCaseErrorCode =
  | 'noAssessment'
  | 'unknownRubric'
  | 'severalRubrics'
  | 'doubledSheets'
  | 'noAssessees'
  | 'assesseeTwice'
  | 'assesseeName'
  | 'assesseeInvisible'
  | 'assessmentDate'
  | 'alreadyAssessment'
  | 'nothingToUndo'
  | 'undoMoved'
  | 'undoWouldLose'
  | 'noSetting'
  | 'nothingToConfirm';

export class UseCaseError extends Error {
  constructor(
    readonly code: UseCaseErrorCode,
    readonly data: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(data)}`);
    this.name = 'UseCaseError';
  }
}
