/** Tells a person how something went. */
import { HostError } from '../../host/port';
import type { Words } from '../../locales';
import type { Notice, PaneAction } from '../state';
import { loadEngine } from './steps';

export interface Telling {
  /** In which words somebody is told: those of now, for a language may be chosen meanwhile. */
  readonly wordsNow: () => Words;
  notice(notice: Notice): void;
  /** An error in words. */
  sentence(error: unknown): Promise<string>;
  complain(error: unknown): Promise<void>;
}

/** What the administrator wants to know: code and data of the host's error, and what the program said of it; '' of any other. */
export function technicalDetail(error: unknown): string {
  if (!(error instanceof HostError)) return '';
  const { cause } = error;
  const said = cause instanceof Error ? [`${cause.name}: ${cause.message}`] : [];
  const debugInfo = typeof cause === 'object' && cause !== null && 'debugInfo' in cause ? [cause.debugInfo] : [];
  return [error.message, ...said, ...debugInfo.map((info) => JSON.stringify(info))].join('\n');
}

/** Whether the workbook is no longer as it was read: edits that come while something is written are not told otherwise. */
export const isOutOfDate = (error: unknown): boolean =>
  error instanceof HostError && (error.code === 'changedMeanwhile' || error.data['restored'] !== undefined);

export function telling(wordsNow: () => Words, dispatch: (action: PaneAction) => void): Telling {
  const notice = (what: Notice): void => {
    dispatch({ type: 'notice', notice: what });
  };
  const sentence = async (error: unknown): Promise<string> => {
    const loaded = await loadEngine().catch(() => null);
    return loaded ? loaded.tell(error, wordsNow()) : wordsNow().t('usecase.unexpected', { detail: String(error) });
  };
  return {
    wordsNow,
    notice,
    sentence,
    complain: async (error) => {
      if (isOutOfDate(error)) dispatch({ type: 'edited' });
      const canRecalculate = error instanceof HostError && error.code === 'changedMeanwhile';
      const detail = technicalDetail(error);
      notice({
        intent: 'error',
        text: await sentence(error),
        canUndo: false,
        canRecalculate,
        ...(detail && { detail }),
      });
    },
  };
}
