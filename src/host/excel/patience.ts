/// <reference types="office-js" />
/** How long Excel is waited for, and who is told meanwhile. */
import type { Waiting } from '../port';
import { HostError } from '../port';
import { excelCode, locationOf } from './session';

export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export interface Patience {
  readonly clock: Clock;
  /** Milliseconds after which a request counts as not answered. */
  readonly answer: number;
}

export const PATIENCE: Patience = {
  clock: { now: () => Date.now(), wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
  answer: 60_000,
};

/** Told what is waited for; null when it goes on. */
export type Tell = (waiting: Waiting | null) => void;

/**
 * Runs work in Excel; throws what Excel throws. `patiently`: Excel itself holds each request back while somebody types into
 * a cell (`delayForCellEdit`). A request that is not answered ends the work with `noAnswer`: of one that Excel may be
 * holding back it is only told, for typing may last.
 */
export function inExcelWatched<T>(
  { answer }: Patience,
  tell: Tell,
  work: (context: Excel.RequestContext) => Promise<T>,
  patiently = false,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // Excel.run tidies up after its work by a request of its own, which would not be answered either.
    const giveUp = (error: HostError): void => {
      reject(error);
    };
    Excel.run({ delayForCellEdit: patiently }, (context) => {
      watch(context, answer, patiently ? () => tell('answer') : giveUp, () => tell(null));
      return work(context);
    }).then(resolve, reject);
  });
}

function watch(
  context: Excel.RequestContext,
  limit: number,
  late: (error: HostError) => void,
  answered: () => void,
): void {
  const sync = context.sync.bind(context) as <T>(value?: T) => Promise<T>;
  context.sync = <T>(value?: T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        late(new HostError('noAnswer', { seconds: Math.round(limit / 1000) }));
      }, limit);
      void sync(value)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
          if (isLate) answered();
        });
    });
}

/** Milliseconds that an obstacle may last which need not end: one that Excel does not name. */
const A_WHILE = 60_000;
/** Somebody who went for lunch in the middle of a cell comes back. */
const LONG = 3_600_000;
/** Milliseconds between two tries: at first, and at most. */
const [FIRST_PAUSE, LAST_PAUSE] = [50, 60_000];

/** Members of office.js that fail with a general code while another workbook has the focus. */
const NEEDS_FOCUS = /^Worksheet(?:Collection\.add|FreezePanes\.|\.(?:activate|delete)$)/i;

/** What stands in the way, as far as an error tells. */
export function obstacleOf(error: unknown): Waiting {
  const code = excelCode(error);
  if (code === 'InvalidOperationInCellEditMode') return 'cellEdit';
  const isFocus = code === 'InactiveWorkbook' || code === 'InvalidSelection';
  return isFocus || NEEDS_FOCUS.test(locationOf(error)) ? 'otherWorkbook' : 'excel';
}

/**
 * Tries again and again, with longer and longer pauses of a minute at most, as long as somebody types or Excel says that another workbook
 * is in front, otherwise for a minute. Throws the last error.
 */
export async function insist<T>({ clock }: Patience, tell: Tell, work: () => Promise<T>): Promise<T> {
  const begun = clock.now();
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LAST_PAUSE)) {
    try {
      const result = await work();
      tell(null);
      return result;
    } catch (error) {
      const isNamed = ['InvalidOperationInCellEditMode', 'InactiveWorkbook'].includes(excelCode(error));
      if (clock.now() - begun >= (isNamed ? LONG : A_WHILE)) {
        tell(null);
        throw error;
      }
      // What is over at once need not be told.
      if (pause > 500) tell(obstacleOf(error));
      await clock.wait(pause);
    }
  }
}
