/** Follows the workbook: what people edit in it, what ribbon buttons write into it. */
import type { PaneEnvironment } from '../environment';
import type { Desk } from './desk';
import type { Reading } from './reading';

export interface Following {
  /** Reads again what a ribbon button wrote, once nothing is under way here. */
  catchUp(): void;
  /** Returns the way to stop listening. */
  listen(): () => void;
}

export function following(
  { host, runner, dispatch }: Desk,
  { present }: Pick<Reading, 'present'>,
  { onWritten }: Pick<PaneEnvironment, 'onWritten'>,
): Following {
  /** Names of the workbooks that ribbon buttons wrote into while something else was under way here. */
  const written = new Set<string>();

  const catchUp = (): void => {
    if (written.size === 0 || runner.isBusy()) return;
    const names = new Set(written);
    written.clear();
    void runner.run(async (steps) => {
      try {
        const snapshot = await steps.read();
        if (!names.has(snapshot.workbook)) return;
        dispatch({ type: 'overtaken' });
        await present(steps, snapshot);
      } catch {
        dispatch({ type: 'edited' });
      }
    });
  };

  return {
    catchUp,
    listen: () => {
      const stops = [
        host.onEdited(() => {
          if (!runner.isOwnEdit()) dispatch({ type: 'edited' });
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
