import { checkEvidence, compareFolder, type FileFacts, type LedgerEntry } from '../../src/evidence';
import type { QualityCheck } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import { checkOn } from './small';

const plan = rubricById('zhoushan-2020')!.evidence!;

/** One row for everything that Annex 2 asks for, dated on the last day of its period or on the day of the check. */
const COMPLETE: readonly LedgerEntry[] = plan.requirements.flatMap(({ id, needs }) =>
  needs.flatMap(({ kind, count, characters, period }) =>
    Array.from({ length: count }, (_, index) => ({
      requirement: id,
      kind,
      file: `${id}/${kind}${index}`,
      date: kind === 'formalDocument' ? '2020-04-30' : period && period.to < '2020-06-30' ? period.to : '2020-06-30',
      years: kind === 'departmentEvaluation' && period ? `${period.from.slice(0, 4)}-${period.to.slice(0, 4)}` : '',
      organiser: '市生态环境局',
      theme: '创建全国文明城市',
      media: '舟山日报',
      column: '要闻',
      content: '活动报道',
      characters,
    })),
  ),
);

describe('the ledger of Zhoushan 2020', () => {
  it('is complete with 67 rows; what remains is the lead office that the notice leaves blank', () => {
    const { findings, status } = checkEvidence(plan, COMPLETE, checkOn('2020-06-30'));
    expect(COMPLETE).toHaveLength(67);
    expect(status.filter(({ state }) => state !== 'complete')).toEqual([]);
    expect(findings.map(({ code, requirement }) => [code, requirement])).toEqual([['leadMissing', '20.1']]);
  });

  it('lacks 67 things when it is empty; the four reports of the end of June are overdue on 1 July', () => {
    const { status } = checkEvidence(plan, [], checkOn('2020-07-01'));
    expect(status.reduce((sum, { missing }) => sum + missing, 0)).toBe(67);
    expect(status.filter(({ state }) => state === 'overdue').map(({ requirement }) => requirement)).toEqual([
      '7.1',
      '7.2',
      '20.1',
      '21.4',
    ]);
  });
});

/** The complete ledger with the first entry of a kind under a requirement changed; null takes all of these out. */
function brokenAt(requirement: string, kind: string, more: LedgerEntry | 'gone' | 'all gone'): LedgerEntry[] {
  const isMeant = (entry: LedgerEntry): boolean => entry.requirement === requirement && entry.kind === kind;
  const first = COMPLETE.find(isMeant)!;
  if (more === 'all gone') return COMPLETE.filter((entry) => !isMeant(entry));
  return COMPLETE.flatMap((entry) => (entry !== first ? [entry] : more === 'gone' ? [] : [{ ...entry, ...more }]));
}

type Break = readonly [requirement: string, kind: string, more: LedgerEntry | 'gone' | 'all gone'];

/** For every line that claims a check, and every finding that it names, a ledger that breaks the rule. */
const BREAKS: Readonly<Record<string, Partial<Record<QualityCheck, Break>>>> = {
  '时间.3': {
    draftMissing: ['9.1', 'formalDocument', 'gone'],
    draftDateUnknown: ['9.1', 'formalDocument', { date: '' }],
    draftLate: ['9.1', 'formalDocument', { date: '2020-05-01' }],
  },
  '时间.4': {
    draftMissing: ['2.3', 'report', 'gone'],
    draftDateUnknown: ['2.3', 'report', { date: '' }],
    draftLate: ['2.3', 'report', { draftDate: '2020-07-01' }],
  },
  '媒体.1': { captionIncomplete: ['2.3', 'mediaPicture', { media: '' }] },
  '媒体.2': { captionIncomplete: ['2.3', 'mediaPicture', { column: '' }] },
  '报告.4': { fewMeasures: ['2.3', 'report', { measures: 2 }] },
  '附件2.1': { captionIncomplete: ['2.3', 'photo', { organiser: '' }] },
  '附件2.2': {
    // 359 of 400 are 10.25 % less, 441 as many more.
    reportTooShort: ['2.3', 'report', { characters: 359 }],
    reportTooLong: ['2.3', 'report', { characters: 441 }],
    reportLengthUnknown: ['2.3', 'report', { characters: '约四百' }],
  },
  '附件2.3': {
    evidenceMissing: ['2.4', 'photo', 'all gone'],
    evidenceTooFew: ['2.4', 'photo', 'gone'],
    outsidePeriod: ['2.4', 'photo', { date: '2019-12-31' }],
  },
  '附件2.4': {
    evaluationOutstanding: ['12', 'departmentEvaluation', 'gone'],
    yearsUnknown: ['12', 'departmentEvaluation', { years: '' }],
    yearsMissing: ['12', 'departmentEvaluation', { years: '2018、2020' }],
  },
};

describe('a line of 质量自查 that claims a check', () => {
  it.each(
    Object.entries(BREAKS).flatMap(([id, breaks]) =>
      Object.entries(breaks).map(([code, [requirement, kind, more]]) => [id, code, requirement, kind, more] as const),
    ),
  )('%s raises %s', (id, code, requirement, kind, more) => {
    const { findings } = checkEvidence(plan, brokenAt(requirement, kind, more), checkOn('2020-07-01'));
    const told = findings.filter((finding) => finding.code !== 'leadMissing');
    // A draft that is not there is a thing that is not there, too.
    const expected = code === 'draftMissing' ? ['evidenceMissing', code] : [code];
    expect(told.map((finding) => finding.code)).toEqual(expected);
    expect(told.every((finding) => finding.requirement === requirement)).toBe(true);
    expect(plan.qualityRules.find((rule) => rule.id === id)!.kinds).toContain(kind);
  });

  it('附件2.5 raises fileWrongKind, for a video is no picture of a newspaper or screen', () => {
    const entry = { ...COMPLETE.find(({ kind }) => kind === 'mediaPicture')!, file: '2.3/报道.mp4' };
    const video: FileFacts = {
      path: '2.3/报道.mp4',
      size: 9,
      sha256: null,
      kind: 'other',
      format: 'video',
      characters: null,
      picture: null,
      problem: null,
    };
    expect(compareFolder(plan, [entry], [video]).findings.map(({ code }) => code)).toEqual(['fileWrongKind']);
  });

  it('has an input here for every finding that it names, and those for people claim none', () => {
    const named = plan.qualityRules.map(({ id, checkedBy, checks }) => [
      id,
      checkedBy === 'person' ? [] : [...checks].sort(),
    ]);
    const broken = plan.qualityRules.map(({ id }) => [
      id,
      id === '附件2.5' ? ['fileWrongKind'] : Object.keys(BREAKS[id] ?? {}).sort(),
    ]);
    expect(named).toEqual(broken);
    expect(
      plan.qualityRules.filter(({ checkedBy, checks }) => (checkedBy === 'person') !== (checks.length === 0)),
    ).toEqual([]);
  });
});
