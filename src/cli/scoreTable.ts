import { formatNumber, type Words } from '../locales';
import type { Scorecard, Severity } from '../scoring';
import { countFindings, SEVERITIES } from '../sheets';
import { table } from './table';

/** One line per assessee: total or range, verdict if the rubric has one, pending clauses, findings by severity. */
export function scoreTable(
  scorecards: readonly {
    readonly scorecard: Scorecard;
    /** Of scores and of evidence. */
    readonly findings: readonly { readonly severity: Severity; readonly code: string }[];
  }[],
  words: Words,
): string {
  const hasVerdict = scorecards.some(({ scorecard }) => scorecard.verdict);
  const head = [
    words.t('cli.table.assessee'),
    words.t('cli.table.total'),
    ...(hasVerdict ? [words.t('cli.table.verdict')] : []),
    words.t('cli.table.pending'),
    ...SEVERITIES.map(words.describeSeverity),
  ];
  const lines = scorecards.map(({ scorecard, findings }) => [
    scorecard.assessee,
    scorecard.total.points === null ? words.formatTotal(scorecard.total.range) : formatNumber(scorecard.total.points),
    ...(scorecard.verdict ? [words.describeState(scorecard.verdict.state)] : []),
    String([...scorecard.clauses.values()].filter(({ state }) => state === 'pending').length),
    ...SEVERITIES.map((severity) => String(countFindings(findings)[`${severity}s`])),
  ]);
  return table(
    [head, ...lines],
    ['left', 'right', ...(hasVerdict ? (['left'] as const) : []), 'right', 'right', 'right', 'right'],
  );
}
