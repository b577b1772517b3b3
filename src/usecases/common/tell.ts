import { HostError } from '../../host/port';
import type { Words } from '../../locales';
import { RubricError } from '../../rubric';
import { UseCaseError } from './errors';

/** Any error as a person reads it: what happened and what to do next. */
export function tell(error: unknown, words: Words): string {
  if (error instanceof HostError) return words.describeHostError(error);
  if (error instanceof UseCaseError) return words.t(`usecase.${error.code}`, error.data);
  if (error instanceof RubricError)
    return error.problems.map((problem) => words.describeRubricProblem(problem)).join('\n');
  return words.t('usecase.unexpected', { detail: error instanceof Error ? error.message : String(error) });
}
