import { words, type Locale } from '../locales';
import { sheetName } from '../sheets';
import { languageOf, type Interpretation } from './road/interpret';

/** The name of 汇总: that of the sheet which is there, else the one that a recalculation gives to a new one. */
export function summarySheet(workbook: Interpretation, locale: Locale): string {
  const { sheets, sheetOf } = workbook;
  const title = words(languageOf(workbook, locale)).t('sheet.name.summary');
  return sheetOf('summary')?.name ?? sheetName(title, new Set(sheets.map(({ name }) => name)));
}
