import type { Words } from '../locales';
import { findingLines, type FindingLine } from '../sheets';
import type { Scoring } from './recalculate';

/** Everything that a person must look at in a workbook, of scores and of evidence, as 问题清单 lists it. */
export const listFindings = (
  { findings, evidence, rubric, workbook }: Pick<Scoring, 'findings' | 'evidence' | 'rubric' | 'workbook'>,
  words: Words,
): FindingLine[] =>
  findingLines({ findings, evidence, rubric, sheets: workbook.sheets.map(({ name }) => name) }, words);
