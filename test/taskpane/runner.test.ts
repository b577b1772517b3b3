import { runner } from '../../src/taskpane/actions/runner';
import type { PaneEnvironment } from '../../src/taskpane';

/** A runner, and work that lasts until it is let go. */
function bench() {
  const telling = {
    wordsNow: () => null as never,
    notice: () => undefined,
    sentence: async () => '',
    complain: async () => undefined,
  };
  const runs = runner(
    {} as PaneEnvironment,
    telling,
    () => undefined,
    async () => undefined,
  );
  let letGo!: () => void;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { runs, held, letGo };
}

describe('What wants to run in the pane', () => {
  test('does not run while something else is under way, unless it waits its turn', async () => {
    const { runs, held, letGo } = bench();
    const ran: string[] = [];
    const first = runs.run(async () => {
      await held;
      ran.push('first');
    });
    await runs.run(async () => void ran.push('refused'));
    const second = runs.runWhenFree(async () => void ran.push('second'), 10_000);
    const third = runs.runWhenFree(async () => void ran.push('third'), 10_000);
    letGo();
    expect(await Promise.all([first, second, third])).toEqual([undefined, true, true]);
    expect(ran).toEqual(['first', 'second', 'third']);
  });

  test('gives up waiting after a while', async () => {
    const { runs, held, letGo } = bench();
    const first = runs.run(() => held);
    const ran: string[] = [];
    expect(await runs.runWhenFree(async () => void ran.push('second'), 20)).toBe(false);
    letGo();
    await first;
    expect(ran).toEqual([]);
  });
});
