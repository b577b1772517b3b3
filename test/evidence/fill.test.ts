import { readFileSync } from 'node:fs';
import { ledgerFromFolder, type FileFacts, type LedgerEntry } from '../../src/evidence';
import { rubricById } from '../../src/rubrics';

const plan = rubricById('zhoushan-2020')!.evidence!;

interface Case {
  readonly path: string;
  readonly requirement: string;
  readonly kind: string;
  readonly day: string;
}

/** Paths with the truth beside them, told by a person. */
function casesOf(name: string): Case[] {
  const [, ...lines] = readFileSync(`${__dirname}/../fixtures/fill/${name}`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [path = '', requirement = '', kind = '', day = ''] = line.split('\t');
    return { path, requirement, kind, day };
  });
}

const fileAt = (path: string): FileFacts => ({
  path,
  size: 1000,
  sha256: null,
  kind: /\.(jpg|png)$/i.test(path) ? 'picture' : 'document',
  characters: null,
  picture: null,
  problem: null,
});

/** Open: the requirement is blank or only its task is told, or the kind is blank. */
function compared(cases: readonly Case[]): Record<'right' | 'open' | 'wrong', string[]> {
  const filled = new Map(
    ledgerFromFolder(
      plan,
      cases.map(({ path }) => fileAt(path)),
    ).map((entry) => [entry.file, entry]),
  );
  const told = (entry: LedgerEntry, one: Case): 'right' | 'open' | 'wrong' => {
    const task = one.requirement.split('.')[0];
    const isRight = entry.requirement === one.requirement && entry.kind === one.kind && (entry.date ?? '') === one.day;
    if (isRight) return 'right';
    const isOpen =
      ['', task, one.requirement].includes(String(entry.requirement)) &&
      ['', one.kind].includes(String(entry.kind)) &&
      (entry.date ?? '') === one.day;
    return isOpen ? 'open' : 'wrong';
  };
  const result: Record<'right' | 'open' | 'wrong', string[]> = { right: [], open: [], wrong: [] };
  for (const one of cases) {
    const entry = filled.get(one.path)!;
    result[told(entry, one)].push(`${one.path} ${entry.requirement} ${entry.kind} ${entry.date ?? ''}`);
  }
  return result;
}

describe('a ledger filled from the folders of offices', () => {
  it('has 60 of 74 files right at least, and none wrong', () => {
    const cases = casesOf('folder.tsv');
    const { right, open, wrong } = compared(cases);
    expect(cases).toHaveLength(74);
    expect(wrong).toEqual([]);
    // Nothing in these paths says for certain what the person knew.
    expect(open).toHaveLength(6);
    expect(right).toHaveLength(68);
  });

  it('has 20 of 31 files in folders by office right at least, and none wrong', () => {
    const cases = casesOf('folder.tsv').filter(({ path }) => path.startsWith('按处室报送/'));
    const { right, wrong } = compared(cases);
    expect(cases).toHaveLength(31);
    expect(wrong).toEqual([]);
    expect(right).toHaveLength(26);
  });

  it('has 45 of 55 files of folders right that the rules were not made with, and none wrong', () => {
    const cases = casesOf('held-out.tsv');
    const { right, wrong } = compared(cases);
    expect(cases).toHaveLength(55);
    expect(wrong).toEqual([]);
    expect(right).toHaveLength(45);
  });
});

