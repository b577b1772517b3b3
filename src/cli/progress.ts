import type { Words } from '../locales';

/** How far a batch is. */
export interface Progress {
  /** Whether there is a bar on the terminal, which other output would break up. */
  readonly isShown: boolean;
  /** The next of the batch has begun. */
  next(name: string): void;
  stop(): void;
}

const NONE: Progress = { isShown: false, next: () => undefined, stop: () => undefined };

/** A progress bar on standard error: for more than one, and only when a person is looking. */
export async function startProgress(total: number, words: Words): Promise<Progress> {
  if (total < 2 || !process.stderr.isTTY) return NONE;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: words.t('cli.score.progress'),
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0, { file: '' });
  let begun = 0;
  return {
    isShown: true,
    next: (file) => {
      bar.update(begun++, { file });
    },
    stop: () => {
      bar.update(total);
      bar.stop();
    },
  };
}
