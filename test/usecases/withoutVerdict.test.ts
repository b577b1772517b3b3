import type { CellValue, SheetSnapshot } from '../../src/host/port';
import { newXlsx, type XlsxHost } from '../../src/host/xlsx';
import { rubricById } from '../../src/rubrics';
import { words } from '../../src/locales';
import { fillingRows, rowKey, validations } from '../../src/sheets';
import { readBook, type Book } from '../../src/taskpane/model/book';
import { effectsOf } from '../../src/taskpane/model/effects';
import { scaleOf, standings } from '../../src/taskpane/model/overview';
import { pathTo, scoreTree } from '../../src/taskpane/model/tree';
import { newAssessment } from '../../src/usecases';
import { at, columnOf, FIRST_ROW, NOW, score, sheetOf, type } from './support';

const rubric = rubricById('zhoushan-2020')!;
const BUREAU = '舟山市生态环境局';
const PENDING = rowKey('8.4', '消防安全符合要求');
/** Everything in order, but for: 3 reports missing, 2 + 3 × 0.5 lost of item 3, 8.4 blank. */
const VALUES: Readonly<Record<string, CellValue>> = {
  未按要求参会报送次数: 3,
  落实不力酌情扣分: 2,
  反馈不及时次数: 3,
  有集中学习记录的季度数: 4,
  志愿服务活动参与率: 13,
  志愿服务活动活跃度: 70,
  知晓率和素养测评扣分: 0,
};

let host: XlsxHost;
beforeAll(async () => {
  host = newXlsx('创城.xlsx');
  await newAssessment(host, { rubric, assessees: [BUREAU], locale: 'zh-CN', now: NOW });
  const filling = await sheetOf(host, 'filling', BUREAU);
  await type(
    host,
    filling.name,
    ...fillingRows(rubric).map(({ key, fact }, index): [number, number, CellValue] => [
      FIRST_ROW + index,
      columnOf('value'),
      key === PENDING ? null : (VALUES[fact.name] ?? '是'),
    ]),
  );
  await score(host);
});

/** The cells of a sheet's first columns, below its header. */
const table = (sheet: SheetSnapshot, columns: readonly number[]): CellValue[][] =>
  Array.from({ length: sheet.used!.rows - FIRST_ROW }, (_, row) =>
    columns.map((column) => at(sheet, FIRST_ROW + row, column)),
  );

