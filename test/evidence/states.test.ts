import { checkEvidence, type LedgerEntry, type RequirementStatus } from '../../src/evidence';
import type { EvidenceRequirement } from '../../src/rubric';
import { checkOn, COMPLETE, need, photo, planOf, PLAN_REPORT, report, requirement, VOLUNTEERS } from './small';

const statusOf = (
  asked: EvidenceRequirement,
  ledger: readonly LedgerEntry[],
  asOf: string,
  outsideDays: ReadonlyMap<string, string> = new Map(),
): RequirementStatus => checkEvidence(planOf(asked), ledger, checkOn(asOf, { outsideDays })).status[0]!;

const good = report({ requirement: '7.1', characters: 700 });
const tooShort = report({ requirement: '7.1', characters: 300 });

describe('the state of a requirement', () => {
  it('is 齐全 when all is there and without error, also after its day', () => {
    expect(statusOf(PLAN_REPORT, [good], '2020-07-05')).toEqual({
      requirement: '7.1',
      state: 'complete',
      missing: 0,
      needs: [{ kind: 'report', need: 1, have: 1 }],
      due: '2020-06-30',
      daysLeft: -5,
    });
  });

  it('is 未到期 until and on the day itself, 逾期 the day after', () => {
    expect(statusOf(PLAN_REPORT, [], '2020-06-01')).toMatchObject({ state: 'notDue', missing: 1, daysLeft: 29 });
    expect(statusOf(PLAN_REPORT, [], '2020-06-30')).toMatchObject({ state: 'notDue', missing: 1, daysLeft: 0 });
    expect(statusOf(PLAN_REPORT, [], '2020-07-01')).toMatchObject({ state: 'overdue', missing: 1, daysLeft: -1 });
  });

  it('is 需补正 when nothing is lacking but an entry has an error, and 逾期 once that is late', () => {
    expect(statusOf(PLAN_REPORT, [tooShort], '2020-06-30')).toMatchObject({ state: 'needsCorrection', missing: 0 });
    expect(statusOf(PLAN_REPORT, [tooShort], '2020-07-01')).toMatchObject({ state: 'overdue', missing: 0 });
  });

  it('is 未到期, not 需补正, while something is lacking too', () => {
    const asked = { ...PLAN_REPORT, needs: [...PLAN_REPORT.needs, need('photo', 2)] };
    expect(statusOf(asked, [tooShort], '2020-06-30')).toMatchObject({ state: 'notDue', missing: 2 });
  });

  it('is 缺n without a day: 及时 and 定期 are never overdue', () => {
    expect(statusOf(VOLUNTEERS, [photo(1)], '2030-01-01')).toEqual({
      requirement: '2.3',
      state: 'missing',
      missing: 6,
      needs: [
        { kind: 'report', need: 1, have: 0 },
        { kind: 'photo', need: 4, have: 1 },
        { kind: 'mediaPicture', need: 2, have: 0 },
      ],
      due: null,
      daysLeft: null,
    });
    expect(statusOf({ ...VOLUNTEERS, deadline: { kind: 'periodic' } }, [], '2030-01-01').state).toBe('missing');
  });

  it('is complete with more than was asked for', () => {
    expect(statusOf(VOLUNTEERS, [...COMPLETE, photo(5)], '2020-06-30')).toMatchObject({
      state: 'complete',
      missing: 0,
      needs: [{ have: 1 }, { have: 5 }, { have: 2 }],
    });
  });

  it('follows the day that an outside office set, once it is entered', () => {
    const asked = requirement('1', { needs: [need('photo', 7)], deadline: { kind: 'outside', by: '市文明办' } });
    expect(statusOf(asked, [], '2020-07-01')).toMatchObject({ state: 'missing', missing: 7, due: null });
    const days = new Map([['1', '2020-06-30']]);
    expect(statusOf(asked, [], '2020-07-01', days)).toMatchObject({
      state: 'overdue',
      due: '2020-06-30',
      daysLeft: -1,
    });
  });
});

describe('a requirement that is asked for on a claim', () => {
  const asked = requirement('2.1', { task: null, clause: '2.1', needs: [need('other', 1)], onClaimOnly: true });
  const check = (claimed?: ReadonlySet<string>) =>
    checkEvidence(planOf(asked), [], checkOn('2022-12-31', claimed && { claimed }));

  it('counts only where points of its clause are claimed', () => {
    expect(check(new Set(['2.1'])).status).toMatchObject([{ requirement: '2.1', state: 'missing', missing: 1 }]);
    expect(check(new Set(['2.2']))).toEqual({ findings: [], status: [] });
    expect(check()).toEqual({ findings: [], status: [] });
  });

  it('is worth knowing and no more while the clause quotes nothing, and a warning where it quotes what it wants', () => {
    const severities = (quote: string) =>
      checkEvidence(planOf({ ...asked, quote }), [], checkOn('2022-12-31', { claimed: new Set(['2.1']) })).findings.map(
        ({ code, severity }) => [code, severity],
      );
    expect(severities('')).toEqual([['evidenceMissing', 'info']]);
    expect(severities('出台支持推动绿色认证工作的相关政策意见')).toEqual([['evidenceMissing', 'warning']]);
  });

  it('leaves entries alone that nobody asked for', () => {
    const { findings } = checkEvidence(planOf(asked), [{ requirement: '2.1', title: '通知', date: '不详' }], {
      ...checkOn('2022-12-31'),
      claimed: new Set(),
    });
    expect(findings).toEqual([]);
  });
});
