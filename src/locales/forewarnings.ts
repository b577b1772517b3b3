import type { SnapshotRemark } from '../host/port';
import type { Translate } from './translate';

/**
 * What a person must know before something is written. `overwritten`: people's cells around a table of ours that goes over
 * them; 还原 brings their contents back. `looksLost`: people's cells that stay, without their looks, rules and links.
 */
export type Forewarning =
  | { readonly code: SnapshotRemark }
  | { readonly code: 'overwritten'; readonly sheet: string; readonly cells: readonly string[] }
  | { readonly code: 'looksLost'; readonly sheet: string };

/** Cells that are named; of more, their count. */
const NAMED = 5;

/** The words for what would be spoilt, and what can be done before. */
export function forewarningWords(t: Translate) {
  function describeForewarning(warning: Forewarning): string {
    switch (warning.code) {
      case 'signed':
        return t('finding.workbookSigned');
      case 'shared':
        return t('finding.workbookShared');
      case 'readOnly':
        return t('finding.workbookReadOnly');
      case 'looksLost':
        return t('forewarning.looksLost', { sheet: warning.sheet });
      case 'overwritten': {
        const { sheet, cells } = warning;
        const named = cells.slice(0, NAMED).join(t('list.enumeration'));
        return cells.length > NAMED
          ? t('forewarning.overwrittenMany', { sheet, cells: named, count: cells.length })
          : t('forewarning.overwritten', { sheet, cells: named });
      }
    }
  }

  return { describeForewarning };
}