describe('a workbook of a rubric without bonus, deductions and verdict', () => {
  it('sums up the total and the indicators, and nothing else', async () => {
    // 2: 10 − 3; 3: 15 − 2 − 1.5; 8.4 is open; 100 − 3 − 3.5 = 93.5 at best
    expect(table(await sheetOf(host, 'summary'), [1, 2, 3])).toEqual([
      ['总分', 100, '91.5～93.5'],
      ['名次', null, '暂列第 1'],
      ['待定条款', null, 1],
      ['一、共性目标考核任务', 100, '91.5～93.5'],
      ['1. 组织保障', 15, 15],
      ['2. 信息报送', 10, 7],
      ['3. 交办任务', 15, 11.5],
      ['4. 创建氛围', 5, 5],
      ['5. 文明建设', 15, 15],
      ['6. 《条例》落实', 15, 15],
      ['7. 创建氛围', 10, 10],
      ['8. 单位环境', 10, '8～10'],
      ['9. 文明建设', 5, 5],
    ]);
  });

  it('has the readings of its own clauses, and none of the whole', async () => {
    expect(at(await sheetOf(host, 'summary'), 2, 1)).toBe('计算日期：2022-12-30 17:45（各条款按默认口径计算）');
    const settings = table(await sheetOf(host, 'setup'), [0]).flat();
    expect(settings).toEqual([
      'rubric',
      'year',
      'fullMarks',
      'assessees',
      'date',
      'blankCounts',
      'toleranceFine',
      'toleranceWarn',
      'reading:部分完成的计分',
      'reading:迟到迟报计次',
    ]);
  });

  it('has settings and adjustments that speak of nothing it lacks', async () => {
    const setup = await sheetOf(host, 'setup');
    expect([at(setup, 1, 1), at(setup, 2, 1), at(setup, FIRST_ROW + 2, 4)]).toEqual([
      '黄色单元格可以改，改后点“一键重算”；口径的第一个选项是默认口径。',
      '口径对全部考核对象同时生效。',
      '各项合计。',
    ]);
    const subtitle = at(await sheetOf(host, 'adjustments'), 1, 1);
    expect(subtitle).toMatch(/六项都要填，不全的不生效。$/);
  });

  it('calls who confirms a clause as the document does: 牵头处室', async () => {
    const heads = await Promise.all(
      (['filling', 'rubric', 'findings'] as const).map(async (kind) => {
        const sheet = await sheetOf(host, kind, kind === 'filling' ? BUREAU : '');
        return sheet.values[FIRST_ROW - 1];
      }),
    );
    for (const head of heads) {
      expect(head).toContain('牵头处室');
      expect(head).not.toContain('认定部门');
    }
    const filling = await sheetOf(host, 'filling', BUREAU);
    expect(at(filling, 1, 1)).toContain('可按牵头处室筛选、可排序');
    expect(at(await sheetOf(host, 'missingEvidence'), 1, 1)).toContain('按牵头处室列出');
  });

  it('cites for its evidence the table that asks for it, which is not the one that is scored', async () => {
    expect(at(await sheetOf(host, 'requirements'), 1, 1)).toMatch(
      /^依据《舟山市生态环境局2020年创建全国文明城市个性目标考核表》。/,
    );
    expect(at(await sheetOf(host, 'filling', BUREAU), 1, 1)).toContain('共性目标考核表》');
  });

  it('tells who decides on a deduction, without a smallest step where there is none', () => {
    const places = { sheet: '填报', firstRow: 0, value: 8, claim: 10, assessee: BUREAU, dateSystem: 1900 } as const;
    const hintOf = (asked: typeof rubric, name: string): string | undefined => {
      const rows = fillingRows(asked);
      const [change] = validations(asked, rows, places, words('zh-CN'));
      const all = change?.kind === 'validations' ? change.validations : [];
      const row = rows.findIndex(({ key }) => key === name);
      return all.find(({ range }) => range.row === row && range.column === 8)?.validation?.prompt?.text;
    };
    expect(hintOf(rubric, '3.1|落实不力酌情扣分')).toMatch(
      /由牵头处室填扣分：不扣填0，最多扣15分；空白为未定，本条暂不计分。$/,
    );
    expect(hintOf(rubricById('shaoxing-2022')!, '6.1.1|永久基本农田完成不佳扣分')).toMatch(
      /由认定部门填扣分：不扣填0，要扣从0\.5分起，最多5分；空白为未定，本条暂不计分。$/,
    );
  });

  it('shows the whole table of the document, the end of each row with its beginning', async () => {
    const rows = table(await sheetOf(host, 'rubric'), [0, 3, 4, 5]);
    // A group, 9 indicators, item 3 whose clauses share its points, 19 clauses.
    expect(rows).toHaveLength(30);
    expect(rows.at(-2)).toEqual([
      'indicator 9',
      '广泛发动本单位干部、职工参加各种形式的志愿服务活动；……（共5分）',
      5,
      '办公室',
    ]);
    expect(rows.at(-1)).toEqual(['9', '志愿服务活动 5 分；', 5, '办公室']);
  });

  it('takes the claim of item 3 as one', async () => {
    const filling = await sheetOf(host, 'filling', BUREAU);
    expect(filling.used!.rows - FIRST_ROW).toBe(fillingRows(rubric).length);
    const claims = fillingRows(rubric).flatMap(({ claim }) => (claim ? [claim.id] : []));
    expect(claims).toHaveLength(18);
    expect(claims).toContain('3');
  });
});

describe('the pane on it', () => {
  let book: Book;
  beforeAll(async () => {
    book = readBook(await host.read(), 'zh-CN', NOW)!;
  });

  it('tells the total without distance and verdict', () => {
    const { assessment } = book.scoring;
    const [standing] = standings(book.scoring);
    expect(standing).toMatchObject({ blank: 1, distance: null, majorProblems: [] });
    expect(standing!.card).toMatchObject({ total: { range: [91.5, 93.5] }, verdict: null, rank: 1 });
    expect(scaleOf(assessment.scorecards, rubric)).toEqual([50, 100]);
  });

  it('begins with the nine indicators, as there is one group', () => {
    const tree = scoreTree(book.scoring.assessment.program);
    expect(tree.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(pathTo(tree, '3.2')).toEqual(['3', '3.2']);
    expect(pathTo(tree, '9')).toEqual(['9']);
  });

  it('shows what a setting does to totals alone', async () => {
    const filling = await sheetOf(host, 'filling', BUREAU);
    const row = FIRST_ROW + fillingRows(rubric).findIndex(({ fact }) => fact.name === '未按要求参会报送次数');
    await type(host, filling.name, [row, columnOf('value'), null]);
    const blank = readBook(await host.read(), 'zh-CN', NOW)!;
    // Blank is 0 to 10 points of the clause; as zero it is 10.
    expect(effectsOf(blank, 'blankCounts', '是', { locale: 'zh-CN', now: NOW })).toEqual([
      { assessee: BUREAU, before: [84.5, 96.5], after: [94.5, 96.5], verdict: null },
    ]);
  });
});
