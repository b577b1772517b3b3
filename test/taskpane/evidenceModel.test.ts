import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileFacts } from '../../src/evidence';
import { examineFolder } from '../../src/folder/node';
import { words } from '../../src/locales';
import { rubricById } from '../../src/rubrics';
import { readBook, type Book } from '../../src/taskpane/model/book';
import {
  countStates,
  countTroubles,
  groupRequirements,
  listRequirements,
  type RequirementList,
} from '../../src/taskpane/model/evidence';
import { departmentsOf, filterFindings, NO_FILTER } from '../../src/taskpane/model/findings';
import { reduce, screensOf, START } from '../../src/taskpane/state';
import { planFillFromFolder, type AssesseeEvidence } from '../../src/usecases';
import { copyEvidenceFiles } from '../folder/evidenceFiles';
import { BUREAU, evidenceBook } from './evidenceBook';

const text = words('zh-CN');
let book: Book;
let files: readonly FileFacts[];
beforeAll(async () => {
  const { snapshot } = await evidenceBook(BUREAU);
  book = readBook(snapshot, 'zh-CN', new Date(2022, 0, 1))!;
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-evidence-'));
  await copyEvidenceFiles(folder);
  files = await examineFolder(folder);
  rmSync(folder, { recursive: true });
});

const listOf = (evidence: AssesseeEvidence): RequirementList => listRequirements(evidence, book.scoring.rubric, text);
const byLedger = (): RequirementList => listOf(book.scoring.evidence[0]!);
const withFolder = (): AssesseeEvidence => book.evidenceWith({ assessee: BUREAU, files })!;
const rowOf = ({ rows }: RequirementList, id: string) => rows.find(({ requirement }) => requirement.id === id)!;

describe('What must be shown', () => {
  test('is checked as of the day of the assessment, by what the ledger lists', () => {
    // 2.3, 4.3, 7.1 and 7.2 are listed in full; only 20.1 and 21.4 have a day that is still to come.
    expect(book.scoring.evidence[0]!.asOf).toBe('2020-06-20');
    expect(countStates(byLedger().rows)).toEqual({
      complete: 4,
      missing: 21,
      needsCorrection: 0,
      overdue: 0,
      notDue: 2,
    });
    expect(byLedger().others.map(({ code }) => code)).toEqual(['qualityOpen']);
  });

  test('comes with its findings and cells, and with what is listed for it', () => {
    const { findings, entries, offices, origin } = rowOf(byLedger(), '2.3');
    expect({ origin, offices }).toEqual({ origin: 'Ⅲ-15 志愿服务活动', offices: ['办公室'] });
    expect(findings.map(({ severity, row, column }) => [severity, row, column])).toEqual([
      ['warning', 16, 7],
      ['warning', 17, 11],
      ['warning', 18, 11],
    ]);
    expect(entries.map(({ entry, place }) => [entry.file, place('file').row])).toEqual([
      ['环境保护志愿服务情况说明报告.docx', 12],
      ['海滩净滩.jpg', 13],
      ['海滩净滩(压缩)', 14],
      ['广场宣传.jpg', 15],
      ['社区宣讲.jpg', 16],
      ['舟山日报样报.png', 17],
      ['电视截屏.jpg', 18],
    ]);
    // A row that waits to be filled is no evidence.
    expect(rowOf(byLedger(), '1').entries).toEqual([]);
  });

  test('is arranged by task, or by office with what nobody leads at the end', () => {
    const { rows } = byLedger();
    const titles = (by: 'task' | 'office') =>
      groupRequirements(rows, by, '未明确牵头').map(({ title, rows: members }) => `${title} ${members.length}`);
    expect(titles('task')).toEqual([
      'Ⅲ-10 培育勤劳节俭之风 1',
      'Ⅲ-15 志愿服务活动 2',
      'Ⅲ-31 社会信用体系建设 1',
      'Ⅲ-32 诚信奖惩制度 1',
      'Ⅲ-33 开展专项治理 1',
      'Ⅲ-49 公益活动 2',
      'Ⅲ-65 突发公共事件应急处理 2',
      'Ⅲ-71 城市空气质量 1',
      'Ⅲ-72 城市河湖管理 4',
      'Ⅲ-73 城市水环境质量 5',
      'Ⅲ-74 城市声环境质量 1',
      'Ⅲ-75 生态环境宣传教育 3',
      'Ⅲ-85 环境整治 2',
      '实地考察 1',
    ]);
    // 13 and 14 are led by two offices; 20.1 by none.
    expect(titles('office')).toEqual([
      '办公室 6',
      '督察办（法规处） 3',
      '大气处 4',
      '治水治污办 7',
      '水和海洋处 4',
      '执法队 1',
      '生态处 1',
      '综合处 1',
      '土壤固废与辐射处 1',
      '未明确牵头 1',
    ]);
  });

  test('is among the findings, for its office', () => {
    const ofEcology = filterFindings(book.findings, { ...NO_FILTER, department: '生态处' });
    expect(ofEcology.map(({ about }) => about)).toEqual(['5·22生物多样性日活动', '5·22生物多样性日活动']);
    expect(departmentsOf(ofEcology)).toEqual([['生态处', 2]]);
  });
});

