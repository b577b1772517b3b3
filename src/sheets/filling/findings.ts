import { scoreOf, type finding, type Scorecard } from '../../scoring';
import { cellAddress } from '../common/addresses';
import { located, type LocatedFinding } from '../common/located';
import type { FillingSheet } from './read';
import { rowKey } from './rows';

/** Departments claim with two decimals. */
const CLAIM_TOLERANCE = 0.005 + 1e-9;

/** Claims beside computed scores: above full marks, or different from what the rules give. */
export function claimFindings(filling: FillingSheet, scorecard: Scorecard): LocatedFinding[] {
  const column = filling.columns.get('claim');
  return [...filling.claims.values()].flatMap(({ target, points, row }): LocatedFinding[] => {
    const about = { assessee: filling.assessee, clause: target.id };
    const place = column === undefined ? { sheet: filling.sheet } : { sheet: filling.sheet, row, column };
    if (target.points !== null && (points > target.most || points < target.least)) {
      return [located('claimAboveFull', about, place, { claim: points, points: target.points })];
    }
    const computed =
      target.kind === 'item' ? scoreOf(scorecard, target.id).points : scorecard.clauses.get(target.id)!.points;
    if (computed === null || Math.abs(computed - points) <= CLAIM_TOLERANCE) return [];
    return [located('claimDiffers', about, place, { claim: points, computed })];
  });
}

/** Findings of the scoring with the cells they are about. */
export function locate(filling: FillingSheet, findings: readonly ReturnType<typeof finding>[]): LocatedFinding[] {
  return findings.map((entry) => {
    const row = filling.rowOf.get(rowKey(entry.clause, entry.fact));
    return {
      finding: withCells(filling, entry),
      sheet: filling.sheet,
      row: row ?? null,
      column: row === undefined ? null : (filling.columns.get('value') ?? null),
    };
  });
}

/** Figures that contradict each other are told with the cells of all of them. */
function withCells(filling: FillingSheet, entry: ReturnType<typeof finding>): ReturnType<typeof finding> {
  const column = filling.columns.get('value');
  if (entry.code !== 'contradiction' || column === undefined) return entry;
  const cells = String(entry.data.facts)
    .split('、')
    .flatMap((fact) => filling.rowOf.get(rowKey(entry.clause, fact)) ?? [])
    .map((row) => cellAddress(row, column));
  return { ...entry, data: { ...entry.data, cells: cells.join('、') } };
}
