import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import { halfWidth, squash } from './nameWords';

const SHORTEST = 3;

/** What an office has to do with: what it leads, and that with what it helps. */
export interface OfficeWork {
  readonly leads: readonly EvidenceRequirement[];
  readonly all: readonly EvidenceRequirement[];
}

/**
 * The work of the office that a folder is named by; null when it is named by none, or by several. Offices are known by
 * their name at the beginning (大气处报送), by either of 督察办（法规处）, or by a short form with their first and last
 * character (治水办 of 治水治污办).
 */
export function officeReader({ requirements }: EvidencePlan): (folder: string) => OfficeWork | null {
  const offices = [...new Set(requirements.flatMap(({ lead, cooperating }) => [...lead, ...cooperating]))];
  const named = offices.map((office) => ({
    office,
    names: halfWidth(office)
      .split(/[()]/)
      .map(squash)
      .filter((name) => name.length > 1),
  }));
  return (folder) => {
    const text = squash(halfWidth(folder).replace(/^[\d\s.、_()-]+|^[一二三四五六七八九十]+、/, ''));
    const starting = named.filter(({ names }) => names.some((name) => text.startsWith(name)));
    const meant =
      starting.length > 0 ? starting : named.filter(({ names }) => names.some((name) => isShortFor(text, name)));
    if (meant.length !== 1) return null;
    const [{ office }] = meant as [(typeof named)[number]];
    const leads = requirements.filter(({ lead }) => lead.includes(office));
    return { leads, all: requirements.filter((one) => leads.includes(one) || one.cooperating.includes(office)) };
  };
}

/** Whether all characters of a short form stand in a name, in their order, from its first to its last. */
function isShortFor(short: string, name: string): boolean {
  if (short.length < SHORTEST || short[0] !== name[0] || short.at(-1) !== name.at(-1)) return false;
  let at = -1;
  return [...short].every((character) => (at = name.indexOf(character, at + 1)) >= 0);
}
