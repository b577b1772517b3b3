import {
  checkEvidence,
  compareFolder,
  DEFAULT_TOLERANCE,
  ledgerFromFolder,
  type FileFacts,
  type LedgerEntry,
  type PictureFacts,
} from '../../src/evidence';
import { rubricById } from '../../src/rubrics';

const plan = rubricById('zhoushan-2020')!.evidence!;

const other = (path: string): FileFacts => ({
  path,
  size: 1000,
  sha256: null,
  kind: 'other',
  characters: null,
  picture: null,
  problem: null,
});
const picture = (path: string, more: Partial<PictureFacts> = {}): FileFacts => ({
  ...other(path),
  kind: 'picture',
  picture: { width: 640, height: 480, same: '', taken: null, ...more },
});
const report = (path: string, characters: number): FileFacts => ({ ...other(path), kind: 'document', characters });

describe('a ledger beside its folder', () => {
  const photo = (file: string, more: LedgerEntry = {}): LedgerEntry => ({
    requirement: '2.③',
    kind: '现场照片',
    file,
    ...more,
  });
  const document = (requirement: string, file: string, more: LedgerEntry = {}): LedgerEntry => ({
    requirement,
    kind: '说明报告',
    file,
    ...more,
  });
  const compare = (ledger: readonly LedgerEntry[], facts: readonly FileFacts[]) => {
    const { findings, ledger: asFound } = compareFolder(plan, ledger, facts);
    return {
      found: findings.map(({ data, ...finding }): Readonly<Record<string, unknown>> => ({ ...finding, ...data })),
      files: asFound.map(({ file }) => file),
      asFound,
    };
  };

  it.each([
    ['its path', '2.③/现场/照片1.jpg'],
    ['its path on somebody’s computer', 'D:\\创城\\佐证\\2.③\\现场\\照片1.jpg'],
    ['the end of its path', '现场/照片1.jpg'],
    ['its name', '照片1.JPG'],
    ['its name without extension', '照片1'],
    ['its name in full-width letters with white space', '照片 １．ｊｐｇ'],
    ['its name before it was saved in another format', '照片1.heic'],
  ])('finds a file by %s', (_, file) => {
    expect(compare([photo(file)], [picture('2.③/现场/照片1.jpg')])).toMatchObject({
      found: [],
      files: ['2.③/现场/照片1.jpg'],
    });
  });

  it('takes the most like of several, then that in the folder of the requirement, then that of the right kind', () => {
    const facts = ['2.③/1.jpg', '2.④/1.jpg', '2.④/1 .jpg'].map((path) => picture(path));
    expect(compare([photo('1.jpg'), photo('1.jpg', { requirement: '2.4' }), photo('1 .jpg')], facts).files).toEqual([
      '2.③/1.jpg',
      '2.④/1.jpg',
      '2.④/1 .jpg',
    ]);
    const both = [picture('2.③/情况.jpg'), report('2.③/情况.docx', 400)];
    expect(compare([document('2.3', '情况'), photo('情况')], both).files).toEqual(['2.③/情况.docx', '2.③/情况.jpg']);
  });

  it('says what is not in the folder, and what is in no row', () => {
    const facts = [picture('2.③/b.jpg'), other('杂项/录像.mp4')];
    expect(compare([photo('a.jpg'), photo(''), { remark: '合计' }], facts).found).toEqual([
      { code: 'fileUnlisted', severity: 'info', requirement: '2.3', rows: [], file: '2.③/b.jpg' },
      { code: 'fileMissing', severity: 'error', requirement: '2.3', rows: [0], entry: 'a.jpg', file: 'a.jpg' },
      { code: 'fileUnlisted', severity: 'info', requirement: null, rows: [], file: '杂项/录像.mp4' },
    ]);
  });

  it('says which files are empty or cannot be read, where that matters', () => {
    const facts: FileFacts[] = [
      { ...picture('a.jpg'), picture: null, problem: 'empty' },
      { ...picture('b.jpg'), picture: null, problem: 'unreadable' },
      { ...picture('c.heic'), picture: null, problem: 'unsupported' },
      { ...report('d.rtf', 0), characters: null, problem: 'unsupported' },
      { ...report('e.pdf', 0), characters: null, problem: 'noText' },
      { ...report('f.pdf', 0), characters: null, problem: 'noText' },
      { ...picture('g.jpg'), picture: null, problem: 'gone' },
      { ...other('h.docx'), kind: 'document', problem: 'gone' },
    ];
    const ledger = [
      photo('a.jpg'),
      photo('b.jpg'),
      photo('c.heic'),
      document('2.3', 'd.rtf'),
      document('7.1', 'e.pdf'),
      // A scan is what a formal document should be: nobody counts its characters.
      document('9.1', 'f.pdf', { kind: '正式文件' }),
      photo('g.jpg'),
    ];
    const { found } = compare(ledger, facts);
    expect(found.map(({ code, severity, entry, problem }) => [code, severity, entry, problem])).toEqual([
      ['fileEmpty', 'error', 'a.jpg', undefined],
      ['fileUnreadable', 'error', 'b.jpg', 'unreadable'],
      ['fileUnreadable', 'info', 'c.heic', 'unsupported'],
      // Not counted, so not complete.
      ['fileUnreadable', 'error', 'd.rtf', 'unsupported'],
      ['fileUnreadable', 'error', 'g.jpg', 'gone'],
      ['fileUnreadable', 'error', 'e.pdf', 'noText'],
      // In no row, but nobody can say what it is.
      ['fileUnreadable', 'warning', 'h', 'gone'],
    ]);
  });

  const wrongKinds = (kind: string, file: FileFacts) =>
    compare([{ requirement: '2.3', kind, file: file.path }], [file]).found.flatMap(({ code, severity, format }) =>
      code === 'fileWrongKind' ? [[severity, format]] : [],
    );
  const ofFormat = (
    format: NonNullable<FileFacts['format']>,
    kind: FileFacts['kind'],
    more: Partial<FileFacts> = {},
  ) => ({
    ...other(`a.${format}`),
    ...{ kind, format },
    ...more,
  });

  it.each<[string, FileFacts, string]>([
    ['说明报告', ofFormat('xlsx', 'other'), 'xlsx'],
    ['说明报告', ofFormat('jpeg', 'picture'), 'jpeg'],
    ['现场照片', ofFormat('video', 'other'), 'video'],
    ['现场照片', ofFormat('archive', 'other'), 'archive'],
    ['现场照片', ofFormat('docx', 'document', { pictures: [] }), 'docx'],
    ['现场照片', ofFormat('pdf', 'document'), 'pdf'],
    ['样报图片', ofFormat('xls', 'other'), 'xls'],
    ['正式文件', ofFormat('audio', 'other'), 'audio'],
    ['现场照片', other('现场'), 'unknown'],
  ])('says that %s cannot be %j', (kind, file, format) => {
    expect(wrongKinds(kind, file)).toEqual([['error', format]]);
  });

  it.each<[string, FileFacts]>([
    ['说明报告', ofFormat('doc', 'document', { characters: 400 })],
    ['说明报告', ofFormat('ofd', 'document', { characters: 400 })],
    ['现场照片', ofFormat('docx', 'document', { pictures: [{ name: '1', caption: '2020年6月5日' }] })],
    ['样报图片', ofFormat('pdf', 'document', { problem: 'noText' })],
    ['正式文件', ofFormat('png', 'picture')],
  ])('takes what can be %s', (kind, file) => {
    expect(wrongKinds(kind, file)).toEqual([]);
  });

  it('says where a name is not what the file is, listed or not', () => {
    const facts = [
      { ...report('说明.doc', 400), format: 'docx' as const, isMisnamed: true },
      { ...picture('照片.jpg'), isOddlyNamed: true },
    ];
    const { found } = compare([document('2.3', '说明.doc')], facts);
    expect(found.filter(({ code }) => code !== 'fileUnlisted')).toEqual([
      { code: 'fileMisnamed', severity: 'warning', requirement: '2.3', rows: [0], file: '说明.doc', format: 'docx' },
      { code: 'fileOddlyNamed', severity: 'warning', requirement: null, rows: [], file: '照片.jpg' },
    ]);
  });

  it('counts the pictures in a document, the same ones once, and looks at what stands beside them', () => {
    const album: FileFacts = {
      ...report('照片.docx', 60),
      format: 'docx',
      pictures: [
        { name: '1.jpg', caption: '2020年6月5日，舟山市生态环境局主办“保护海洋 志愿先行”活动' },
        { name: '2.jpg', caption: '净滩现场' },
        { name: '3.jpg', caption: '' },
        { name: '1.jpg', caption: '2020.6.5 舟山市生态环境局：保护海洋，志愿先行' },
      ],
    };
    const row = photo('照片.docx', { date: '2020-06-05', organiser: '舟山市生态环境局', theme: '保护海洋，志愿先行' });
    const { found, asFound } = compare([row], [album]);
    expect(found).toEqual([
      {
        ...{ code: 'pictureCaption', severity: 'warning', requirement: '2.3', rows: [0], entry: '照片.docx' },
        ...{ file: '照片.docx', pictures: ['2', '3'], fields: ['date', 'organiser', 'theme'] },
      },
    ]);
    const check = { asOf: '2020-05-01', tolerance: DEFAULT_TOLERANCE, outsideDays: new Map() };
    const { status } = checkEvidence(plan, asFound, check);
    expect(status.find(({ requirement }) => requirement === '2.3')!.needs[1]).toMatchObject({ kind: 'photo', have: 3 });
  });

  it('says where the stated length is more than a tenth from what was counted', () => {
    const found = (characters: string | number, counted: number) =>
      compare([document('2.3', 'a.docx', { characters })], [report('a.docx', counted)]).found;
    // A tenth of 400 is 40.
    expect(found('约440字', 400)).toEqual([]);
    expect(found(360, 400)).toEqual([]);
    expect(found('', 400)).toEqual([]);
    expect(found(441, 400)).toMatchObject([
      { code: 'charactersDiffer', severity: 'warning', stated: 441, counted: 400 },
    ]);
    expect(found(400, 0)).toMatchObject([{ code: 'charactersDiffer', stated: 400, counted: 0 }]);
  });

  it('says where the camera’s day is not the stated one, of photos taken on the spot alone', () => {
    const facts = [picture('a.jpg', { taken: '2020-06-06' })];
    const found = (date: string, kind = '现场照片') => compare([photo('a.jpg', { date, kind })], facts).found;
    expect(found('2020年6月5日')).toMatchObject([
      { code: 'photoDateDiffers', severity: 'warning', rows: [0], taken: '2020-06-06', given: '2020年6月5日' },
    ]);
    expect(found('2020.6.6')).toEqual([]);
    expect(found('2020年6月')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('2020年6月5日', '样报图片')).toEqual([]);
  });

  it('is checked with what was counted, and by what the files are, not by what they are called', () => {
    const facts = [
      report('a.docx', 300),
      { ...picture('2.③/x.jpg', { same: '2.③/x.jpg' }), sha256: 'aa' },
      { ...picture('2.③/y.jpg', { same: '2.③/x.jpg' }), sha256: 'aa' },
      picture('2.③/z.jpg', { same: '2.③/x.jpg' }),
    ];
    const ledger = [document('2.3', 'a.docx', { characters: 400 }), photo('x.jpg'), photo('y.jpg'), photo('z.jpg')];
    const { asFound } = compare(ledger, facts);
    const check = { asOf: '2020-05-01', tolerance: DEFAULT_TOLERANCE, outsideDays: new Map() };
    const codes = ['reportTooShort', 'sameFile', 'samePicture'];
    const { findings, status } = checkEvidence(plan, asFound, check);
    expect(findings.filter(({ code }) => codes.includes(code))).toMatchObject([
      {
        code: 'reportTooShort',
        severity: 'error',
        rows: [0],
        data: { entry: 'a.docx', asked: 400, given: 300, percent: 25 },
      },
      { code: 'sameFile', rows: [1, 2] },
      { code: 'samePicture', rows: [1, 2, 3] },
    ]);
    const needs = status.find(({ requirement }) => requirement === '2.3')!.needs;
    expect(needs[1]).toEqual({ kind: 'photo', need: 4, have: 1 });
    expect(checkEvidence(plan, ledger, check).findings.some(({ code }) => codes.includes(code))).toBe(false);
  });
});

