import { checkEvidence, type EvidenceCheck, type EvidenceFinding, type LedgerEntry } from '../../src/evidence';
import { words } from '../../src/locales';
import type { EvidenceRequirement } from '../../src/rubric';
import { checkOn, COMPLETE, media, need, photo, planOf, PLAN_REPORT, report, requirement, VOLUNTEERS } from './small';

const findingsOf = (
  asked: EvidenceRequirement | readonly EvidenceRequirement[],
  ledger: readonly LedgerEntry[],
  check: EvidenceCheck = checkOn('2020-06-30'),
): readonly EvidenceFinding[] => checkEvidence(planOf(...[asked].flat()), ledger, check).findings;
const brief = (findings: readonly EvidenceFinding[]) =>
  findings.map(({ code, severity, rows }) => [code, severity, ...rows]);

/** The findings of a ledger that has everything 2.3 asks for, and one row more. */
const findingsOfRow = (row: LedgerEntry) => findingsOf(VOLUNTEERS, [...COMPLETE, row]);

describe('a complete ledger', () => {
  it('has no findings', () => {
    expect(findingsOf(VOLUNTEERS, COMPLETE)).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is told with how many are asked for, how many there are, and whose it is', () => {
    const about = { title: '环境保护志愿服务', offices: ['办公室'] };
    expect(findingsOf(VOLUNTEERS, [report(), photo(1), photo(2)])).toEqual([
      {
        code: 'evidenceMissing',
        severity: 'warning',
        requirement: '2.3',
        rows: [],
        data: { ...about, kind: 'mediaPicture', need: 2, have: 0, missing: 2 },
      },
      {
        code: 'evidenceTooFew',
        severity: 'warning',
        requirement: '2.3',
        rows: [],
        data: { ...about, kind: 'photo', need: 4, have: 2, missing: 2 },
      },
    ]);
  });

  it('is an error once it is overdue', () => {
    expect(brief(findingsOf(PLAN_REPORT, [], checkOn('2020-06-30')))).toEqual([['evidenceMissing', 'warning']]);
    expect(brief(findingsOf(PLAN_REPORT, [], checkOn('2020-07-01')))).toEqual([['evidenceMissing', 'error']]);
  });

  it('points to the rows that wait to be filled', () => {
    const waiting = { requirement: '7.1', kind: '说明报告', title: ' ', remark: '大气处写' };
    expect(brief(findingsOf(PLAN_REPORT, [{}, waiting]))).toEqual([['evidenceMissing', 'warning', 1]]);
  });

  it('is an outstanding evaluation where a department gives it', () => {
    const asked = requirement('8', { needs: [need('departmentEvaluation', 1)] });
    expect(brief(findingsOf(asked, []))).toEqual([['evaluationOutstanding', 'warning']]);
    expect(findingsOf(asked, [{ requirement: 8, kind: '部门评价', title: '省厅评价意见', date: 2021 }])).toMatchObject([
      { code: 'badDate' },
      { code: 'futureDate' },
    ]);
  });

  it('includes the draft once its day is past, whatever the deadline', () => {
    const first = { ...VOLUNTEERS, needs: [VOLUNTEERS.needs[0]!] };
    expect(brief(findingsOf(first, [], checkOn('2020-06-30')))).toEqual([['evidenceMissing', 'warning']]);
    expect(findingsOf(first, [], checkOn('2020-07-01'))).toMatchObject([
      { code: 'evidenceMissing' },
      { code: 'draftMissing', severity: 'warning', data: { kind: 'report', by: '2020-06-30' } },
    ]);
  });

  it('includes the day that an outside office sets, until everything is there', () => {
    const asked = requirement('1', { needs: [need('photo', 1)], deadline: { kind: 'outside', by: '市文明办' } });
    const day = { code: 'deadlineUnknown', severity: 'info', data: { by: '市文明办', offices: ['办公室'] } };
    expect(findingsOf(asked, [])).toMatchObject([day, { code: 'evidenceMissing' }]);
    expect(findingsOf(asked, [photo(1, { requirement: '1' })])).toEqual([]);
    const outsideDays = new Map([['1', '2020-07-31']]);
    expect(brief(findingsOf(asked, [], checkOn('2020-06-30', { outsideDays })))).toEqual([
      ['evidenceMissing', 'warning'],
    ]);
  });

  it('includes a lead office, which is not taken from the cooperating ones', () => {
    const asked = requirement('20.1', { lead: [], cooperating: ['治水治污办'] });
    expect(findingsOf(asked, [])).toEqual([
      {
        code: 'leadMissing',
        severity: 'warning',
        requirement: '20.1',
        rows: [],
        data: { title: '要求20.1', offices: ['治水治污办'] },
      },
    ]);
    expect(findingsOf({ ...asked, task: null, clause: '20.1' }, [])).toEqual([]);
  });
});

