import {
  bonusOf,
  categoriesOf,
  childrenOf,
  clausesIn,
  clausesOf,
  deductionsOf,
  indicatorsOf,
  itemsOf,
  sectionsOf,
  type Rubric,
} from '../../src/rubric';
import { rubricById, rubricIds } from '../../src/rubrics';
import { assess, type Assessment, type FactLookup, type ReadingChoices } from '../../src/scoring';
import { bestEntries } from './bestFacts';

const rubric: Rubric = rubricById('shaoxing-2022')!;
const indicators = indicatorsOf(rubric);
const items = itemsOf(rubric);
const clauses = items.flatMap(clausesIn);
const count = (names: readonly (readonly string[])[]): number => new Set(names.flat()).size;

const assessWith = (lookup: FactLookup, readings: ReadingChoices = {}): Assessment =>
  assess(rubric, { assessees: rubric.assessees, lookup, settings: { blankCountsAreZero: false }, readings });

describe('the complete reading of 绍兴市 2022', () => {
  it('is one of the rubrics that come with the program', () => {
    expect(rubricIds()).toContain('shaoxing-2022');
    expect(rubricById('hangzhou-2022')).toBeNull();
  });

  it('has 7 groups that add up to 1000 points', () => {
    expect(categoriesOf(rubric).map(({ id, points }) => `${id} ${points}`)).toEqual([
      '一 150',
      '二 120',
      '三 330',
      '四 90',
      '五 165',
      '六 65',
      '七 80',
    ]);
    expect(rubric.fullMarks).toBe(1000);
  });

  it('has 33 indicators with the printed weights', () => {
    expect(indicators.map(({ id }) => id)).toEqual(Array.from({ length: 33 }, (_, index) => String(index + 1)));
    expect(indicators.map(({ points }) => points)).toEqual([
      ...[80, 15, 15, 30, 10, 15, 20, 25, 30, 30, 90],
      ...[90, 30, 60, 40, 20, 25, 35, 20, 10, 30, 30],
      ...[30, 25, 25, 25, 30, 10, 15, 10, 40, 25, 15],
    ]);
  });

  it('has 93 items; indicators 1, 11 and 12 are not divided', () => {
    expect(items).toHaveLength(93);
    const undivided = indicators.filter((node) => childrenOf(node).length === 1 && childrenOf(node)[0]!.id === node.id);
    expect(undivided.map(({ id }) => id)).toEqual(['1', '11', '12']);
  });

  it('has 179 clauses: 130 circled ones and 49 items without', () => {
    const perGroup = categoriesOf(rubric).map((category) => clausesIn(category).length);
    expect(perGroup).toEqual([13, 27, 33, 14, 45, 21, 26]);
    expect(clauses).toHaveLength(179);
    expect(clauses.filter((clause) => items.includes(clause))).toHaveLength(49);
  });

  it('has 35 verifiers', () => {
    expect(count(clauses.map(({ verifiers }) => verifiers))).toBe(35);
    expect(count(indicators.map(({ verifiers }) => verifiers))).toBe(35);
  });

  it('has 3 kinds of bonus capped at 20 together, and 4 kinds of deduction without a cap', () => {
    const boundsOf = ([list]: ReturnType<typeof bonusOf>): unknown[] => [
      clausesIn(list!).length,
      list!.floor,
      list!.cap,
    ];
    expect(boundsOf(bonusOf(rubric))).toEqual([3, 0, 20]);
    expect(boundsOf(deductionsOf(rubric))).toEqual([4, null, 0]);
  });

  it('calls excellent who has 950 points and none of 4 kinds of major problems', () => {
    expect([rubric.verdict!.threshold, rubric.verdict!.clauses.length]).toEqual([950, 4]);
  });

  it('assesses the six counties', () => {
    expect(rubric.assessees).toEqual(['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县']);
  });

  it('does not split the points of six items, and of 15.5 only under one reading', () => {
    expect(
      sectionsOf(rubric)
        .filter(({ pool }) => pool)
        .map(({ id, points, pool }) => `${id} ${points} ${pool?.when?.option ?? ''}`),
    ).toEqual([...['4.1 15 ', '15.5 7 可扣全项7分', '16.2 10 ', '25.2 5 ', '25.5 5 ', '31.1 10 ', '31.3 20 ']]);
  });

  it('has a responsibility table of 33 tasks, 93 rows, 34 responsible and 35 verifying departments', () => {
    const { tasks, targets } = rubric.responsibility!;
    const duties = tasks.flatMap((task) => task.duties);
    expect([tasks.length, duties.length, targets.length]).toEqual([33, 93, 10]);
    expect(count(duties.map(({ responsible }) => responsible))).toBe(34);
    expect(count(duties.map(({ verifiers }) => verifiers))).toBe(35);
    expect(duties.filter(({ continued }) => continued)).toHaveLength(24);
  });
});

