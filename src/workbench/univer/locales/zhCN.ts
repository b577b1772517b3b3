/** Univer's words in Chinese. */
import { mergeLocales, type ILocales } from '@univerjs/core';
import core from '@univerjs/preset-sheets-core/locales/zh-CN';
import formatting from '@univerjs/sheets-conditional-formatting-ui/locale/zh-CN';
import validation from '@univerjs/sheets-data-validation-ui/locale/zh-CN';
import validationRules from '@univerjs/sheets-data-validation/locale/zh-CN';
import link from '@univerjs/sheets-hyper-link-ui/locale/zh-CN';
import note from '@univerjs/sheets-note-ui/locale/zh-CN';

/** Univer shows these while it calculates, and has left them out. */
const progress = {
  analyzing: '正在分析公式',
  calculating: '正在计算',
  'array-analysis': '正在分析数组公式',
  'array-calculation': '正在计算数组公式',
  done: '计算完成',
};

export const zhCN = mergeLocales(
  core,
  { 'sheets-formula': { ...core['sheets-formula'], progress } },
  note,
  formatting,
  validation,
  validationRules,
  link,
) as ILocales[string];
