import { readFileSync } from 'node:fs';
import { openXlsx } from '../../src/host/xlsx';
import { clausesOf } from '../../src/rubric';
import { differences, FILLING_COLUMNS } from '../../src/sheets';
import { planUndo, scoreWorkbook, applyWithUndo } from '../../src/usecases';
import { rubricById } from '../../src/rubrics';
import { readBook, type Book } from '../../src/taskpane/model/book';
import { effectsOf } from '../../src/taskpane/model/effects';
import { departmentsOf, filterFindings, NO_FILTER } from '../../src/taskpane/model/findings';
import { scaleOf, standings } from '../../src/taskpane/model/overview';
import { previewOf } from '../../src/taskpane/model/preview';
import { isOpen, nodesOn, pathTo, scoreTree } from '../../src/taskpane/model/tree';

const NOW = new Date(2022, 11, 30, 17, 45);
const OPTIONS = { rubricById, locale: 'zh-CN', now: NOW } as const;
const host = openXlsx(readFileSync(`${__dirname}/../../assets/samples/shaoxing-2022.xlsx`), 'shaoxing-2022.xlsx');
let book: Book;
beforeAll(async () => {
  book = readBook(await host.read(), 'zh-CN', NOW)!;
});
const cardOf = (assessee: string) =>
  book.scoring.assessment.scorecards.find((candidate) => candidate.assessee === assessee)!;

describe('The overview of the sample', () => {
  test('ranks the assessees and tells how far they are from 950', () => {
    const rows = standings(book.scoring);
    expect(
      rows.map(({ card, distance, majorProblems }) => [card.assessee, ...distance!, majorProblems.length]),
    ).toEqual([
      ['诸暨市', 27.374, 27.374, 0],
      ['上虞区', 9.592, 9.592, 1],
      ['越城区', -1.56, -1.56, 0],
      ['嵊州市', -20.446, 6.554, 0],
      // 0.95 in 13.2 may be 95%, which gives its 10 points.
      ['柯桥区', -23.871, -13.871, 0],
      ['新昌县', -58.7636, -34.3636, 0],
    ]);
  });

  test('tells who has filled in nothing, and no distance that nobody can know', () => {
    const { assessment } = book.scoring;
    expect(standings(book.scoring).some(({ isUntouched }) => isUntouched)).toBe(false);
    const first = assessment.scorecards[0]!;
    const counted = { points: null, range: [-Infinity, 1019] as const };
    const open = { ...first, total: counted, verdict: { ...first.verdict!, counted } };
    const [row] = standings({
      ...book.scoring,
      assessment: { ...assessment, scorecards: [open] },
      entered: [0],
    });
    expect([row!.isUntouched, row!.distance]).toEqual([true, [-Infinity, 69]]);
  });

  test('draws all totals on one scale that holds the lowest, the threshold and full marks', () => {
    // 891.2364 is the lowest end.
    expect(scaleOf(book.scoring.assessment.scorecards, book.scoring.rubric)).toEqual([850, 1000]);
  });

  test('was never scored, and everything would be written', () => {
    expect(book.scoredAt).toBe('');
    expect(book.writes).toEqual([]);
    expect(book.outdated).toBeGreaterThan(1000);
  });
});

describe('The findings of the sample', () => {
  const list = () => book.findings;

  test('come with the gravest first, those of the evidence among them', () => {
    // Of the evidence: 26 papers that the text quotes, 39 that it leaves open.
    expect(list().map(({ severity }) => severity)).toEqual([
      ...new Array<string>(12).fill('error'),
      ...new Array<string>(26 + 24).fill('warning'),
      ...new Array<string>(3 + 39).fill('info'),
    ]);
  });

  test('are found by severity, assessee and words in any order', () => {
    expect(filterFindings(list(), { ...NO_FILTER, severity: 'info' }).length).toBe(42);
    const one = filterFindings(list(), { ...NO_FILTER, assessee: '嵊州市', search: '不清楚  14.1.7' });
    expect(one.map(({ about, message }) => [about, message])).toEqual([
      ['已完成尾矿库污染治理任务', '“已完成尾矿库污染治理任务”填的是“不清楚”，未采用。请填“是”或“否”。'],
    ]);
    expect(filterFindings(list(), { ...NO_FILTER, search: '没有这样的话' })).toEqual([]);
  });

  test('are found by department, the busiest of which comes first', () => {
    const [[department, count] = ['', 0]] = departmentsOf(list());
    expect(filterFindings(list(), { ...NO_FILTER, department }).length).toBe(count);
    expect(count).toBeGreaterThan(0);
  });
});

