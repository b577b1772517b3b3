import { HostError, type ChangeSet, type Snapshot } from '../host/port';
import type { Words } from '../locales';
import type { EvidencePlace } from '../sheets';
import type { EvidenceFolder, SettingKey } from '../usecases';
import type { PaneEnvironment } from './environment';
import { examineFolder } from './examineFolder';
import type { Effect } from './model/effects';
import type { Book, Place } from './model/book';
import { planAgain, planAssessment, planFill, planRecalculation, planUndo, type Steps } from './plans';
import { carryOutSelfTest } from './selfTest';
import { isSameContent, isSamePlan } from './model/samePlan';
import type { AssessmentRequest, PaneAction, Plan, Step } from './state';

/** Everything that a person can set going. None of these throws: what goes wrong is told in the pane. */
export interface PaneActions {
  /** Reads the workbook; what cannot be read now is read once nothing else is under way. */
  load(): Promise<void>;
  /** Reads it again, and makes a plan that is shown anew. */
  refresh(plan: Plan | null): Promise<void>;
  /** Reads the workbook again, and says so when there is still no assessment in it. */
  look(): Promise<void>;
  recalculate(): Promise<void>;
  /** Shows what `recalculate` would write. */
  previewRecalculation(): Promise<void>;
  previewUndo(): Promise<void>;
  undo(): Promise<void>;
  previewAssessment(request: AssessmentRequest): Promise<void>;
  /** Looks through the files of a folder that were chosen for an assessee. They never leave this computer. */
  examineFolder(files: readonly File[], assessee: string): Promise<void>;
  /** Shows which rows of the ledger the files would fill. */
  previewFill(folder: EvidenceFolder): Promise<void>;
  /** Writes the plan that is shown, unless the workbook was changed so that it is another one by now: that is shown then. */
  carryOut(plan: Plan): Promise<void>;
  chooseSetting(key: SettingKey, value: string): Promise<void>;
  /** What a setting would do; null when it cannot be told. */
  effects(book: Book, key: SettingKey, value: string): Promise<readonly Effect[] | null>;
  /** Gives up what is under way, as long as nothing is being written. */
  cancel(): void;
  reveal(place: Place): Promise<void>;
  /** Goes to the cell of a finding, or to its sheet, where it has one. */
  revealFinding(place: EvidencePlace): Promise<void>;
  openSample(): Promise<void>;
  /** Runs the self-test, unless it may not run here. */
  selfTest(): Promise<void>;
  listen(): () => void;
}

interface WritingSteps extends Steps {
  write(snapshot: Snapshot | null, changeSet: ChangeSet): Promise<{ cells: number; differences: number }>;
}

/** A person gave up: nothing was written, nothing needs to be told. */
class Cancelled extends Error {}

/** Edits that arrive this soon after a write are our own. */
const OWN_EDITS_MS = 1_000;

const engine = () => import('./engine');
/** A hidden page paints nothing, and is not waited for any longer. */
const PAINT_MS = 100;

