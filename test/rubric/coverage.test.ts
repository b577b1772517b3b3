import { readFileSync } from 'node:fs';
import { loadRubric, RubricError, type Rubric } from '../../src/rubric';
import { squeeze } from '../../src/rubric/compose';
import { cover, scriptOf } from '../../src/rubric/coverage';
import { rubricById } from '../../src/rubrics';
import { randomNumbers } from '../rubrics/randomFacts';

/** A rubric as a table of another office has it: other columns, ids of their own, clauses at two depths. */
const clause = (id: string, title: string, text: string, points: number, fact: string, verifiers?: string[]) => ({
  ...{ id, title, text, points, start: 'full', ...(verifiers ? { verifiers } : {}) },
  facts: { [fact]: { type: 'count' } },
  rules: [{ quote: text, deduct: fact }],
});
const RUBRIC = {
  ...{
    id: 'table',
    title: '考评表',
    year: 2024,
    fullMarks: 20,
    assessees: [],
    head: '考评表 类别 内容 分值 标准 单位',
  },
  beside: ['备注', '第2页'],
  children: [
    {
      ...{ id: 'A', title: '安全', points: 12 },
      children: [
        clause('A-1', '台账', '台账缺一项扣1分。', 4, '缺项', ['安监科']),
        {
          ...{ id: 'A-2', title: '隐患', points: 8 },
          children: [
            clause('A-2-甲', '重大', '重大隐患每处扣1分。', 5, '重大隐患', ['应急科']),
            clause('A-2-乙', '一般', '一般隐患每处扣1分。', 3, '一般隐患', ['安监科', '应急科']),
          ],
        },
      ],
    },
    {
      ...{ id: 'B', title: '卫生', points: 8 },
      children: [
        clause('B-1', '保洁', '垃圾每处扣1分。', 5, '垃圾', ['城管科']),
        clause('B-2', '绿化', '死树每棵扣1分。', 3, '死树', ['城管科']),
      ],
    },
  ],
};
/** Read row by row; the cell of a category is merged over its rows. */
const ROWS = [
  ['考评表'],
  ['类别', '内容', '分值', '标准', '单位'],
  ['安全', '台账', '4', '台账缺一项扣1分。', '安监科'],
  ['', '重大', '5分', '重大隐患每处扣1分。', '应急科', '备注'],
  ['', '一般', '3', '一般隐患每处扣1分。', '安监科，应急科'],
  ['第2页'],
  ['卫生', '保洁', '5', '垃圾每处扣1分。', '城管科'],
  ['', '绿化', '3', '死树每棵扣1分。', '城管科'],
];
const source = (rows: readonly (readonly string[])[] = ROWS): string => rows.map((row) => row.join('\t')).join('\n');
const load = (text = source(), rubric: object = RUBRIC): Rubric =>
  loadRubric({ rubric: { path: 'rubric.yaml', data: rubric }, nodes: [], responsibility: null, source: text });

function complaints(...given: Parameters<typeof load>): string[] {
  try {
    load(...given);
  } catch (error) {
    if (error instanceof RubricError)
      return error.problems.map(({ code, place, data }) => `${code} ${place.clause} ${JSON.stringify(data)}`);
    throw error;
  }
  return [];
}
/** The rows with another cell. */
const withCell = (row: number, column: number, cell: string): string =>
  source(ROWS.map((cells, at) => (at === row ? cells.map((old, index) => (index === column ? cell : old)) : cells)));

