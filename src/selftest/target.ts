/** Where the cases run: a real host, with a scratch workbook of its own. */
import type { Host } from '../host/port';
import type { Start } from './model';
import type { Report } from './report';

/** Why the self-test does not run here; a sentence for each stands in the locale files under `selfTest.refused`. */
export type Refusal = 'notBlank' | 'noScratch' | 'busy';

/** The workbook of one case. */
export interface Scratch {
  readonly host: Host;
  /** All there is in it, told by the host's own interface. */
  inspect(): Promise<unknown>;
  /** Takes it away again. */
  close(): Promise<void>;
}

export type Probes = Pick<Report, 'application' | 'requirements' | 'members'>;

export interface Target {
  readonly host: Report['host'];
  /** Null when it may begin. */
  refusal(): Promise<Refusal | null>;
  /** Opens a workbook where it may begin; null where it makes one itself. */
  readonly openBlank: (() => Promise<void>) | null;
  /** Before the first case. */
  begin(): Promise<void>;
  /** What the host tells about itself. Runs after `begin`. */
  probe(): Promise<Probes>;
  /** A workbook of its own with just this in it. */
  start(start: Start): Promise<Scratch>;
  /** What the host of the last case turned out to do. */
  learned(): Readonly<Record<string, string>>;
  /** Once more, many times: the cost of the smallest question. Returns how often. */
  askOften(): Promise<number>;
  /** After the last case, whatever came before: removes what is left, and names what would not go. */
  finish(): Promise<string[]>;
  readonly recorder: TargetRecorder;
}

export interface TargetRecorder {
  begin(id: string): void;
  end(): void;
  /** Keeps only the result of `work`, not how it was come by. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Requests or calls so far, recorded or not. */
  count(): number;
  result(): Report['recording'];
}
