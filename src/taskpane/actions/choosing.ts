/** The settings of an assessment. */
import type { SettingKey } from '../../usecases';
import type { Book } from '../model/book';
import type { Effect } from '../model/effects';
import type { Desk } from './desk';
import type { Planning } from './planning';
import { breathe, loadEngine } from './steps';

export interface Choosing {
  chooseSetting(key: SettingKey, value: string): Promise<void>;
  /** What a setting would do; null when it cannot be told. */
  effects(book: Book, key: SettingKey, value: string): Promise<readonly Effect[] | null>;
}

export const choosing = ({ runner, telling, settings }: Desk, { write }: Pick<Planning, 'write'>): Choosing => ({
  chooseSetting: (key, value) =>
    runner.run(async (steps) => {
      const snapshot = await steps.read();
      const { changeSet, warnings } = await steps.score(({ planSetting, previewOf, rubricById }) => {
        const planned = planSetting(snapshot, key, value, { ...settings(), rubricById }).changeSet;
        return { changeSet: planned, warnings: previewOf(planned, snapshot).warnings };
      });
      if (warnings.length > 0) {
        const { t } = telling.wordsNow();
        telling.notice({ intent: 'warning', text: t('pane.settings.recalculateFirst'), canUndo: false });
        return;
      }
      await write(steps, { kind: 'recalculate', snapshot, changeSet });
    }),
  effects: async (book, key, value) => {
    await breathe();
    const { effectsOf } = await loadEngine();
    try {
      return effectsOf(book, key, value, settings());
    } catch (error) {
      await telling.complain(error);
      return null;
    }
  },
});
