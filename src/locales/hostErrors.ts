import type { HostError, HostErrorCode } from '../host/port';
import { quoted } from './quoted';
import type { Translate } from './translate';

/** Reasons that have a sentence of their own, with the code that they belong to. */
const REASONS = {
  hiddenSheet: 'failed',
  otherWorkbook: 'failed',
  sheetExists: 'failed',
  sheetsLeft: 'failed',
  copiesLeft: 'failed',
  hiddenRows: 'failed',
  notAsWritten: 'failed',
  sampleNotOpened: 'failed',
  paneNotFolded: 'failed',
  workbookStructure: 'protectedSheet',
  unreadable: 'failed',
  notAFile: 'failed',
  diskFull: 'failed',
  tooManyFiles: 'failed',
  macrosLost: 'unsupported',
  accessDenied: 'protectedSheet',
  tooManyCells: 'tooLarge',
  memory: 'tooLarge',
  formulaLength: 'tooLarge',
  oldExcel: 'unsupported',
  movedMeanwhile: 'changedMeanwhile',
  filteredRange: 'failed',
  notTaken: 'failed',
  tableInTheWay: 'mergedTarget',
  chartSheet: 'failed',
  otherWorkbookActive: 'failed',
  selection: 'failed',
  othersWrite: 'failed',
  excelBusy: 'failed',
  excelRestart: 'failed',
  excelInternal: 'failed',
} as const satisfies Readonly<Record<string, HostErrorCode>>;
type Reason = keyof typeof REASONS;

/** The words for why a workbook could not be read or written. */
export function hostErrorWords(t: Translate) {
  /**
   * Where, what happened and what to do; `restored` in the data says that a failed write could not be taken back whole.
   * Technical data in brackets at the end, for the administrator.
   */
  function describeHostError({ code, data }: Pick<HostError, 'code' | 'data'>): string {
    const { file, sheet, cell, restored, ...others } = data;
    const key = sentenceOf(code, others, restored !== undefined);
    const { reason, ...unsaid } = others;
    const rest = key === reason ? unsaid : others;
    const where = [
      ...(file === undefined ? [] : [t('hostError.file', { file })]),
      ...(sheet === undefined ? [] : [t('hostError.sheet', { sheet })]),
      ...(cell === undefined ? [] : [t('hostError.cell', { cell })]),
    ].join(t('list.comma'));
    const detail = Object.entries(rest).map(([name, value]) => `${name}: ${quoted('detail', value)}`);
    return (
      (where === '' ? '' : t('hostError.where', { where })) +
      t(`hostError.${key}`) +
      (detail.length === 0 ? '' : t('hostError.detail', { detail: detail.join(t('list.clauses')) }))
    );
  }

  return { describeHostError };
}

/** Where copies are left, everything was written; all else that could not be taken back may be half written. */
function sentenceOf(
  code: HostErrorCode,
  { reason, member, autoSave }: HostError['data'],
  isLeft: boolean,
): HostErrorCode | Reason | 'missingMember' | 'notRestored' | 'notRestoredSaved' {
  const own = (Object.keys(REASONS) as Reason[]).find((known) => known === reason && REASONS[known] === code);
  if (own === 'copiesLeft') return own;
  if (code === 'noAnswer') return code;
  if (isLeft) return autoSave === undefined ? 'notRestored' : 'notRestoredSaved';
  // It is the program that lacks something, not the file.
  return code === 'unsupported' && member !== undefined ? 'missingMember' : (own ?? code);
}
