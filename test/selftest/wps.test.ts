import { readFileSync } from 'node:fs';
import type { Application } from '../../src/host/wps';
import { CASES, countsOf, runSelfTest, type RunOptions } from '../../src/selftest';
import { readReport } from '../../src/selftest/schema';
import { MEMBERS, wpsTarget } from '../../src/selftest/wps';
import { ALL_QUIRKS, EmulatedWps, type MemoryWorkbook, type Quirk } from '../../src/workbench';
import { onlyFull, testInFull } from '../full';
import { inspect } from '../host/excel/support/inspect';
import { workbookOf } from '../host/excel/support/start';

const OPTIONS: RunOptions = { program: '0.1.0', now: () => new Date(2026, 2, 1, 9, 30) };

interface Person {
  readonly model: MemoryWorkbook;
  readonly wps: EmulatedWps;
  readonly application: Application;
  /** The person's workbook is as it was, in front, and the only one. */
  expectUntouched(): void;
}

/** Somebody who works in a workbook with data. */
function person(quirks: readonly Quirk[] = []): Person {
  const model = workbookOf({ sheets: [{ name: '表', values: [['甲', 1]] }] });
  const before = inspect(model);
  const wps = new EmulatedWps(model, quirks);
  return {
    model,
    wps,
    application: wps.application as Application,
    expectUntouched: () => {
      expect(inspect(model)).toEqual(before);
      expect(wps.workbooks).toEqual([model]);
      expect(wps.activeWorkbook).toBe(model);
      expect(wps.settings).toMatchObject({ DisplayAlerts: true, ScreenUpdating: true, EnableEvents: true });
    },
  };
}

const some = (...ids: readonly string[]) => CASES.filter(({ id }) => ids.includes(id));

