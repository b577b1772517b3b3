/** Runs the cases in a host's scratch workbooks, and makes the report. */
import { CASES } from './cases';
import { CHECK, CheckFailure } from './check';
import type { Case } from './model';
import { REPORT_FORMAT, REPORT_VERSION } from './format';
import type { CaseOutcome, Report } from './report';
import { browserProbes } from './browser';
import { guarded, inTime, Stopped } from './stopping';
import type { Scratch, Target } from './target';
import { clock, measure, rounded, TIMINGS } from './timings';

export interface RunOptions {
  /** Version of the program. */
  readonly program: string;
  readonly now: () => Date;
  readonly cases?: readonly Case[];
  /** Told before each step: how many are done, of how many, and the case that comes next. */
  readonly onProgress?: (done: number, total: number, next: Case | null) => void;
  readonly isCancelled?: () => boolean;
}

/**
 * The report of a run. What fails is in it; throws `Stopped` when it was given up or may not go on, with everything
 * tidied up as far as the host allows. `refusal` of the target must have been null.
 */
export async function runSelfTest(target: Target, options: RunOptions): Promise<Report> {
  const { now, cases = CASES, onProgress, isCancelled } = options;
  const at = isoTime(now());
  const begun = clock();
  const total = cases.length + TIMINGS;
  const mayGoOn = (): void => {
    if (isCancelled?.() === true) throw new Stopped('cancelled');
  };
  let made: Omit<Report, 'leftovers' | 'ms' | 'recording'>;
  try {
    await target.begin();
    const probes = await target.probe();
    const outcomes: CaseOutcome[] = [];
    for (const entry of cases) {
      onProgress?.(outcomes.length, total, entry);
      await pause();
      mayGoOn();
      outcomes.push(await runCase(target, entry, mayGoOn));
    }
    const timings = await measure(target, mayGoOn, (done) => onProgress?.(cases.length + done, total, null));
    made = {
      format: REPORT_FORMAT,
      formatVersion: REPORT_VERSION,
      program: options.program,
      host: target.host,
      at,
      ...probes,
      ...browserProbes(),
      learned: target.learned(),
      timings,
      cases: outcomes,
    };
  } catch (error) {
    const left = await tidy(target);
    if (error instanceof Stopped) error.leftovers = left;
    throw error;
  }
  const leftovers = await tidy(target);
  return { ...made, ms: rounded(clock() - begun), leftovers, recording: target.recorder.result() };
}

/** Milliseconds that tidying up may take. */
const TIDYING = 30_000;

/** What could not be removed. */
async function tidy(target: Target): Promise<string[]> {
  try {
    return await inTime(target.finish(), TIDYING);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Lets the page paint and listen, and what a case left running come to its end. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function runCase(target: Target, entry: Case, mayGoOn: () => void): Promise<CaseOutcome> {
  const { recorder } = target;
  const { id } = entry;
  const [begun, asked] = [clock(), recorder.count()];
  const spent = () => ({ ms: rounded(clock() - begun), requests: recorder.count() - asked });
  const failed = (stage: 'start' | 'run' | 'end', error: unknown): CaseOutcome => {
    if (error instanceof Stopped) throw error;
    return { outcome: 'failed', id, ...spent(), failure: { stage, ...told(error) } };
  };
  let scratch: Scratch;
  try {
    scratch = await inTime(target.start(entry.start));
  } catch (error) {
    return failed('start', error);
  }
  let outcome: CaseOutcome | null = null;
  try {
    const lacking = (entry.needs ?? []).filter((capability) => !scratch.host.can(capability));
    if (lacking.length > 0) {
      outcome = { outcome: 'skipped', id, lacking };
    } else {
      const inspect = async (): Promise<unknown> => {
        mayGoOn();
        return recorder.aside(() => scratch.inspect());
      };
      recorder.begin(id);
      await inTime(entry.run({ host: guarded(scratch.host, mayGoOn), inspect }, CHECK));
    }
  } catch (error) {
    outcome = failed('run', error);
  } finally {
    await pause();
    recorder.end();
    try {
      await inTime(scratch.close(), TIDYING);
    } catch (error) {
      outcome ??= failed('end', error);
    }
  }
  return outcome ?? { outcome: 'passed', id, ...spent() };
}

/** Characters of what is expected and of what came. */
const MOST_TOLD = 2_000;

function told(error: unknown): { what: string; expected: string; actual: string } {
  if (error instanceof CheckFailure) {
    const [expected, actual] = [asText(error.expected), asText(error.actual)];
    const at = firstDifference(expected, actual);
    return { what: error.what, expected: around(expected, at), actual: around(actual, at) };
  }
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return { what: name, expected: '', actual: around(`${message}${cause}`, 0) };
}

const asText = (value: unknown): string => String(JSON.stringify(value));

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** A long text from a little before a place on. */
function around(text: string, at: number): string {
  if (text.length <= MOST_TOLD) return text;
  const from = Math.max(0, Math.min(at - 200, text.length - MOST_TOLD));
  const end = from + MOST_TOLD;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}

/** `2026-03-01T09:30:00+08:00`: the clock on the wall, and how it stands to the world's. */
export function isoTime(time: Date): string {
  const offset = -time.getTimezoneOffset();
  const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}
