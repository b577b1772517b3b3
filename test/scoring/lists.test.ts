import fc from 'fast-check';
import { words } from '../../src/locales';
import { clausesOf, FACT_DEFAULTS, type Fact } from '../../src/rubric';
import { readFact, type FactInput } from '../../src/scoring';
import { clauseRubric, outcome, score, scorecard } from './small';
import { treeOf } from './tree';

const zh = words('zh-CN');
const en = words('en');

const list = (of: NonNullable<Fact['of']>, unit: string, more: Partial<Fact> = {}): Fact => ({
  ...{ name: '各科室人数', type: 'list', of, unit, floor: 0, options: [], default: null, hint: '' },
  ...{ min: FACT_DEFAULTS[of].min, max: FACT_DEFAULTS[of].max },
  ...more,
});
const PEOPLE = list('count', '人');
const RATES = list('percent', '%');

/** The figures, or why there are none; with what is said beside figures that are used. */
function read(fact: Fact, input: FactInput): unknown {
  const { value, complaint } = readFact(fact, input);
  if (!complaint) return value;
  return value === null ? [complaint.code, complaint.data.position, complaint.data.why] : [value, complaint.code];
}

describe('a list', () => {
  it.each<[FactInput, unknown]>([
    ['12；8；15', [12, 8, 15]],
    ['12 8 15', [12, 8, 15]],
    ['１２；８', [12, 8]],
    ['12人；8人', [[12, 8], 'readAs']],
    ['12 人 8 人', [[12, 8], 'readAs']],
    ['12', [12]],
    [12, [12]],
    [
      [12, 8],
      [12, 8],
    ],
    [[0], [0]],
    ['0；0', [0, 0]],
    ['无', []],
    [[], []],
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
    ['12；；15', ['listGap', 2, undefined]],
    ['12；8；', ['listGap', 3, undefined]],
    ['1,234', ['listOrThousands', undefined, undefined]],
    ['12；八', ['listMember', 2, 'notANumber']],
    ['12；无', ['listMember', 2, 'notANumber']],
    ['1 000', ['listMember', 2, 'notANumber']],
    ['12 8；15', ['listMember', 1, 'notANumber']],
    ['12；8亩', ['listMember', 2, 'notANumber']],
    ['12；1.5', ['listMember', 2, 'notWhole']],
    ['12；-1', ['listMember', 2, 'belowMinimum']],
    [
      [12, 1.5],
      ['listMember', 2, 'notWhole'],
    ],
    [true, ['listMember', 1, 'notANumber']],
    ['三个科室', ['listMember', 1, 'notANumber']],
  ])('of people is read from %j as %j', (input, expected) => {
    expect(read(PEOPLE, input)).toEqual(expected);
  });

  it('of percentages is read as 0–100', () => {
    expect(read(RATES, '95；80.5')).toEqual([95, 80.5]);
    expect(read(RATES, '95%；80％')).toEqual([[95, 80], 'readAs']);
    expect(read(RATES, '95；101')).toEqual(['listMember', 2, 'aboveMaximum']);
  });

  it('has bounds for each of its figures', () => {
    expect(read(list('amount', '亩', { min: 5, max: 20 }), '5；20')).toEqual([5, 20]);
    expect(read(list('amount', '亩', { min: 5, max: 20 }), '5；20.1')).toEqual(['listMember', 2, 'aboveMaximum']);
    expect(read(list('number', ''), '-5；20.1')).toEqual([-5, 20.1]);
  });

  it('may be blank for none', () => {
    expect(read(list('count', '人', { default: '无' }), null)).toEqual([]);
  });

  it('is used with all its figures or with none', () => {
    const part = fc.oneof(
      fc.integer({ min: -3, max: 200 }).map(String),
      fc.constantFrom('', '八', '1.5', '无', '1,000'),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const { value, complaint } = readFact(PEOPLE, parts.join('；'));
        const isGood = parts.every((each) => /^\d+$/.test(each));
        // A single blank, and a single 无, are blank and 无.
        if (parts.length === 1 && ['', '无'].includes(parts[0]!)) return;
        expect(value).toEqual(isGood ? parts.map(Number) : null);
        expect(complaint === null).toBe(isGood);
      }),
    );
  });

  it('is no single figure', () => {
    const as = (type: Fact['type'], input: FactInput) => read({ ...PEOPLE, type, options: ['甲'] }, input);
    const types = ['count', 'percent', 'yesNo', 'date', 'choice'] as const;
    for (const input of [[12, 8], [1], []])
      expect(types.map((type) => (as(type, input) as unknown[])[0])).toEqual([
        'notANumber',
        'notANumber',
        'notYesNo',
        'notADate',
        'unknownOption',
      ]);
  });
});

const rubric = clauseRubric(5, { 各科室得分: { type: 'list', of: 'percent', unit: '分' }, 已抽查: 'yesNo' }, [
  { deduct: 'IF(COUNT(各科室得分) = 0, 5, 0)' },
  { deduct: '0.5 * COUNTIF(各科室得分 < 60)' },
  { deduct: 'IF(已抽查, 0, IF(COUNT(各科室得分) = 0, 0, STEPS(90 - AVERAGE(各科室得分), 10)))' },
]);
const entries = (各科室得分: FactInput, 已抽查: FactInput = '否') => ({ '1.1': { 各科室得分, 已抽查 } });

