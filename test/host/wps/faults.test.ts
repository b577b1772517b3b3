import { HostError, type Change, type Host } from '../../../src/host/port';
import type { FaultTime, Quirk } from '../../../src/workbench';
import { apply, everyKind, rect, USUAL, write, type Start } from '../contract';
import { startWps } from './support';

/** People's things that must survive, beside an earlier result of ours. */
const WORN: Start = {
  ...USUAL,
  changes: [
    { kind: 'format', sheet: '表', range: rect(0, 0, 4, 3), format: { fill: 'EEEEEE', fontName: '黑体' } },
    { kind: 'merge', sheet: '表', range: rect(10, 0, 1, 3) },
    write([['合计']], 10),
    {
      kind: 'conditionalFormats',
      sheet: '表',
      range: rect(1, 2, 3, 1),
      formats: [{ formula: '$A2="旧"', format: { fill: '112233' } }],
    },
    {
      kind: 'validations',
      sheet: '表',
      validations: [{ range: rect(1, 1, 3, 1), validation: { rule: { type: 'whole', min: 0 } } }],
    },
    { kind: 'links', sheet: '表', links: [{ row: 2, column: 0, target: "'锁定'!A1" }] },
    { kind: 'note', sheet: '表', row: 1, column: 1, text: '旧注' },
    { kind: 'columnWidths', sheet: '表', column: 0, widths: [9, 0, 30] },
    { kind: 'rowHeights', sheet: '表', row: 0, heights: [40, 0, 20] },
    { kind: 'freeze', sheet: '表', rows: 2, columns: 1 },
    { kind: 'autoFilter', sheet: '表', range: rect(0, 0, 4, 2) },
    {
      kind: 'printSetup',
      sheet: '表',
      setup: { paper: 'A4', landscape: false, fitWidth: 2, titleRows: [0, 1], header: '&L左&R右' },
    },
    { kind: 'definedName', name: '总分', reference: "'表'!$A$1" },
    { kind: 'addSheet', sheet: '旧表', tabColor: 'AA0000' },
    write([['旧', { formula: '=1+1', result: 2 }]], 0, 0, '旧表'),
  ],
};

const CHANGES: Readonly<Record<string, (host: Host) => readonly Change[]>> = {
  'of every kind': everyKind,
  'that only writes': () => [
    write([[99, null, '007']], 1),
    { kind: 'rowHeights', sheet: '表', row: 1, heights: [50, 60, null] },
    write([['状态']], 1, 0, '_考评'),
  ],
  'that empties a sheet and fills it again': () => [
    write([['先写']], 2),
    { kind: 'clearSheet', sheet: '表' },
    write([['新', 1]], 2),
    { kind: 'merge', sheet: '表', range: rect(0, 0, 1, 2) },
    { kind: 'freeze', sheet: '表', rows: 3, columns: 0 },
    { kind: 'setVisibility', sheet: '旧表', visibility: 'hidden' },
    { kind: 'activate', sheet: '表' },
  ],
  'that removes sheets and adds one of the same name': () => [
    { kind: 'removeSheet', sheet: '旧表' },
    { kind: 'removeSheet', sheet: '锁定' },
    { kind: 'addSheet', sheet: '旧表', after: '表', visibility: 'veryHidden' },
    write([['新']], 0, 0, '旧表'),
    { kind: 'format', sheet: '表', range: rect(0, 0, 2, 2), format: { bold: true } },
    { kind: 'definedName', name: '总分', reference: null },
  ],
};

type ChangesOf = (typeof CHANGES)[string];

interface Outcome {
  readonly state: unknown;
  readonly error: unknown;
  readonly settings: unknown;
}

async function harmed(
  changesOf: ChangesOf,
  number: number,
  time: FaultTime,
  quirks: readonly Quirk[],
): Promise<Outcome> {
  const { host, wps, inspect } = await startWps(WORN, quirks);
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
  const { host, wps, inspect } = await startWps(WORN, quirks);
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
    await check(every((await unharmed(changesOf)).doing, 70), 'before');
  });

  test('when one of the calls that do something fails after it has', async () => {
    await check(every((await unharmed(changesOf)).doing, 70), 'after');
  });

  test('when a question fails', async () => {
    await check(every(upTo((await unharmed(changesOf)).calls), 40), 'before');
  });

  test('when a call fails where blocks arrive as nothing and sheets come to the front', async () => {
    const quirks: Quirk[] = ['bulk2DWriteNoOp', 'columnWriteRepeatsFirst', 'relativeToActiveCell', 'addActivates'];
    await check(every((await unharmed(changesOf, quirks)).doing, 25), 'after', quirks);
  });
});
