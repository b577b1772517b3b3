/**
 * What every workbook model does, as cases that run in Node as well as in a page. Each gets a model filled with
 * `WORKBOOK`; one that cannot calculate knows `RESULTS`.
 */
import type { CellValue } from '../../../src/host/port';
import { CELL_CASES } from './cellCases';
import type { Case } from './fixture';
import { RULE_CASES } from './ruleCases';
import { SHEET_CASES } from './sheetCases';

export { ONE, rect, TWO, WORKBOOK, type Case } from './fixture';

/** Results of the formulas in the cases, as they stand when they are written. */
export const RESULTS: Readonly<Record<string, CellValue>> = {
  '=SUM(A1:A3)': 60,
  '=IF(B1>50,"达标","未达标")': '达标',
  '=ROUND(A1/3,2)': 3.33,
  "='汇总'!A1*2": 14,
  '=A1/0': { error: '#DIV/0!' },
  '=B1=60': true,
  '=A1&"分"': '10分',
  '=A1+1': 11,
};

export const CASES: readonly Case[] = [...CELL_CASES, ...SHEET_CASES, ...RULE_CASES];
