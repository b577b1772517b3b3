/** What goes wrong on purpose. */
import type { RequestBody } from './protocol';

/**
 * How much of a request is done before it fails: nothing, the first actions (all before the middle one, or so many),
 * or everything, so that only the answer is lost.
 */
export type Done = 'nothing' | 'half' | 'everything' | number;

export interface Fault {
  /** Whether a request is to fail; `number` counts the requests since the fault was set, from 1. */
  readonly hits: (number: number, body: RequestBody) => boolean;
  readonly code: string;
  readonly done: Done;
}

/** How many actions of a request are done before the fault; null for all of them. */
export function actionsDone({ done }: Fault, body: RequestBody): number | null {
  switch (done) {
    case 'nothing':
      return 0;
    case 'half':
      return Math.floor(body.Actions.length / 2);
    case 'everything':
      return null;
    default:
      return Math.min(done, body.Actions.length);
  }
}
