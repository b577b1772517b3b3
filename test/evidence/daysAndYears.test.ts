import { checkEvidence, type LedgerEntry } from '../../src/evidence';
import { rubricById } from '../../src/rubrics';
import { checkOn } from './small';

const plan = rubricById('zhoushan-2020')!.evidence!;
const of = (requirement: string, entries: readonly LedgerEntry[], asOf = '2020-12-31') => {
  const ledger = entries.map((entry) => ({ requirement, ...entry }));
  const { findings, status } = checkEvidence(plan, ledger, checkOn(asOf));
  return {
    codes: findings
      .filter((one) => one.requirement === requirement && one.code !== 'leadMissing')
      .map(({ code }) => code),
    state: status.find((one) => one.requirement === requirement)!.state,
  };
};

describe('the years that an opinion covers', () => {
  const evaluation = (years: string | number, title = '省厅评价') => of('8', [{ title, years }]);

  it.each(['2017—2019', '2017-2019年', '2017年至2019年', '2017、2018、2019', '2016～2020', '２０１７到２０１９'])(
    'are all there in %s',
    (years) => {
      expect(evaluation(years)).toEqual({ codes: [], state: 'complete' });
    },
  );

  it('are an error where one is missing, and the requirement is not complete', () => {
    expect(evaluation('2018—2019')).toEqual({ codes: ['yearsMissing'], state: 'needsCorrection' });
    expect(of('11', [{ title: '评价', years: 2019 }]).codes).toEqual(['yearsMissing']);
    expect(of('11', [{ title: '评价', years: 2020 }]).codes).toEqual([]);
  });

  it('may stand on several papers', () => {
    expect(
      of('8', [
        { title: '甲', years: 2017 },
        { title: '乙', years: '2018、2019' },
      ]).codes,
    ).toEqual([]);
  });

  it('are asked for where they are blank or no years, unless the title names them all', () => {
    expect(evaluation('').codes).toEqual(['yearsUnknown']);
    expect(evaluation('近三年').codes).toEqual(['yearsUnknown']);
    expect(evaluation('', '2017—2019年空气质量改善评价').codes).toEqual([]);
  });

  it('are nothing to ask of a report, nor where the text names none', () => {
    expect(of('16', [{ title: '评价' }]).codes).toEqual([]);
  });
});

describe('the day of a formal document', () => {
  it.each(['date', 'draftDate', 'submittedDate'])('is checked in the column %s', (field) => {
    expect(of('9.1', [{ title: '发文', [field]: '2020-05-01' }]).codes).toEqual(['draftLate']);
    expect(of('9.1', [{ title: '发文', [field]: '2020-04-30' }]).codes).toEqual([]);
  });

  it('is that of its issue, not that on which it was handed in', () => {
    expect(of('9.1', [{ title: '发文', date: '2020-04-20', submittedDate: '2020-06-01' }]).codes).toEqual([]);
  });
});

describe('a paper without a date', () => {
  it('is told once its day is past', () => {
    expect(of('9.2', [{ title: '报告', characters: 700 }], '2020-06-30').codes).toEqual([]);
    expect(of('9.2', [{ title: '报告', characters: 700 }], '2020-07-01').codes).toEqual(['draftDateUnknown']);
    expect(of('9.1', [{ title: '发文' }]).codes).toEqual(['draftDateUnknown']);
  });
});

describe('what comes after its day', () => {
  const report = (more: LedgerEntry) =>
    of('7.1', [{ title: '报告', characters: 700, draftDate: '2020-06-01', ...more }]);

  it.each([
    ['it was handed in', { submittedDate: '2020-07-01' }],
    ['it was made', { date: '2020-07-01' }],
    ['its draft was made', { draftDate: '2020-07-01' }],
  ])('is overdue where %s after it', (_, more) => {
    const { codes, state } = report(more);
    expect(state).toBe('overdue');
    expect(codes).toContain('late');
  });

  it('is complete on the day itself', () => {
    expect(report({ submittedDate: '2020-06-30' })).toEqual({ codes: [], state: 'complete' });
  });

  it('does not make overdue what was complete without it', () => {
    const first = { title: '甲', file: 'a.docx', characters: 700, draftDate: '2020-06-01' };
    expect(of('7.1', [first, { ...first, file: 'b.docx', submittedDate: '2020-07-05' }]).state).toBe('complete');
  });
});
