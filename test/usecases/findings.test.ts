import type { CellValue, Host, SheetSnapshot } from '../../src/host/port';
import type { XlsxHost } from '../../src/host/xlsx';
import { words } from '../../src/locales';
import { recalculate as ribbon } from '../../src/commands';
import { countFindings } from '../../src/sheets';
import { readBook } from '../../src/taskpane/model/book';
import { entriesOf } from '../../src/taskpane/model/findings';
import { standings } from '../../src/taskpane/model/overview';
import { listFindings, type Scoring } from '../../src/usecases';
import { at, columnOf, fill, FIRST_ROW, freshAssessment, NOW, rowOf, score, sheetOf, type } from './support';

const zh = words('zh-CN');
const codes = ({ findings }: Pick<Scoring, 'findings'>): string[] => findings.map(({ finding }) => finding.code);
const column = (sheet: SheetSnapshot, index: number): CellValue[] =>
  sheet.values.slice(FIRST_ROW - sheet.used!.row).map((row) => row[index - sheet.used!.column] ?? null);

/** Two errors, given out of their order on the sheet, a doubt of a claim, and blanks. */
async function assessment(): Promise<XlsxHost> {
  const host = await freshAssessment('越城区', '柯桥区');
  await fill(host, '柯桥区', { '2.1': { 未按时调度次数: '约2次', 被国家或省级通报: '否' } });
  await fill(host, '越城区', { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '也许' } });
  return host;
}

describe('Counts of findings', () => {
  test('are the same in the ribbon, 问题清单 and the pane, those of the evidence among them', async () => {
    const host = await freshAssessment('越城区');
    await fill(host, '越城区', {
      '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' },
      '2.2': { 已出台绿色认证政策意见: '也许' },
    });
    const told = await ribbon({ host, locale: 'zh-CN', now: NOW, onWritten: () => undefined });
    const scoring = await score(host);
    const counts = countFindings(listFindings(scoring, zh));
    // 2.1 has points, for which evidence is asked: the counts of scores alone are others.
    expect(scoring.evidence[0]!.findings.length).toBeGreaterThan(0);
    expect(told).toContain(`错误 ${counts.errors} 处，待填 ${counts.blanks} 项`);
    const sheet = await sheetOf(host, 'findings');
    const levels = column(sheet, 1);
    const [errors, warnings, infos] = ['错误', '提醒', '提示'].map(
      (level) => levels.filter((cell) => cell === level).length,
    );
    expect({ errors, warnings, infos, blanks: counts.blanks }).toEqual(counts);
    expect(at(sheet, 1, 1)).toContain(
      `错误 ${errors} 个，提醒 ${warnings} 个（其中未填 ${counts.blanks} 项），提示 ${infos} 个`,
    );
    const book = readBook(await host.read(), 'zh-CN', NOW)!;
    expect(countFindings(book.findings)).toEqual(counts);
    expect(standings(book.scoring).map(({ blank }) => blank)).toEqual([counts.blanks]);
  });
});

describe('问题清单', () => {
  test('has the real findings first, in the order of the sheets and rows, then what is not filled in, by assessee', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    await fill(host, '柯桥区', { '2.1': { 未按时调度次数: '约2次' } });
    await fill(host, '越城区', { '2.2': { 已出台绿色认证政策意见: '也许' }, '2.1': { 被国家或省级通报: '也许' } });
    await score(host);
    const sheet = await sheetOf(host, 'findings');
    const rows = [1, 2, 3, 7].map((index) => column(sheet, index));
    const [levels, assessees, clauses, messages] = rows as [CellValue[], CellValue[], CellValue[], CellValue[]];
    expect([0, 1, 2].map((row) => [levels[row], assessees[row], clauses[row]])).toEqual([
      ['错误', '越城区', '2.1'],
      ['错误', '越城区', '2.2'],
      ['错误', '柯桥区', '2.1'],
    ]);
    const heads = messages.flatMap((text, row) => (/^未填 \d+ 项$/.test(String(text)) ? [row] : []));
    expect(heads.map((row) => [levels[row], assessees[row]])).toEqual([
      [null, '越城区'],
      [null, '柯桥区'],
    ]);
    // Nothing but blanks below the first heading, and as many as it says.
    const [first, second] = heads as [number, number];
    expect(Number(/\d+/.exec(String(messages[first]))![0])).toBe(second - first - 1);
    const below = messages.filter((text, row) => row > first && row !== second && text !== null);
    expect(below.every((text) => String(text).includes('未填'))).toBe(true);
  });

  test('keeps what people wrote about a finding and about all blanks together', async () => {
    const host = await assessment();
    await score(host);
    const before = await sheetOf(host, 'findings');
    const head = FIRST_ROW + column(before, 7).findIndex((text) => /^未填 \d+ 项$/.test(String(text)));
    await type(host, before.name, [FIRST_ROW, 8, '已核'], [head, 8, '已催'], [head + 3, 8, '已问']);
    const about = at(before, head + 3, 0);
    await fill(host, '柯桥区', { '2.1': { 未按时调度次数: 1 } });
    await score(host);
    const after = await sheetOf(host, 'findings');
    const keys = column(after, 0);
    const written = column(after, 8);
    const of = (key: CellValue): CellValue => written[keys.indexOf(key)]!;
    expect([of(at(before, FIRST_ROW, 0)), of(at(before, head, 0)), of(about)]).toEqual(['已核', '已催', '已问']);
  });
});

