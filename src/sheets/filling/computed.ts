import type { CellWrite, Change } from '../../host/port';
import type { Words } from '../../locales';
import type { ClauseScore, Scorecard } from '../../scoring';
import { writeColumn } from '../common/cellsThere';
import { cellLines } from '../common/lines';
import type { LocatedFinding } from '../common/located';
import { COMPUTED_COLUMNS } from './columns';
import type { FillingSheet } from './read';
import { statusText } from './highlighting';
import { rowKey, type FillingRow } from './rows';
import { isAbout, isSpared, statusesOf } from './status';

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
      status: statusText(statusesOf(row, score, all, lack !== undefined), words),
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

/** In a pool a clause has no score of its own: what it takes from the pool, or that it takes nothing. */
function scoreCell(row: FillingRow, score: ClauseScore, words: Words): CellWrite {
  if (row.pooled && score.points === 0 && !isSpared(score)) return words.t('sheet.filling.noLoss');
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
  const overdrawn = row.leads ? [words.describeOverdrawn(score)].filter((line) => line !== '') : [];
  const remarks = findings.map((entry) => words.describeFinding(entry.finding));
  const lines = [...adjustment, ...reasons, ...overdrawn, ...(lack === undefined ? [] : [lack]), ...remarks];
  return cellLines(lines, words);
}