describe('a row that belongs nowhere', () => {
  it('names no known requirement', () => {
    expect(findingsOfRow(photo(9, { requirement: '2.9' }))).toEqual([
      {
        code: 'unknownRequirement',
        severity: 'error',
        requirement: null,
        rows: [7],
        data: { entry: '照片9.jpg', given: '2.9', candidates: [] },
      },
    ]);
    expect(findingsOfRow({ title: '无编号材料' })).toMatchObject([{ code: 'unknownRequirement', data: { given: '' } }]);
  });

  it('names a task with several requirements; with one only, that is meant', () => {
    const two = [requirement('2.3', { needs: [need('report', 1)] }), requirement('2.4')];
    expect(findingsOf(two, [{ requirement: 2, kind: '报告', title: '甲' }])).toMatchObject([
      { code: 'evidenceMissing' },
      { code: 'unknownRequirement', data: { given: '2', candidates: ['2.3', '2.4'] } },
    ]);
    expect(findingsOf(two.slice(0, 1), [{ requirement: 2, kind: '报告', title: '甲' }])).toEqual([]);
  });

  it('names no known kind, or one that is not asked for, and does not count', () => {
    expect(findingsOfRow(photo(9, { kind: '录像' }))).toMatchObject([
      {
        code: 'unknownKind',
        severity: 'error',
        rows: [7],
        data: { entry: '照片9.jpg', given: '录像', kinds: ['report', 'photo', 'mediaPicture'] },
      },
    ]);
    expect(findingsOfRow(photo(9, { kind: '' }))).toMatchObject([{ code: 'unknownKind', data: { given: '' } }]);
    expect(findingsOfRow(photo(9, { kind: '正式发文' }))).toMatchObject([
      { code: 'kindNotAskedFor', severity: 'warning', data: { kind: 'formalDocument' } },
    ]);
    const photos = [photo(1), photo(2), photo(3), photo(4, { kind: '录像' })];
    expect(checkEvidence(planOf(VOLUNTEERS), photos, checkOn('2020-06-30')).status[0]!.needs[1]!.have).toBe(3);
  });

  it('needs no kind where only one is asked for, and any kind will do where 其他 is asked for', () => {
    expect(findingsOf(PLAN_REPORT, [report({ requirement: '7.1', kind: null, characters: 700 })])).toEqual([]);
    const any = requirement('3', { needs: [need('other', 2)] });
    const entries = [
      { requirement: '3', title: '通知', kind: '正式文件' },
      { requirement: '3', title: '照片' },
    ];
    expect(findingsOf(any, entries)).toEqual([]);
  });

  it('holds what may be a picture: it does not count, and its cell is asked about', () => {
    const seen = photo(4, { file: null, pictureUnseen: 'file' });
    expect(findingsOfRow(seen)).toMatchObject([
      { code: 'pictureUnseen', severity: 'warning', rows: [7], data: { field: 'file' } },
    ]);
    // A name beside it names the evidence, so that counts; the cell is asked about all the same.
    const named = { ...seen, title: '现场' };
    expect(findingsOfRow(named)).toMatchObject([
      { code: 'pictureUnseen', severity: 'warning', rows: [7], data: { entry: '现场', field: 'file' } },
    ]);
    const four = [photo(1), photo(2), photo(3), named];
    expect(checkEvidence(planOf(VOLUNTEERS), four, checkOn('2020-06-30')).status[0]!.needs[1]!.have).toBe(4);
    const said = (entry: typeof seen): string =>
      words('zh-CN').describeEvidenceFinding(findingsOfRow(entry).find(({ code }) => code === 'pictureUnseen')!);
    expect(said(seen)).toContain('未计入');
    expect(said(named)).not.toContain('未计入');
    expect(said(named)).toContain('“现场”按所写的名称采用');
    const photos = [photo(1), photo(2), photo(3), seen];
    expect(checkEvidence(planOf(VOLUNTEERS), photos, checkOn('2020-06-30')).status[0]!.needs[1]!.have).toBe(3);
  });

  it.each(['#VALUE!', '#N/A', ' #name? ', '#ＤＩＶ/0!'])('names no material with the error %s as a text', (file) => {
    expect(brief(findingsOfRow(photo(9, { file })))).toEqual([['emptyEntry', 'warning', 7]]);
  });

  it('names no material: it does not count', () => {
    expect(brief(findingsOfRow(photo(9, { file: '/' })))).toEqual([['emptyEntry', 'warning', 7]]);
    const photos = [photo(1), photo(2), photo(3), photo(4, { file: null })];
    expect(checkEvidence(planOf(VOLUNTEERS), photos, checkOn('2020-06-30')).status[0]!.needs[1]!.have).toBe(3);
  });
});