/** Lets the browser paint what was just said: in WPS nothing moves any more while a workbook is written. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PAINT_MS);
    requestAnimationFrame(() => {
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  });

export function paneActions(
  { host, now, onWritten, openSample, selfTest }: PaneEnvironment,
  wordsNow: () => Words,
  dispatch: (action: PaneAction) => void,
): PaneActions {
  let giveUp: (() => void) | null = null;
  let isWriting = false;
  /** Something is shown that a failure to read must not take away. */
  let isShown = false;
  let mustLoad = false;
  let quietUntil = 0;
  /** Names of the workbooks that ribbon buttons wrote into while something else was under way here. */
  const written = new Set<string>();

  const tell = async (error: unknown): Promise<string> => {
    const loaded = await engine().catch(() => null);
    return loaded ? loaded.tell(error, wordsNow()) : wordsNow().t('usecase.unexpected', { detail: String(error) });
  };
  const complain = async (error: unknown): Promise<void> => {
    const canRecalculate = error instanceof HostError && error.code === 'changedMeanwhile';
    dispatch({ type: 'notice', notice: { intent: 'error', text: await tell(error), canUndo: false, canRecalculate } });
  };

  /** Runs one thing at a time and tells what goes wrong. */
  async function run(work: (steps: WritingSteps) => Promise<void>): Promise<void> {
    if (giveUp) return;
    const cancelled = new Promise<never>((_, reject) => {
      giveUp = () => {
        reject(new Cancelled());
      };
    });
    cancelled.catch(() => undefined);
    try {
      await work(stepsUntil(cancelled));
    } catch (error) {
      if (!(error instanceof Cancelled)) await complain(error);
    } finally {
      giveUp = null;
      isWriting = false;
      dispatch({ type: 'step', step: null });
    }
    if (mustLoad) await load();
    else catchUp();
  }

  function stepsUntil(cancelled: Promise<never>): WritingSteps {
    const step = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
      dispatch({ type: 'step', step: name });
      await Promise.race([breathe(), cancelled]);
      return Promise.race([work(), cancelled]);
    };
    return {
      read: () => step('reading', () => host.read()),
      score: (work) => step('scoring', async () => work(await engine())),
      write: async (snapshot, changeSet) => {
        const { applyWithUndo } = await engine();
        dispatch({ type: 'step', step: 'writing' });
        await Promise.race([breathe(), cancelled]);
        isWriting = true;
        const { cellsWritten, differences } = snapshot
          ? await applyWithUndo(host, snapshot, changeSet, { now: now() })
          : await host.apply(changeSet);
        quietUntil = Date.now() + OWN_EDITS_MS;
        isWriting = false;
        return { cells: cellsWritten, differences: differences.length };
      },
    };
  }

  const settings = () => ({ locale: wordsNow().locale, now: now() });
  const options = async () => ({ ...settings(), rubricById: (await engine()).rubricById });

  /** Whether there is an assessment. */
  async function show(steps: WritingSteps): Promise<boolean> {
    return present(steps, await steps.read());
  }

  async function present(steps: WritingSteps, snapshot: Snapshot): Promise<boolean> {
    const book = await steps.score(({ readBook }) => readBook(snapshot, wordsNow().locale, now()));
    dispatch({ type: 'book', book: book ? { kind: 'ready', book } : { kind: 'empty', snapshot } });
    isShown = true;
    return book !== null;
  }

  /** Reads again what a ribbon button wrote, once nothing is under way here. */
  function catchUp(): void {
    if (written.size === 0 || giveUp) return;
    const names = new Set(written);
    written.clear();
    void run(async (steps) => {
      try {
        const snapshot = await steps.read();
        if (!names.has(snapshot.workbook)) return;
        dispatch({ type: 'overtaken' });
        await present(steps, snapshot);
      } catch {
        dispatch({ type: 'edited' });
      }
    });
  }

  async function write(
    steps: WritingSteps,
    { kind, snapshot, changeSet }: Pick<Plan, 'kind' | 'snapshot' | 'changeSet'>,
  ) {
    const { cells, differences } = await steps.write(kind === 'undo' ? null : snapshot, changeSet);
    dispatch({ type: 'plan', plan: null });
    try {
      await show(steps);
    } catch {
      // What was written must be told all the same; whoever reads again is told what is wrong.
      dispatch({ type: 'edited' });
    }
    const { t } = wordsNow();
    dispatch({
      type: 'notice',
      notice:
        differences > 0
          ? {
              intent: 'warning',
              text: t('pane.done.differences', { count: differences }),
              canUndo: kind !== 'undo',
            }
          : { intent: 'success', text: t(`pane.done.${kind}`, { cells }), canUndo: kind !== 'undo' },
    });
  }

  const load = async (): Promise<void> => {
    mustLoad = giveUp !== null;
    if (mustLoad) return;
    await run(async (steps) => {
      try {
        await show(steps);
      } catch (error) {
        if (isShown) throw error;
        const message = error instanceof Cancelled ? wordsNow().t('pane.error.cancelled') : await tell(error);
        dispatch({ type: 'book', book: { kind: 'failed', message } });
      }
    });
  };

  const reveal = async ({ sheet, row, column }: Place): Promise<void> => {
    try {
      await host.reveal(sheet, row, column);
    } catch (error) {
      await complain(error);
    }
  };

  const showPlan = (plan: Plan): void => {
    dispatch({ type: 'plan', plan });
  };

  return {
    load,
    refresh: (plan) =>
      run(async (steps) => {
        await show(steps);
        if (!plan) return;
        dispatch({ type: 'plan', plan: null });
        showPlan(await planAgain(steps, plan, settings()));
      }),
    look: () =>
      run(async (steps) => {
        const isFound = await show(steps);
        const text = wordsNow().t('pane.first.nothingFound');
        dispatch({ type: 'notice', notice: isFound ? null : { intent: 'info', text, canUndo: false } });
      }),
    recalculate: () =>
      run(async (steps) => {
        await write(steps, await planRecalculation(steps, settings()));
      }),
    previewRecalculation: () =>
      run(async (steps) => {
        showPlan(await planRecalculation(steps, settings()));
      }),
    previewUndo: () =>
      run(async (steps) => {
        showPlan(await planUndo(steps, settings()));
      }),
    undo: () =>
      run(async (steps) => {
        await write(steps, await planUndo(steps, settings()));
      }),
    previewAssessment: (request) =>
      run(async (steps) => {
        showPlan(await planAssessment(steps, request, settings()));
      }),
    examineFolder: (files, assessee) => examineFolder(files, assessee, wordsNow(), dispatch).catch(complain),
    previewFill: (folder) =>
      run(async (steps) => {
        const plan = await planFill(steps, folder, settings());
        const text = wordsNow().t('pane.evidence.folder.noLedger', { assessee: folder.assessee });
        if (plan) showPlan(plan);
        else dispatch({ type: 'notice', notice: { intent: 'warning', text, canUndo: false } });
      }),
    carryOut: (plan) =>
      run(async (steps) => {
        const current = await planAgain(steps, plan, settings());
        if (isSamePlan(plan, current) || isSameContent(plan.snapshot, current.snapshot)) {
          await write(steps, current);
          return;
        }
        showPlan(current);
        const text = wordsNow().t('pane.plan.changed');
        dispatch({ type: 'notice', notice: { intent: 'warning', text, canUndo: false } });
      }),
    chooseSetting: (key, value) =>
      run(async (steps) => {
        const snapshot = await steps.read();
        const settings = await options();
        const { changeSet } = await steps.score(({ planSetting }) => planSetting(snapshot, key, value, settings));
        await write(steps, { kind: 'recalculate', snapshot, changeSet });
      }),
    effects: async (book, key, value) => {
      await breathe();
      const { effectsOf } = await engine();
      try {
        return effectsOf(book, key, value, { locale: wordsNow().locale, now: now() });
      } catch (error) {
        await complain(error);
        return null;
      }
    },
    cancel: () => {
      if (!isWriting) giveUp?.();
    },
    reveal,
    revealFinding: async ({ sheet, row, column }) => {
      if (sheet !== null) await reveal({ sheet, row: row ?? 0, column: column ?? 0 });
    },
    openSample: () =>
      run(async (steps) => {
        await openSample?.();
        await show(steps);
      }),
    selfTest: async () => {
      if (giveUp || !selfTest) return;
      try {
        await carryOutSelfTest(selfTest, wordsNow(), dispatch, (cancel) => {
          giveUp = cancel;
        });
      } finally {
        giveUp = null;
        quietUntil = Date.now() + OWN_EDITS_MS;
      }
      catchUp();
    },
    listen: () => {
      const stops = [
        host.onEdited(() => {
          if (!isWriting && Date.now() > quietUntil) dispatch({ type: 'edited' });
        }),
        onWritten((name) => {
          written.add(name);
          catchUp();
        }),
      ];
      return () => {
        stops.forEach((stop) => {
          stop();
        });
      };
    },
  };
}
