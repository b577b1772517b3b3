/** What the sample of Zhoushan is made from: invented, but for what the notice says. */
import type { LedgerEntry } from '../../../src/evidence';
import type { Adjustment } from '../../../src/scoring';

export const BUREAU = '舟山市生态环境局';
/** The day of the check: a week after the reports were due. */
export const NOW = new Date(2020, 6, 6, 9, 30);

/** Facts of Annex 1, by clause. */
export const FACTS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  '1.1': { 创建工作列入重要议事日程: '是' },
  '1.2': { 制定创建工作年度计划: '是' },
  '1.3': { 创建工作机构健全: '是' },
  '2': { 未按要求参会报送次数: 1 },
  '3.1': { 落实不力酌情扣分: 2 },
  '3.2': { 反馈不及时次数: 4 },
  '4.1': { 建立学习制度: '是', 制定学习计划: '是' },
  '4.2': { 有集中学习记录的季度数: 4 },
  '5.1': { 志愿服务活动参与率: 15.6, 志愿服务活动活跃度: 72 },
  '5.2': { 开展群众性精神文明建设: '是' },
  '6.1': { 开展条例学习宣传: '是' },
  '6.2': { 条例职责任务明确: '是', 有条例落实工作方案: '是', 有条例落实具体措施: '是', 有条例落实工作成效: '否' },
  '7.1': {
    设立创建宣传栏并定期更新: '是',
    利用电子显示屏传播核心价值观: '是',
    利用网站传播核心价值观: '是',
    公共区域设置文明行为提示牌: '是',
  },
  '7.2': { 知晓率和素养测评扣分: 1.5 },
  '8.1': { 环境卫生整洁有序: '是' },
  '8.2': { 开展文明餐桌活动: '是' },
  '8.3': { 公共场所全面禁烟: '是' },
  '8.4': { 消防安全符合要求: '是' },
  '9': { 发动职工参加志愿服务活动: '是' },
};

export const ADJUSTMENT: Adjustment = {
  assessee: BUREAU,
  clause: '6.2',
  points: 8,
  reason: '职责、方案、措施齐全，成效材料正在整理，条文没有拆分，酌情给8分。',
  by: '王海燕',
  date: '2020-07-03',
};

/** What was done for a requirement that asks for pictures, and when. */
export const ACTIVITIES: Readonly<Record<string, { date: string; organiser: string; theme: string }>> = {
  '1': { date: '2020-05-12', organiser: '市委宣传部、市文明办', theme: '文明餐桌、光盘行动' },
  '2.3': { date: '2020-04-22', organiser: '市生态环境局', theme: '世界地球日净滩志愿服务' },
  '2.4': { date: '2020-05-16', organiser: '市生态环境局、团市委', theme: '守护美丽海岛志愿巡河' },
  '6.1': { date: '2020-03-12', organiser: '市生态环境局、市自然资源和规划局', theme: '植树节公益植绿' },
  '6.2': { date: '2020-06-13', organiser: '市直机关工委、市生态环境局', theme: '机关党员清洁海岸' },
  '17': { date: '2020-06-05', organiser: '市生态环境局', theme: '美丽中国，我是行动者' },
  '18': { date: '2020-05-22', organiser: '市生态环境局、市海洋与渔业局', theme: '保护海岛生物多样性' },
  '19': { date: '2020-06-17', organiser: '市发改委、市生态环境局', theme: '绿色低碳，全面小康' },
};

/** Days that outside offices set, as entered into 佐证要求. 4.3 and 5 are still to be asked. */
export const OUTSIDE_DAYS: Readonly<Record<string, string>> = { '1': '2020-05-20', '3.2': '2020-06-20' };

/** Something wrong that was put into the sample. */
export interface Gap {
  readonly what: string;
  /** `CODE REQUIREMENT` of what Kaoping finds. */
  readonly findings: readonly string[];
}

/** A gap in the ledger: cells of a row (by its key) that differ from a ledger without gaps; null: nothing was filled. */
export interface LedgerGap extends Gap {
  readonly rows: Readonly<Record<string, LedgerEntry | null>>;
}

