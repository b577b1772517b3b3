/** Everything that a person can set going in the pane. */
import type { Words } from '../../locales';
import type { PaneEnvironment } from '../environment';
import type { PaneAction } from '../state';
import { choosing, type Choosing } from './choosing';
import type { Desk } from './desk';
import { examineFolder } from './examineFolder';
import { following, type Following } from './following';
import { planning, type Planning } from './planning';
import { pressing, type Pressing } from './pressing';
import { reading, type Reading } from './reading';
import { revealing, type Revealing } from './revealing';
import { runner } from './runner';
import { carryOutSelfTest } from './selfTest';
import { telling } from './telling';

/** None of these throws: what goes wrong is told in the pane. */
export interface PaneActions
  extends
    Pick<Reading, 'load' | 'refresh' | 'look'>,
    Pick<Planning, 'preview' | 'perform' | 'carryOut' | 'chooseUndo'>,
    Pick<Following, 'listen'>,
    Choosing,
    Pressing,
    Revealing {
  /** Looks through the files of a folder that were chosen for an assessee. They never leave this computer. */
  examineFolder(files: readonly File[], assessee: string): Promise<void>;
  openSample(): Promise<void>;
  /** Hides the pane. */
  fold(): Promise<void>;
  /** Runs the self-test, unless it may not run here. */
  selfTest(): Promise<void>;
  /** Whether the pane is to open by itself with this workbook. False when that could not be kept. */
  openWithWorkbook(isWanted: boolean): Promise<boolean>;
  /** Gives up what is under way, as long as nothing is being written. */
  cancel(): void;
}

export function paneActions(
  environment: PaneEnvironment,
  wordsNow: () => Words,
  dispatch: (action: PaneAction) => void,
): PaneActions {
  const { host, now, openSample, opensWithWorkbook, ribbon, fold, selfTest } = environment;
  const tells = telling(wordsNow, dispatch);
  const runs = runner(environment, tells, dispatch, async () => {
    if (reads.isWanted()) await reads.load();
    else follows.catchUp();
  });
  const settings = () => ({ locale: wordsNow().locale, now: now() });
  const desk: Desk = { host, runner: runs, telling: tells, settings, dispatch };
  const reads = reading(desk);
  const follows = following(desk, reads, environment);
  const plans = planning(desk, reads);
  return {
    ...reads,
    ...plans,
    ...follows,
    ...choosing(desk, plans),
    ...pressing(desk, reads, ribbon),
    ...revealing(desk),
    examineFolder: (files, assessee) => examineFolder(files, assessee, wordsNow(), dispatch).catch(tells.complain),
    openSample: () =>
      runs.run(async (steps) => {
        await openSample?.();
        await reads.show(steps);
      }),
    fold: async () => {
      await fold?.().catch(tells.complain);
    },
    selfTest: async () => {
      if (!selfTest) return;
      const hasRun = await runs.runAlone((onBegin) => carryOutSelfTest(selfTest, wordsNow(), dispatch, onBegin));
      if (hasRun) follows.catchUp();
    },
    openWithWorkbook: async (isWanted) => {
      try {
        await opensWithWorkbook?.choose(isWanted);
        return true;
      } catch (error) {
        await tells.complain(error);
        return false;
      }
    },
    cancel: runs.cancel,
  };
}
