import { words, type FactsOfClause } from '../../src/locales';
import type { Fact, FactType } from '../../src/rubric';
import type { Reason } from '../../src/scoring';

const zh = words('zh-CN');
const en = words('en');

const fact = (name: string, type: FactType, unit = ''): [string, Fact] => [
  name,
  { name, type, unit, min: 0, max: Infinity, floor: 0, options: [], default: null, hint: '' },
];
const FACTS: FactsOfClause = new Map([
  fact('未按时调度次数', 'count', '次'),
  fact('被国家或省级通报', 'yesNo'),
  fact('绿色商场创建率', 'percent', '%'),
  fact('年度目标盘活面积', 'amount', '亩'),
  fact('完成盘活面积', 'amount', '亩'),
  fact('上报日期', 'date'),
]);

function reason(parts: Partial<Reason>): Reason {
  return {
    effect: 'deduct',
    quote: '未按时调度扣1分/次,扣完为止',
    rule: 0,
    reading: null,
    amount: 2,
    points: -2,
    figures: [late(2)],
    ...parts,
  };
}
const late = (value: number) => ({ kind: 'fact', fact: '未按时调度次数', value }) as const;

describe('a reason', () => {
  it('quotes the phrase, gives the figures and says what was lost', () => {
    expect(zh.describeReason(reason({}), FACTS)).toBe('“未按时调度扣1分/次,扣完为止” 未按时调度次数 2 次，扣2分');
    expect(en.describeReason(reason({}), FACTS)).toBe(
      '“未按时调度扣1分/次,扣完为止” 未按时调度次数 2 次: 2 points deducted',
    );
  });

  it('says what the document sets for the one who is assessed', () => {
    const target = { assessee: '嵊州市', text: '完成盘活存量建设用地958亩' };
    const done = reason({
      quote: '每少1个百分点,扣1分',
      figures: [{ kind: 'fact', fact: '年度目标盘活面积', value: 1000, target }],
    });
    expect(zh.describeReason(done, FACTS)).toBe(
      '“每少1个百分点,扣1分” 年度目标盘活面积 1000 亩（嵊州市的目标：“完成盘活存量建设用地958亩”），扣2分',
    );
  });

  it('says what the floor cut off', () => {
    const cut = reason({ amount: 12, points: -10, figures: [late(12)] });
    expect(zh.describeReason(cut, FACTS)).toBe(
      '“未按时调度扣1分/次,扣完为止” 未按时调度次数 12 次，应扣12分，扣完为止实扣10分',
    );
    expect(en.describeReason(cut, FACTS)).toContain('12 points to deduct, only 10 points left to lose');
  });

  it('says when nothing was left to take', () => {
    expect(zh.describeReason(reason({ amount: 3, points: 0, figures: [late(3)] }), FACTS)).toBe(
      '“未按时调度扣1分/次,扣完为止” 未按时调度次数 3 次，应扣3分，已扣完，不再扣分',
    );
  });

  it('tells awards, whole, capped, used up and missed', () => {
    const award = (amount: number, points: number): string =>
      zh.describeReason(reason({ effect: 'award', quote: '每项加5分', amount, points, figures: [] }), FACTS);
    expect(award(3, 3)).toBe('“每项加5分” 得3分');
    expect(award(12, 10)).toBe('“每项加5分” 应得12分，封顶实得10分');
    expect(award(5, 0)).toBe('“每项加5分” 应得5分，已封顶，不再加分');
    expect(award(0, 0)).toBe('“每项加5分” 未得分');
  });

  it('tells that a clause is void, and that it does not apply', () => {
    const figures = [{ kind: 'fact', fact: '被国家或省级通报', value: 1 }] as const;
    expect(
      zh.describeReason(reason({ effect: 'void', quote: '此项不得分', amount: 1, points: -8, figures }), FACTS),
    ).toBe('“此项不得分” 被国家或省级通报 是，此项不得分');
    expect(
      zh.describeReason(reason({ effect: 'waive', quote: '没有的不扣', amount: 1, points: 0, figures: [] }), FACTS),
    ).toBe('“没有的不扣” 不适用，得满分');
  });

  it('names the option that was chosen for an ambiguous phrase', () => {
    const chosen = reason({
      quote: '低于35%的,每少1个百分点扣1分',
      reading: { name: '起扣线', option: '按条文35%' },
      amount: 1,
      points: -1,
      figures: [{ kind: 'fact', fact: '绿色商场创建率', value: 34 }],
    });
    expect(zh.describeReason(chosen, FACTS)).toBe(
      '“低于35%的,每少1个百分点扣1分”（口径“起扣线”取“按条文35%”） 绿色商场创建率 34%，扣1分',
    );
  });

  it('lists several figures with their units, and dates as days', () => {
    const figures = [
      { kind: 'fact', fact: '年度目标盘活面积', value: 1000 },
      { kind: 'fact', fact: '完成盘活面积', value: 965 },
      { kind: 'fact', fact: '上报日期', value: 44804 },
    ] as const;
    expect(zh.describeReason(reason({ quote: '每少1个百分点,扣1分', amount: 3, points: -3, figures }), FACTS)).toBe(
      '“每少1个百分点,扣1分” 年度目标盘活面积 1000 亩、完成盘活面积 965 亩、上报日期 2022-08-31，扣3分',
    );
  });

  it('tells means, extremes and ranks over all assessees, known or not', () => {
    const told = (kind: 'mean' | 'least' | 'most' | 'rank' | 'rankUp', value: number | null): string =>
      zh.describeReason(
        reason({ quote: '低于平均的', figures: [{ kind, fact: '绿色商场创建率', value, of: ['越城区', '诸暨市'] }] }),
        FACTS,
      );
    expect(told('mean', 42.33333)).toBe('“低于平均的” 绿色商场创建率全体平均（越城区、诸暨市）42.3333%，扣2分');
    expect(told('rank', 3)).toBe('“低于平均的” 绿色商场创建率在全体（越城区、诸暨市）中列第 3 名，扣2分');
    expect(told('least', 35)).toBe('“低于平均的” 绿色商场创建率全体最低（越城区、诸暨市）35%，扣2分');
    expect(told('most', 60)).toBe('“低于平均的” 绿色商场创建率全体最高（越城区、诸暨市）60%，扣2分');
    expect(told('rankUp', 1)).toBe('“低于平均的” 绿色商场创建率由低到高在全体（越城区、诸暨市）中列第 1 名，扣2分');
    expect(told('least', null)).toBe('“低于平均的” 绿色商场创建率全体最低未定，扣2分');
    expect(told('mean', null)).toBe('“低于平均的” 绿色商场创建率全体平均未定，扣2分');
    expect(told('rank', null)).toBe('“低于平均的” 绿色商场创建率在全体中的名次未定，扣2分');
  });
});

describe('an adjustment', () => {
  const adjustment = {
    assessee: '诸暨市',
    clause: '2.1',
    points: 9,
    reason: '有一次系统故障',
    by: '张三',
    date: '2022-12-30',
  };

  it('says what it replaced, why, who and when', () => {
    const computed = { points: 8, reasons: [] };
    expect(zh.describeAdjustment({ adjustment, computed })).toBe(
      '核定调整：原为8分，改为9分，理由：有一次系统故障（张三，2022-12-30）',
    );
    expect(en.describeAdjustment({ adjustment, computed })).toBe(
      'Adjusted: 8 points changed to 9 points. Reason: 有一次系统故障 (张三, 2022-12-30)',
    );
  });

  it('may replace what was not scored yet', () => {
    expect(zh.describeAdjustment({ adjustment, computed: { points: null, reasons: [] } })).toBe(
      '核定调整：原为待定，改为9分，理由：有一次系统故障（张三，2022-12-30）',
    );
  });

  it('is nothing where there is none', () => {
    expect(zh.describeAdjustment({ adjustment: null, computed: null })).toBe('');
  });
});
