import { HostError } from '../../../src/host/port';
import type { FaultTime, Quirk } from '../../../src/workbench';
import { runs } from '../../full';
import { apply, type Start } from '../contract';
import { CHANGES, WORN } from '../worn';
import { startWps, type WpsSubject } from './support';

/** With a note, of which Excel knows nothing here. */
const NOTED: Start = {
  ...WORN,
  changes: [...WORN.changes!, { kind: 'note', sheet: '表', row: 1, column: 1, text: '旧注' }],
};

type ChangesOf = (typeof CHANGES)[string];

interface Outcome {
  readonly state: unknown;
  readonly error: unknown;
  readonly settings: unknown;
}

/** Where filters matter, one hides a row; not where the filter itself is changed, for what was chosen in it does not come back. */
async function start(changesOf: ChangesOf, quirks: readonly Quirk[]): Promise<WpsSubject> {
  const subject = await startWps(NOTED, quirks);
  const isChanged = changesOf(subject.host).some(({ kind }) => kind === 'clearSheet' || kind === 'autoFilter');
  if (quirks.includes('filteredBlockShifts') && !isChanged) {
    subject.wps.filterOut(subject.model.sheets()[0]!.id, [2]);
  }
  return subject;
}

async function harmed(
  changesOf: ChangesOf,
  number: number,
  time: FaultTime,
  quirks: readonly Quirk[],
): Promise<Outcome> {
  const { host, wps, inspect } = await start(changesOf, quirks);
  wps.failCall(number, time);
  const error: unknown = await apply(host, ...changesOf(host)).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { state: inspect(), error, settings: { ...wps.settings } };
}

/** The workbook before and after, and which calls do something. */
async function unharmed(
  changesOf: ChangesOf,
  quirks: readonly Quirk[] = [],
): Promise<{ before: unknown; after: unknown; settings: unknown; doing: number[]; calls: number }> {
  const { host, wps, inspect } = await start(changesOf, quirks);
  const before = inspect();
  const settings = { ...wps.settings };
  const doing: number[] = [];
  wps.failWhen(({ number, name, kind }) => {
    const isAsking = kind === 'get' || /\.(?:Item|Range|Address|CountA)$/.test(name);
    if (!isAsking) doing.push(number);
    return null;
  });
  await apply(host, ...changesOf(host));
  const after = inspect();
  expect(after).not.toEqual(before);
  return { before, after, settings, doing, calls: wps.calls };
}

const every = (numbers: readonly number[], most: number): number[] =>
  numbers.filter((_, index) => index % Math.ceil(numbers.length / most) === 0);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe.each(Object.entries(CHANGES))('A change set %s is fully written or not at all', (_, changesOf) => {
  async function check(numbers: readonly number[], time: FaultTime, quirks: readonly Quirk[] = []): Promise<void> {
    const { before, after, settings } = await unharmed(changesOf, quirks);
    for (const number of numbers) {
      const outcome = await harmed(changesOf, number, time, quirks);
      if (outcome.error !== null) {
        expect(outcome.error).toBeInstanceOf(HostError);
        expect((outcome.error as HostError).data).not.toHaveProperty('restored');
      }
      expect({ number, state: outcome.state }).toEqual({ number, state: outcome.error === null ? after : before });
      expect(outcome.settings).toEqual(settings);
    }
  }

  test('when one of the calls that do something fails before it does', async () => {
    await check(every((await unharmed(changesOf)).doing, runs(70)), 'before');
  });

  test('when one of the calls that do something fails after it has', async () => {
    await check(every((await unharmed(changesOf)).doing, runs(70)), 'after');
  });

  test('when a question fails', async () => {
    await check(every(upTo((await unharmed(changesOf)).calls), runs(40)), 'before');
  });

  test('when a call fails where blocks arrive as nothing and sheets come to the front', async () => {
    const quirks: Quirk[] = ['bulk2DWriteNoOp', 'columnWriteRepeatsFirst', 'relativeToActiveCell', 'addActivates'];
    await check(every((await unharmed(changesOf, quirks)).doing, runs(25)), 'after', quirks);
  });

  test('when a call fails where a filter hides rows, apostrophes stay and null stands for what is left out', async () => {
    const quirks: Quirk[] = [
      ...(['filteredBlockShifts', 'filteredCopyLeavesOut', 'filteredClearSpares'] as const),
      ...(['apostropheKept', 'omittedIsNull'] as const),
    ];
    await check(every((await unharmed(changesOf, quirks)).doing, runs(25)), 'after', quirks);
    await check(every((await unharmed(changesOf, quirks)).doing, runs(25)), 'before', quirks);
  });
});
