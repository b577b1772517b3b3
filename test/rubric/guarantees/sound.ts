import { folderFiles, loadChecked, RubricError, type Rubric, type RubricProblem } from '../../../src/rubric';
import { exampleOutcomes } from '../../../src/scoring';

/** A rubric of 30 points that keeps every guarantee, with nothing to be said of it; its texts are made up. */
const RUBRIC = `id: sound
title: 试验细则
year: 2022
fullMarks: 30
assessees: []
head: 试验细则(满分30分)
end: 印发完毕
readings:
  - { name: 考核分数, options: [含加扣分, 不含加扣分], note: 按总分 }
children:
  - id: 加分
    heading: 二、加扣分
    title: 表彰
    tail: 加分不超过2分。
    verifiers: [创建办]
    floor: 0
    cap: 2
    children:
      - id: 加分.1
        title: 表彰
        text: 受表彰的,每项加0.5分。
        facts: { 表彰项数: { type: count, unit: 项 } }
        rules:
          - { quote: 每项加0.5分, award: 0.5 * 表彰项数 }
        examples:
          - { title: 没有表彰, facts: { 表彰项数: 0 }, points: 0 }
          - { title: 两项, facts: { 表彰项数: 2 }, points: 1 }
verdict:
  heading: 三、评优
  head: "达到25分以上,且无下列问题:"
  threshold: 25
  reading: 考核分数
  verifiers: [创建办]
  clauses:
    - id: 评优.1
      title: 重大事故
      text: ①发生重大事故。
      facts: { 发生重大事故: { type: yesNo } }
      rules:
        - { quote: 发生重大事故, void: 发生重大事故 }
      examples:
        - { title: 没有事故, facts: { 发生重大事故: false }, points: 0 }
        - { title: 有事故, facts: { 发生重大事故: true }, points: 0, state: void }
`;

const GROUP = `id: 一
title: 整洁
points: 30
children:
  - id: "1"
    title: 环境
    points: 10
    verifiers: [城管局]
    children:
      - id: "1.1"
        title: 垃圾和污水
        points: 5
        start: full
        text: 1.清理垃圾(5分)。发现垃圾每处扣1分,发现污水每处扣2分,扣完为止。
        facts:
          垃圾处数: { type: count, unit: 处 }
          污水处数: { type: count, unit: 处 }
        rules:
          - quote: 发现垃圾每处扣1分
            deduct: 1 * 垃圾处数
          - quote: 发现污水每处扣2分,扣完为止
            deduct: 2 * 污水处数
        examples:
          - { title: 垃圾两处, facts: { 垃圾处数: 2, 污水处数: 0 }, points: 3 }
          - { title: 污水一处, facts: { 垃圾处数: 0, 污水处数: 1 }, points: 3 }
          - { title: 污水未填, facts: { 垃圾处数: 1 }, points: null, range: [0, 4] }
      - id: "1.2"
        title: 满意率
        points: 5
        start: full
        text: 2.公众满意(5分)。满意率低于80%的扣2分,低于60%的不得分。
        facts:
          满意率: { type: percent }
        rules:
          - quote: 满意率低于80%的扣2分
            deduct: IF(满意率 < 80, 2, 0)
          - quote: 低于60%的不得分
            void: 满意率 < 60
        examples:
          - { title: 正好80%, facts: { 满意率: 80 }, points: 5 }
          - { title: 低于80%, facts: { 满意率: 79.9 }, points: 3 }
          - { title: 低于60%, facts: { 满意率: 59.9 }, points: 0, state: void }
  - id: "2"
    title: 绿化
    points: 10
    verifiers: [园林局]
    children:
      - id: "2.1"
        title: 绿化面积
        points: 6
        start: full
        text: 1.完成绿化(6分)。每少1个百分点扣0.5分,扣完为止。
        facts:
          完成面积: { type: amount, unit: 亩 }
          目标面积: { type: amount, unit: 亩 }
        rules:
          - quote: 每少1个百分点扣0.5分,扣完为止
            deduct: 0.5 * STEPS(100 - RATE(完成面积, 目标面积), 1)
        examples:
          - { title: 完成, facts: { 完成面积: 50, 目标面积: 50 }, points: 6 }
          - { title: 少4个百分点, facts: { 完成面积: 48, 目标面积: 50 }, points: 4 }
      - id: "2.2"
        title: 报告
        points: 4
        start: full
        text: 2.按期报告(4分)。每少报1次扣2分,扣完为止。
        facts:
          应报次数: { type: count, unit: 次 }
          已报次数: { type: count, unit: 次 }
          迟报次数: { type: count, unit: 次 }
        readings: { 迟报: 条文只说少报 }
        rules:
          - quote: 每少报1次扣2分,扣完为止
            reading: 迟报
            deduct:
              不计: 2 * MAX(0, 应报次数 - 已报次数)
              计: 2 * MAX(0, 应报次数 - 已报次数 + 迟报次数)
        examples:
          - { title: 少报一次, facts: { 应报次数: 4, 已报次数: 3, 迟报次数: 1 }, points: 2 }
          - { title: 迟报也计, facts: { 应报次数: 4, 已报次数: 3, 迟报次数: 1 }, readings: { 迟报: 计 }, points: 0 }
  - id: "3"
    title: 设施
    points: 10
    verifiers: [建设局]
    children:
      - id: "3.1"
        title: 道路
        points: 6
        head: "1.维护道路(6分)。其中:"
        pool: true
        children:
          - id: "3.1.1"
            title: 路面
            start: full
            text: ①路面破损每处扣1分。
            facts: { 路面破损处数: { type: count, unit: 处 } }
            rules:
              - { quote: 路面破损每处扣1分, deduct: 1 * 路面破损处数 }
            examples:
              - { title: 完好, facts: { 路面破损处数: 0 }, points: 0 }
              - { title: 破损两处, facts: { 路面破损处数: 2 }, points: -2 }
          - id: "3.1.2"
            title: 井盖
            start: full
            text: ②井盖缺失每处扣2分。
            facts: { 井盖缺失处数: { type: count, unit: 处 } }
            rules:
              - { quote: 井盖缺失每处扣2分, deduct: 2 * 井盖缺失处数 }
            examples:
              - { title: 齐全, facts: { 井盖缺失处数: 0 }, points: 0 }
              - { title: 缺失一处, facts: { 井盖缺失处数: 1 }, points: -2 }
        examples:
          - { title: 各一处, facts: { "3.1.1": { 路面破损处数: 1 }, "3.1.2": { 井盖缺失处数: 1 } }, points: 3 }
      - id: "3.2"
        title: 创新
        points: 4
        start: zero
        text: 2.创新做法(4分)。每项得1分,最高4分。
        facts: { 创新项数: { type: count, unit: 项 } }
        rules:
          - quote: 每项得1分,最高4分
            award: MIN(4, 1 * 创新项数)
        examples:
          - { title: 三项, facts: { 创新项数: 3 }, points: 3 }
          - { title: 六项, facts: { 创新项数: 6 }, points: 4 }
`;

