/** Univer's words in English. */
import { mergeLocales, type ILocales } from '@univerjs/core';
import core from '@univerjs/preset-sheets-core/locales/en-US';
import formatting from '@univerjs/sheets-conditional-formatting-ui/locale/en-US';
import validation from '@univerjs/sheets-data-validation-ui/locale/en-US';
import validationRules from '@univerjs/sheets-data-validation/locale/en-US';
import link from '@univerjs/sheets-hyper-link-ui/locale/en-US';
import note from '@univerjs/sheets-note-ui/locale/en-US';

/** Univer shows these while it calculates, and has left them out. */
const progress = {
  analyzing: 'Analysing formulas',
  calculating: 'Calculating',
  'array-analysis': 'Analysing array formulas',
  'array-calculation': 'Calculating array formulas',
  done: 'Calculated',
};

export const enUS = mergeLocales(
  core,
  { 'sheets-formula': { ...core['sheets-formula'], progress } },
  note,
  formatting,
  validation,
  validationRules,
  link,
) as ILocales[string];
