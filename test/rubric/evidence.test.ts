import { words } from '../../src/locales';
import { loadRubric, type EvidencePlan, type EvidenceRequirement, type RubricProblem } from '../../src/rubric';
import { edit, problemOf, type Case } from './loading/expected';
import { problemsAfter, smallFiles, smallRubric, type Edit } from './loading/small';

const plan = (...edits: Edit[]): EvidencePlan => smallRubric(edits).evidence!;
const requirement = (id: string, ...edits: Edit[]): EvidenceRequirement =>
  plan(...edits).requirements.find((entry) => entry.id === id)!;

describe('the tasks of a table', () => {
  it('have a code, however it is printed, and continue the row above where a cell is blank', () => {
    expect(plan().tasks).toEqual([
      {
        id: '1',
        code: 'Ⅲ-2',
        title: '宣传',
        content: 'III-2 宣传',
        standard: '开展宣传。',
        head: '牵头开展，',
        reportTime: '6月底',
      },
      { id: '2', code: 'Ⅲ-2', title: '宣传', content: '', standard: '开展宣传。', head: '', reportTime: '' },
      {
        id: '3',
        code: '',
        title: '河道',
        content: '河道',
        standard: '水清。',
        head: '',
        reportTime: '时间由市里定',
      },
    ]);
  });

  it('ask for requirements that are named after the circled number before them', () => {
    expect(plan().requirements.map(({ id, task, title }) => [id, task, title])).toEqual(
      expect.arrayContaining([
        ['1.1', '1', '宣传情况'],
        ['1.3', '1', '宣传图片'],
        ['2', '2', '宣传制度'],
        ['3', '3', '看河道'],
      ]),
    );
  });
});

describe('a requirement of a task', () => {
  it('has its needs, with the captions that the quality rules ask for in general, and whole years as its period', () => {
    expect(requirement('1.1').needs).toEqual([
      {
        kind: 'report',
        count: 1,
        characters: 400,
        captions: [],
        generalCaptions: [],
        period: { from: '2021-01-01', to: '2022-12-31' },
      },
    ]);
    expect(requirement('1.3').needs).toEqual([
      { kind: 'photo', count: 2, characters: null, captions: ['date'], generalCaptions: [], period: null },
      {
        kind: 'mediaPicture',
        count: 1,
        characters: null,
        captions: ['date'],
        generalCaptions: ['media'],
        period: null,
      },
    ]);
  });

  it('is due when its row says, when it says itself, or when the row above says', () => {
    expect(['1.1', '1.3', '2', '3'].map((id) => requirement(id).deadline)).toEqual([
      { kind: 'date', day: '2023-06-30' },
      { kind: 'afterActivity' },
      { kind: 'date', day: '2023-06-30' },
      { kind: 'outside', by: '市里' },
    ]);
  });

  it('wants a first draft by the day that a quality rule names for its kind', () => {
    expect(['1.1', '1.3', '2', '3'].map((id) => requirement(id).draftBy)).toEqual(['2023-03-31', null, null, null]);
  });

  it('is led by the offices of its row, or of the row above, and by nobody where the rubric says so', () => {
    expect(['1.1', '2', '3'].map((id) => requirement(id)).map((entry) => [entry.lead, entry.continued])).toEqual([
      [['宣传处', '办公室'], false],
      [['宣传处', '办公室'], true],
      [[], false],
    ]);
    expect(['1.1', '2', '3'].map((id) => requirement(id).cooperating)).toEqual([['团委'], [], ['治水处']]);
  });
});

describe('evidence for clauses', () => {
  const ofClauses = (...edits: Edit[]): EvidenceRequirement[] =>
    plan(...edits).requirements.filter((entry) => entry.clause !== null);

  it('is what the rubric quotes, and the default for every other clause that can earn points, in their order', () => {
    expect(ofClauses().map(({ id, clause, title, needs }) => [id, clause, title, needs[0]!.kind])).toEqual([
      ['1', '1', '佐证材料', 'other'],
      ['2.1', '2.1', '佐证材料', 'other'],
      ['2.2.1.1', '2.2.1', '减排方案', 'formalDocument'],
      ['2.2.1.2', '2.2.1', '减排报告', 'report'],
      ['2.2.2', '2.2.2', '佐证材料', 'other'],
      ['3.1.1', '3.1.1', '佐证材料', 'other'],
      ['3.1.2', '3.1.2', '佐证材料', 'other'],
      ['3.2.1', '3.2.1', '佐证材料', 'other'],
      ['3.2.2', '3.2.2', '佐证材料', 'other'],
      ['加分.1', '加分.1', '表彰文件', 'formalDocument'],
    ]);
  });

  it('is asked for only where points are claimed or scored', () => {
    expect(ofClauses().every((entry) => entry.onClaimOnly)).toBe(true);
    expect(plan().requirements.filter((entry) => entry.task !== null && entry.onClaimOnly)).toEqual([]);
  });
});

describe('a rubric without evidence.yaml', () => {
  it('asks for nothing', () => {
    expect(loadRubric({ ...smallFiles(), evidence: null }).evidence).toBeNull();
  });
});

describe('the hashes', () => {
  it('of the text see a word of the table; that of the scoring sees nothing of evidence', () => {
    const { hashes } = smallRubric();
    const word = smallRubric([edit('evidence', '水清。', '水净。'), edit('source', '河道 水清。', '河道 水净。')]);
    expect(word.hashes.text).not.toBe(hashes.text);
    expect(word.hashes.scoring).toBe(hashes.scoring);
    const title = smallRubric([edit('evidence', 'title: 看河道', 'title: 河道现场')]);
    expect(title.hashes).toEqual(hashes);
  });
});

