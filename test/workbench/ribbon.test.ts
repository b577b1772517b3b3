import { newRibbon, type After } from '../../src/workbench';

/** A clock that is put forward by hand, and the pages that Excel opened and ended. */
function bench() {
  const timers: { at: number; act: () => void }[] = [];
  let now = 0;
  const after: After = (ms, act) => {
    const timer = { at: now + ms, act };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), 1);
  };
  const ribbon = newRibbon(after);
  const events: string[] = [];
  ribbon.onNeeded(() => {
    events.push('load');
    return () => void events.push('end');
  });
  const forward = (ms: number): void => {
    now += ms;
    timers.filter(({ at }) => at <= now).forEach(({ act }) => act());
  };
  const press = (name: string): void => {
    ribbon.press(name).then(
      () => events.push(`${name} done`),
      ({ message }: Error) => events.push(message),
    );
  };
  const connect = (life: 'shared' | 'own'): void => {
    ribbon.connect((id, name) => events.push(`${id} ${name}`), life);
  };
  return { ribbon, events, forward, press, connect };
}
/** Promises settle later. */
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('The ribbon of the emulated Excel', () => {
  test('opens the page of the functions for each press anew, one after the other, and ends it when it says that it is done', async () => {
    const { ribbon, events, press, connect } = bench();
    press('recalculate');
    press('undo');
    expect(events).toEqual(['load']);
    connect('own');
    expect(events).toEqual(['load', 'command-1 recalculate']);
    ribbon.done('command-1', 0);
    await soon();
    expect(events.slice(2)).toEqual(['end', 'load', 'recalculate done']);
    connect('own');
    ribbon.done('command-2', 0);
    await soon();
    expect(events.slice(5)).toEqual(['command-2 undo', 'end', 'undo done']);
  });

  test('ends a page of functions that has said nothing for five minutes, and runs what waited in another', async () => {
    const { events, forward, press, connect } = bench();
    press('recalculate');
    press('undo');
    connect('own');
    forward(299_999);
    await soon();
    expect(events).toEqual(['load', 'command-1 recalculate']);
    forward(1);
    await soon();
    expect(events.slice(2)).toEqual(['end', 'load', 'recalculate: five minutes']);
    connect('own');
    expect(events.at(-1)).toBe('command-2 undo');
  });

  test('never ends a page that is shared with the pane, but runs one function at a time there, too', async () => {
    const { ribbon, events, forward, press, connect } = bench();
    connect('shared');
    press('recalculate');
    press('undo');
    forward(3_600_000);
    await soon();
    expect(events).toEqual(['command-1 recalculate']);
    ribbon.done('command-1', 0);
    await soon();
    expect(events.slice(1)).toEqual(['command-2 undo', 'recalculate done']);
  });

  test('greys buttons as the add-in wants it', () => {
    const { ribbon } = bench();
    let told = 0;
    ribbon.onEnabled(() => (told += 1));
    ribbon.enable('Kaoping.Undo', false);
    expect([ribbon.isEnabled('Kaoping.Undo'), ribbon.isEnabled('Kaoping.Recalculate')]).toEqual([false, true]);
    ribbon.enable('Kaoping.Undo', true);
    expect([ribbon.isEnabled('Kaoping.Undo'), told]).toEqual([true, 2]);
  });
});
