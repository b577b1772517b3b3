import { readFileSync } from 'node:fs';
import { findingsByScorecard, scorecardWriter } from '../../src/cli/scorecardOutput';
import { words } from '../../src/locales';
import { NEVER, type Clause, type Fact, type Rubric } from '../../src/rubric';
import type { ReasonFigure, Scorecard } from '../../src/scoring';
import { schemaFiles } from '../../tools/schema-files';
import { schemaErrors } from './schema';

describe('the published schemas', () => {
  it.each([...schemaFiles()])('%s is up to date (npm run schemas)', (name, text) => {
    expect(readFileSync(`docs/schema/${name}`, 'utf8')).toBe(text);
  });

  it('refuse what the contract does not have', () => {
    expect(schemaErrors('evaluate-output', { scorecards: [], total: 1 })).toEqual([
      ' must NOT have additional properties',
    ]);
    expect(schemaErrors('score-output', { files: [{}] })).toContain("/files/0 must have required property 'output'");
  });
});

const fact = (name: string, type: 'yesNo' | 'date' | 'choice' | 'list', more: Partial<Fact> = {}): Fact => ({
  name,
  type,
  unit: '',
  min: 0,
  max: 1,
  floor: 0,
  options: [],
  default: null,
  hint: '',
  ...more,
});
const clause: Clause = {
  id: '1',
  title: '甲',
  points: 5,
  start: 'full',
  text: '甲',
  verifiers: [],
  facts: [
    fact('已出台', 'yesNo'),
    fact('出台日期', 'date'),
    fact('等次', 'choice'),
    fact('人数', 'list', { of: 'count' }),
    fact('办结日期', 'date', { never: '未完成' }),
  ],
  rules: [],
  checks: [],
  examples: [],
  ...{ head: '', tail: '', floor: null, cap: null, continued: true, counts: true, appliesTo: null },
};
const rubric = {
  children: [clause],
  fullMarks: 1000,
  verdict: { heading: '', head: '', threshold: 950, reading: '', verifiers: [], clauses: [] },
} as unknown as Rubric;

const figure = (kind: 'fact' | 'mean' | 'rankUp' | 'rank', name: string, value: ReasonFigure['value']) => ({
  kind,
  fact: name,
  value,
});
const scorecard: Scorecard = {
  assessee: '甲县',
  clauses: new Map([
    [
      '1',
      {
        clause: '1',
        state: 'pending',
        points: null,
        range: [-Infinity, 0],
        pending: [],
        adjustment: null,
        overdrawn: null,
        computed: null,
        reasons: [
          {
            effect: 'deduct',
            quote: '甲',
            rule: 0,
            reading: null,
            amount: 1,
            points: -1,
            figures: [
              figure('fact', '已出台', 1),
              figure('fact', '出台日期', 44804),
              figure('fact', '等次', '优秀'),
              figure('fact', '人数', [12, 8]),
              figure('fact', '办结日期', NEVER),
              figure('mean', '出台日期', 44804.5),
              figure('rank', '出台日期', null),
              figure('rankUp', '出台日期', 2),
              { ...figure('mean', '得数 / 总数', 0.5), written: 'MEANOFALL(得数 / 总数, 已出台)' },
            ],
          },
        ],
      },
    ],
  ]),
  sections: new Map(),
  inPlay: 1000,
  base: { points: 1, range: [1, 1] },
  bonus: { points: null, range: [0, Infinity] },
  deductions: { points: 0, range: [0, 0] },
  total: { points: null, range: [1, Infinity] },
  verdict: {
    state: '待定',
    reasons: [{ kind: 'mayReachThreshold', low: 1, high: Infinity, threshold: 950 }],
    counted: { points: null, range: [1, Infinity] },
    turnedFrom: null,
  },
  rank: 1,
};

describe('a scorecard as JSON', () => {
  const card = scorecardWriter(rubric, words('zh-CN'))(scorecard);

  it('has yes/no as booleans, dates as days or their word, lists as arrays, means and ranks under their own names', () => {
    expect(card.clauses['1']!.reasons).toEqual([
      {
        quote: '甲',
        points: -1,
        facts: {
          已出台: true,
          出台日期: '2022-08-31',
          等次: '优秀',
          人数: [12, 8],
          办结日期: '未完成',
          'MEANOFALL(出台日期)': 44804.5,
          'RANKOFALL(出台日期)': null,
          'RANKOFALL(出台日期, 1)': 2,
          'MEANOFALL(得数 / 总数, 已出台)': 0.5,
        },
      },
    ]);
  });

  it('has null for an end without a bound', () => {
    expect(card.clauses['1']!.range).toEqual([null, 0]);
    expect([card.base, card.bonus, card.total, card.range]).toEqual([1, null, null, [1, null]]);
    expect(card.verdict!.reasons).toEqual([
      {
        kind: 'mayReachThreshold',
        range: [1, null],
        threshold: 950,
        message: '考核分数可能为不低于1分，达标线为950分',
      },
    ]);
  });

  it('validates by the schema', () => {
    expect(schemaErrors('evaluate-output', { scorecards: [{ ...card, findings: [] }] })).toEqual([]);
  });
});

describe('findings', () => {
  it('go with the scorecard of their assessee; what is about nobody, or about a stranger, is general', () => {
    const cards = ['甲县', '乙县'].map((assessee) => ({ ...scorecard, assessee }));
    const sorted = findingsByScorecard(cards, ['乙县', '', '甲县', '丙县', '乙县'], (name) => name);
    expect(sorted).toEqual({ own: [['甲县'], ['乙县', '乙县']], general: ['', '丙县'] });
  });
});
