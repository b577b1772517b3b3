import type { HostError } from '../host/port';
import type { Translate } from './translate';

/** The words for why a workbook could not be read or written. */
export function hostErrorWords(t: Translate) {
  /**
   * Where, what happened and what to do; `restored` in the data says that a failed write could not be taken back whole.
   * Technical data in brackets at the end, for the administrator.
   */
  function describeHostError({ code, data }: Pick<HostError, 'code' | 'data'>): string {
    const { file, sheet, cell, restored, ...others } = data;
    const isHidden = code === 'failed' && others['reason'] === 'hiddenSheet';
    const rest = isHidden ? {} : others;
    const where = [
      ...(file === undefined ? [] : [t('hostError.file', { file })]),
      ...(sheet === undefined ? [] : [t('hostError.sheet', { sheet })]),
      ...(cell === undefined ? [] : [t('hostError.cell', { cell })]),
    ].join(t('list.comma'));
    const detail = Object.entries(rest).map(([name, value]) => `${name}: ${value}`);
    return (
      (where === '' ? '' : t('hostError.where', { where })) +
      t(restored !== undefined ? 'hostError.notRestored' : isHidden ? 'hostError.hiddenSheet' : `hostError.${code}`) +
      (detail.length === 0 ? '' : t('hostError.detail', { detail: detail.join(t('list.clauses')) }))
    );
  }

  return { describeHostError };
}
