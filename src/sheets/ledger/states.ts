import { LOCALES, words as wordsOf } from '../../locales';

/** Of a ledger's row: 待填, 需补正 (an error), 请核对 (a warning), 已列入, 暂不需要 (nobody asks for it). */
export type EntryState = 'waiting' | 'error' | 'check' | 'listed' | 'notAsked';
const STATES: readonly EntryState[] = ['waiting', 'error', 'check', 'listed', 'notAsked'];
export const STATE_WORDS: ReadonlySet<string> = new Set(
  LOCALES.flatMap((locale) => STATES.map((state) => wordsOf(locale).t(`sheet.ledger.state.${state}`))),
);