export const LEDGER_GAPS: readonly LedgerGap[] = [
  {
    what: '要求 1 的上报时间已填 5 月 20 日，照片只有 6 张',
    rows: { '1|photo|7': null },
    findings: ['evidenceTooFew 1'],
  },
  {
    what: '要求 2.4 用了要求 2.3 的一张照片',
    rows: { '2.4|photo|1': { file: '世界地球日净滩志愿服务现场1.jpg' } },
    findings: ['sameFile 2.3'],
  },
  {
    what: '要求 4.3 的上报时间还没有问，说明报告只有 310 字',
    rows: { '4.3|report|1': { characters: 310 } },
    findings: ['deadlineUnknown 4.3', 'reportTooShort 4.3'],
  },
  { what: '要求 5 的说明报告只写了两条措施', rows: { '5|report|1': { measures: 2 } }, findings: ['fewMeasures 5'] },
  {
    what: '要求 6.1 的一张照片没有注明主办单位',
    rows: { '6.1|photo|1': { organiser: null } },
    findings: ['captionIncomplete 6.1'],
  },
  {
    what: '要求 6.2 的一张照片是 2019 年的',
    rows: { '6.2|photo|1': { date: '2019-06-15' } },
    findings: ['outsidePeriod 6.2'],
  },
  {
    what: '要求 7.1 的说明报告 7 月 3 日才上报',
    rows: { '7.1|report|1': { submittedDate: '2020-07-03' } },
    findings: ['late 7.1'],
  },
  {
    what: '要求 7.2 的说明报告有 1,150 字',
    rows: { '7.2|report|1': { characters: 1150 } },
    findings: ['reportTooLong 7.2'],
  },
  {
    what: '要求 10 的说明报告还没有，初稿也没有',
    rows: { '10|report|1': null },
    findings: ['evidenceMissing 10', 'draftMissing 10'],
  },
  {
    what: '要求 14 的部门评价还没有取得',
    rows: { '14|departmentEvaluation|1': null },
    findings: ['evaluationOutstanding 14'],
  },
  {
    what: '要求 17 缺两张现场照片',
    rows: { '17|photo|3': null, '17|photo|4': null },
    findings: ['evidenceTooFew 17'],
  },
  {
    what: '要求 18 有两行是同一张照片',
    rows: { '18|photo|4': { file: '保护海岛生物多样性现场3.jpg' } },
    findings: ['evidenceTooFew 18', 'sameFile 18'],
  },
  {
    what: '要求 19 的一张照片只写了“2020年6月”',
    rows: { '19|photo|1': { date: '2020年6月' } },
    findings: ['badDate 19'],
  },
  { what: '质量自查的 15 条人工核对还没有人填', rows: {}, findings: ['qualityOpen '] },
  { what: '要求 20.1 没有牵头处室（通知原文如此）', rows: {}, findings: ['leadMissing 20.1'] },
  {
    what: '末尾一行的要求编号写成 2.5',
    rows: {
      '+1': {
        ...{ requirement: '2.5', kind: '现场照片', title: '志愿者合影', file: '志愿者合影.jpg' },
        ...{ date: '2020-04-22', organiser: '市生态环境局', theme: '世界地球日净滩志愿服务' },
      },
    },
    findings: ['unknownRequirement '],
  },
];

/** What is wrong in the folder beside the ledger: found on top, when the two are compared. */
export const FOLDER_GAPS: readonly Gap[] = [
  {
    what: '要求 2.3 的第 2 张照片摄于 2019 年 11 月 2 日，台账写 2020 年 4 月 22 日',
    findings: ['photoDateDiffers 2.3'],
  },
  { what: '要求 2.4 从 2.3 借来的照片摄于 4 月 22 日，台账写 5 月 16 日', findings: ['photoDateDiffers 2.4'] },
  { what: '要求 2.3 的电视截屏是空文件', findings: ['fileEmpty 2.3'] },
  { what: '要求 7.1 的说明报告是一个打不开的 .doc', findings: ['fileUnreadable 7.1'] },
  { what: '要求 9.2 的说明报告不在文件夹中', findings: ['fileMissing 9.2'] },
  {
    what: '要求 19 的第 4 张照片是第 3 张缩小、调亮后另存的',
    findings: ['evidenceTooFew 19', 'samePicture 19'],
  },
  {
    what: '要求 21.4 的说明报告填的是 700 字，实有 520 字',
    findings: ['reportTooShort 21.4', 'charactersDiffer 21.4'],
  },
  { what: '要求 18 的文件夹中有一张照片没有列入台账', findings: ['fileUnlisted 18'] },
  { what: '“未整理”中有一张照片没有列入台账', findings: ['fileUnlisted '] },
];
