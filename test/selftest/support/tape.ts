import type { Host } from '../../../src/host/port';
import type { Subject } from '../../../src/selftest';

/** A host that answers what was recorded. `end` throws when something asked then was not asked now. */
export interface Replay<H extends Host = Host> {
  readonly subject: Subject & { readonly host: H };
  end(): void;
}

/** The program asks something else than when the report was made. */
export class OtherQuestion extends Error {
  constructor(what: string, place: number, recorded: string | undefined, asked: string | null) {
    const at = recorded === undefined || asked === null ? 0 : firstDifference(recorded, asked);
    super(
      `${what}: number ${place} of the recording is another (test/fixtures/self-test/README.md says what to do)\n` +
        `recorded: ${part(recorded ?? 'the end', at)}\nasked:    ${part(asked ?? 'nothing more', at)}`,
    );
    this.name = 'OtherQuestion';
  }
}

/** Questions and answers of one case in turn. */
export class Tape {
  private place = 0;
  /** Told once more at the end: the program may have taken it for an error of the host. */
  private wrong: OtherQuestion | null = null;

  constructor(private readonly texts: readonly string[]) {}

  /** What comes next, not yet taken. */
  peek(): string | undefined {
    return this.texts[this.place];
  }

  /** Takes what comes next, which must be this question. Throws `OtherQuestion`. */
  next(what: string, asked: string): void {
    if (this.peek() !== asked) throw this.fail(what, asked);
    this.place++;
  }

  /** Takes what comes next, with this beginning, and returns the rest of it. */
  answer(beginning = ''): string {
    const text = this.peek();
    if (text?.startsWith(beginning) !== true) throw this.fail('an answer', beginning);
    this.place++;
    return text.slice(beginning.length);
  }

  fail(what: string, asked: string): OtherQuestion {
    this.wrong ??= new OtherQuestion(what, this.place, this.peek(), asked);
    return this.wrong;
  }

  end(): void {
    if (this.wrong !== null) throw this.wrong;
    if (this.place < this.texts.length) throw new OtherQuestion('the end', this.place, this.peek(), null);
  }
}

const PART = 400;
const part = (text: string, at: number): string =>
  `${at > 80 ? '…' : ''}${text.slice(Math.max(0, at - 80), at + PART)}`;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