describe('The list of the pane', () => {
  test('folds what is not filled in, by assessee, until somebody opens it', async () => {
    const host = await assessment();
    const { findings } = readBook(await host.read(), 'zh-CN', NOW)!;
    const closed = entriesOf(findings, new Set());
    const folds = closed.flatMap((entry) => (entry.kind === 'fold' ? [entry.group] : []));
    const blanks = folds.filter(({ lines }) => lines[0]!.code === 'missingFact');
    expect(blanks.map(({ lines }) => lines[0]!.assessee)).toEqual(['越城区', '柯桥区']);
    expect(closed.every((entry) => entry.kind === 'fold' || entry.line.code !== 'missingFact')).toBe(true);
    const opened = entriesOf(findings, new Set([blanks[0]!.key]));
    expect(opened.length).toBe(closed.length + blanks[0]!.lines.length);
    expect(closed.slice(0, 2).map((entry) => entry.kind === 'line' && entry.line.severity)).toEqual(['error', 'error']);
  });
});

describe('What follows from another finding', () => {
  test('is not told: a lost column of values is one finding, and nothing of its assessee is not filled in', async () => {
    const host = await freshAssessment('越城区', '柯桥区');
    const { name } = await sheetOf(host, 'filling', '越城区');
    await type(host, name, [FIRST_ROW - 2, columnOf('value'), null], [FIRST_ROW - 1, columnOf('value'), null]);
    const scoring = await score(host);
    const own = scoring.findings.filter(({ finding }) => finding.assessee === '越城区');
    expect(own.map(({ finding }) => finding.code)).toEqual(['columnMissing']);
    expect(codes(scoring)).toContain('missingFact');
  });

  test('is not told: rows that cannot be known are one finding', async () => {
    const host = await freshAssessment('越城区');
    const { name, used } = await sheetOf(host, 'filling', '越城区');
    const rows = Array.from({ length: used!.row + used!.rows - FIRST_ROW }, (_, index) => FIRST_ROW + index);
    await type(
      host,
      name,
      ...rows.map((row): [number, number, CellValue] => [row, 0, null]),
      [FIRST_ROW - 2, columnOf('fact'), null],
      [FIRST_ROW - 1, columnOf('fact'), null],
    );
    expect(codes(await score(host))).toEqual(['rowsMissing']);
  });
});

describe('A sheet into which results cannot be written', () => {
  const scoreOf = async (host: XlsxHost, assessee: string): Promise<CellValue> =>
    at(await sheetOf(host, 'filling', assessee), rowOf('2.1', '未按时调度次数'), columnOf('score'));
  const filled = async (): Promise<XlsxHost> => {
    const host = await freshAssessment('越城区', '柯桥区');
    const facts = { '2.1': { 未按时调度次数: 2, 被国家或省级通报: '否' } };
    await fill(host, '越城区', facts);
    await fill(host, '柯桥区', facts);
    return host;
  };

  test('with merged cells in 状态 has the others of its cells, and the finding names the merge', async () => {
    const host = await filled();
    const { name } = await sheetOf(host, 'filling', '越城区');
    const range = { row: FIRST_ROW + 3, column: columnOf('status'), rows: 2, columns: 1 };
    await host.apply({ title: '', changes: [{ kind: 'merge', sheet: name, range }] });
    const { findings } = await score(host);
    // 10 − 2
    expect([await scoreOf(host, '越城区'), await scoreOf(host, '柯桥区')]).toEqual([8, 8]);
    const told = findings.filter(({ finding }) => finding.code === 'resultsMerged');
    expect(told.map(({ finding, sheet, row, column: across }) => [finding.assessee, sheet, row, across])).toEqual([
      ['越城区', name, range.row, range.column],
    ]);
  });

  test('for it is protected is told, and the others have theirs', async () => {
    const host = await filled();
    const protect = (snapshot: Awaited<ReturnType<XlsxHost['read']>>) => ({
      ...snapshot,
      sheets: snapshot.sheets.map((sheet) => ({ ...sheet, isProtected: sheet.name === '填报-越城区' })),
    });
    const guarded: Host = {
      name: 'xlsx',
      can: () => false,
      read: async () => protect(await host.read()),
      apply: (changeSet) => host.apply(changeSet),
      reveal: () => Promise.resolve(),
      onEdited: () => () => undefined,
    };
    const { findings, changeSet } = await score(guarded);
    expect(changeSet.changes.filter((change) => 'sheet' in change && change.sheet === '填报-越城区')).toEqual([]);
    expect([await scoreOf(host, '越城区'), await scoreOf(host, '柯桥区')]).toEqual([null, 8]);
    expect(findings.flatMap(({ finding, sheet }) => (finding.code === 'sheetProtected' ? [sheet] : []))).toEqual([
      '填报-越城区',
    ]);
  });
});
