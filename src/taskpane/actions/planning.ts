/** Makes plans, shows them, writes them. */
import { isSameContent, isSamePlan } from '../model/samePlan';
import type { Words } from '../../locales';
import { makePlan, planAgain, undoOf, type Plan, type PlanRequest, type UndoPlan } from '../plans';
import type { Notice } from '../state';
import { HostError } from '../../host/port';
import type { Desk } from './desk';
import type { Reading } from './reading';
import { loadEngine, type WritingSteps } from './steps';
import { isOutOfDate } from './telling';

/** What is written, without what a person is shown of it before. */
export type Writable = Pick<Plan, 'snapshot' | 'changeSet'> &
  (Pick<UndoPlan, 'kind' | 'taken' | 'stopped'> | { readonly kind: Exclude<Plan['kind'], 'undo'> });

/** Whoever does not answer is not asked once more before the error is told. */
const isSilent = (error: unknown): boolean =>
  error instanceof HostError && (error.code === 'noAnswer' || error.code === 'editMode');

export interface Planning {
  /** Shows what would be written. */
  preview(request: PlanRequest): Promise<void>;
  /** Writes it at once, unless there is something to know before: the plan is shown then. */
  perform(request: PlanRequest): Promise<void>;
  /** Writes the plan that is shown, unless the workbook was changed so that it is another one by now: that is shown then. */
  carryOut(plan: Plan): Promise<void>;
  /** Shows what taking back so many of the last writes would do, without reading the workbook again. */
  chooseUndo(shown: UndoPlan, count: number): Promise<void>;
  /** Writes within a run, shows what is there now, and tells. */
  write(steps: WritingSteps, plan: Writable): Promise<void>;
}

export function planning({ runner, telling, settings, dispatch }: Desk, { show }: Pick<Reading, 'show'>): Planning {
  const showPlan = (plan: Plan): void => {
    dispatch({ type: 'plan', plan });
  };
  const warn = (text: string): void => {
    telling.notice({ intent: 'warning', text, canUndo: false });
  };

  const showAgain = async (steps: WritingSteps): Promise<void> => {
    try {
      await show(steps);
    } catch {
      // How writing went must be told all the same; whoever reads again is told what is wrong.
      dispatch({ type: 'edited' });
    }
  };

  /** Makes a plan for `use`, or says why there is none. */
  const plan = (request: PlanRequest, use: (plan: Plan, steps: WritingSteps) => unknown): Promise<void> =>
    runner.run(async (steps) => {
      const made = await makePlan(steps, request, settings());
      if ('refusal' in made) warn(made.refusal(telling.wordsNow()));
      else await use(made, steps);
    });

  const write = async (steps: WritingSteps, plan: Writable): Promise<void> => {
    if (plan.kind === 'undo' && plan.taken === 0 && plan.stopped) throw plan.stopped;
    const written = await steps
      .write(plan.kind === 'undo' ? null : plan.snapshot, plan.changeSet)
      .catch(async (error: unknown) => {
        // What people typed until all was put back was taken for our own.
        if (isSilent(error)) dispatch({ type: 'edited' });
        else if (!isOutOfDate(error)) await showAgain(steps);
        throw error;
      });
    dispatch({ type: 'plan', plan: null });
    await showAgain(steps);
    telling.notice(told(plan, written, telling.wordsNow()));
  };

  return {
    write,
    preview: (request) => plan(request, showPlan),
    perform: (request) =>
      plan(request, (made, steps) => (made.preview.warnings.length > 0 ? showPlan(made) : write(steps, made))),
    carryOut: (shown) =>
      runner.run(async (steps) => {
        const current = await planAgain(steps, shown, settings());
        if (isSamePlan(shown, current) || isSameContent(shown.snapshot, current.snapshot)) {
          await write(steps, current);
          return;
        }
        showPlan(current);
        warn(telling.wordsNow().t('pane.plan.changed'));
      }),
    chooseUndo: async (shown, count) => {
      if (runner.isBusy()) return;
      try {
        showPlan(undoOf(await loadEngine(), shown.snapshot, count, settings()));
      } catch (error) {
        await telling.complain(error);
      }
    },
  };
}

/** How a write went. */
function told(
  plan: Writable,
  { cellsWritten, differences, notDone = [], undo }: Awaited<ReturnType<WritingSteps['write']>>,
  { t, describeNotDone }: Words,
): Notice {
  const canUndo = undo === 'kept';
  const count = differences.length;
  const isLost = cellsWritten > 0 && plan.snapshot.remarks?.includes('readOnly') === true;
  const more = [
    ...(undo === 'tooLarge' ? [t('pane.done.undoTooLarge')] : []),
    ...(notDone.length > 0 ? [describeNotDone(notDone)] : []),
    ...(isLost ? [t('finding.workbookReadOnly')] : []),
  ];
  if (count > 0) {
    const text = t(canUndo ? 'pane.done.differences' : 'pane.done.differencesKept', { count });
    return { intent: 'error', text: [text, ...more].join('\n'), canUndo, canRecalculate: plan.kind === 'recalculate' };
  }
  const isWell = more.length === 0 && !(plan.kind === 'undo' && plan.stopped);
  return { intent: isWell ? 'success' : 'warning', text: [done(), ...more].join('\n'), canUndo };

  function done(): string {
    if (plan.kind !== 'undo') return t(cellsWritten === 0 ? 'pane.done.nothing' : `pane.done.${plan.kind}`);
    const { taken: count, stopped } = plan;
    if (stopped) return t('pane.done.undoStopped', { count, reason: t(`usecase.${stopped.code}`, stopped.data) });
    return count === 1 ? t('pane.done.undo') : t('pane.done.undoSeveral', { count });
  }
}
