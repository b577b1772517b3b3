import type { EvidenceFinding } from '../../evidence';
import type { EvidencePlace } from '../evidence/places';
import { requirementRowKey } from './columns';
import type { RequirementsSheet } from './read';

/** The cell of 佐证要求 for a finding without rows; without the sheet, or the row in it, what is left of the place. */
export function requirementPlace(requirements: RequirementsSheet | null, finding: EvidenceFinding): EvidencePlace {
  if (!requirements) return { sheet: null, row: null, column: null };
  const { sheet, rowOf, columns } = requirements;
  const row = rowOf.get(requirementRowKey(finding.requirement ?? '')) ?? null;
  return { sheet, row, column: row === null ? null : (columns.get(columnOf(finding)) ?? null) };
}

/** The column that it is about. */
function columnOf({ code }: EvidenceFinding): string {
  if (code === 'deadlineUnknown') return 'due';
  return code === 'leadMissing' ? 'lead' : 'needs';
}
