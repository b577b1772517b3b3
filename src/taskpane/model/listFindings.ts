import type { Words } from '../../locales';
import { evidenceLines, scoringLines, type FindingLine } from '../../sheets';
import type { Scoring } from '../../usecases';
import { SEVERITIES } from './findings';

/** All findings, of scores and of evidence, the gravest first. */
export function listFindings(
  { findings, evidence, rubric }: Pick<Scoring, 'findings' | 'evidence' | 'rubric'>,
  words: Words,
): FindingLine[] {
  const lines = [...scoringLines(findings, rubric, words), ...evidenceLines(evidence, rubric, words)];
  return SEVERITIES.flatMap((severity) => lines.filter((line) => line.severity === severity));
}
