import type { EvidenceKind, EvidenceNeed, EvidencePlan, EvidenceRequirement } from '../rubric';
import { readKind } from './kinds';
import { textOf, type LedgerEntry } from './ledger';
import { requirementKey } from './requirementKey';

/** A row of the ledger with what it belongs to. */
export interface ReadEntry {
  readonly row: number;
  readonly entry: LedgerEntry;
  /** Null when its id means none. */
  readonly requirement: EvidenceRequirement | null;
  /** The requirements that its id could mean. */
  readonly candidates: readonly string[];
  readonly kind: EvidenceKind | null;
  /** What it fulfils; null when the requirement does not ask for its kind. */
  readonly need: EvidenceNeed | null;
  /** Title, file or link; '' when it names nothing, and then it does not count. */
  readonly name: string;
  /** Nothing but requirement, kind and remark is filled: a row that waits to be filled. */
  readonly isWaiting: boolean;
}

const NOT_EVIDENCE: ReadonlySet<string> = new Set<keyof LedgerEntry>(['requirement', 'kind', 'remark']);

/** Reads every row that is not blank. */
export function readEntries(plan: EvidencePlan, ledger: readonly LedgerEntry[]): ReadEntry[] {
  const find = requirementFinder(plan);
  return ledger.flatMap((entry, row) => {
    const isWaiting = Object.entries(entry).every(([field, value]) => NOT_EVIDENCE.has(field) || textOf(value) === '');
    const id = textOf(entry.requirement);
    if (isWaiting && id === '') return [];
    const found = find(id);
    const requirement = found.length === 1 ? found[0]! : null;
    const kind = kindOf(entry, requirement);
    return {
      row,
      entry,
      requirement,
      candidates: found.map((candidate) => candidate.id),
      kind,
      need: needFor(kind, requirement),
      name: textOf(entry.title) || textOf(entry.file) || textOf(entry.link) || textOf(entry.pictureInCell),
      isWaiting,
    };
  });
}

/** By id; the number of a task or clause means the requirements of it. */
function requirementFinder({ requirements }: EvidencePlan): (id: string) => readonly EvidenceRequirement[] {
  const exact = new Map(requirements.map((requirement) => [requirementKey(requirement.id), [requirement]]));
  const byParent = new Map<string, EvidenceRequirement[]>();
  for (const requirement of requirements) {
    const parent = requirementKey(requirement.task ?? requirement.clause ?? '');
    byParent.set(parent, [...(byParent.get(parent) ?? []), requirement]);
  }
  return (id) => {
    const key = requirementKey(id);
    return key === '' ? [] : (exact.get(key) ?? byParent.get(key) ?? []);
  };
}

/** As written; where nothing is written and one kind only is asked for, that one. */
function kindOf(entry: LedgerEntry, requirement: EvidenceRequirement | null): EvidenceKind | null {
  const written = textOf(entry.kind);
  if (written !== '') return readKind(written);
  return requirement?.needs.length === 1 ? requirement.needs[0]!.kind : null;
}

/** The need of that kind; a need for `other` takes whatever is not asked for by its kind. */
function needFor(kind: EvidenceKind | null, requirement: EvidenceRequirement | null): EvidenceNeed | null {
  if (kind === null || requirement === null) return null;
  const needOf = (wanted: EvidenceKind): EvidenceNeed | undefined =>
    requirement.needs.find((need) => need.kind === wanted);
  return needOf(kind) ?? needOf('other') ?? null;
}
