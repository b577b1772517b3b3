import type { CellWrite, Change } from '../../host/port';
import type { Words } from '../../locales';
import type { ClauseScore, Scorecard } from '../../scoring';
import { writeColumn } from '../common/cellsThere';
import { cellLines } from '../common/lines';
import type { LocatedFinding } from '../common/located';
import { COMPUTED_COLUMNS } from './columns';
import type { FillingSheet } from './read';
import { rowKey, type FillingRow } from './rows';
import type { Status } from './status';

/**
 * Our three columns of one 填报 sheet, ready to write: status, score and reasons beside each row as it stands now.
 * `lacking` says of clauses without their evidence what is lacking.
 */
export function computedColumns(
  filling: FillingSheet,
  scorecard: Scorecard,
  findings: readonly LocatedFinding[],
  lacking: ReadonlyMap<string, string>,
  words: Words,
): Change[] {
  const byRow = new Map<string, LocatedFinding[]>();
  for (const entry of findings) {
    const { assessee, clause, fact } = entry.finding;
    if (assessee !== filling.assessee) continue;
    const key = rowKey(clause, fact);
    byRow.set(key, [...(byRow.get(key) ?? []), entry]);
  }
  const cells = filling.order.map((row): Record<(typeof COMPUTED_COLUMNS)[number], CellWrite> => {
    if (!row) return FOREIGN;
    const score = scorecard.clauses.get(row.clause.id)!;
    const claim = row.claim?.id;
    const own = [...(byRow.get(row.key) ?? []), ...(row.leads ? (byRow.get(rowKey(row.clause.id, '')) ?? []) : [])];
    const claims = claim !== undefined && claim !== row.clause.id ? (byRow.get(rowKey(claim, '')) ?? []) : [];
    const all = [...own, ...claims];
    const lack = row.leads ? lacking.get(row.clause.id) : undefined;
    return {
      status: words.t(`status.${statusOf(row, score, all, lack !== undefined)}`),
      score: row.leads ? scoreCell(row, score, words) : null,
      reasons: reasonText(row, score, all, lack, words),
    };
  });
  return COMPUTED_COLUMNS.flatMap((key): Change[] => {
    const column = filling.columns.get(key);
    if (column === undefined) return [];
    return writeColumn(
      filling.sheet,
      filling.firstRow,
      column,
      cells.map((cell) => cell[key]),
    );
  });
}

const FOREIGN = { status: undefined, score: undefined, reasons: undefined };

function statusOf(
  row: FillingRow,
  score: ClauseScore,
  findings: readonly LocatedFinding[],
  lacksEvidence: boolean,
): Status {
  const has = (severity: string): boolean => findings.some((entry) => entry.finding.severity === severity);
  if (has('error')) return 'error';
  if (score.pending.includes(row.fact.name)) return 'missing';
  if (has('warning')) return 'check';
  if (score.adjustment) return 'adjusted';
  if (lacksEvidence) return 'noEvidence';
  if (score.state === 'void') return 'void';
  if (score.state === 'notApplicable') return 'notApplicable';
  const mine = score.reasons.filter((reason) => isAbout(reason, row));
  const built = row.clause.start === 'zero' && score.points !== null && score.points < (row.clause.points ?? 0);
  if (mine.some((reason) => reason.points < 0 || (built && reason.effect === 'award'))) return 'lost';
  if (findings.some((entry) => entry.finding.code === 'assumedZero')) return 'assumedZero';
  return score.points !== null && score.points === (row.pooled ? 0 : row.clause.points) ? 'full' : 'done';
}

/** A reason is told beside the first fact it names; beside the first row of the clause when it names none. */
function isAbout(reason: ClauseScore['reasons'][number], row: FillingRow): boolean {
  const first = reason.figures.find(({ kind }) => kind !== 'assessee');
  return first ? first.fact === row.fact.name : row.leads;
}

/** In a pool a clause has no score of its own: what it takes from the pool, or that it takes nothing. */
function scoreCell(row: FillingRow, score: ClauseScore, words: Words): CellWrite {
  if (row.pooled && score.points === 0) return words.t('sheet.filling.noLoss');
  return score.points ?? words.formatRange(score.range);
}

function reasonText(
  row: FillingRow,
  score: ClauseScore,
  findings: readonly LocatedFinding[],
  lack: string | undefined,
  words: Words,
): string | null {
  const facts = new Map(row.clause.facts.map((fact) => [fact.name, fact]));
  const reasons = score.reasons
    .filter((reason) => isAbout(reason, row))
    .map((reason) => words.describeReason(reason, facts));
  const adjustment = score.adjustment && row.leads ? [words.describeAdjustment(score)] : [];
  const remarks = findings.map((entry) => words.describeFinding(entry.finding));
  const lines = [...adjustment, ...reasons, ...(lack === undefined ? [] : [lack]), ...remarks];
  return cellLines(lines, words);
}