describe('a table with columns and numbers of its own', () => {
  it('is proved cell by cell, whatever stands beside the rubric in it', () => {
    const { proved } = load();
    // 5 texts and the head; 2 titles of categories, 5 of clauses, 5 points, 5 departments.
    expect(proved).toEqual({ texts: 6, labels: 17, characters: squeeze(source()).length });
  });

  it.each([
    ['a title', 2, 1, '档案', 'sourceDiffers A-1 {"where":"A-1.title","ours":"台账","theirs":"档案"}'],
    ['points', 2, 2, '14', 'sourceDiffers A-1 {"where":"A-1.points","ours":"4","theirs":"14"}'],
    [
      'departments',
      4,
      4,
      '应急科，安监科',
      'sourceDiffers A-2-乙 {"where":"A-2-乙.verifiers","ours":"安监科、应急科","theirs":"应急科，安监科"}',
    ],
    ['a category', 6, 0, '环卫', 'sourceDiffers B {"where":"B.title","ours":"卫生","theirs":"环卫"}'],
    [
      'a standard',
      3,
      3,
      '重大隐患每处扣2分。',
      'sourceDiffers A-2-甲 {"where":"A-2-甲","ours":"大隐患每处扣1分。","theirs":"大隐患每处扣2分。应急科备注一般3一般隐患每处扣1分。安监科"}',
    ],
    [
      'a cell that belongs to nothing',
      3,
      0,
      '（新增）',
      'sourceUncovered A-1 {"where":"A-1.verifiers","text":"（新增）","after":"台账缺一项扣1分。安监科"}',
    ],
  ])('is not where it has other words: %s', (_, row, column, cell, said) => {
    expect(complaints(withCell(row, column, cell))).toEqual([said]);
  });

  it('is proved where a category and its only clause have the same points, printed once', () => {
    const [first] = RUBRIC.children;
    const only = {
      ...RUBRIC.children[1]!,
      children: [clause('B-1', '保洁', '垃圾每处扣1分。', 8, '垃圾', ['城管科'])],
    };
    const rows = [...ROWS.slice(0, 6), ['卫生', '保洁', '8', '垃圾每处扣1分。', '城管科']];
    expect(complaints(source(rows), { ...RUBRIC, children: [first, only] })).toEqual([]);
  });

  it('is not where a row is missing, or stands at another place', () => {
    expect(complaints(source(ROWS.filter((_, row) => row !== 4)))[0]).toMatch(/^sourceDiffers A-2-乙 /);
    expect(complaints(source([...ROWS.slice(0, 2), ROWS[3]!, ROWS[2]!, ...ROWS.slice(4)]))).not.toEqual([]);
  });
});

describe.each(['shaoxing-2022', 'zhoushan-2020'])('the proof of %s', (id) => {
  const { children, verdict } = rubricById(id)!;
  const yaml = readFileSync(`src/rubrics/${id}/rubric.yaml`, 'utf8');
  const setting = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(yaml)![1]!;
  const [head, end] = [setting('head'), setting('end')];
  const document = squeeze(readFileSync(`src/rubrics/${id}/source.txt`, 'utf8'));
  const script = scriptOf(head, { children, verdict });
  const isProved = (text: string): boolean => {
    const coverage = cover(script, text, { end, beside: [] });
    return coverage !== null && coverage.differences.length + coverage.uncovered.length === 0;
  };
  const start = document.indexOf(squeeze(head));
  const stop = document.indexOf(squeeze(end), start);

  it('holds', () => {
    expect(isProved(document)).toBe(true);
  });

  // A word more, a word less, another word: at random places, and at all places of a stretch with headings and columns.
  it('fails wherever one character is another one, is missing or is too many', () => {
    const random = randomNumbers(43);
    const places = [
      ...Array.from({ length: 40 }, () => start + Math.floor(random() * (stop - start))),
      ...Array.from({ length: 60 }, (_, index) => Math.min(start + 600, stop - 60) + index),
    ];
    const unseen = places.flatMap((place) => {
      const [before, after] = [document.slice(0, place), document.slice(place)];
      const spoilt = [
        before + after.slice(1),
        `${before}某${after.slice(1)}`,
        `${before}某${after}`,
        `${before}5${after}`,
      ];
      return spoilt.flatMap((text) =>
        text !== document && isProved(text) ? [text.slice(place - 12, place + 12)] : [],
      );
    });
    expect(unseen).toEqual([]);
  });
});
