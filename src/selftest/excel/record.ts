/// <reference types="office-js" />
/**
 * The wire of office.js. Every `sync` of a request context hands its request to the context's `_requestExecutor`, which
 * office.js makes at the first one; its `executeAsync(customData, flags, { Url, Headers, Body })` resolves to
 * `{ ErrorCode, ErrorMessage, Headers, Body }`, where `Body` is `{ Actions, ObjectPaths }` and `{ Results, Error }`. The
 * names are private to office.js, yet the same in all its versions of the last years: they are not shortened when it is
 * packed. So a property of that name on the prototype of contexts gets every executor when it is set.
 */
import { Recording } from '../recording';
import type { TargetRecorder } from '../target';

export interface Executor {
  executeAsync(custom: unknown, flags: unknown, message: RequestMessage): Promise<ResponseMessage>;
}

export interface RequestMessage {
  readonly Body: { readonly Actions?: readonly { readonly Name?: string; readonly ActionType?: number }[] };
}
export type ResponseMessage = Readonly<Record<string, unknown>>;

const KEY = '_requestExecutor';

/** Puts another executor around those that office.js makes, until the function that is returned is called. */
export function hookExecutors(around: (genuine: Executor) => Executor): () => void {
  const prototype = OfficeExtension.ClientRequestContext.prototype as object;
  const executors = new WeakMap<object, Executor>();
  Object.defineProperty(prototype, KEY, {
    configurable: true,
    get(this: object) {
      return executors.get(this);
    },
    set(this: object, genuine: Executor) {
      executors.set(this, around(genuine));
    },
  });
  return () => {
    Reflect.deleteProperty(prototype, KEY);
  };
}

const INSTANTIATE = 1;

/** Events are listened to and objects let go beside everything else, sooner or later: no part of a case. */
export const isAside = ({ Body: { Actions = [] } }: RequestMessage): boolean =>
  Actions.some(({ Name = '' }) => /Register\w*Event/i.test(Name)) ||
  Actions.every(({ Name, ActionType }) => ActionType === INSTANTIATE || Name === '_RemoveReference');

export interface ExcelRecorder extends TargetRecorder {
  stop(): void;
}

/** Records questions and answers in turn, each as JSON. */
export function recordExcel(): ExcelRecorder {
  const recording = new Recording();
  let count = 0;
  const unhook = hookExecutors((genuine) => ({
    executeAsync: async (custom, flags, message) => {
      if (isAside(message)) return genuine.executeAsync(custom, flags, message);
      count++;
      const asked = JSON.stringify(message.Body);
      const answer = await genuine.executeAsync(custom, flags, message);
      if (recording.isOpen) {
        recording.add(asked);
        recording.add(JSON.stringify({ ...answer, Headers: undefined }));
      }
      return answer;
    },
  }));
  return {
    begin: (id) => {
      recording.begin(id);
    },
    end: () => {
      recording.end();
    },
    aside: (work) => recording.aside(work),
    count: () => count,
    result: () => recording.result(),
    stop: unhook,
  };
}