describe('The self-test in WPS', () => {
  test.each<[string, readonly Quirk[], Record<string, string>]>([
    ['without quirks', [], {}],
    // These are among all quirks, and each host's room has them alone.
    ...onlyFull<[string, readonly Quirk[], Record<string, string>]>(
      ['where blocks are not taken', ['bulk2DWriteNoOp'], { block: 'rows' }],
      ['where conditional formats are refused', ['conditionsRefused'], {}],
      ['with promises', ['asyncMembers', 'objectsAreFunctions'], {}],
      ['with all quirks', ALL_QUIRKS, { block: 'rows', text: 'format' }],
    ),
  ])(
    'passes %s, beside a workbook with data',
    async (_, quirks, learned) => {
      const { application, expectUntouched } = person(quirks);
      const report = await runSelfTest(wpsTarget(application), OPTIONS);
      expect(report.cases.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(countsOf(report)).toEqual({ passed: CASES.length, failed: 0, skipped: 0 });
      expect([report.leftovers, report.learned, report.recording.cut]).toEqual([[], learned, []]);
      expectUntouched();
      expect(readReport(JSON.stringify(report))).toEqual(report);
    },
    120_000,
  );

  const membersWith = async (...quirks: Quirk[]): Promise<Readonly<Record<string, string>>> =>
    (await runSelfTest(wpsTarget(person(quirks).application), { ...OPTIONS, cases: [] })).members;

  test('tells which of the members are what', async () => {
    const plain = await membersWith();
    expect(plain['Range.Value2']).toBe('list');
    expect(plain['Application.Ready']).toBe('boolean');
    expect(plain['Worksheet.Range']).toBe('function');
    expect(Object.keys(plain).length).toBeGreaterThan(130);
  });

  testInFull<{ quirk: Quirk; member: string; told: RegExp }>(
    { quirk: 'readyMissing', member: 'Application.Ready', told: /^undefined$/ },
    { quirk: 'asyncMembers', member: 'Range.Value2', told: /^promise$/ },
    { quirk: 'membersAreMethods', member: 'Range.Value2', told: /^function$/ },
    { quirk: 'eventsAbsent', member: 'ApiEvent.AddApiEventListener', told: /^no ApiEvent/ },
  )('tells that with $quirk $member is another one', async ({ quirk, member, told }) => {
    expect((await membersWith(quirk))[member]).toMatch(told);
  });

  test('asks for every member that the host uses', () => {
    const source = readFileSync('src/host/wps/api.ts', 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const missing = [...source.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g)].flatMap(([, kind, body]) => {
      // No pane is made and nothing is stored to look at it.
      if (['PluginStorage', 'TaskPane'].includes(kind!)) return [];
      const known: readonly string[] = (MEMBERS as Readonly<Record<string, readonly string[]>>)[kind!] ?? [];
      return [...body!.matchAll(/^ {2}(?:readonly )?(\w+)\s*[(:?]/gm)]
        .filter(([, name]) => !known.includes(name!))
        .map(([, name]) => `${kind}.${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('tells what fails and goes on, and leaves nothing behind', async () => {
    const { wps, application, expectUntouched } = person();
    wps.failWhen(({ name }) => (name === 'Range.Merge' ? 'before' : null));
    const report = await runSelfTest(wpsTarget(application), OPTIONS);
    const failed = report.cases.filter((one) => one.outcome === 'failed');
    expect(failed.map(({ id, failure: { stage } }) => [id, stage])).toEqual([
      ['readsMerged', 'start'],
      ['mergedTarget', 'start'],
      ['tabsEmptied', 'start'],
      ['everyKind', 'run'],
      ['manyMerges', 'run'],
    ]);
    expect(failed[0]!.failure.actual).toContain('Range.Merge 失败');
    expect(failed[3]!.failure.what).toBe('HostError');
    expect(report.leftovers).toEqual([]);
    expectUntouched();
  });

  test.each([1, 9, 40])('given up at step %d, leaves nothing behind', async (step) => {
    const { application, expectUntouched } = person();
    let asked = 0;
    const run = runSelfTest(wpsTarget(application), { ...OPTIONS, isCancelled: () => ++asked >= step });
    await expect(run).rejects.toMatchObject({ name: 'Stopped', reason: 'cancelled', leftovers: [] });
    expectUntouched();
  });

  test.each([3, 8, 20])('stops when another workbook comes to the front before step %d', async (step) => {
    const { application, expectUntouched, wps, model } = person();
    let asked = 0;
    const isCancelled = (): boolean => {
      if (++asked === step) {
        const { Workbooks } = wps.application as { Workbooks: { Item(name: string): { Activate(): void } } };
        Workbooks.Item(model.name()).Activate();
      }
      return false;
    };
    const run = runSelfTest(wpsTarget(application), {
      ...OPTIONS,
      cases: some('everyKind', 'allOrNothing'),
      isCancelled,
    });
    await expect(run).rejects.toMatchObject({ reason: 'otherWorkbook', leftovers: [] });
    expectUntouched();
  });

  test('does not begin where WPS opens no workbook, or somebody is typing', async () => {
    const { application, wps } = person();
    const without = new Proxy(application, {
      get: (app, key) => (key === 'Workbooks' ? undefined : (Reflect.get(app, key) as unknown)),
    });
    expect(await wpsTarget(without).refusal()).toBe('noScratch');
    expect(await wpsTarget(application).refusal()).toBeNull();
    wps.isEditing = true;
    expect(await wpsTarget(application).refusal()).toBe('busy');
  });

  test('never takes the person’s workbook for its own when none is opened', async () => {
    const { application, wps, model, expectUntouched } = person();
    const { Workbooks } = wps.application as { Workbooks: object };
    const without = new Proxy(application, {
      get: (app, key) =>
        key === 'Workbooks'
          ? new Proxy(Workbooks, {
              get: (books, name) => (name === 'Add' ? () => undefined : Reflect.get(books, name)),
            })
          : (Reflect.get(app, key) as unknown),
    });
    await expect(runSelfTest(wpsTarget(without), OPTIONS)).rejects.toMatchObject({ reason: 'otherWorkbook' });
    expect(model.sheets().length).toBe(1);
    expectUntouched();
  });

  test('stops when a workbook cannot be closed, and names it', async () => {
    const { application, wps } = person();
    wps.failWhen(({ name }) => (name === 'Workbook.Close' ? 'before' : null));
    const run = runSelfTest(wpsTarget(application), { ...OPTIONS, cases: some('readsAll') });
    await expect(run).rejects.toMatchObject({ reason: 'notClosed', leftovers: ['工作簿1'] });
    expect(wps.workbooks.map((book) => book.name())).toEqual(['测试.xlsx', '工作簿1']);
  });
});