describe('what a path says', () => {
  const entry = (path: string): LedgerEntry => ledgerFromFolder(plan, [fileAt(path)])[0]!;

  it.each([
    ['the mark inside against the title outside', '06 环境保护公益活动/②/1.jpg', '6.2'],
    ['the mark inside against the title outside', '02 环境保护志愿服务活动/④/1.jpg', '2.4'],
    ['the mark inside against a title without number', '环境保护公益活动/②/1.jpg', '6.2'],
    ['the title inside against the task outside', '06公益/③环境保护志愿服务活动/1.jpg', '2.3'],
    ['the title inside against another’s number before it', '2.环境保护公益活动/1.jpg', '6.1'],
    ['the day inside against the day outside', '17六五环境日/6.17低碳日/1.jpg', '19'],
    ['the words of a sibling inside', '07重污染天气应急预案/清单.docx', '7.2'],
    ['the task where steps are counted inside', '18/1-启动仪式/1.jpg', '18'],
    ['the task where folders are counted inside', '18/02/03.jpg', '18'],
    ['the task alone where kinds are counted with marks', '06公益活动/①说明报告/a.docx', '6'],
    ['the task alone where kinds are counted with numbers', '06公益活动/3媒体/1.jpg', '6'],
    ['the task alone where its own name is also a title', '06 环境保护公益活动/1.jpg', '6'],
    ['the task alone where two marks contradict each other', '2③/2.4/1.jpg', '2'],
    ['the requirement of the office that asks for such a file', '生态处/1.jpg', '18'],
    ['no requirement of the office that asks for none', '执法队/1.jpg', ''],
    ['nothing where a loose word contradicts the folder', '17六五环境日/志愿服务/1.jpg', ''],
    ['nothing where a file’s name contradicts the folder', '17六五环境日/环保志愿服务现场.jpg', ''],
    ['nothing from numbers with other words behind them', '1.会议/2.剪影/1.jpg', ''],
    ['nothing from a day that is also an id', '6.1儿童节/1.jpg', ''],
    ['nothing from months and days below a year', '2020年/06/15/1.jpg', ''],
    ['nothing from two tasks together', '12、13水质/说明.pdf', ''],
  ])('is %s: %s', (_, path, requirement) => {
    expect(entry(path).requirement).toBe(requirement);
  });

  it.each([
    ['任务十八/1.jpg', '18'],
    ['任务 二十一/1.docx', '21.4'],
    ['第十七项/1.jpg', '17'],
    ['序号９/（1）发文.pdf', '9.1'],
    ['T17-现场照片/1.jpg', '17'],
    ['18、现场/1.jpg', '18'],
    ['十九、低碳/1.jpg', '19'],
    ['【17】/1.jpg', '17'],
    ['任务二③/1.jpg', '2.3'],
    ['任务2.3/1.jpg', '2.3'],
    ['任务清单/1.jpg', ''],
    ['第3项目部/1.jpg', ''],
    ['第三届运动会/1.jpg', ''],
    ['20年/1.docx', ''],
  ])('is a number of a task in %s, or none', (path, requirement) => {
    expect(entry(path).requirement).toBe(requirement);
  });

  it.each([
    ['2.3/1.jpg', 'photo'],
    ['2.3/微信图片_20200605101530.jpg', 'photo'],
    ['2.3/公众号.jpg', 'mediaPicture'],
    ['2.3/Screenshot_20200605.png', 'mediaPicture'],
    ['媒体报道/2.3/1.jpg', 'mediaPicture'],
    ['媒体报道/2.3/照片1.jpg', 'mediaPicture'],
    // It is one or the other.
    ['媒体报道/2.3/现场1.jpg', ''],
    ['2.3/媒体采访现场.jpg', ''],
    ['2.3/舟山日报A3版.pdf', 'mediaPicture'],
    ['7.1/1.jpg', ''],
    ['9①/发文扫描件.jpg', 'formalDocument'],
  ])('is a kind in %s', (path, kind) => {
    expect(entry(path).kind).toBe(kind);
  });

  it.each([
    ['20200605101530', '2020-06-05'],
    ['IMG_20200605_101530', '2020-06-05'],
    ['IMG20200605101530', '2020-06-05'],
    ['微信图片_20200605101530', '2020-06-05'],
    ['微信图片_20200605101530123', '2020-06-05'],
    ['Screenshot_2020-06-05-10-15-30-12', '2020-06-05'],
    // 2020-06-05 00:30 in China is still the day before in Greenwich.
    ['mmexport1591288200000', '2020-06-05'],
    ['２０２０年６月５日', '2020-06-05'],
    ['20209905101530', undefined],
    ['编号202006051', undefined],
  ])('is a day in %s', (name, day) => {
    expect(entry(`2.3/${name}.jpg`).date).toBe(day);
  });
});
