import { loadRubric, RubricError, type Rubric, type RubricFiles, type RubricProblem } from '../../../src/rubric';

/** A rubric of 20 points with one of everything, for the tests of loading; its texts are made up. */
const RUBRIC = `id: small
title: 小细则
year: 2022
fullMarks: 20
assessees: [甲县, 乙县]
head: 2022年小细则(满分20分)
end: 印发完毕
steps: 不足一档
readings:
  - { name: 不足一档, options: [不扣, 按比例扣, 按一档扣], note: 条文未写明 }
  - { name: 考核分数, options: [含加扣分, 不含加扣分], note: 按总分 }
children:
  - id: 加分
    heading: 三、加扣分
    title: 特色做法
    head: "加分如下:"
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
  - id: 扣分
    title: 通报
    verifiers: [创建办, 督查室]
    cap: 0
    children:
      - id: 扣分.1
        title: 被通报
        text: 被通报的,每次扣1分。
        facts: { 通报次数: { type: count, unit: 次 } }
        rules:
          - { quote: 每次扣1分, deduct: 1 * 通报次数 }
verdict:
  heading: 四、评优
  head: "达到19分,且无下列问题:"
  threshold: 19
  reading: 考核分数
  verifiers: [创建办]
  clauses:
    - id: 评优.1
      title: 重大事故
      text: ①发生重大事故。
      facts: { 发生重大事故: { type: yesNo } }
      rules:
        - { quote: 发生重大事故, void: 发生重大事故 }
`;

const FIRST_GROUP = `id: 一
title: 绿色发展
points: 12
children:
  - id: "1"
    title: 节能
    points: 4
    verifiers: [发改局]
    children:
      - id: "1"
        title: 节能
        points: 4
        start: full
        text: 完成节能任务(4分)。每少1个百分点扣1分。
        facts:
          完成率: { type: percent }
        rules:
          - quote: 每少1个百分点扣1分
            deduct: STEPS(100 - 完成率, 1)
        examples:
          - { title: 少一个百分点, facts: { 完成率: 99 }, points: 3 }
  - id: "2"
    title: 治理
    points: 8
    verifiers: [环保局, 水利局]
    children:
      - id: "2.1"
        title: 治水
        points: 3
        verifiers: [水利局]
        start: full
        text: 1.治水达标(3分)。不达标扣2分;无河道的,不扣分。
        tail: (此项由水利局认定)
        facts:
          达标: { type: yesNo }
          河道数: { type: count, unit: 条 }
        rules:
          - quote: 不达标扣2分
            deduct: IF(达标, 0, 2)
          - quote: 无河道的,不扣分
            waive: 河道数 = 0
      - id: "2.2"
        title: 治气
        points: 5
        head: "2.治气(5分)。其中:"
        tail: (此项由环保局认定)
        verifiers: [环保局]
        children:
          - id: "2.2.1"
            title: 减排
            points: 2
            start: zero
            text: ①减排率低于目标的,不得分(2分)。
            facts:
              减排率: { type: number, unit: "%", hint: 与上年比 }
              减排目标: { type: percent, default: 5 }
            readings: { 恰好: 等于目标不算低于 }
            rules:
              - quote: 减排率低于目标的,不得分
                reading: 恰好
                award:
                  算达到: IF(减排率 < 减排目标, 0, 2)
                  算未达到: IF(减排率 <= 减排目标, 0, 2)
            examples:
              - { title: 恰好, facts: { 减排率: 5 }, points: 2 }
              - { title: 从严, facts: { 减排率: 5 }, readings: { 恰好: 算未达到 }, points: 0 }
          - id: "2.2.2"
            title: 检查
            points: 3
            start: full
            text: ②检查发现问题的,酌情扣分(3分)。
            facts:
              酌情扣分: { type: judged, max: 3, floor: 0.5 }
              类别: { type: choice, options: [轻, 重] }
            rules:
              - quote: 酌情扣分
                deduct: 酌情扣分
              - quote: 检查发现问题的
                deduct: IF(类别 = "重", 1, 0)
`;

