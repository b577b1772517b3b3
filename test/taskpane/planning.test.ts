import { HostError, type Change } from '../../src/host/port';
import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { choosing } from '../../src/taskpane/actions/choosing';
import type { Desk } from '../../src/taskpane/actions/desk';
import { planning } from '../../src/taskpane/actions/planning';
import type { WritingSteps } from '../../src/taskpane/actions/steps';
import * as engine from '../../src/taskpane/engine';
import type { Plan } from '../../src/taskpane/plans';
import type { PaneAction } from '../../src/taskpane/state';
import { newAssessment } from '../../src/usecases';
import { FIRST_ROW, NOW, rubric, score } from '../usecases/support';

/** The actions over a file, with all that the pane would be told. */
function desk(host: XlsxHost) {
  const told: { actions: PaneAction[]; notices: string[]; written: number; shown: number } = {
    actions: [],
    notices: [],
    written: 0,
    shown: 0,
  };
  const steps: WritingSteps = {
    read: () => host.read(),
    score: <T>(work: (loaded: typeof engine) => T) =>
      new Promise<T>((resolve) => {
        resolve(work(engine));
      }),
    write: async (_, changeSet) => {
      told.written++;
      return { ...(await host.apply(changeSet)), undo: null };
    },
    whole: (work) => work(() => undefined),
  };
  const made = {
    host,
    runner: { run: (work: (run: WritingSteps) => unknown) => Promise.resolve(work(steps)).then(() => undefined) },
    telling: {
      wordsNow: () => words('zh-CN'),
      notice: ({ text }: { text: string }) => told.notices.push(text),
    },
    settings: () => ({ locale: 'zh-CN', now: NOW }),
    dispatch: (action: PaneAction) => told.actions.push(action),
  } as unknown as Desk;
  const show = (): Promise<boolean> => {
    told.shown++;
    return Promise.resolve(true);
  };
  return { told, made, actions: planning(made, { show }) };
}

const apply = (host: XlsxHost, ...changes: Change[]) => host.apply({ title: '', changes });
const shownBy = (actions: readonly PaneAction[]): Plan[] =>
  actions.flatMap((action) => (action.type === 'plan' && action.plan ? [action.plan] : []));

describe('一键重算 in the pane', () => {
  let host: XlsxHost;
  beforeEach(async () => {
    host = newXlsx('考核.xlsx');
    await newAssessment(host, { rubric, assessees: ['越城区', '柯桥区'], locale: 'zh-CN', now: NOW });
    await score(host);
    await apply(host, { kind: 'write', sheet: '汇总', row: FIRST_ROW, column: 6, values: [['已报领导']] });
  });

  test('writes at once where nothing would be spoilt', async () => {
    const { told, actions } = desk(host);
    await actions.perform({ kind: 'recalculate' });
    expect([told.written, shownBy(told.actions)]).toEqual([1, []]);
  });

  test('asks before, where something would be, and writes when the person says so', async () => {
    await apply(host, { kind: 'removeSheet', sheet: '填报-柯桥区' });
    const { told, actions } = desk(host);
    await actions.perform({ kind: 'recalculate' });
    const [plan, ...others] = shownBy(told.actions);
    expect([told.written, others]).toEqual([0, []]);
    expect(plan!.preview.warnings).toEqual([{ code: 'looksLost', sheet: '汇总' }]);
    await actions.carryOut(plan!);
    expect(told.written).toBe(1);
  });

  test.each<[string, HostError, number, boolean]>([
    ['was put back', new HostError('failed', { reason: 'excelInternal' }), 1, false],
    ['was not answered', new HostError('noAnswer'), 0, true],
    // The error itself says that what is shown is out of date.
    ['found other cells', new HostError('changedMeanwhile'), 0, false],
  ])(
    'leaves nothing standing as up to date after a write that %s: what a person typed meanwhile was taken for our own',
    async (_, error, shown, isStale) => {
      const { told, actions } = desk(Object.assign(host, { apply: () => Promise.reject(error) }));
      await expect(actions.perform({ kind: 'recalculate' })).rejects.toBe(error);
      expect([told.shown, told.actions.some(({ type }) => type === 'edited')]).toEqual([shown, isStale]);
    },
  );

  test('comes before a setting is changed then', async () => {
    await apply(host, { kind: 'removeSheet', sheet: '填报-柯桥区' });
    const { told, made, actions } = desk(host);
    await choosing(made, actions).chooseSetting('blankCounts', '是');
    expect([told.written, told.notices]).toEqual([
      0,
      ['写入前有需要您知道的情况，设置没有改动。请先点“一键重算”看过说明，再改设置。'],
    ]);
  });
});
