import {
  EVIDENCE_FINDING_CODES,
  EVIDENCE_KINDS,
  evidenceFinding,
  readKind,
  type EvidenceFinding,
  type EvidenceFindingCode,
  type EvidenceSeverity,
} from '../../src/evidence';
import { LOCALES, NOT_GIVEN, words } from '../../src/locales';
import zhCN from '../../src/locales/zh-CN.json';

type Data = EvidenceFinding['data'];

const about = { title: '环境保护志愿服务', offices: ['办公室', '生态处'] };
const lack = { ...about, kind: 'photo', need: 4, have: 2, missing: 2 };
const use = { files: ['a.jpg', 'b.jpg'], requirements: ['2.3'], count: 2 };
const file = { entry: '活动照片', file: '照片1.jpg' };
const report = { entry: '说明报告', asked: 400, given: 300, percent: 25 };

/** Samples of every code, one for each of its sentences. The types see to it that no code is left out. */
const SAMPLES: Readonly<Record<EvidenceFindingCode, readonly (readonly [Data, EvidenceSeverity?])[]>> = {
  qualityOpen: [[{ count: 2, asked: 15, entries: ['图片.1', '图片.2'] }]],
  qualityNotMet: [[{ entry: '图片.1', quote: '场景大' }]],
  qualityUnread: [[{ entry: '图片.1', given: '基本做到' }]],
  leadMissing: [[about], [{ ...about, offices: [] }]],
  deadlineUnknown: [[{ ...about, by: '市文明办' }]],
  evidenceMissing: [[{ ...lack, have: 0 }], [{ ...lack, offices: [] }], [{ ...lack, have: 0 }, 'info']],
  evidenceTooFew: [[lack]],
  evaluationOutstanding: [[{ ...lack, kind: 'departmentEvaluation' }]],
  draftMissing: [
    [{ ...about, kind: 'report', by: '2020-06-30' }],
    [{ ...about, kind: 'formalDocument', by: '2020-04-30' }],
  ],
  unknownRequirement: [
    [{ entry: '甲', given: '2.9', candidates: [] }],
    [{ entry: '甲', given: '2', candidates: ['2.3', '2.4'] }],
    [{ entry: '', given: '', candidates: [] }],
  ],
  unknownKind: [
    [{ entry: '甲', given: '录像', kinds: ['report', 'photo'] }],
    [{ entry: '甲', given: '', kinds: ['report', 'photo'] }],
  ],
  kindNotAskedFor: [[{ entry: '甲', kind: 'fieldVisit' }]],
  emptyEntry: [[{ entry: '' }]],
  pictureInCell: [[{ entry: '单元格内图片' }]],
  pictureUnseen: [[{ entry: '', field: 'file' }], [{ entry: '现场', field: 'file' }]],
  captionIncomplete: [
    [{ entry: '甲', fields: ['date', 'organiser', 'theme'] }],
    [{ entry: '甲', fields: ['media', 'column', 'content'] }, 'warning'],
  ],
  reportTooShort: [[report]],
  reportTooLong: [[{ ...report, given: 500 }]],
  reportLengthUnknown: [[{ entry: '甲', asked: 400, given: '四百' }], [{ entry: '甲', asked: 400, given: '' }]],
  fewMeasures: [[{ entry: '甲', given: 2 }]],
  badDate: [
    [{ entry: '甲', field: 'draftDate', given: '不详' }],
    [{ entry: '甲', field: 'submittedDate', given: '2020年6月', from: '2020-06-01', to: '2020-06-30' }, 'warning'],
  ],
  futureDate: [[{ entry: '甲', field: 'date', given: '2020-07-01', asOf: '2020-06-30' }]],
  outsidePeriod: [[{ entry: '甲', given: '2019-06', from: '2020-01-01', to: '2020-12-31' }]],
  yearsUnknown: [[{ entry: '甲', given: '', years: ['2020'] }], [{ entry: '甲', given: '三年', years: ['2020'] }]],
  yearsMissing: [[{ entry: '甲', given: ['2019'], years: ['2019', '2020'], lacking: ['2020'] }]],
  late: [[{ entry: '甲', field: 'submittedDate', given: '2020-07-01', due: '2020-06-30' }]],
  draftLate: [[{ entry: '甲', kind: 'report', field: 'draftDate', given: '2020-07-01', by: '2020-06-30' }]],
  draftDateUnknown: [
    [{ entry: '甲', kind: 'report', by: '2020-06-30' }],
    [{ entry: '甲', kind: 'formalDocument', by: '2020-04-30' }],
  ],
  sameFile: [[use], [{ ...use, requirements: ['2.3', '6.1'] }]],
  samePicture: [[use], [{ ...use, requirements: ['2.3', '6.1'] }]],
  fileMissing: [[file]],
  fileEmpty: [[file]],
  fileUnreadable: (['unreadable', 'tooLarge', 'unsupported', 'noText', 'gone'] as const).map((problem) => [
    { ...file, problem },
  ]),
  fileWrongKind: [[{ ...file, kind: 'report', format: 'xlsx' }]],
  fileMisnamed: [[{ file: '照片1.jpg', format: 'unknown' }]],
  fileOddlyNamed: [[{ file: '照片1.jpg' }]],
  pictureCaption: [[{ ...file, pictures: ['2', '3'], fields: ['date'] }]],
  charactersDiffer: [[{ ...file, stated: 400, counted: 320 }]],
  photoDateDiffers: [[{ ...file, given: '2020-06-05', taken: '2020-05-30' }]],
  fileUnlisted: [[{ file: '照片9.jpg' }]],
};
const FINDINGS = Object.entries(SAMPLES).flatMap(([code, samples]) =>
  samples.map(([data, severity]) =>
    evidenceFinding(code as EvidenceFindingCode, { requirement: '2.3', rows: [3] }, data, severity),
  ),
);

