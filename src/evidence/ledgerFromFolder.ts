import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import type { FileFacts } from './fileFacts';
import { askingFor, kindFromPath } from './kindFromPath';
import type { LedgerEntry } from './ledger';
import { dayIn } from './nameDays';
import { meaningReader, stemOf, type PathMeaning } from './pathWords';

/**
 * A new ledger from what lies in a folder, one row per file, in the order of the plan, files that say nothing of where
 * they belong at the end. Requirements are told from folders and names; where only the task is certain, its number
 * stands there. Kinds are code words, told from what the file is and the words in its path. Days come from names, then
 * from the camera. What cannot be told stays blank.
 */
export function ledgerFromFolder(plan: EvidencePlan, facts: readonly FileFacts[]): LedgerEntry[] {
  const read = meaningReader(plan);
  const places = new Map(plan.requirements.map((requirement, index) => [requirement, index]));
  const rows = facts.map((file) => {
    const parts = file.path.split('/').reverse();
    const requirements = requirementsOf(file, parts, read(file.path));
    const [first] = requirements;
    return { file, entry: entryOf(file, parts, requirements), place: first ? places.get(first)! : places.size };
  });
  return rows.sort((a, b) => a.place - b.place || (a.file.path < b.file.path ? -1 : 1)).map(({ entry }) => entry);
}

/** Where only the office is known, what it leads and does not ask for such a file is not meant. */
function requirementsOf(
  { kind }: FileFacts,
  parts: readonly string[],
  { requirements, isByOffice }: PathMeaning,
): readonly EvidenceRequirement[] {
  const asking = isByOffice && kind === 'other' ? [] : askingFor(kind, parts, requirements);
  return asking.length > 0 || isByOffice ? asking : requirements;
}

function entryOf(file: FileFacts, parts: readonly string[], requirements: readonly EvidenceRequirement[]): LedgerEntry {
  const kind = kindFromPath(file.kind, parts, requirements);
  const date = dayIn(parts) ?? file.picture?.taken ?? null;
  return {
    requirement: idOf(requirements),
    kind: kind ?? '',
    title: stemOf(parts[0]!),
    file: file.path,
    ...(date === null ? {} : { date }),
    ...(kind === 'report' && file.characters !== null ? { characters: file.characters } : {}),
  };
}

function idOf([first, ...others]: readonly EvidenceRequirement[]): string {
  if (!first) return '';
  if (others.length === 0) return first.id;
  return others.every(({ task }) => task === first.task) ? (first.task ?? '') : '';
}
