import type { ClauseScore } from '../../scoring';
import type { LocatedFinding } from '../common/located';
import type { FillingRow } from './rows';

/** The words of the status column, from the gravest down. */
export type Status =
  | 'error'
  | 'missing'
  | 'check'
  | 'adjusted'
  | 'noEvidence'
  | 'void'
  | 'notApplicable'
  | 'lost'
  | 'assumedZero'
  | 'full'
  | 'done';

/** What the status of a row says: the gravest first, by which it has its colour; beside whatever else, that it costs points. */
export function statusesOf(
  row: FillingRow,
  score: ClauseScore,
  findings: readonly LocatedFinding[],
  lacksEvidence: boolean,
): readonly Status[] {
  const first = gravest(row, score, findings, lacksEvidence);
  if (first === 'void' || first === 'notApplicable') return [first];
  const lost = costsPoints(row, score) ? (['lost'] as const) : [];
  if (first !== null) return [first, ...lost];
  if (lost.length > 0) return lost;
  if (findings.some((entry) => entry.finding.code === 'assumedZero')) return ['assumedZero'];
  const isFull = score.points !== null && score.points === fullOf(row) && !isSpared(score);
  return [isFull ? 'full' : 'done'];
}

function gravest(
  { fact }: FillingRow,
  score: ClauseScore,
  findings: readonly LocatedFinding[],
  lacksEvidence: boolean,
): Status | null {
  const has = (severity: string): boolean => findings.some((entry) => entry.finding.severity === severity);
  if (has('error')) return 'error';
  if (score.pending.includes(fact.name)) return 'missing';
  if (has('warning')) return 'check';
  if (score.adjustment) return 'adjusted';
  if (lacksEvidence) return 'noEvidence';
  return score.state === 'void' || score.state === 'notApplicable' ? score.state : null;
}

/** Points are lost beside the facts that cost them; those that no reason takes, beside the first row of the clause. */
function costsPoints(row: FillingRow, { adjustment, points, reasons }: ClauseScore): boolean {
  const isBelow = points !== null && points < (fullOf(row) ?? 0);
  const losing = adjustment
    ? []
    : reasons.filter(
        (reason) => reason.points < 0 || (row.clause.start === 'zero' && isBelow && reason.effect === 'award'),
      );
  return losing.length === 0 ? row.leads && isBelow : losing.some((reason) => isAbout(reason, row));
}

/** What should cost points and takes none: the points that the clauses of its item share were all gone. */
export const isSpared = ({ points, reasons }: ClauseScore): boolean =>
  points === 0 && reasons.some(({ effect, amount }) => effect === 'deduct' && amount > 0);

const fullOf = ({ pooled, clause }: FillingRow): number | null => (pooled ? 0 : clause.points);

/** A reason is told beside the first fact it names; beside the first row of the clause when it names none. */
export function isAbout(reason: ClauseScore['reasons'][number], row: FillingRow): boolean {
  const first = reason.figures.find(({ kind }) => kind !== 'assessee');
  return first ? first.fact === row.fact.name : row.leads;
}
