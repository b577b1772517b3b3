import type { Snapshot } from '../host/port';
import { words, type Locale } from '../locales';
import { markerOf, sheetName } from '../sheets';

/** The name of 汇总: that of the sheet which is there, else the one that a recalculation gives to a new one. */
export function summarySheet({ sheets }: Snapshot, locale: Locale): string {
  const existing = sheets.find((sheet) => markerOf(sheet)?.kind === 'summary');
  return existing?.name ?? sheetName(words(locale).t('sheet.name.summary'), new Set(sheets.map(({ name }) => name)));
}
