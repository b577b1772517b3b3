import type { LedgerEntry } from '../../../src/evidence';
import type { EvidenceKind, EvidenceNeed, EvidencePlan, EvidenceRequirement } from '../../../src/rubric';
import { ACTIVITIES, LEDGER_GAPS } from './data';

/** A row of the ledger: its key in the sheet, what it is for, and what stands in it. */
export interface SampleRow {
  readonly key: string;
  /** Null: a row of people's own. */
  readonly requirement: EvidenceRequirement | null;
  readonly kind: EvidenceKind;
  /** Of its kind, from 1. */
  readonly number: number;
  /** Null: it still waits. */
  readonly entry: LedgerEntry | null;
}

/** Where pictures of the media come from, in this order. */
const MEDIA = [
  { media: '舟山日报', column: '要闻', name: '舟山日报样报' },
  { media: '舟山电视台', column: '舟山新闻', name: '舟山电视台截屏' },
] as const;

/** The ledger with its gaps, row by row as it is laid out, without requirement and kind of laid-out rows. */
export function sampleRows(plan: EvidencePlan): SampleRow[] {
  const gaps = new Map(LEDGER_GAPS.flatMap(({ rows }) => Object.entries(rows)));
  const rows = plan.requirements.flatMap((requirement) =>
    requirement.needs.flatMap((need) =>
      Array.from({ length: need.count }, (_, index): SampleRow => {
        const key = `${requirement.id}|${need.kind}|${index + 1}`;
        const gap = gaps.get(key);
        const entry = gap === null ? null : { ...entryOf(requirement, need, index + 1), ...gap };
        return { key, requirement, kind: need.kind, number: index + 1, entry };
      }),
    ),
  );
  const extra = [...gaps].filter(([key]) => key.startsWith('+'));
  return [
    ...rows,
    ...extra.map(([key, entry]) => ({ key, requirement: null, kind: 'photo', number: 1, entry }) as const),
  ];
}

/** What a careful person fills in. */
function entryOf(
  { id, title }: EvidenceRequirement,
  { kind, characters, period }: EvidenceNeed,
  number: number,
): LedgerEntry {
  const activity = ACTIVITIES[id];
  switch (kind) {
    case 'photo': {
      const { theme } = activity!;
      return {
        ...activity,
        title: `${theme}现场${number}`,
        file: `${theme}现场${number}.jpg`,
        submittedDate: after(activity!.date),
      };
    }
    case 'mediaPicture': {
      const { media, column, name } = MEDIA[number - 1]!;
      return {
        ...activity,
        ...{ media, column, content: `报道“${activity!.theme}”活动`, title: name },
        ...{ file: `${activity!.theme}${name}.jpg`, submittedDate: after(activity!.date) },
      };
    }
    case 'report':
      return {
        ...{ title: `${title}情况说明`, file: `${title}情况说明.docx`, characters, measures: 4 },
        ...{ draftDate: '2020-05-28', submittedDate: '2020-06-15' },
      };
    case 'formalDocument':
      return {
        title: '河（湖）长巡河（湖）履职办法',
        file: '河（湖）长巡河（湖）履职办法.pdf',
        date: '2019-03-20',
        draftDate: '2020-04-20',
      };
    case 'departmentEvaluation':
      return {
        ...{ title: `${title}复函`, file: `${title}复函.pdf`, submittedDate: '2020-06-24' },
        ...(period ? { years: [...new Set([period.from, period.to].map((day) => day.slice(0, 4)))].join('-') } : {}),
      };
    default:
      return { title: `${title}记录`, file: `${title}记录.txt`, date: '2020-06-10' };
  }
}

/** Pictures are submitted three days after the activity. */
const after = (date: string): string => new Date(Date.parse(date) + 3 * 86_400_000).toISOString().slice(0, 10);
