import { HostError } from '../host/port';
import type { Words } from '../locales';
import { RubricError } from '../rubric';
import { UseCaseError } from '../usecases';
import { EXIT, type ExitCode } from './exit';

/** The command line was used wrongly: a sentence for the person, and exit code 2. */
export class WrongUse extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
    this.name = 'WrongUse';
  }
}

/** An error as a person reads it, with a code for programs and the exit code of a command that ends with it. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly exit: ExitCode;
}

/** An error of a host that says which file it is about, unless it says so already; any other as it is. */
export const aboutFile = (error: unknown, file: string): unknown =>
  error instanceof HostError ? new HostError(error.code, { file, ...error.data }, { cause: error }) : error;

/** Puts any error into words. */
export function tell(error: unknown, words: Words): Told {
  if (error instanceof WrongUse) return { code: 'wrongUse', message: error.sentence, exit: EXIT.wrongUse };
  if (error instanceof HostError) {
    const hint = error.code === 'outputExists' ? words.t('cli.useForce') : '';
    return { code: error.code, message: words.describeHostError(error) + hint, exit: EXIT.unreadable };
  }
  if (error instanceof UseCaseError)
    return { code: error.code, message: words.t(`usecase.${error.code}`, error.data), exit: EXIT.unreadable };
  if (error instanceof RubricError) {
    return {
      code: 'rubric',
      message: error.problems.map((problem) => words.problemLine(problem)).join('\n'),
      exit: EXIT.failed,
    };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', message: words.t('cli.unexpected', { detail }), exit: EXIT.failed };
}
