import type { RequirementStatus } from '../../evidence';
import type { CellWrite } from '../../host/port';
import type { Words } from '../../locales';
import { isDefaultRequirement, type EvidencePlan, type EvidenceRequirement, type Rubric } from '../../rubric';
import { cellAddress } from '../common/addresses';
import type { EvidencePlace } from '../evidence/places';
import { deadlineText, missingText, officesOf, originsOf, originText } from '../evidence/text';
import type { MissingColumn } from './columns';

/** A requirement of an assessee that lacks something, and the cell where it is to be put right. */
export interface LackingEvidence extends EvidencePlace {
  readonly assessee: string;
  readonly status: RequirementStatus;
}

/** What 缺失佐证 tells. */
export interface MissingEvidence {
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  readonly words: Words;
  readonly lacking: readonly LackingEvidence[];
  /** There are several, so that each line says whose it is. */
  readonly namesAssessees: boolean;
  /** The day as of which it was checked. */
  readonly asOf: string;
}

interface Row {
  readonly isBanner: boolean;
  readonly cells: readonly CellWrite[];
  readonly place: EvidencePlace | null;
}

export function rowsOf({ rubric, plan, lacking, words }: MissingEvidence, columns: readonly MissingColumn[]): Row[] {
  const origins = originsOf(rubric, plan);
  const requirements = new Map(plan.requirements.map((requirement) => [requirement.id, requirement]));
  const none = words.t('sheet.missingEvidence.noLead');
  const groups = new Map<string, LackingEvidence[]>();
  for (const entry of lacking) {
    const offices = officesOf(requirements.get(entry.status.requirement)!, origins).join('、') || none;
    groups.set(offices, [...(groups.get(offices) ?? []), entry]);
  }
  const nobodys = groups.get(none);
  if (nobodys) groups.delete(none);
  const cellsOf = (entry: LackingEvidence, requirement: EvidenceRequirement): Record<MissingColumn, CellWrite> => ({
    requirement: requirement.id,
    origin: originText(requirement, origins),
    title: requirement.title,
    assessee: entry.assessee,
    missing: missingText(entry.status.needs, words),
    cooperating: requirement.cooperating.join('、') || null,
    deadline: deadlineText(requirement, entry.status.due, words) || null,
    daysLeft: entry.status.daysLeft,
    state: words.describeEvidenceStatus(entry.status),
    place: placeText(entry),
  });
  const banner = (text: string): Row => ({ isBanner: true, cells: [text], place: null });
  const isDefault = ({ status }: LackingEvidence): boolean =>
    isDefaultRequirement(requirements.get(status.requirement)!);
  const rows = [...groups, ...(nobodys ? [[none, nobodys] as const] : [])].flatMap(([offices, entries]) => [
    banner(words.t('sheet.missingEvidence.office', { offices, ...count(entries) })),
    ...[...entries.filter((entry) => !isDefault(entry)), ...entries.filter(isDefault)].map((entry): Row => {
      const cells = cellsOf(entry, requirements.get(entry.status.requirement)!);
      return { isBanner: false, cells: columns.map((key) => cells[key]), place: entry };
    }),
  ]);
  return [...rows, banner(totalText(lacking, words))];
}

const placeText = ({ sheet, row, column }: EvidencePlace): string | null =>
  sheet === null || row === null ? sheet : `${sheet}!${cellAddress(row, column ?? 1)}`;

const count = (entries: readonly LackingEvidence[]) => ({
  requirements: entries.length,
  missing: entries.reduce((sum, { status }) => sum + status.missing, 0),
});

export const totalText = (lacking: readonly LackingEvidence[], words: Words): string =>
  lacking.length === 0
    ? words.t('sheet.missingEvidence.none')
    : words.t('sheet.missingEvidence.total', {
        ...count(lacking),
        overdue: lacking.filter(({ status }) => status.state === 'overdue').length,
      });