describe('a clause that asks for a list', () => {
  it.each<[FactInput, string]>([
    // Two below 60: 1 point. The mean is 65: two whole steps of 10 below 90.
    ['50；59.5；60；90.5', 'scored 2'],
    // None below 60, the mean is 90.
    ['90', 'scored 5'],
    ['95；85；', 'pending 0…5'],
    ['无', 'scored 0'],
    [null, 'pending 0…5'],
    [[50, 59.5, 60, 90.5], 'scored 2'],
  ])('with %j is %s', (input, expected) => {
    expect(outcome(scorecard(rubric, entries(input)))).toBe(expected);
  });

  it('scores every assessee by its own list', () => {
    const rows = ['90；100', '50', '无', null, '80；70；60'].map((input) => entries(input));
    expect(score(rubric, rows).scorecards.map((card) => outcome(card))).toEqual([
      'scored 5',
      // One below 60, and four steps: 0.5.
      'scored 0.5',
      'scored 0',
      'pending 0…5',
      // The mean is 70: two steps.
      'scored 3',
    ]);
  });

  it('tells the figures, and waits for a list that is missing', () => {
    const card = scorecard(rubric, entries('50；59.5；60；90.5')).clauses.get('1.1')!;
    const facts = new Map(clausesOf(rubric)[0]!.facts.map((fact) => [fact.name, fact]));
    expect(card.reasons.map((reason) => reason.figures)).toEqual([
      [{ kind: 'fact', fact: '各科室得分', value: [50, 59.5, 60, 90.5] }],
      [
        { kind: 'fact', fact: '已抽查', value: 0 },
        { kind: 'fact', fact: '各科室得分', value: [50, 59.5, 60, 90.5] },
      ],
    ]);
    expect(card.reasons.map((reason) => zh.describeReason(reason, facts))).toEqual([
      '“规则2” 各科室得分 50；59.5；60；90.5 分，扣1分',
      '“规则3” 已抽查 否、各科室得分 50；59.5；60；90.5 分，扣2分',
    ]);
    expect(scorecard(rubric, entries(null)).clauses.get('1.1')!.pending).toEqual(['各科室得分']);
  });

  it('cannot be computed where a mean of none is asked for', () => {
    const bare = clauseRubric(5, { 各科室得分: { type: 'list', of: 'percent' } }, [
      { deduct: 'STEPS(90 - AVERAGE(各科室得分), 10)' },
    ]);
    const { scorecards, findings } = score(bare, [{ '1.1': { 各科室得分: '无' } }]);
    expect(outcome(scorecards[0]!)).toBe('pending 0…5');
    expect(findings.map(({ code }) => code)).toEqual(['notComputable']);
  });

  it('says what is wrong with a list, and what to do', () => {
    const said = (input: FactInput, locale = zh) =>
      score(rubric, [entries(input)]).findings.map((finding) => locale.describeFinding(finding))[0];
    expect(said('12；；15')).toBe(
      '“各科室得分”填的是“12；；15”，第 2 个数是空的，不能确定是漏填还是多打了分隔符，整项未采用。请补上，或删去多余的分隔符。',
    );
    expect(said('95；101')).toBe(
      '“各科室得分”填的是“95；101”，第 2 个“101”大于最大值 100，整项未采用。请核对后改正（单位：分）。',
    );
    expect(said('95；八十')).toBe(
      '“各科室得分”填的是“95；八十”，第 2 个“八十”不是数字，整项未采用。请核对后改正（单位：分）。',
    );
    expect(said('60,100')).toBe(
      '“各科室得分”填的是“60,100”，不能确定逗号是千分位还是分隔符，未采用。各数请用“；”隔开，数内不加逗号。请重新填写（单位：分）。',
    );
    expect(said('95分；80分')).toBe('“各科室得分”填的是“95分；80分”，已按 95；80 计算。如有不对，请改填数字。');
    expect(said(null)).toBe('“各科室得分”未填，本条暂时不能评分。请补填，各数用“；”隔开，一个也没有的填“无”。');
    expect(said('95；八十', en)).toBe(
      '“各科室得分” says “95；八十”: number 2, “八十”, is no number, so none of it was used. Check and correct it (unit: 分).',
    );
  });
});

describe('a list of a clause that is there for some', () => {
  it('is that of each of them, whoever stands above', () => {
    const rubric = treeOf([
      {
        ...{ id: '甲', points: 10, appliesTo: ['乙县', '丙县'], facts: { 人数: { type: 'list', of: 'count' } } },
        rules: [{ deduct: 'COUNTIF(人数 >= 60)' }],
      },
    ]);
    const rows = ['70；80；90', '10；60', null].map((人数) => ({ 甲: { 人数 } }));
    // Of 乙县 one of two is 60; 丙县 has not filled it in.
    expect(score(rubric, rows).scorecards.map((card) => outcome(card, '甲'))).toEqual([
      'notApplicable 0',
      'scored 9',
      'pending 0…10',
    ]);
  });
});

describe('the figures of a list in words', () => {
  const figure = (members: readonly number[], unit = '人') => zh.formatFigure({ type: 'list', unit }, members);

  it('stand with their unit', () => {
    expect(figure([12, 8, 15])).toBe('12；8；15 人');
    expect(figure([12])).toBe('12 人');
    expect(figure([95, 80.5], '%')).toBe('95%；80.5%');
    expect(figure([])).toBe('无');
    expect(en.formatFigure({ type: 'list', unit: '' }, [1, 2])).toBe('1; 2');
  });

  it('are the first twelve of many, and how many there are', () => {
    const many = Array.from({ length: 30 }, (_, index) => index + 1);
    expect(figure(many)).toBe('1；2；3；4；5；6；7；8；9；10；11；12 人等共 30 个');
  });
});
