import type { Case } from './model';
import type { Report } from './report';
import { runSelfTest } from './run';
import type { Refusal, Target } from './target';

export interface Running {
  readonly onProgress: (done: number, total: number, next: Case | null) => void;
  readonly isCancelled: () => boolean;
}

/** The self-test of one host, for whoever shows it. */
export interface SelfTest {
  /** Null when it may begin. */
  refusal(): Promise<Refusal | null>;
  /** Opens a workbook where it may begin; null where none is needed. */
  readonly openBlank: (() => Promise<void>) | null;
  /** Throws `Stopped` when it was given up or could not go on. */
  run(running: Running): Promise<Report>;
}

/** Each run has a target of its own. `program` is the version of the add-in. */
export function selfTestOver(target: () => Target, program: string): SelfTest {
  return {
    refusal: () => target().refusal(),
    openBlank: target().openBlank,
    run: (running) => runSelfTest(target(), { program, now: () => new Date(), ...running }),
  };
}
