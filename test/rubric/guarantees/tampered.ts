import type { GuaranteeCode } from '../../../src/rubric';
import type { Tampering } from './sound';

/** One way to spoil a rubric, and a sentence that is then said. */
export interface Tampered {
  readonly title: string;
  readonly tamperings: readonly Tampering[];
  readonly says: string;
}

/** By what is said. Lines are those of the files after the tampering. */
export const TAMPERED: Readonly<Record<GuaranteeCode, readonly Tampered[]>> = {
  numberNotPrinted: [
    {
      title: 'a price ten times the printed one',
      tamperings: [['2 * 污水处数', '20 * 污水处数']],
      says: '错误：试验/1-group.yaml:21：条款 1.1：“20 * 污水处数”中的 20 在条文中找不到。请对照条文核对；由条文推算得来的，在 numbers 中写明理由。',
    },
    {
      title: 'a threshold that the text does not name',
      tamperings: [['满意率 < 80,', '满意率 < 85,']],
      says: '错误：试验/1-group.yaml:35：条款 1.2：“IF(满意率 < 85, 2, 0)”中的 85 在条文中找不到。请对照条文核对；由条文推算得来的，在 numbers 中写明理由。',
    },
    {
      title: 'a judged deduction that starts elsewhere than is printed',
      tamperings: [['垃圾处数: { type: count, unit: 处 }', '垃圾处数: { type: judged, floor: 0.5, max: 5 }']],
      says: '错误：试验/1-group.yaml:16：条款 1.1：“垃圾处数”中的 0.5 在条文中找不到。请对照条文核对；由条文推算得来的，在 numbers 中写明理由。',
    },
  ],
  priceNotUsed: [
    {
      title: 'a price that is the points of the clause',
      tamperings: [['1 * 垃圾处数', '5 * 垃圾处数']],
      says: '提醒：试验/1-group.yaml:19：条款 1.1：引文“发现垃圾每处扣1分”印的是 1 分，而“5 * 垃圾处数”没有用到。请核对；没有写错的，在 numbers 中写明理由。',
    },
  ],
  amountAbovePoints: [
    {
      title: 'a deduction of what the full marks are for a clause of 5',
      tamperings: [
        ['IF(满意率 < 80, 2, 0)', 'IF(满意率 < 80, 30, 0)'],
        [
          '(5分)。满意率低于80%的扣2分,低于60%的不得分。\n        facts',
          '(5分)。满意率低于80%的扣2分,低于60%的不得分。\n        tail: 满分30分的计5分。\n        facts',
        ],
        ['低于60%的不得分。 10 城管局', '低于60%的不得分。满分30分的计5分。 10 城管局'],
      ],
      says: '提醒：试验/1-group.yaml:36：条款 1.2：“IF(满意率 < 80, 30, 0)”中的 30 分超过满分 5 分，引文“满意率低于80%的扣2分”也没有印。请核对；没有写错的，在 numbers 中写明理由。',
    },
  ],
  notAllTaken: [
    {
      title: 'a part of the points where the quote says 不得分',
      tamperings: [
        [
          'quote: 每少1个百分点扣0.5分,扣完为止\n            deduct: 0.5 * STEPS(100 - RATE(完成面积, 目标面积), 1)',
          'quote: 未完成的不得分\n            deduct: IF(完成面积 < 目标面积, 0.5, 0)',
        ],
        ['每少1个百分点扣0.5分,扣完为止。\n        facts', '未完成的不得分,少0.5亩以内的不算。\n        facts'],
        ['每少1个百分点扣0.5分,扣完为止。\n  2.', '未完成的不得分,少0.5亩以内的不算。\n  2.'],
      ],
      says: '提醒：试验/1-group.yaml:57：条款 2.1：引文“未完成的不得分”说不得分，而“IF(完成面积 < 目标面积, 0.5, 0)”不是扣满分 6 分。请核对；没有写错的，在 numbers 中写明 0.5 的理由。',
    },
  ],
  numberOfOtherQuote: [
    {
      title: 'points swapped between two phrases',
      tamperings: [
        ['1 * 垃圾处数', '2 * 垃圾处数'],
        ['2 * 污水处数', '1 * 污水处数'],
      ],
      says: '提醒：试验/1-group.yaml:19：条款 1.1：“2 * 垃圾处数”用了 2，它印在另一处引文“发现污水每处扣2分,扣完为止”中；本规则的引文“发现垃圾每处扣1分”印的是 1。请核对两条规则是否写反了；没有写反的，在 numbers 中写明 1 的理由。',
    },
    {
      title: 'thresholds swapped between two phrases',
      tamperings: [
        ['满意率 < 80,', '满意率 < 60,'],
        ['void: 满意率 < 60', 'void: 满意率 < 80'],
      ],
      says: '提醒：试验/1-group.yaml:35：条款 1.2：“IF(满意率 < 60, 2, 0)”用了 60，它印在另一处引文“低于60%的不得分”中；本规则的引文“满意率低于80%的扣2分”印的是 80。请核对两条规则是否写反了；没有写反的，在 numbers 中写明 80 的理由。',
    },
  ],
  pointsNotPrinted: [
    {
      title: 'points swapped between two clauses',
      tamperings: [
        ['title: 绿化面积\n        points: 6', 'title: 绿化面积\n        points: 4'],
        ['title: 报告\n        points: 4', 'title: 报告\n        points: 6'],
      ],
      says: '错误：试验/1-group.yaml:48：条款 2.1：分值 4 在条文中找不到。请对照条文核对；条文未标、由别处推算得来的，在 numbers 中写明理由。',
    },
  ],
  sumAsPrinted: [
    {
      title: 'a sum that the document does not add up, and the rubric says so',
      tamperings: [
        ['    title: 设施\n    points: 10', '    title: 设施\n    points: 12\n    asPrinted: 原文标12分'],
        ['每项得1分,最高4分。 10 建设局', '每项得1分,最高4分。 12 建设局'],
        ['points: 30\n', 'points: 30\nasPrinted: 设施一项原文多标2分\n'],
      ],
      says: '提醒：试验/1-group.yaml:82：条款 3：原文标 12 分，各部分合计 10 分（原文标12分）。得分按各部分合计。请向印发单位核实。',
    },
  ],
  asPrintedIdle: [
    {
      title: 'a reason for a sum that adds up',
      tamperings: [['    title: 设施\n    points: 10', '    title: 设施\n    points: 10\n    asPrinted: 原文标12分']],
      says: '提醒：试验/1-group.yaml:81：条款 3：原文标 10 分，各部分合计也是 10 分，不必写 asPrinted（原文标12分）。请删去。',
    },
  ],
  listNumberNotPrinted: [
    {
      title: 'another cap than the bonus has',
      tamperings: [['cap: 2', 'cap: 3']],
      says: '提醒：试验/rubric.yaml：“cap: 3”中的 3 在这一部分的文字中找不到。请对照原文核对。',
    },
    {
      title: 'another threshold than the verdict has',
      tamperings: [['threshold: 25', 'threshold: 24']],
      says: '提醒：试验/rubric.yaml：“threshold: 24”中的 24 在这一部分的文字中找不到。请对照原文核对。',
    },
  ],
  exemptionIdle: [
    {
      title: 'a reason for what differs in nothing',
      tamperings: [
        ['readings: { 迟报: 条文只说少报 }', 'readings: { 迟报: 条文只说少报 }\n        numbers: { 7: 每周七天 }'],
      ],
      says: '提醒：试验/1-group.yaml:62：条款 2.2：numbers 中的 7 不需要说明理由：条文和规则没有不符。请删去。',
    },
  ],
  percentAsFraction: [
    {
      title: 'a percentage compared with 80%',
      tamperings: [['满意率 < 80,', '满意率 < 80%,']],
      says: '错误：试验/1-group.yaml:35：条款 1.2：公式“IF(满意率 < 80%, 2, 0)”第 12 个字符处有误：百分数按 0～100 存，不能与 20% 或 0.2 这样的小数比较、相加减。请把 20% 写成 20。',
    },
    {
      title: 'a percentage compared with 0.6',
      tamperings: [['void: 满意率 < 60', 'void: 满意率 < 0.6']],
      says: '错误：试验/1-group.yaml:37：条款 1.2：公式“满意率 < 0.6”第 7 个字符处有误：百分数按 0～100 存，不能与 20% 或 0.2 这样的小数比较、相加减。请把 20% 写成 20。',
    },
  ],
  badDefault: [
    {
      title: 'a month as what a blank percentage means',
      tamperings: [['满意率: { type: percent }', '满意率: { type: percent, default: 七月 }']],
      says: '错误：试验/1-group.yaml:33：条款 1.2：填报项“满意率”的 default“七月”不是它可以填的值。请改正，或删去。',
    },
    {
      title: 'half a thing, and more than there can be',
      tamperings: [
        ['创新项数: { type: count, unit: 项 }', '创新项数: { type: count, unit: 项, default: 0.5 }'],
        ['满意率: { type: percent }', '满意率: { type: percent, default: 101 }'],
      ],
      says: '错误：试验/1-group.yaml:33：条款 1.2：填报项“满意率”的 default“101”不是它可以填的值。请改正，或删去。',
    },
  ],
  blankFavours: [
    {
      title: 'a blank that is full marks',
      tamperings: [['满意率: { type: percent }', '满意率: { type: percent, default: 100 }']],
      says: '提醒：试验/1-group.yaml:35：条款 1.2：填报项“满意率”留空时，规则“满意率低于80%的扣2分”就按最有利的结果计，什么都不填也能得满分。请删去 default，让空白成为待填。',
    },
  ],
  neverUnbounded: [
    {
      title: 'a deduction by days of a date that may never come',
      tamperings: [
        ['垃圾处数: { type: count, unit: 处 }', '垃圾处数: { type: date, never: 未完成 }'],
        ['1 * 垃圾处数', 'STEPS(垃圾处数 - DATE(2022, 6, 30), 1)'],
        ['{ 垃圾处数: 2, 污水处数: 0 }', '{ 垃圾处数: "2022-07-02", 污水处数: 0 }'],
        ['{ 垃圾处数: 0, 污水处数: 1 }', '{ 垃圾处数: "2022-06-30", 污水处数: 1 }'],
        ['{ 垃圾处数: 1 }', '{ 垃圾处数: "2022-07-01" }'],
      ],
      says: '错误：试验/1-group.yaml:19：条款 1.1：“垃圾处数”填“未完成”时，公式“STEPS(垃圾处数 - DATE(2022, 6, 30), 1)”算不出确定的分数。请用 MIN 封顶，或写成 IF(NEVER(垃圾处数), …, …)。',
    },
  ],
  negativeAmount: [
    {
      title: 'a deduction that can turn negative',
      tamperings: [['2 * MAX(0, 应报次数 - 已报次数)', '2 * (应报次数 - 已报次数)']],
      says: '错误：试验/1-group.yaml:73：条款 2.2：公式“2 * (应报次数 - 已报次数)”可能小于 0，扣分会变成加分：应报次数=0、已报次数=1时为 -2。请用 MAX(0, …) 或 STEPS 限定。',
    },
    {
      title: 'an award that can turn negative',
      tamperings: [['award: MIN(4, 1 * 创新项数)', 'award: 4 - 1 * 创新项数']],
      says: '错误：试验/1-group.yaml:121：条款 3.2：公式“4 - 1 * 创新项数”可能小于 0，得分会变成扣分：创新项数=5时为 -1。请用 MAX(0, …) 限定。',
    },
  ],
  ruleCannotAct: [
    {
      title: 'IF(x, 0, 0)',
      tamperings: [['IF(满意率 < 80, 2, 0)', 'IF(满意率 < 80, 0, 0)']],
      says: '错误：试验/1-group.yaml:35：条款 1.2：规则“满意率低于80%的扣2分”不起作用：不论填什么，“IF(满意率 < 80, 0, 0)”都是 0 或不成立。请改正公式。',
    },
    {
      title: 'start: full with award',
      tamperings: [['start: zero', 'start: full']],
      says: '错误：试验/1-group.yaml:121：条款 3.2：规则“每项得1分,最高4分”不起作用：本条款从满分（或所在项的合并分值）算起，也没有扣分，加不上去。请改为扣分，或把 start 改为 zero。',
    },
    {
      title: 'an award in a pool',
      tamperings: [['deduct: 1 * 路面破损处数', 'award: 1 * 路面破损处数']],
      says: '错误：试验/1-group.yaml:98：条款 3.1.1：规则“路面破损每处扣1分”不起作用：本条款从满分（或所在项的合并分值）算起，也没有扣分，加不上去。请改为扣分，或把 start 改为 zero。',
    },
    {
      title: 'start: zero with deduct',
      tamperings: [
        [
          'title: 绿化面积\n        points: 6\n        start: full',
          'title: 绿化面积\n        points: 6\n        start: zero',
        ],
      ],
      says: '错误：试验/1-group.yaml:57：条款 2.1：规则“每少1个百分点扣0.5分,扣完为止”不起作用：本条款从 0 分算起，也没有得分，没有可扣的。请把 start 改为 full，或补上得分的规则。',
    },
  ],
  ruleAlwaysActs: [
    {
      title: 'IF(x, 2, 2)',
      tamperings: [['IF(满意率 < 80, 2, 0)', 'IF(满意率 < 80, 2, 2)']],
      says: '提醒：试验/1-group.yaml:35：条款 1.2：规则“满意率低于80%的扣2分”不论填什么都一样：“IF(满意率 < 80, 2, 2)”总是 2。请核对公式。',
    },
  ],
  effectOfOtherList: [
    {
      title: 'a deduction in the list of bonus',
      tamperings: [['award: 0.5 * 表彰项数', 'deduct: 0.5 * 表彰项数']],
      says: '提醒：试验/rubric.yaml:24：条款 加分.1：规则“每项加0.5分”用了 deduct，与所在的加分或扣分清单相反。请核对。',
    },
  ],
  fullMarksOutOfReach: [
    {
      title: 'a cap below the points',
      tamperings: [['MIN(4, 1 * 创新项数)', 'MIN(1, 1 * 创新项数)']],
      says: '提醒：试验/1-group.yaml:114：条款 3.2：条款满分 4 分，按规则最多只能得 1 分。请核对分值、start 和规则。',
    },
  ],
  boundedAbove: [
    {
      title: 'a clause of 4 that can earn more',
      tamperings: [['MIN(4, 1 * 创新项数)', '1 * 创新项数']],
      says: '提示：试验/rubric.yaml：以下条款的得分加起来可能超过满分，超过的部分不计：3.2。条文本来如此的，不必改。',
    },
  ],
  boundedBelow: [
    {
      title: 'a clause that can lose more than it has, which its text does not say',
      tamperings: [
        ['每少报1次扣2分,扣完为止。', '每少报1次扣2分。'],
        ['quote: 每少报1次扣2分,扣完为止', 'quote: 每少报1次扣2分'],
      ],
      says: '提示：试验/rubric.yaml：以下条款可能扣到 0 分以下，按 0 分计，而条文没有写“扣完为止”：2.2。条文本来如此的，不必改。',
    },
  ],
  exampleDiffers: [
    {
      title: 'an example of a clause',
      tamperings: [['{ 垃圾处数: 2, 污水处数: 0 }, points: 3', '{ 垃圾处数: 2, 污水处数: 0 }, points: 4']],
      says: '错误：试验/1-group.yaml:24：条款 1.1：示例“垃圾两处”写的是 4 分，按规则算得 3 分。请对照条文核对示例和规则，改正有误的一方。',
    },
    {
      title: 'an example that waits for a figure',
      tamperings: [['{ 垃圾处数: 1 }, points: null, range: [0, 4]', '{ 垃圾处数: 1 }, points: 4']],
      says: '错误：试验/1-group.yaml:26：条款 1.1：示例“污水未填”写的是 4 分，按规则算得 待定（0～4）。请对照条文核对示例和规则，改正有误的一方。',
    },
    {
      title: 'an example of an item',
      tamperings: [['"3.1.2": { 井盖缺失处数: 1 } }, points: 3', '"3.1.2": { 井盖缺失处数: 1 } }, points: 4']],
      says: '错误：试验/1-group.yaml:86：条款 3.1：示例“各一处”写的是 4 分，按规则算得 3 分。请对照条文核对示例和规则，改正有误的一方。',
    },
  ],
  exampleState: [
    {
      title: 'another state',
      tamperings: [['{ 满意率: 79.9 }, points: 3', '{ 满意率: 79.9 }, points: 3, state: void']],
      says: '错误：试验/1-group.yaml:41：条款 1.2：示例“低于80%”写的状态是“不得分”，按规则是“已评分”。请对照条文核对示例和规则。',
    },
  ],
  exampleRange: [
    {
      title: 'another range',
      tamperings: [['range: [0, 4]', 'range: [1, 4]']],
      says: '错误：试验/1-group.yaml:26：条款 1.1：示例“污水未填”写的得分范围是 1～4，按规则是 0～4。请对照条文核对示例和规则。',
    },
  ],
  exampleValue: [
    {
      title: 'more than a percentage can be',
      tamperings: [['{ 满意率: 80 }', '{ 满意率: 101 }']],
      says: '错误：试验/1-group.yaml:40：条款 1.2：示例“正好80%”中，填报项“满意率”填不进“101”（类型、范围或选项不符）。请改正。',
    },
  ],
  noExamples: [
    {
      title: 'a clause without any',
      tamperings: [
        [
          '            examples:\n              - { title: 齐全, facts: { 井盖缺失处数: 0 }, points: 0 }\n              - { title: 缺失一处, facts: { 井盖缺失处数: 1 }, points: -2 }\n',
          '',
        ],
      ],
      says: '提醒：试验/1-group.yaml:102：条款 3.1.2：条款没有示例，规则有没有写错无从核对。请按条文手工算出至少两个，写入 examples。',
    },
  ],
  oneExample: [
    {
      title: 'a clause with a single one',
      tamperings: [['          - { title: 六项, facts: { 创新项数: 6 }, points: 4 }\n', '']],
      says: '提醒：试验/1-group.yaml:114：条款 3.2：条款只有一个示例。请按条文手工再算一个，写入 examples。',
    },
  ],
  idleRule: [
    {
      title: 'a rule that no example puts to work',
      tamperings: [
        [
          '{ title: 污水一处, facts: { 垃圾处数: 0, 污水处数: 1 }, points: 3 }',
          '{ title: 干净, facts: { 垃圾处数: 0, 污水处数: 0 }, points: 5 }',
        ],
      ],
      says: '提醒：试验/1-group.yaml:21：条款 1.1：没有示例用到规则“发现污水每处扣2分,扣完为止”，写错了也看不出来。请补一个用到它的示例。',
    },
  ],
  unshownOption: [
    {
      title: 'an option that no example shows to matter',
      tamperings: [
        [
          'facts: { 应报次数: 4, 已报次数: 3, 迟报次数: 1 }, readings: { 迟报: 计 }, points: 0',
          'facts: { 应报次数: 4, 已报次数: 3, 迟报次数: 0 }, readings: { 迟报: 计 }, points: 2',
        ],
      ],
      says: '提醒：试验/1-group.yaml:62：条款 2.2：没有示例表明口径“迟报”选“计”时得分会不同。请补一个示例，在 readings 中选定它。',
    },
  ],
};
