import type { SheetSnapshot, Snapshot } from '../../host/port';
import type { Rubric } from '../../rubric';
import {
  holdsLedgerEntries,
  holdsRequirementEntries,
  markerOf,
  readAdjustments,
  readFilling,
  readHandling,
} from '../../sheets';

/** Whether a sheet of ours holds what people filled in. */
export function holdsEntries(
  sheet: SheetSnapshot,
  { dateSystem }: Snapshot,
  rubricById: (id: string) => Rubric | null,
): boolean {
  const marker = markerOf(sheet);
  const rubric = marker && rubricById(marker.rubric);
  if (marker?.kind === 'findings') return [...readHandling(sheet).values()].flat().some((text) => (text ?? '') !== '');
  if (marker?.kind === 'adjustments') return readAdjustments(sheet, dateSystem).rows.length > 0;
  const plan = rubric?.evidence;
  if (marker?.kind === 'ledger' && plan) return holdsLedgerEntries(sheet, plan, dateSystem);
  if (marker?.kind === 'requirements' && plan) return holdsRequirementEntries(sheet, plan);
  if (marker?.kind !== 'filling' || !rubric) return false;
  const { inputs, claims, texts } = readFilling(sheet, marker.assessee, rubric, { dateSystem });
  return (
    [...inputs.values()].some((value) => value !== null && value !== '') ||
    claims.size > 0 ||
    texts.some(({ evidence, remark }) => evidence !== '' || remark !== '')
  );
}