describe('captions', () => {
  it('that the requirement asks for are errors when missing, 无 and — included', () => {
    expect(findingsOfRow(photo(9, { organiser: '无', theme: '—', date: '' }))).toEqual([
      {
        code: 'captionIncomplete',
        severity: 'error',
        requirement: '2.3',
        rows: [7],
        data: { entry: '照片9.jpg', fields: ['date', 'organiser', 'theme'] },
      },
    ]);
  });

  it('of media pictures in general are warnings', () => {
    expect(findingsOfRow(media(9, { column: null, content: ' ', theme: '' }))).toMatchObject([
      { code: 'captionIncomplete', severity: 'error', data: { fields: ['theme'] } },
      { code: 'captionIncomplete', severity: 'warning', data: { fields: ['column', 'content'] } },
    ]);
  });
});

describe('the length of a report of about 400 characters', () => {
  const lengthOf = (characters: string | number) => findingsOfRow(report({ file: '乙.docx', characters }));

  it('is fine from 360 to 440, a warning from 320 to 480, an error beyond', () => {
    for (const fine of [360, 400, 440, '约400字']) expect(lengthOf(fine)).toEqual([]);
    expect(lengthOf(359)).toMatchObject([
      { code: 'reportTooShort', severity: 'warning', data: { asked: 400, given: 359, percent: 10.3 } },
    ]);
    expect(brief(lengthOf(320))).toEqual([['reportTooShort', 'warning', 7]]);
    expect(brief(lengthOf(319))).toEqual([['reportTooShort', 'error', 7]]);
    expect(brief(lengthOf(441))).toEqual([['reportTooLong', 'warning', 7]]);
    expect(brief(lengthOf(480))).toEqual([['reportTooLong', 'warning', 7]]);
    expect(lengthOf('481字')).toMatchObject([
      { code: 'reportTooLong', severity: 'error', data: { given: 481, percent: 20.3 } },
    ]);
  });

  it('is unknown when it is blank, and worth a warning when it cannot be read', () => {
    expect(brief(lengthOf(''))).toEqual([['reportLengthUnknown', 'info', 7]]);
    for (const unread of ['400-450字', '四百', '1万字', -400, NaN, 1e300])
      expect(brief(lengthOf(unread))).toEqual([['reportLengthUnknown', 'warning', 7]]);
  });

  it('follows the tolerance that is set', () => {
    const strict = checkOn('2020-06-30', { tolerance: { fine: 0, warn: 5 } });
    expect(brief(findingsOf(PLAN_REPORT, [report({ requirement: '7.1', characters: 735 })], strict))).toEqual([
      ['reportTooLong', 'warning', 0],
    ]);
    expect(brief(findingsOf(PLAN_REPORT, [report({ requirement: '7.1', characters: 736 })], strict))).toEqual([
      ['reportTooLong', 'error', 0],
    ]);
  });
});

describe('the measures of a report', () => {
  it('are usually three or more', () => {
    expect(brief(findingsOfRow(report({ file: '乙.docx', measures: 2 })))).toEqual([['fewMeasures', 'info', 7]]);
    expect(findingsOfRow(report({ file: '乙.docx', measures: '3条' }))).toEqual([]);
  });
});

