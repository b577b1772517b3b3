import type { EvidencePlan } from '../rubric';
import { sameness } from './duplicates';
import type { ReadEntry } from './entries';
import { evidenceFinding, type EvidenceFinding } from './findings';
import { textOf } from './ledger';

/**
 * Which entries are one thing: `thingOf` numbers them. Files and pictures that are used more than once are reported:
 * inside a requirement, where they count once, and across requirements, where each counts. All have a requirement.
 */
export function checkDuplicates(
  entries: readonly ReadEntry[],
  { requirements }: EvidencePlan,
): { readonly thingOf: ReadonlyMap<ReadEntry, number>; readonly findings: readonly EvidenceFinding[] } {
  const { byFile, byPicture, byEither } = sameness(entries.map(({ entry }) => entry));
  const fileOf = new Map(entries.map((read, index) => [read, byFile[index]!]));
  // The same file is the same picture: only another file is worth a second word.
  const areOtherFiles = (group: readonly ReadEntry[]): boolean =>
    new Set(group.map((read) => fileOf.get(read))).size > 1;
  const uses = (numbers: readonly number[]): ReadEntry[][] =>
    sharing(entries, numbers).flatMap((group) => usesOf(group, requirements));
  return {
    thingOf: new Map(entries.map((read, index) => [read, byEither[index]!])),
    findings: [
      ...uses(byFile).map((group) => reportUse('sameFile', group)),
      ...uses(byPicture)
        .filter(areOtherFiles)
        .map((group) => reportUse('samePicture', group)),
    ],
  };
}

/** Those that have a number in common with others, by number. */
function sharing(entries: readonly ReadEntry[], numbers: readonly number[]): ReadEntry[][] {
  const groups = new Map<number, ReadEntry[]>();
  entries.forEach((read, index) => {
    const group = groups.get(numbers[index]!);
    if (group) group.push(read);
    else groups.set(numbers[index]!, [read]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The uses inside each requirement, and the use across them; the requirements in the order of the plan. */
function usesOf(group: readonly ReadEntry[], requirements: EvidencePlan['requirements']): ReadEntry[][] {
  const inside = requirements
    .map((requirement) => group.filter((read) => read.requirement === requirement))
    .filter((members) => members.length > 0);
  const repeated = inside.filter((members) => members.length > 1);
  return inside.length > 1 ? [...repeated, inside.flat()] : repeated;
}

function reportUse(code: 'sameFile' | 'samePicture', group: readonly ReadEntry[]): EvidenceFinding {
  const requirements = [...new Set(group.map(({ requirement }) => requirement!.id))];
  const files = group.map(({ entry, name }) => textOf(entry.file) || textOf(entry.link) || name);
  return evidenceFinding(
    code,
    { requirement: requirements[0]!, rows: group.map(({ row }) => row).sort((a, b) => a - b) },
    { files: [...new Set(files)].sort(), requirements, count: group.length },
  );
}
