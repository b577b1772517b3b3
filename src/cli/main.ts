import { CommanderError } from 'commander';
import { words } from '../locales';
import { EXIT } from './exit';
import { languageAsked, languageOf } from './language';
import { program, wrongUse } from './program';
import { terminal } from './terminal';

/** The command line: `kaoping …`. The exit code is left to the process, so that what was printed is written first. */
async function main(args: readonly string[]): Promise<void> {
  const asked = languageAsked(args);
  const { words: text, ...rest } = terminal(words(asked ?? languageOf(process.env)));
  const finish = (exit: number): void => {
    process.exitCode = exit;
  };
  if (asked === undefined) {
    rest.complain(text.t('cli.wrongUse.language'));
    finish(EXIT.wrongUse);
    return;
  }
  try {
    await program({ words: text, ...rest }, finish).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      const sentence = wrongUse(error, text);
      if (sentence === null) return;
      if (sentence !== '') rest.complain(`${sentence}\n${text.t('cli.wrongUse.help')}`);
      finish(EXIT.wrongUse);
      return;
    }
    const { tell } = await import('./errors');
    const { message, exit } = tell(error, text);
    rest.complain(message);
    finish(exit);
  }
}

// A reader that stops early, as `head` does, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void main(process.argv.slice(2));