const SOURCE = `试验细则(满分30分)
一、整洁(30分)
1 环境 1.清理垃圾(5分)。发现垃圾每处扣1分,发现污水每处扣2分,扣完为止。
  2.公众满意(5分)。满意率低于80%的扣2分,低于60%的不得分。 10 城管局
2 绿化 1.完成绿化(6分)。每少1个百分点扣0.5分,扣完为止。
  2.按期报告(4分)。每少报1次扣2分,扣完为止。 10 园林局
3 设施 1.维护道路(6分)。其中:①路面破损每处扣1分。②井盖缺失每处扣2分。
  2.创新做法(4分)。每项得1分,最高4分。 10 建设局
二、加扣分 表彰 受表彰的,每项加0.5分。加分不超过2分。 加分 创建办
三、评优 达到25分以上,且无下列问题:①发生重大事故。 创建办
印发完毕
`;

/** What somebody made of the rubric: the only occurrence of `from`, in whichever file, becomes `to`. */
export type Tampering = readonly [from: string, to: string];

export function soundTexts(tamperings: readonly Tampering[] = []): Map<string, string> {
  const texts = new Map([
    ['rubric.yaml', RUBRIC],
    ['1-group.yaml', GROUP],
    ['source.txt', SOURCE],
  ]);
  for (const [from, to] of tamperings) {
    const found = [...texts].filter(([, text]) => text.includes(from));
    if (found.length === 0) throw new Error(`nothing has ${from}`);
    for (const [name, text] of found) {
      if (text.split(from).length > 2) throw new Error(`${name} has ${from} twice`);
      texts.set(
        name,
        text.replace(from, () => to),
      );
    }
  }
  return texts;
}

export interface Judged {
  /** Null: refused. */
  readonly rubric: Rubric | null;
  readonly problems: readonly RubricProblem[];
}

/** The rubric after the tamperings, and all that is said of it. */
export function judged(tamperings: readonly Tampering[] = []): Judged {
  try {
    return loadChecked(folderFiles('试验', soundTexts(tamperings)), exampleOutcomes);
  } catch (error) {
    if (error instanceof RubricError) return { rubric: null, problems: error.problems };
    throw error;
  }
}