const SECOND_GROUP = `id: 二
title: 宜居
points: 8
children:
  - id: "3"
    title: 村庄
    points: 8
    verifiers: [农业局]
    children:
      - id: "3.1"
        title: 整治
        points: 5
        head: "1.整治(5分)。其中:"
        pool: true
        verifiers: [农业局]
        children:
          - id: "3.1.1"
            title: 垃圾
            start: full
            text: ①垃圾每处扣1分。
            facts: { 垃圾处数: { type: count, unit: 处 } }
            rules:
              - { quote: 垃圾每处扣1分, deduct: 1 * 垃圾处数 }
          - id: "3.1.2"
            title: 污水
            start: full
            text: ②污水每处扣2分。
            facts: { 污水处数: { type: count, unit: 处 } }
            rules:
              - { quote: 污水每处扣2分, deduct: 2 * 污水处数 }
        examples:
          - { title: 各一处, facts: { "3.1.1": { 垃圾处数: 1 }, "3.1.2": { 污水处数: 1 } }, points: 2 }
      - id: "3.2"
        title: 绿化
        points: 3
        head: "2.绿化(3分)。其中:"
        pool: { reading: 绿化合并, option: 合并计分, note: 条文未写明是否合并 }
        children:
          - id: "3.2.1"
            title: 种树
            points: 1
            start: full
            text: ①死树每棵扣0.5分(1分)。
            facts: { 死树: { type: count, unit: 棵 } }
            rules:
              - { quote: 死树每棵扣0.5分, deduct: 0.5 * 死树 }
          - id: "3.2.2"
            title: 种草
            points: 2
            start: full
            text: ②荒地每亩扣1分(2分)。
            facts: { 荒地: { type: amount, unit: 亩 } }
            rules:
              - { quote: 荒地每亩扣1分, deduct: 1 * 荒地 }
`;

const RESPONSIBILITY = `title: 甲县责任表
assessee: 甲县
head: "目标:"
end: 2022年小细则
targets: [天蓝。, 水清。]
columns: [任务, 责任单位, 认定单位]
groups:
  - title: 一、绿色发展
    tasks:
      - id: "1"
        title: 节能
        duties:
          - { text: (1)节能降耗。, responsible: [发改局], verifiers: [发改局] }
          - { text: (2)节约用电。 }
      - id: "2"
        title: 治理
        duties:
          - { text: (1)治水治气。, responsible: [环保局, 水利局], verifiers: [环保局] }
`;

const EVIDENCE = `instructions: [各单位按附表报送。]
offices:
  - { office: 办公室, quote: 负责汇总。 }
qualityRules:
  - { id: 报告.1, quote: 报告于3月底前完成初稿, checkedBy: software, checks: [draftLate], kinds: [report], draftBy: 2023-03-31 }
  - { id: 样报.1, quote: 样报须写明报名, checkedBy: ledger, checks: [captionIncomplete], kinds: [mediaPicture], captions: [media] }
notes: [附表第3行没有牵头处室]
table:
  head: 附表 序号 内容 标准 要求 时间 牵头 配合
  end: 附表完
  tasks:
    - id: "1"
      content: III-2 宣传
      standard: 开展宣传。
      head: 牵头开展，
      requirements:
        - title: 宣传情况
          quote: ①说明宣传情况(400字)。
          needs: [{ kind: report, characters: 400, years: [2021, 2022] }]
        - title: 宣传图片
          quote: ③提供2张照片、1张样报，每张注明时间。
          needs:
            - { kind: photo, count: 2, captions: [date] }
            - { kind: mediaPicture, captions: [date] }
          deadline: { kind: afterActivity }
      reportTime: { quote: 6月底, deadline: { kind: date, day: 2023-06-30 } }
      lead: [宣传处, 办公室]
      cooperating: [团委]
    - id: "2"
      requirements:
        - { title: 宣传制度, quote: 提供宣传制度。, needs: [{ kind: formalDocument }] }
    - id: "3"
      content: 河道
      standard: 水清。
      requirements:
        - { title: 看河道, quote: 现场查看。, needs: [{ kind: fieldVisit }] }
      reportTime: { quote: 时间由市里定, deadline: { kind: outside, by: 市里 } }
      lead: []
      cooperating: [治水处]
clauses:
  default: { title: 佐证材料, kind: other }
  requirements:
    - { clause: "2.2.1", title: 减排方案, quote: 减排率低于目标的, kind: formalDocument }
    - { clause: "2.2.1", title: 减排报告, quote: 2.治气(5分), kind: report }
    - { clause: 加分.1, title: 表彰文件, quote: 受表彰的, kind: formalDocument }
`;

