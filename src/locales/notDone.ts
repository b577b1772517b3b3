import type { NotDone } from '../host/port';
import type { Translate } from './translate';

/** The words for what is written in full but does not look as it should. */
export function notDoneWords(t: Translate) {
  /** Which looks were refused, and on which sheets. */
  function describeNotDone(notDone: readonly NotDone[]): string {
    const kinds = [...new Set(notDone.map(({ what }) => what))];
    const list = kinds.map((kind) => {
      const sheets = notDone.filter(({ what }) => what === kind).map(({ sheet }) => t('list.quoted', { text: sheet }));
      const shown = sheets.slice(0, SHEETS).join(t('list.enumeration'));
      return t(sheets.length > SHEETS ? 'notDone.more' : 'notDone.on', {
        look: t(`notDone.look.${kind}`),
        sheets: shown,
      });
    });
    return t('notDone.sentence', { list: list.join(t('list.clauses')) });
  }

  return { describeNotDone };
}

/** Sheets that are named of each look. */
const SHEETS = 3;
