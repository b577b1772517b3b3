import { inOneLine, type Words } from '../locales';
import { visible } from './terminal';

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
      bar.update(begun++, { file: visible(inOneLine(file)) });
    },
    stop: () => {
      bar.update(total);
      bar.stop();
    },
  };
}

/** How far a look at files is. */
export interface LateProgress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** Milliseconds after which people want to know. */
const PATIENCE = 500;

/** A progress bar on standard error that appears when it takes long, and only when a person is looking. */
export async function startLateProgress(words: Words): Promise<LateProgress> {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: words.t('cli.evidence.examining'),
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  const begun = Date.now();
  return {
    update: (done, total) => {
      if (bar.isActive) bar.update(done);
      else if (done < total && Date.now() - begun > PATIENCE) bar.start(total, done);
    },
    stop: () => {
      bar.stop();
    },
  };
}
