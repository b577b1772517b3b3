import { checkEvidence, type LedgerEntry } from '../../src/evidence';
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
