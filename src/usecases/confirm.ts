import type { Snapshot } from '../host/port';
import { words } from '../locales';
import { cellAt, contentMark, type Confirmation } from '../sheets';
import { UseCaseError } from './common/errors';
import { isoMinute } from './common/time';
import { scoreWorkbook, type RecalculateOptions, type Scoring } from './recalculate';
import { interpret } from './road/interpret';

/**
 * Takes a doubtful cell for one of the figures that it may mean, and recalculates, as one plan. The cell stays as it is; the
 * answer holds until somebody changes it. Throws UseCaseError `nothingToConfirm` when the cell is not in question any more.
 */
export function planConfirmation(
  snapshot: Snapshot,
  about: Pick<Confirmation, 'assessee' | 'clause' | 'fact' | 'value'>,
  options: RecalculateOptions,
): Scoring {
  const { findings } = interpret(snapshot, options.rubricById);
  const asked = findings.find(
    ({ finding }) =>
      finding.assessee === about.assessee &&
      finding.clause === about.clause &&
      finding.fact === about.fact &&
      offersOf(finding.data).includes(about.value),
  );
  const sheet = snapshot.sheets.find(({ name }) => name === asked?.sheet);
  if (!sheet || asked?.row == null || asked.column === null)
    throw new UseCaseError('nothingToConfirm', { fact: about.fact });
  const content = contentMark(cellAt(sheet, asked.row, asked.column));
  const scoring = scoreWorkbook(snapshot, {
    ...options,
    confirm: { ...about, content, at: isoMinute(options.now) },
  });
  return { ...scoring, changeSet: { ...scoring.changeSet, title: words(options.locale).t('usecase.confirm') } };
}

/** The figures that a finding offers to confirm. */
export const offersOf = ({ offers }: Readonly<Record<string, string | number>>): number[] =>
  typeof offers === 'string' && offers !== '' ? offers.split(' ').map(Number) : [];