const BROKEN: readonly Case[] = [
  {
    title: 'a kind that is not known',
    edits: [edit('evidence', 'kind: photo, count: 2', 'kind: 照片, count: 2')],
    problems: [
      {
        code: 'schema',
        in: 'evidence',
        at: 'kind: 照片',
        data: {
          path: 'table.tasks.0.requirements.1.needs.0.kind',
          expected:
            '("report" | "photo" | "mediaPicture" | "formalDocument" | "departmentEvaluation" | "fieldVisit" | "other")',
          received: '"照片"',
        },
      },
    ],
  },
  {
    title: 'a deadline without its day',
    edits: [edit('evidence', 'kind: date, day: 2023-06-30', 'kind: date')],
    problems: [
      {
        code: 'schema',
        in: 'evidence',
        at: 'reportTime: { quote: 6月底',
        data: { path: 'table.tasks.0.reportTime.deadline.day', expected: '"day"', received: 'undefined' },
      },
    ],
  },
  {
    title: 'a part that is not known',
    edits: [edit('evidence', 'characters: 400', 'words: 400')],
    problems: [
      {
        code: 'schema',
        in: 'evidence',
        at: 'words: 400',
        data: { path: 'table.tasks.0.requirements.0.needs.0.words', expected: 'never', received: '"words"' },
      },
    ],
  },
  {
    title: 'a row out of order',
    edits: [edit('evidence', '    - id: "3"', '    - id: "4"'), edit('source', '3 河道', '4 河道')],
    problems: [{ code: 'badId', in: 'evidence', at: '- id: "4"', data: { id: '4', expected: 3 } }],
  },
  {
    title: 'two requirements of the same number',
    edits: [edit('evidence', '③提供', '①提供'), edit('source', '③提供', '①提供')],
    problems: [{ code: 'duplicateId', in: 'evidence', at: '- title: 宣传图片', data: { id: '1.1' } }],
  },
  {
    title: 'a cell that is left out',
    edits: [edit('evidence', '      cooperating: [团委]\n', '')],
    problems: [
      {
        code: 'sourceDiffers',
        in: 'evidence',
        at: '- id: "2"',
        data: {
          where: '序号2',
          ours: '传处、办公室2提供宣传制度。3河道水清。现场查看。时间由市里',
          theirs: '传处、办公室团委2提供宣传制度。3河道水清。现场查看。时间由',
        },
      },
    ],
  },
  {
    title: 'a beginning that is not in the document',
    edits: [edit('evidence', 'head: 附表 序号', 'head: 附件 序号')],
    problems: [
      {
        code: 'sourceNotFound',
        in: 'evidence',
        at: '  head: 附件',
        data: { begin: '附件 序号 内容 标准 要求 时间 牵头 配合', end: '附表完' },
      },
    ],
  },
  {
    title: 'a quality rule that is not in the document',
    edits: [edit('evidence', 'quote: 样报须写明报名', 'quote: 样报应写明报名')],
    problems: [{ code: 'textNotInSource', in: 'evidence', at: 'id: 样报.1', data: { text: '样报应写明报名' } }],
  },
  {
    title: 'an office that is not in the document',
    edits: [edit('evidence', 'office: 办公室', 'office: 宣传处')],
    problems: [{ code: 'textNotInSource', in: 'evidence', at: 'office: 宣传处', data: { text: '宣传处：负责汇总。' } }],
  },
  {
    title: 'a quote that is not in the clause',
    edits: [edit('evidence', 'quote: 受表彰的', 'quote: 受奖励的')],
    problems: [
      { code: 'quoteNotInText', in: 'evidence', at: 'clause: 加分.1', clause: '加分.1', data: { quote: '受奖励的' } },
    ],
  },
  {
    title: 'a clause that is not there',
    edits: [edit('evidence', 'clause: 加分.1', 'clause: 加分.2')],
    problems: [
      { code: 'evidenceClause', in: 'evidence', at: 'clause: 加分.2', clause: '加分.2', data: { id: '加分.2' } },
    ],
  },
];

describe('complaints about evidence.yaml', () => {
  it.each(BROKEN)('say file, line and data of $title', ({ edits, problems }) => {
    expect(problemsAfter(edits)).toEqual(problems.map((problem) => problemOf(problem, edits)));
  });

  const problem = (...edits: Edit[]): RubricProblem => problemsAfter(edits)[0]!;

  it.each([
    [
      problem(edit('evidence', 'clause: 加分.1', 'clause: 加分.2')),
      'evidence.yaml:45：条款 加分.2：佐证要求所属的条款“加分.2”不存在。请核对条款编号。',
      'evidence.yaml:45: clause 加分.2: there is no clause “加分.2” to ask evidence for. Check the clause id.',
    ],
    [
      problem(edit('evidence', 'characters: 400', 'words: 400')),
      'evidence.yaml:19：“table.tasks.0.requirements.0.needs.0.words”不是这里可用的项。请检查拼写，或删去。',
      'evidence.yaml:19: “table.tasks.0.requirements.0.needs.0.words” is not known here. Check the spelling or remove it.',
    ],
    [
      problem(edit('evidence', 'day: 2023-06-30', 'day: 6月30日')),
      'evidence.yaml:26：“table.tasks.0.reportTime.deadline.day”应为 /^\\d{4}-\\d\\d-\\d\\d$/，实际是 "6月30日"。请对照 docs/rubric-format.md 改正。',
      'evidence.yaml:26: “table.tasks.0.reportTime.deadline.day” must be /^\\d{4}-\\d\\d-\\d\\d$/ but is "6月30日". Correct it as docs/rubric-format.md says.',
    ],
  ])('have a remedy in both languages (%#)', (given, chinese, english) => {
    expect(words('zh-CN').describeRubricProblem(given)).toBe(chinese);
    expect(words('en').describeRubricProblem(given)).toBe(english);
  });
});