/** As a published document is: the text runs on over the table's cells. */
const SOURCE = `首页 > 文件
甲县责任表
目标:天蓝。 水清。
任务 责任单位 认定单位
一、绿色发展
1.节能 (1)节能降耗。 发改局 发改局
(2)节约用电。
2.治理 (1)治水治气。 环保局、水利局 环保局
2022年小细则(满分20分)
一、绿色发展(12分)
1 节能 完成节能任务(4分)。每少1个百分点扣1分。 4 发改局
2 治理
  1.治水达标(3分)。不达标扣2分;无河道的,不扣分。(此项由水利局认定)
  2.治气(5分)。其中:①减排率低于目标的,不得分(2分)。②检查发现问题的,酌情扣分(3分)。(此项由环保局认定) 8 环保局 水利局
二、宜居(8分)
3 村庄
  1.整治(5分)。其中:①垃圾每处扣1分。②污水每处扣2分。
  2.绿化(3分)。其中:①死树每棵扣0.5分(1分)。②荒地每亩扣1分(2分)。 8 农业局
三、加扣分 特色做法 加分如下:受表彰的,每项加0.5分。加分不超过2分。 加分 创建办
通报 被通报的,每次扣1分。 扣分 创建办 督查室
四、评优 达到19分,且无下列问题:①发生重大事故。 创建办
印发完毕
各单位按附表报送。办公室：负责汇总。报告于3月底前完成初稿；样报须写明报名。
附表 序号 内容 标准 要求 时间 牵头 配合
1 III-2宣传 开展宣传。 牵头开展，①说明宣传情况(400字)。
  ③提供2张照片、1张样报，每张注明时间。 6月底 宣传处、办公室 团委
2 提供宣传制度。
3 河道 水清。 现场查看。 时间由市里定 治水处
附表完
`;

const TEXTS = {
  rubric: RUBRIC,
  first: FIRST_GROUP,
  second: SECOND_GROUP,
  responsibility: RESPONSIBILITY,
  evidence: EVIDENCE,
  source: SOURCE,
};
export type Part = keyof typeof TEXTS;

/** A change to one of the texts: the first occurrence of `from` becomes `to`. */
export interface Edit {
  readonly in: Part;
  readonly from: string;
  readonly to: string;
}

/** The text of a part after the edits; throws when an edit finds nothing, so that no test is empty. */
export function textOf(part: Part, edits: readonly Edit[] = []): string {
  return edits
    .filter((edit) => edit.in === part)
    .reduce((text, { from, to }) => {
      if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
      return text.replace(from, () => to);
    }, TEXTS[part]);
}

export const PATHS = {
  rubric: 'rubric.yaml',
  first: '1.yaml',
  second: '2.yaml',
  responsibility: 'responsibility.yaml',
  evidence: 'evidence.yaml',
} as const;

export function smallFiles(edits: readonly Edit[] = []): RubricFiles {
  const file = (part: keyof typeof PATHS): { path: string; text: string } => ({
    path: PATHS[part],
    text: textOf(part, edits),
  });
  return {
    rubric: file('rubric'),
    nodes: [file('first'), file('second')],
    responsibility: file('responsibility'),
    evidence: file('evidence'),
    source: textOf('source', edits),
  };
}

/** The small rubric, after the edits. */
export const smallRubric = (edits: readonly Edit[] = []): Rubric => loadRubric(smallFiles(edits));

/** What loading complains of after the edits. */
export function problemsAfter(edits: readonly Edit[]): readonly RubricProblem[] {
  try {
    smallRubric(edits);
  } catch (error) {
    if (error instanceof RubricError) return error.problems;
    throw error;
  }
  return [];
}

/** The 1-based line of the first occurrence of `fragment` in a part after the edits. */
export function lineOf(part: Part, fragment: string, edits: readonly Edit[] = []): number {
  const text = textOf(part, edits);
  if (!text.includes(fragment)) throw new Error(`${part} has no ${fragment}`);
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}
