import type { Words } from '../../locales';
import type { EvidenceKind, EvidenceRequirement } from '../../rubric';
import { originText, type Origins } from '../evidence/text';

/** What a row is for: task or clause, requirement, and how long a report is to be. */
export function whatText(
  requirement: EvidenceRequirement,
  kind: EvidenceKind | null,
  origins: Origins,
  words: Words,
): string {
  const [only, ...others] = requirement.needs;
  const need = kind === null && others.length === 0 ? only : requirement.needs.find((asked) => asked.kind === kind);
  const characters = need?.characters ?? null;
  const length = characters === null ? '' : words.t('sheet.requirements.about', { characters });
  const { code } = origins.task.get(requirement.task ?? '') ?? { code: originText(requirement, origins) };
  return [...new Set([code, requirement.title])].join(' ').trim() + length;
}
