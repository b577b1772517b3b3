/** An Excel that answers what was recorded of one, and nothing else. */
import { DEFAULT_LIMITS, ExcelHost, type Clock } from '../../../src/host/excel';
import type { Host } from '../../../src/host/port';
import { ASIDE, ReplayedNames } from '../../../src/selftest/recording';
import { excelSubject, hookExecutors, isAside } from '../../../src/selftest/excel';
import { Tape, type Replay } from './tape';

/** A tape that does not go on stays so: nobody waits. */
const inNoTime = (): Clock => {
  let time = Date.now();
  return {
    now: () => time,
    wait: (milliseconds) => {
      time += milliseconds;
      return Promise.resolve();
    },
  };
};

/**
 * The genuine office.js asks; what it asks is compared with what was asked then. Listening to events goes to the emulated
 * Excel that is open meanwhile.
 */
export function replayExcel(texts: readonly string[]): Replay<Host> {
  const tape = new Tape(texts);
  const names = new ReplayedNames();
  const unhook = hookExecutors((genuine) => ({
    executeAsync: async (custom, flags, message) => {
      if (isAside(message)) return genuine.executeAsync(custom, flags, message);
      const asked = names.asked(JSON.stringify(message.Body));
      tape.next('a request', asked);
      return JSON.parse(names.answered(tape.answer())) as never;
    },
  }));
  return {
    subject: {
      host: excelSubject(new ExcelHost(DEFAULT_LIMITS, { clock: inNoTime(), answer: 60_000 })),
      inspect: () => JSON.parse(tape.answer(ASIDE)) as unknown,
    },
    end: () => {
      unhook();
      tape.end();
    },
  };
}
