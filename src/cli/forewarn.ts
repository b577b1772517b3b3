import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Forewarning } from '../locales';
import { WrongUse } from './errors';
import type { Terminal } from './terminal';

/**
 * Says what would be spoilt before anything is written. Throws WrongUse when it would be written into the workbook itself:
 * under another name the original stays.
 */
export function forewarn(
  warnings: readonly Forewarning[],
  { file, output }: { readonly file: string; readonly output: string },
  { words, complain }: Terminal,
): void {
  if (warnings.length === 0) return;
  const message = warnings.map(words.describeForewarning).join('\n');
  if (isSameFile(file, output)) throw new WrongUse(words.t('cli.score.spoilt', { message }));
  complain(words.t('cli.score.failed', { file, message }));
}

const isSameFile = (a: string, b: string): boolean =>
  resolve(a) === resolve(b) || (existsSync(b) && realpathSync(a) === realpathSync(b));
