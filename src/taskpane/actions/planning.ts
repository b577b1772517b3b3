/** Makes plans, shows them, writes them. */
import { isSameContent, isSamePlan } from '../model/samePlan';
import { makePlan, planAgain, type Plan, type PlanRequest } from '../plans';
import type { Desk } from './desk';
import type { Reading } from './reading';
import type { WritingSteps } from './steps';

/** What is written, without what a person is shown of it before. */
export type Writable = Pick<Plan, 'kind' | 'snapshot' | 'changeSet'>;

export interface Planning {
  /** Shows what would be written. */
  preview(request: PlanRequest): Promise<void>;
  /** Writes it at once. */
  perform(request: PlanRequest): Promise<void>;
  /** Writes the plan that is shown, unless the workbook was changed so that it is another one by now: that is shown then. */
  carryOut(plan: Plan): Promise<void>;
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

  /** Makes a plan for `use`, or says why there is none. */
  const plan = (request: PlanRequest, use: (plan: Plan, steps: WritingSteps) => unknown): Promise<void> =>
    runner.run(async (steps) => {
      const made = await makePlan(steps, request, settings());
      if ('refusal' in made) warn(made.refusal(telling.wordsNow()));
      else await use(made, steps);
    });

  const write = async (steps: WritingSteps, { kind, snapshot, changeSet }: Writable): Promise<void> => {
    const canUndo = kind !== 'undo';
    const { cellsWritten: cells, differences, notDone = [] } = await steps.write(canUndo ? snapshot : null, changeSet);
    dispatch({ type: 'plan', plan: null });
    try {
      await show(steps);
    } catch {
      // What was written must be told all the same; whoever reads again is told what is wrong.
      dispatch({ type: 'edited' });
    }
    const { t, describeNotDone } = telling.wordsNow();
    telling.notice(
      differences.length > 0
        ? { intent: 'warning', text: t('pane.done.differences', { count: differences.length }), canUndo }
        : notDone.length > 0
          ? { intent: 'warning', text: describeNotDone(notDone), canUndo }
          : { intent: 'success', text: t(`pane.done.${kind}`, { cells }), canUndo },
    );
  };

  return {
    write,
    preview: (request) => plan(request, showPlan),
    perform: (request) => plan(request, (made, steps) => write(steps, made)),
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
  };
}