describe('the ambiguous phrases', () => {
  it('are declared, the default first', () => {
    const declared = Object.fromEntries(
      rubric.readings.map(({ clause, name, options }) => [clause ?? name, options.join(' / ')]),
    );
    expect(declared).toEqual({
      '1': '按得分占满分的比例 / 已折算的直接计入',
      '11': '按得分占满分的比例 / 已折算的直接计入',
      '12': '各自折算和封顶 / 合计封顶 / 已折算的直接计入',
      不足一档: '不足一档不扣 / 按比例扣 / 不足一档按一档扣',
      起扣分: '最少扣起扣分 / 按起扣分一档一档扣',
      考核分数: '含加扣分 / 不含加扣分',
      '7.1.2': '逐起累加 / 按累计扣分',
      '8.3': '按百分点 / 按相对降幅',
      '9.1.1': '得满分 / 不得分',
      '9.1.2': '仅诸暨市 / 各地同诸暨市',
      '9.3.1': '逐项不得分 / 整条不得分',
      '9.3.2': '按条文2分 / 按满分3分',
      '13.1': '零头计一档 / 仅总差距不足1个百分点时计',
      '13.2': '从8分起扣 / 从10分起扣',
      '13.3': '从8分起扣 / 从10分起扣 / 从0分起扣',
      '14.4.3': '按利用率占70%的比例 / 按与70%相差的百分点',
      '15.4': '按条文35% / 按目标50%',
      '15.5': '各自计分 / 可扣全项7分',
      '16.2': '两款合计10分 / 每款最多5分',
      '18.1': '扣到本项0分 / 最多扣4分',
      '18.2': '按覆盖率占85%的比例 / 按与85%相差的百分点',
      '18.3': '未达到不得分 / 按开工比例计分',
      '18.4.3': '归扣分较少一档 / 归扣分较多一档',
      '19.1': '每少1个扣1分 / 未完成即扣5分',
      '20.3': '扣1分 / 不扣分',
      '21.1': '综合排名 / 分别排名',
      '21.2': '分界归高档 / 分界归低档',
      '22.1.2': '不扣分 / 扣1分',
      '22.1.3': '从培训1分中扣 / 从本款3分中扣',
      '22.2.2': '从本款3分中扣 / 从联网1分中扣',
      '22.3.1': '每季度1次 / 全年1次',
      '23.4.1': '只加0.4分 / 两档都加',
      '24.1': '只管完成情况不佳 / 也管进度和绩效',
      '24.2': '零增长得3分 / 零增长不得分',
      '26.1.1': '只减事件扣分 / 本款扣分都减',
      '26.3.2': '按填报逐项扣 / 未公示的也算时间未满 / 未公示的不再算时间未满',
      '27.2.4': '优于55名 / 55名以内',
      '29.1.2': '三类都达到才得分 / 三类各占三分之一',
      '31.1.1': '按累计扣分 / 逐次累加',
      '31.3.5': '扣0.5分 / 扣1分',
      '32.4': '扣完5分为止 / 乡镇街道最多扣2.5分',
    });
  });

  it('each say in a sentence why', () => {
    expect(rubric.readings.filter(({ note }) => note.length < 6)).toEqual([]);
  });
});

