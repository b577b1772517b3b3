/** An Excel that answers what was recorded of one, and nothing else. */
import type { Host } from '../../../src/host/port';
import { ASIDE, ReplayedNames } from '../../../src/selftest/recording';
import { excelSubject, hookExecutors, isAside } from '../../../src/selftest/excel';
import { Tape, type Replay } from './tape';

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
    subject: { host: excelSubject(), inspect: () => JSON.parse(tape.answer(ASIDE)) as unknown },
    end: () => {
      unhook();
      tape.end();
    },
  };
}
