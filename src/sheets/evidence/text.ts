import { requirementKey, type NeedStatus } from '../../evidence';
import { words as wordsOf, type Words } from '../../locales';
import {
  clausesOf,
  type Clause,
  type EvidenceKind,
  type EvidenceNeed,
  type EvidencePlan,
  type EvidenceRequirement,
  type EvidenceTask,
  type Rubric,
} from '../../rubric';

/** The word for a kind in a cell that people fill: Chinese in every language, as it is read back. */
export const kindWord = (kind: EvidenceKind): string => wordsOf('zh-CN').describeEvidenceKind(kind);

/** 现场照片 4 张. */
const amountText = (kind: EvidenceKind, count: number, words: Words): string =>
  `${words.describeNeededKind(kind)} ${words.t(`evidence.amount.${kind}`, { count })}`;

/** 说明报告 1 份（400字左右）. */
export function needText({ kind, count, characters }: EvidenceNeed, words: Words): string {
  const amount = amountText(kind, count, words);
  return characters === null ? amount : amount + words.t('sheet.requirements.about', { characters });
}

/** What is lacking: 现场照片 3 张、媒体图片 1 张; '' when nothing is. */
export const missingText = (needs: readonly NeedStatus[], words: Words): string =>
  needs
    .filter(({ need, have }) => have < need)
    .map(({ kind, need, have }) => amountText(kind, need - have, words))
    .join(words.t('list.enumeration'));

/** The years that an entry must be of: 2020年, 2018～2020年; told apart by kind where they differ. */
export function periodText({ needs }: EvidenceRequirement, words: Words): string {
  const yearsOf = ({ period }: EvidenceNeed): string => {
    if (!period) return '';
    const [from, to] = [period.from.slice(0, 4), period.to.slice(0, 4)];
    return words.t('sheet.requirements.years', { years: from === to ? from : words.formatRange([+from, +to]) });
  };
  const years = needs.map(yearsOf);
  if (new Set(years).size === 1) return years[0]!;
  return needs.map((need, index) => `${words.describeEvidenceKind(need.kind)} ${years[index]}`.trim()).join('\n');
}

/** The due day; without one, in words when it is due; '' when the document says nothing. */
export function deadlineText({ deadline }: EvidenceRequirement, due: string | null, words: Words): string {
  if (due !== null) return due;
  if (deadline.kind === 'none' || deadline.kind === 'date') return '';
  return words.t(
    `sheet.requirements.deadline.${deadline.kind}`,
    deadline.kind === 'outside' ? { by: deadline.by } : {},
  );
}

/** A task or a clause by what it is called, with its number where it has one: Ⅲ-15 志愿服务活动. */
export interface Origins {
  readonly task: ReadonlyMap<string, EvidenceTask>;
  readonly clause: ReadonlyMap<string, Clause>;
}

export const originsOf = (rubric: Rubric, plan: EvidencePlan): Origins => ({
  task: new Map(plan.tasks.map((task) => [task.id, task])),
  clause: new Map(clausesOf(rubric).map((clause) => [clause.id, clause])),
});

export function originText({ task: taskId, clause: clauseId }: EvidenceRequirement, { task, clause }: Origins): string {
  const asked = task.get(taskId ?? '');
  if (asked) return `${asked.code} ${asked.title}`.trim();
  return clause.get(clauseId ?? '')?.title ?? '';
}

/** Who has to bring it: the leading offices, for a clause the departments that confirm it. */
export const officesOf = ({ lead, clause: id }: EvidenceRequirement, { clause }: Origins): readonly string[] =>
  id === null ? lead : (clause.get(id)?.verifiers ?? []);

/** Finds the requirement that an id means, however it is written; the number of a task or clause means its only one. */
export function requirementsById({ requirements }: EvidencePlan): (id: string) => EvidenceRequirement | null {
  const exact = new Map(requirements.map((requirement) => [requirementKey(requirement.id), requirement]));
  return (id) => {
    const key = requirementKey(id);
    const own = requirements.filter(({ task, clause }) => key !== '' && (task === key || clause === key));
    return exact.get(key) ?? (own.length === 1 ? own[0]! : null);
  };
}