describe('dates', () => {
  it('outside of the period are errors, the first and the last day belong to it', () => {
    const dated = (date: string) =>
      brief(findingsOf(VOLUNTEERS, [...COMPLETE, photo(9, { date })], checkOn('2021-06-30')));
    expect(dated('2019-12-31')).toEqual([['outsidePeriod', 'error', 7]]);
    expect(dated('2020-01-01')).toEqual([]);
    expect(dated('2020-12-31')).toEqual([]);
    expect(dated('2021-01-01')).toEqual([['outsidePeriod', 'error', 7]]);
  });

  it('of a report may be later than its period: it is written about it', () => {
    const dated = (date: string) =>
      brief(findingsOf(VOLUNTEERS, [...COMPLETE, report({ file: '乙.docx', date })], checkOn('2021-06-30')));
    expect(dated('2021-01-15')).toEqual([]);
    expect(dated('2019-12-31')).toEqual([['outsidePeriod', 'error', 7]]);
  });

  it('half filled are used as far as they are certain', () => {
    expect(findingsOfRow(photo(9, { date: '2020年6月' }))).toMatchObject([
      {
        code: 'badDate',
        severity: 'warning',
        data: { field: 'date', given: '2020年6月', from: '2020-06-01', to: '2020-06-30' },
      },
    ]);
    expect(findingsOfRow(photo(9, { date: '2019年6月' }))).toMatchObject([
      { code: 'badDate', severity: 'warning' },
      { code: 'outsidePeriod', severity: 'error', data: { given: '2019-06' } },
    ]);
  });

  it('that are none are errors, those to come are warnings', () => {
    expect(findingsOfRow(photo(9, { date: '6月5日' }))).toMatchObject([
      { code: 'badDate', severity: 'error', data: { field: 'date', given: '6月5日' } },
    ]);
    expect(findingsOfRow(photo(9, { date: '2020-07-01' }))).toMatchObject([
      { code: 'futureDate', severity: 'warning', data: { field: 'date', given: '2020-07-01', asOf: '2020-06-30' } },
    ]);
    expect(findingsOfRow(photo(9, { date: '2020-06-30' }))).toEqual([]);
  });

  it('of submission after the due day are late, on it they are not', () => {
    const submitted = (submittedDate: string) =>
      findingsOf(PLAN_REPORT, [report({ requirement: '7.1', characters: 700, submittedDate })], checkOn('2020-07-31'));
    expect(submitted('2020-06-30')).toEqual([]);
    expect(submitted('2020年7月1日')).toMatchObject([
      { code: 'late', severity: 'warning', data: { given: '2020-07-01', due: '2020-06-30' } },
    ]);
  });

  it('of a draft after its own day are late, for reports and formal documents', () => {
    const drafted = (draftDate: string) =>
      brief(findingsOf(VOLUNTEERS, [...COMPLETE, report({ file: '乙.docx', draftDate })], checkOn('2020-07-31')));
    expect(drafted('2020-06-30')).toEqual([]);
    expect(drafted('2020-07-01')).toEqual([['draftLate', 'warning', 7]]);
    expect(findingsOfRow(photo(9, { draftDate: '2020-06-30' }))).toEqual([]);
  });
});

describe('the order of findings', () => {
  it('is by requirement in the plan, then by row, those of no requirement last', () => {
    const ledger = [
      { requirement: '9.9', title: '甲' },
      report({ requirement: '7.1', characters: 100, measures: 1 }),
      photo(1, { date: '不详', theme: '' }),
    ];
    const findings = findingsOf([VOLUNTEERS, PLAN_REPORT], ledger, checkOn('2020-06-30'));
    expect(findings.map(({ requirement: id, code, rows }) => [id, code, ...rows])).toEqual([
      ['2.3', 'evidenceMissing'],
      ['2.3', 'evidenceMissing'],
      ['2.3', 'evidenceTooFew'],
      ['2.3', 'captionIncomplete', 2],
      ['2.3', 'badDate', 2],
      ['7.1', 'reportTooShort', 1],
      ['7.1', 'fewMeasures', 1],
      [null, 'unknownRequirement', 0],
    ]);
  });
});
