import type { EvidenceCheck, LedgerEntry } from '../../src/evidence';
import type { EvidenceNeed, EvidencePlan, EvidenceRequirement } from '../../src/rubric';

export const need = (kind: EvidenceNeed['kind'], count: number, more: Partial<EvidenceNeed> = {}): EvidenceNeed => ({
  kind,
  count,
  characters: null,
  captions: [],
  generalCaptions: [],
  period: null,
  ...more,
});

export const requirement = (id: string, more: Partial<EvidenceRequirement> = {}): EvidenceRequirement => ({
  id,
  task: id.split('.')[0]!,
  clause: null,
  title: `要求${id}`,
  quote: '',
  needs: [],
  deadline: { kind: 'none' },
  draftBy: null,
  lead: ['办公室'],
  cooperating: [],
  continued: false,
  onClaimOnly: false,
  ...more,
});

export const planOf = (...requirements: EvidenceRequirement[]): EvidencePlan => ({
  title: '细则',
  tasks: [],
  requirements,
  qualityRules: [],
  offices: [],
  instructions: [],
  notes: [],
});

const YEAR = { from: '2020-01-01', to: '2020-12-31' };
const CAPTIONS = ['date', 'organiser', 'theme'] as const;

/** 2.3 as the notice has it: a report of 400字左右, 4 photos, 2 media pictures, of 2020. 7.1: 700字左右 by the end of June. */
export const VOLUNTEERS = requirement('2.3', {
  title: '环境保护志愿服务',
  needs: [
    need('report', 1, { characters: 400, period: YEAR }),
    need('photo', 4, { captions: CAPTIONS, period: YEAR }),
    need('mediaPicture', 2, { captions: CAPTIONS, generalCaptions: ['media', 'column', 'content'], period: YEAR }),
  ],
  deadline: { kind: 'afterActivity' },
  draftBy: '2020-06-30',
  cooperating: ['相关处室'],
});
export const PLAN_REPORT = requirement('7.1', {
  title: '重污染天气应急预案',
  needs: [need('report', 1, { characters: 700 })],
  deadline: { kind: 'date', day: '2020-06-30' },
  lead: ['大气处'],
});

export const photo = (number: number, more: LedgerEntry = {}): LedgerEntry => ({
  requirement: '2.3',
  kind: '现场照片',
  file: `照片${number}.jpg`,
  date: '2020-06-05',
  organiser: '市生态环境局',
  theme: '六五环境日志愿服务',
  ...more,
});
export const media = (number: number, more: LedgerEntry = {}): LedgerEntry =>
  photo(number, {
    kind: '媒体图片',
    file: `样报${number}.jpg`,
    media: '舟山日报',
    column: '要闻',
    content: '志愿服务报道',
    ...more,
  });
export const report = (more: LedgerEntry = {}): LedgerEntry => ({
  requirement: '2.3',
  kind: '说明报告',
  file: '志愿服务说明报告.docx',
  characters: 400,
  draftDate: '2020-04-15',
  ...more,
});
/** Everything that 2.3 asks for. */
export const COMPLETE = [report(), photo(1), photo(2), photo(3), photo(4), media(1), media(2)];

export const checkOn = (asOf: string, more: Partial<EvidenceCheck> = {}): EvidenceCheck => ({
  asOf,
  tolerance: { fine: 10, warn: 20 },
  outsideDays: new Map(),
  ...more,
});