describe('The drill-down', () => {
  const tree = () => scoreTree(book.scoring.assessment.program);

  test('leads from seven groups, bonus, deductions and verdict to every clause, once', () => {
    expect(tree().map(({ label, full }) => [label, full])).toEqual([
      ['一', 150],
      ['二', 120],
      ['三', 330],
      ['四', 90],
      ['五', 165],
      ['六', 65],
      ['七', 80],
      ['加分', null],
      ['扣分', null],
      ['评优', null],
    ]);
    const reached: string[] = [];
    const walk = (nodes: ReturnType<typeof tree>): void => {
      for (const { clause, children } of nodes) {
        if (clause) reached.push(clause.id);
        walk([...children]);
      }
    };
    walk(tree());
    expect(reached.sort()).toEqual(
      clausesOf(book.scoring.rubric)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('skips lists of one', () => {
    const path = pathTo(tree(), '2.1')!;
    const last = nodesOn(tree(), path).at(-1)!;
    expect(last.clause?.id).toBe('2.1');
    expect(path[0]).toBe('一');
  });

  test('tells apart what lost points from what did not', () => {
    const [path] = [pathTo(tree(), '6.1.1')!];
    const node = nodesOn(tree(), path).at(-1)!;
    expect(node.score(cardOf('柯桥区'))).toMatchObject({ points: 4.5 });
    expect(isOpen(cardOf('柯桥区'), node)).toBe(true);
    expect(
      isOpen(
        cardOf('诸暨市'),
        tree().find(({ label }) => label === '扣分')!,
      ),
    ).toBe(false);
    expect(
      isOpen(
        cardOf('柯桥区'),
        tree().find(({ label }) => label === '扣分')!,
      ),
    ).toBe(true);
  });

  test('knows the cell of every figure, also in a sheet that was sorted', () => {
    const clause = clausesOf(book.scoring.rubric).find(({ id }) => id === '26.1.3')!;
    const fact = clause.facts.find(({ name }) => name === '隐患年度整改完成率')!;
    expect(book.entry('上虞区', clause, fact)).toEqual({
      input: 95,
      place: { sheet: '填报-上虞区', row: 221, column: 1 + FILLING_COLUMNS.indexOf('value') },
      doubt: null,
    });
    expect(book.entry('没有此人', clause, fact)).toEqual({ input: null, place: null, doubt: null });
  });
});

describe('What another reading would do', () => {
  test('is told for each assessee whose total or verdict changes', () => {
    const effects = effectsOf(book, 'reading:不足一档', '不足一档按一档扣', OPTIONS);
    expect(effects.map(({ assessee, before, after }) => [assessee, before, after])).toContainEqual([
      '越城区',
      [948.44, 948.44],
      [945.34, 945.34],
    ]);
    expect(effects.find(({ assessee }) => assessee === '嵊州市')!.verdict).toEqual({ before: '待定', after: '未达标' });
  });

  test('is nothing when it is the one that is chosen', () => {
    expect(effectsOf(book, 'reading:不足一档', '不足一档不扣', OPTIONS)).toEqual([]);
  });
});

describe('The preview', () => {
  test('lists the visible sheets that change, with the number of cells', async () => {
    const snapshot = await host.read();
    const { changeSet } = scoreWorkbook(snapshot, OPTIONS);
    const { title, sheets, changed } = previewOf(changeSet, snapshot);
    expect(title).toBe('一键重算');
    expect(sheets.map(({ sheet, isNew }) => [sheet, isNew])).toEqual([
      ['填报-越城区', false],
      ['填报-柯桥区', false],
      ['填报-上虞区', false],
      ['填报-诸暨市', false],
      ['嵊州(最终版)', false],
      ['填报-新昌县', false],
      ['汇总', false],
      ['问题清单', true],
      ['缺失佐证', true],
    ]);
    const visible = differences(changeSet, snapshot).filter(({ sheet }) => sheet !== '_考评');
    expect(changed).toBe(visible.reduce((sum, difference) => sum + difference.changed.length, 0));
  });

  test('of an undo lists the sheets that go', async () => {
    const opened = openXlsx(host.save(), 'a.xlsx');
    const before = await opened.read();
    await applyWithUndo(opened, before, scoreWorkbook(before, OPTIONS).changeSet, OPTIONS);
    const snapshot = await opened.read();
    const after = readBook(snapshot, 'zh-CN', NOW)!;
    expect([after.outdated, after.scoredAt, after.writes[0]?.title]).toEqual([0, '2022-12-30 17:45', '一键重算']);
    const { changeSet } = planUndo(snapshot, rubricById, 'zh-CN');
    expect(previewOf(changeSet, snapshot).sheets.at(-1)).toEqual({
      sheet: '问题清单',
      isNew: false,
      isRemoved: true,
      changed: 0,
    });
  });
});
