/** Packs what is to be done into as few requests as Excel's limits allow. */

/** One thing to do in Excel: queues calls, and has taken them into account when the requests are packed. */
export interface Step {
  /** Upper bounds for what it adds to the request and to the answer, in bytes, and the cells it is about. */
  readonly bytes: number;
  readonly answerBytes: number;
  readonly cells: number;
  readonly queue: (context: Excel.RequestContext) => void;
}

export interface Limits {
  /** Bytes of a request and of an answer. Excel on the web refuses 5 MB. */
  readonly bytes: number;
  readonly cells: number;
}

export const DEFAULT_LIMITS: Limits = { bytes: 4_500_000, cells: 1_000_000 };

/** An action or an object on the wire, its path and its bookkeeping included; what is answered for it. */
export const CALL_BYTES = 190;
const CALL_ANSWER_BYTES = 100;
/** What a request carries in any case. */
const BASE_BYTES = 2_000;

/** A step of so many calls with texts of so many bytes in them. */
export function step(calls: number, bytes: number, queue: Step['queue'], cells = 0): Step {
  return { bytes: calls * CALL_BYTES + bytes, answerBytes: calls * CALL_ANSWER_BYTES, cells, queue };
}

/** The steps in their order, cut where a limit would be passed. A step that passes it alone goes alone. */
export function packed(steps: readonly Step[], limits: Limits): Step[][] {
  const requests: Step[][] = [];
  let current: Step[] = [];
  let [bytes, answerBytes, cells] = [BASE_BYTES, BASE_BYTES, 0];
  for (const next of steps) {
    const isFull =
      bytes + next.bytes > limits.bytes ||
      answerBytes + next.answerBytes > limits.bytes ||
      cells + next.cells > limits.cells;
    if (isFull && current.length > 0) {
      requests.push(current);
      current = [];
      [bytes, answerBytes, cells] = [BASE_BYTES, BASE_BYTES, 0];
    }
    current.push(next);
    bytes += next.bytes;
    answerBytes += next.answerBytes;
    cells += next.cells;
  }
  return current.length > 0 ? [...requests, current] : requests;
}

/** Does the steps, one request after the other. */
export async function perform(context: Excel.RequestContext, steps: readonly Step[], limits: Limits): Promise<void> {
  for (const request of packed(steps, limits)) await performOne(context, request, true);
}

/** `calculates`: what is asked for must be calculated; else Excel does so once, at the end. */
export async function performOne(
  context: Excel.RequestContext,
  steps: readonly Step[],
  calculates: boolean,
): Promise<void> {
  context.application.suspendScreenUpdatingUntilNextSync();
  if (!calculates) context.application.suspendApiCalculationUntilNextSync();
  steps.forEach(({ queue }) => queue(context));
  await context.sync();
}

/** Bytes of a text or of data as JSON in UTF-8. */
export function jsonBytes(data: unknown): number {
  const text = JSON.stringify(data) ?? '';
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes += code > 0x7ff ? 2 : code > 0x7f ? 1 : 0;
  }
  return bytes;
}
