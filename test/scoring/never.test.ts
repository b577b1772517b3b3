import { words } from '../../src/locales';
import { clausesOf, NEVER, type Fact } from '../../src/rubric';
import { factReference, readFact, type FactInput } from '../../src/scoring';
import { clauseRubric, outcome, score, scorecard } from './small';

const zh = words('zh-CN');
const PLAIN: Fact = {
  ...{
    name: '办结日期',
    type: 'date',
    unit: '',
    min: 1,
    max: 2_958_465,
    floor: 0,
    options: [],
    default: null,
    hint: '',
  },
};
const DATE: Fact = { ...PLAIN, never: '未完成' };

describe('a date that may never come', () => {
  it.each<[FactInput, unknown]>([
    ['未完成', NEVER],
    [' 未完成　', NEVER],
    ['2022-08-31', 44804],
    [44804, 44804],
    ['', null],
    ['未办结', 'notADate'],
    ['没有完成', 'notADate'],
    ['无', 'notADate'],
    ['2022年8月', 'notADate'],
    [NEVER, 'notADate'],
  ])('is read from %j as %j', (input, expected) => {
    const { value, complaint } = readFact(DATE, input);
    expect(complaint?.code ?? value).toBe(expected);
  });

  it('says so nowhere else: without its word a date is a date', () => {
    expect(readFact(PLAIN, '未完成').complaint!.code).toBe('notADate');
  });

  it('may be what a blank means', () => {
    expect(readFact({ ...DATE, default: '未完成' }, null).value).toBe(NEVER);
    expect(readFact({ ...DATE, default: '2022-08-31' }, null).value).toBe(44804);
  });

  it('is printed as a figure above all days', () => {
    expect(factReference(DATE, 'B7')).toBe('IF(B7="未完成",1E+300,B7)');
    expect(factReference({ ...DATE, default: '未完成' }, 'B7')).toBe('IF(B7="",1E+300,IF(B7="未完成",1E+300,B7))');
    expect(factReference({ ...PLAIN, default: '2022-08-31' }, 'B7')).toBe('IF(B7="",44804,B7)');
  });
});

describe('a clause that asks for such a date', () => {
  // 44804 is 2022-08-31.
  const rubric = clauseRubric(5, { 办结日期: { type: 'date', never: '未完成' } }, [
    { deduct: 'IF(NEVER(办结日期), 4, MIN(3, STARTED(办结日期 - DATE(2022, 8, 31), 10)))' },
    { deduct: 'IF(办结日期 > DATE(2022, 12, 31), 1, 0)' },
  ]);
  const facts = new Map(clausesOf(rubric)[0]!.facts.map((fact) => [fact.name, fact]));
  const card = (办结日期: FactInput) => scorecard(rubric, { '1.1': { 办结日期 } });

  it.each<[FactInput, string]>([
    ['2022-08-31', 'scored 5'],
    ['2022-09-01', 'scored 4'],
    ['2022-09-11', 'scored 3'],
    ['2022-12-31', 'scored 2'],
    ['2023-01-01', 'scored 1'],
    ['9999-12-31', 'scored 1'],
    ['未完成', 'scored 0'],
    [null, 'pending 0…5'],
    ['未办结', 'pending 0…5'],
  ])('with %j is %s', (given, expected) => {
    expect(outcome(card(given))).toBe(expected);
  });

  it('is complete with it, and its reasons say that it counts as later than any day', () => {
    const { reasons, pending } = card('未完成').clauses.get('1.1')!;
    expect(pending).toEqual([]);
    expect(reasons.map((reason) => zh.describeReason(reason, facts))).toEqual([
      '“规则1” 办结日期 未完成（视为晚于任何一天），扣4分',
      '“规则2” 办结日期 未完成（视为晚于任何一天），扣1分',
    ]);
    expect(words('en').formatFigure(facts.get('办结日期'), NEVER)).toBe('未完成 (later than any day)');
  });

  it('asks for the exact word', () => {
    const said = (given: FactInput) =>
      score(rubric, [{ '1.1': { 办结日期: given } }]).findings.map((finding) => zh.describeFinding(finding));
    expect(said('未办结')[0]).toBe(
      '“办结日期”填的是“未办结”，不是完整日期，未采用。请按 2022-08-31 的样式填写年、月、日；始终没有的，填“未完成”。',
    );
    expect(said(null)).toEqual(['“办结日期”未填，本条暂时不能评分。请补填日期，始终没有的填“未完成”。']);
  });

  it('bounds what comes of days that never end', () => {
    const bounded = clauseRubric(5, { 办结日期: { type: 'date', never: '未完成' }, 期限: 'date' }, [
      { deduct: 'MIN(3, STEPS(办结日期 - 期限, 1))' },
    ]);
    const of = (办结日期: FactInput, 期限: FactInput) => outcome(scorecard(bounded, { '1.1': { 办结日期, 期限 } }));
    expect(of('2022-09-02', '2022-08-31')).toBe('scored 3');
    expect(of('未完成', '2022-08-31')).toBe('scored 2');
    expect(of('未完成', null)).toBe('scored 2');
    expect(of(null, '2022-08-31')).toBe('pending 2…5');
  });

  it('compares all, of whom some never came', () => {
    const ranked = clauseRubric(5, { 办结日期: { type: 'date', never: '未完成' } }, [
      { deduct: 'MIN(5, RANKOFALL(办结日期, 1) - 1)' },
    ]);
    const rows = ['2022-08-31', '未完成', '2022-08-01', '未完成'].map((办结日期) => ({ '1.1': { 办结日期 } }));
    expect(score(ranked, rows).scorecards.map((each) => outcome(each))).toEqual([
      'scored 4',
      'scored 3',
      'scored 5',
      'scored 3',
    ]);
  });
});
