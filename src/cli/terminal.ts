import { WrongUse } from './errors';
import type { Words } from '../locales';

/** What a command needs of its surroundings. */
export interface Terminal {
  readonly words: Words;
  /** Results, with a line break behind them. */
  print(text: string): void;
  /** Complaints and progress. */
  complain(text: string): void;
}

export const terminal = (words: Words): Terminal => ({
  words,
  print: (text) => {
    process.stdout.write(`${visible(text)}\n`);
  },
  complain: (text) => {
    process.stderr.write(`${visible(text)}\n`);
  },
});

/**
 * Names of files and sheets may hold characters that move the cursor, colour the screen or turn the direction of what
 * follows: they are written as JSON has them. Line breaks of names do not come here (`inOneLine`).
 */
export const visible = (text: string): string =>
  text.replace(
    /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** JSON for people when they look at it, in one line for programs. */
export const json = (value: unknown): string => JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined);

/** Everything on standard input as text. Throws WrongUse when nothing is piped in, or when it is not UTF-8. */
export async function readInput(words: Words): Promise<string> {
  if (process.stdin.isTTY) throw new WrongUse(words.t('cli.input.none'));
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new WrongUse(words.t('cli.input.encoding'));
  }
}