describe.each(LOCALES)('the words for evidence in %s', (locale) => {
  const text = words(locale);
  const said = (sentence: string): void => {
    expect(sentence).toMatch(/\S/);
    expect(sentence).not.toContain('{{');
    expect(sentence).not.toContain(NOT_GIVEN);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|evidence\./);
  };

  it('has sentences for every finding, with every placeholder filled', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual([...EVIDENCE_FINDING_CODES].sort());
    for (const finding of FINDINGS) said(text.describeEvidenceFinding(finding));
  });

  it('uses every sentence that there is', () => {
    const sentences = FINDINGS.map((finding) => text.describeEvidenceFinding(finding));
    const reading = FINDINGS.filter(({ code }) => code === 'fileUnreadable').length - 1;
    const offices = 1;
    expect(new Set(sentences).size).toBe(Object.keys(zhCN.evidence.finding).length + reading + offices);
  });

  it('has words for every kind, which the ledger reads back, and for every state', () => {
    expect(EVIDENCE_KINDS.map((kind) => readKind(text.describeEvidenceKind(kind)))).toEqual(EVIDENCE_KINDS);
    for (const state of ['complete', 'missing', 'needsCorrection', 'overdue', 'notDue'] as const)
      said(text.describeEvidenceStatus({ state, missing: 2 }));
  });
});

describe('a finding about evidence', () => {
  const zh = words('zh-CN');
  const en = words('en');
  const sentence = (code: EvidenceFindingCode, data: Data, severity?: EvidenceSeverity) =>
    zh.describeEvidenceFinding(evidenceFinding(code, { requirement: '2.3', rows: [] }, data, severity));

  it('says what is missing, whose it is, and what to do', () => {
    expect(sentence('evidenceTooFew', lack)).toBe(
      '要求 2.3“环境保护志愿服务”应有现场照片 4 张，已有 2 张，缺 2 张。请办公室、生态处补齐。',
    );
    expect(sentence('evidenceMissing', { ...lack, kind: 'report', need: 1, have: 0, missing: 1, offices: [] })).toBe(
      '要求 2.3“环境保护志愿服务”应有说明报告 1 份，还没有。请补报。',
    );
    expect(sentence('evidenceMissing', { ...lack, offices: [] }, 'info')).toBe(
      '条款 2.3 已填报数据，未提供佐证材料，请补报。',
    );
    expect(en.describeEvidenceFinding(evidenceFinding('evidenceTooFew', { requirement: '2.3', rows: [] }, lack))).toBe(
      'Requirement 2.3 “环境保护志愿服务” asks for Photo: 4; there are 2, missing 2. Submit what is missing (办公室, 生态处).',
    );
  });

  it('names the fields of a caption, and what the document only mentions', () => {
    expect(sentence('captionIncomplete', { entry: '照片1', fields: ['date', 'theme'] })).toBe(
      '“照片1”没有注明活动时间、活动主题，文件要求注明。请在材料上补注，并填入台账。',
    );
    expect(sentence('captionIncomplete', { entry: '样报1', fields: ['column'] }, 'warning')).toBe(
      '“样报1”没有注明栏目名称，报送质量要求中有此项。请核对材料，补填台账。',
    );
  });

  it('tells the use of a file inside a requirement from that across requirements', () => {
    expect(sentence('sameFile', { ...use, files: ['a.jpg'] })).toBe(
      '要求 2.3 中，有 2 行用的是同一个文件（“a.jpg”），只计一次。请换用不同的材料；一个文件内有几张图片的，请分别存成文件。',
    );
    expect(sentence('sameFile', { ...use, files: ['a.jpg'], requirements: ['2.3', '6.1'] })).toBe(
      '同一个文件（“a.jpg”）用于要求 2.3、6.1，各计一次。请核对是否合适。',
    );
  });

  it('gives the state in a word', () => {
    const status = (state: 'complete' | 'missing' | 'needsCorrection' | 'overdue' | 'notDue') =>
      zh.describeEvidenceStatus({ state, missing: 2 });
    expect((['complete', 'missing', 'needsCorrection', 'overdue', 'notDue'] as const).map(status)).toEqual([
      '齐全',
      '缺2',
      '需补正',
      '逾期',
      '未到期',
    ]);
  });
});