describe('The folder of the evidence', () => {
  test('changes how the requirements stand: counted characters, one picture twice, a file that is damaged', () => {
    const evidence = withFolder();
    expect(countStates(listOf(evidence).rows)).toEqual({
      // The report that cannot be opened is no report until somebody looks.
      complete: 1,
      missing: 22,
      needsCorrection: 2,
      overdue: 0,
      notDue: 2,
    });
    expect(rowOf(listOf(evidence), '2.3').status.needs[1]).toEqual({ kind: 'photo', need: 4, have: 3 });
    expect(rowOf(listOf(evidence), '7.2').status.state).toBe('needsCorrection');
    // 12 sentences of 21 characters where the ledger says 约400字.
    expect(rowOf(listOf(evidence), '2.4').entries[0]!.entry).toMatchObject({
      title: '情况说明报告.docx',
      characters: 252,
    });
    expect(book.scoring.evidence[0]!.status[1]!.state).toBe('complete');
  });

  test('has each trouble counted once', () => {
    expect(countTroubles(withFolder())).toEqual([
      ['missing', 1],
      ['unlisted', 1],
      ['doubled', 2],
      ['unreadable', 4],
      ['length', 1],
      ['date', 1],
    ]);
  });

  test('holds a file that belongs to no requirement', () => {
    expect(listOf(withFolder()).others.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^质量自查还有 15 条待查/),
      '文件“未整理/IMG_20200517_101500.jpg”没有列入台账，未计入。请补入台账，或移出文件夹。',
    ]);
  });

  test('fills the first blank row of the ledger with the file that is not listed', () => {
    const plan = planFillFromFolder(book.snapshot, { assessee: BUREAU, files }, { rubricById, locale: 'zh-CN' })!;
    expect(plan.sheet).toBe('佐证台账');
    // 67 rows are laid out from row 6 on; two entries of the ledger stand below them.
    expect(plan.rows.map(({ row, entry }) => [row, entry.file])).toEqual([[74, '未整理/IMG_20200517_101500.jpg']]);
  });
});

describe('The tab of the evidence', () => {
  test('is there for a rubric with tasks, and gone with it', () => {
    const ready = reduce(START, { type: 'book', book: { kind: 'ready', book } });
    expect(screensOf(book)).toEqual(['overview', 'findings', 'scores', 'evidence', 'settings']);
    const seen = reduce(ready, { type: 'show', screen: 'evidence' });
    const without = { ...book, hasEvidence: false };
    expect(screensOf(without)).toEqual(['overview', 'findings', 'scores', 'settings']);
    expect(reduce(seen, { type: 'book', book: { kind: 'ready', book: without } }).screen).toBe('overview');
  });
});