describe('with all facts at their best', () => {
  const best = new Map(rubric.assessees.map((assessee) => [assessee, bestEntries(rubric, assessee)]));
  const lookup: FactLookup = (row, { id }, fact) =>
    id.startsWith('加分') ? 0 : best.get(rubric.assessees[row]!)!.get(id)![fact];
  const shortOf = ({ scorecards }: Assessment): string[] =>
    scorecards.flatMap((card) =>
      clauses
        .filter(({ id, points }) => card.clauses.get(id)!.points !== (points ?? 0))
        .map(({ id }) => `${card.assessee} ${id} ${card.clauses.get(id)!.points}`),
    );

  it('上虞区 has 1000 points; 9.3② as printed gives the others 2 of its 3', () => {
    const assessment = assessWith(lookup);
    expect(assessment.scorecards.map(({ base, total }) => [base.points, total.points])).toEqual([
      ...[
        [999, 999],
        [999, 999],
        [1000, 1000],
        [999, 999],
        [999, 999],
        [999, 999],
      ],
    ]);
    expect(shortOf(assessment)).toEqual(
      ['越城区', '柯桥区', '诸暨市', '嵊州市', '新昌县'].map((county) => `${county} 9.3.2 2`),
    );
    expect(assessment.scorecards.map(({ verdict }) => verdict?.state)).toEqual(rubric.assessees.map(() => '达标'));
  });

  it('all six counties have exactly 1000 points when 9.3② gives them 3', () => {
    const assessment = assessWith(lookup, { 外来物种监测得分: '按满分3分' });
    expect(shortOf(assessment)).toEqual([]);
    expect(
      assessment.scorecards.map(({ base, bonus, deductions, total }) => [
        base.points,
        bonus.points,
        deductions.points,
        total.points,
      ]),
    ).toEqual(rubric.assessees.map(() => [1000, 0, 0, 1000]));
  });
});

describe('with all facts missing', () => {
  const { scorecards } = assessWith(() => null);

  it('every clause can still have its full points, but for 9.3② outside of 上虞区', () => {
    const short = scorecards.flatMap((card) =>
      clauses
        .filter(({ id, points }) => card.clauses.get(id)!.range[1] !== (points ?? 0))
        .map(({ id }) => `${card.assessee} ${id}`),
    );
    expect(short).toEqual(['越城区', '柯桥区', '诸暨市', '嵊州市', '新昌县'].map((county) => `${county} 9.3.2`));
  });

  it('every clause can still have 0, but for 9.1② that binds 诸暨市 alone, 18.4② that takes at most 1 of its 4, and 28.1 that takes 4 of a single county', () => {
    const more = clauses
      .filter(({ points }) => points !== null)
      .filter(({ id }) => scorecards[0]!.clauses.get(id)!.range[0] !== 0)
      .map(({ id }) => `${id} ${scorecards[0]!.clauses.get(id)!.range[0]}`);
    expect(more).toEqual(['9.1.2 5', '18.4.2 3', '28.1 1']);
  });

  it('the base can still be anything up to 999 or 1000, and the total up to 20 more', () => {
    expect(scorecards.map(({ base, total }) => [...base.range, total.range[1]])).toEqual([
      [9, 999, 1019],
      [9, 999, 1019],
      [9, 1000, 1020],
      [4, 999, 1019],
      [9, 999, 1019],
      [9, 999, 1019],
    ]);
    // 扣分 is not filled in and has no cap: there is no least.
    for (const { total } of scorecards) expect(total.range[0]).toBe(-Infinity);
  });

  it('the verdict is open for all, with every clause waiting for its facts', () => {
    expect(scorecards.map(({ verdict }) => verdict?.state)).toEqual(rubric.assessees.map(() => '待定'));
    const settled = clausesOf(rubric).filter(({ id }) => scorecards[0]!.clauses.get(id)!.state !== 'pending');
    expect(settled.map(({ id }) => id)).toEqual(['9.1.2']);
  });
});
