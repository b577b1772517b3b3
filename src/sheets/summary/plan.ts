import type { Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import type { Assessment } from '../../scoring';
import { inPlaceOf } from '../changes/inPlace';
import type { LocatedFinding } from '../common/located';
import { layoutSummary } from './layout';
import { summaryFits } from './read';
import { writeSummary } from './write';

/** The figures go into 汇总; where it is gone or no longer has our rows and assessees, it is laid out first. */
export function planSummary(options: {
  /** The sheet as it stands. */
  readonly existing: SheetSnapshot | null;
  /** A free name like the one that is wanted. */
  readonly name: (wanted: string) => string;
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  /** Who should be there, too. */
  readonly absent: readonly string[];
  readonly after: string;
  readonly assessment: Assessment;
  readonly findings: readonly LocatedFinding[];
  /** Local time, minutes: 2022-12-30 17:45. */
  readonly scoredAt: string;
  readonly words: Words;
}): { readonly sheet: string; readonly changes: readonly Change[] } {
  const { existing, rubric, assessees, after, assessment, findings, scoredAt, words } = options;
  const sheet = existing?.name ?? options.name(words.t('sheet.name.summary'));
  const laidOut =
    existing && summaryFits(existing, rubric, assessees, words)
      ? []
      : inPlaceOf(existing, layoutSummary({ sheet, rubric, assessees, after, words }));
  const context = {
    scoredAt,
    readings: rubric.readings.flatMap(({ name, default: usual }) => {
      const chosen = assessment.program.choices[name];
      return chosen === usual || chosen === undefined ? [] : [`${name}：${chosen}`];
    }),
    absent: options.absent,
    assumedZero: findings.filter(({ finding }) => finding.code === 'assumedZero').length,
  };
  return { sheet, changes: [...laidOut, ...writeSummary(sheet, rubric, assessment.scorecards, context, words)] };
}