describe('a ledger from a folder', () => {
  const entry = (file: FileFacts): LedgerEntry => ledgerFromFolder(plan, [file])[0]!;
  const requirementOf = (path: string): LedgerEntry['requirement'] => entry(other(path)).requirement;

  it.each([
    ['2.③ 志愿服务/a.mp4', '2.3'],
    ['２．３/a.mp4', '2.3'],
    ['2（3）/a.mp4', '2.3'],
    ['02-志愿服务/③/a.mp4', '2.3'],
    ['02-志愿服务/2018年以来/④美丽中国/a.mp4', '2.4'],
    ['Ⅲ-49公益活动/②党政机关/a.mp4', '6.2'],
    ['III-10/a.mp4', '1'],
    ['附件2/环境保护志愿服务活动/a.mp4', '2.3'],
    ['公益活动/环境保护公益活动情况.mp4', '6.1'],
    ['诚信奖惩制度/3张照片/a.mp4', '4.3'],
    ['5.22生物多样性日/a.mp4', '18'],
    ['6·17低碳日活动/a.mp4', '19'],
    ['2.3照片1.mp4', '2.3'],
  ])('tells the requirement of %s', (path, requirement) => {
    expect(requirementOf(path)).toBe(requirement);
  });

  it.each([
    ['the task where one of its requirements is meant', '02-志愿服务活动/a.mp4', '2'],
    ['nothing where several tasks have the name', 'Ⅲ-75生态环境宣传教育/a.mp4', ''],
    ['nothing from numbers that count files or days', '6.5/3.mp4', ''],
    ['nothing from a year or a month', '2020年/12月/a.mp4', ''],
    ['nothing from other words', '活动/a.mp4', ''],
  ])('tells %s', (_, path, requirement) => {
    expect(requirementOf(path)).toBe(requirement);
  });

  it('tells kinds from extension and words, among those that are asked for', () => {
    expect(entry(picture('2.3/现场照片/1.jpg')).kind).toBe('photo');
    expect(entry(picture('2.3/现场照片/电视截屏.jpg')).kind).toBe('mediaPicture');
    expect(entry(picture('2.3/1.jpg')).kind).toBe('photo');
    expect(entry(picture('1/1.jpg')).kind).toBe('photo');
    expect(entry(report('2.3/1.docx', 400)).kind).toBe('report');
    expect(entry(report('2.3/会议通知.docx', 400)).kind).toBe('');
    expect(entry(report('9/②一河一策.docx', 700)).kind).toBe('report');
    expect(entry(report('9/关于印发巡河制度的通知.pdf', 0)).kind).toBe('formalDocument');
    expect(entry(report('省厅评价.docx', 100)).kind).toBe('departmentEvaluation');
    expect(entry(other('2.3/活动照片.zip')).kind).toBe('');
  });

  it('tells days from the name, else from a folder, else from the camera', () => {
    const taken = { taken: '2020-06-07' };
    expect(entry(picture('2.3/IMG_20200605_1.jpg', taken)).date).toBe('2020-06-05');
    expect(entry(picture('2.3/2020年6月6日净滩/1.jpg', taken)).date).toBe('2020-06-06');
    expect(entry(picture('2.3/2020.6/1.jpg', taken)).date).toBe('2020-06-07');
    expect(entry(picture('2.3/20201345.jpg')).date).toBeUndefined();
  });

  it('lists files in the order of the plan, those without a place at the end', () => {
    const facts = [other('其他.mp4'), report('10/情况说明.docx', 690), picture('2.4/b.jpg'), picture('2.4/a.jpg')];
    expect(ledgerFromFolder(plan, facts)).toEqual([
      { requirement: '2.4', kind: 'photo', title: 'a', file: '2.4/a.jpg' },
      { requirement: '2.4', kind: 'photo', title: 'b', file: '2.4/b.jpg' },
      { requirement: '10', kind: 'report', title: '情况说明', file: '10/情况说明.docx', characters: 690 },
      { requirement: '', kind: '', title: '其他', file: '其他.mp4' },
    ]);
  });
});
