/** @jest-environment ./test/host/excel/environment.js */
import { ExcelHost } from '../../src/host/excel';
import type { Change, Host, SheetSnapshot } from '../../src/host/port';
import { newXlsx, openXlsx } from '../../src/host/xlsx';
import { markerText } from '../../src/sheets/common/markers';
import { newAssessment } from '../../src/usecases';
import { MemoryWorkbook } from '../../src/workbench';
import { onlyFull } from '../full';
import { openInExcel } from '../host/excel/support/excel';
import { openInWps } from '../host/wps/support';
import { unzip, zip } from '../host/xlsx/support/workbooks';
import { at, FIRST_ROW, NOW, rubric, score, sheetOf, undo } from './support';

const SUMMARY = '汇总';
const summary = (host: Host): Promise<SheetSnapshot> => sheetOf(host, 'summary');
const apply = (host: Host, ...changes: Change[]) => host.apply({ title: '', changes });
const heads = async (host: Host): Promise<unknown[]> => {
  const sheet = await summary(host);
  return [3, 4, 5].map((column) => at(sheet, FIRST_ROW - 1, column));
};

/** The sheet of an assessee brought in from another workbook, as a copied tab. */
async function addAssessee(host: Host, assessee: string): Promise<void> {
  const { values, used } = await sheetOf(host, 'filling', '越城区');
  const sheet = `填报-${assessee}`;
  await apply(
    host,
    { kind: 'addSheet', sheet },
    { kind: 'write', sheet, row: used!.row, column: used!.column, values },
    {
      kind: 'write',
      sheet,
      row: 0,
      column: 0,
      values: [[markerText({ kind: 'filling', rubric: rubric.id, assessee })]],
    },
  );
}

async function startedIn(host: Host, assessees: readonly string[]): Promise<Host> {
  await newAssessment(host, { rubric, assessees, locale: 'zh-CN', now: NOW });
  await score(host);
  return host;
}

describe('汇总, laid out again for other assessees', () => {
  test('keeps in the file what people put over it, and 还原 too', async () => {
    const fresh = newXlsx('考核.xlsx');
    await startedIn(fresh, ['越城区', '柯桥区']);
    await apply(fresh, { kind: 'note', sheet: SUMMARY, row: FIRST_ROW, column: 3, text: '待复核' });
    const parts = unzip(fresh.save());
    const sheets = parts['xl/workbook.xml']!.match(/<sheet [^>]*>/g)!;
    const position = sheets.findIndex((sheet) => sheet.includes(`"${SUMMARY}"`));
    const area = `<definedName name="_xlnm.Print_Area" localSheetId="${position}">${SUMMARY}!$B$1:$D$20</definedName>`;
    const host = openXlsx(
      zip({
        ...parts,
        'xl/workbook.xml': parts['xl/workbook.xml']!.replace(/<definedNames>/, `<definedNames>${area}`),
      }),
      '考核.xlsx',
    );
    const over = (): unknown => {
      const now = unzip(host.save());
      return [now['xl/comments1.xml'], now['xl/workbook.xml']!.includes(area)];
    };
    const before = over();
    expect(before).toEqual([expect.stringContaining('待复核'), true]);
    await apply(host, { kind: 'removeSheet', sheet: '填报-柯桥区' });
    await score(host);
    expect(await heads(host)).toEqual(['越城区', null, null]);
    expect(unzip(host.save())['xl/comments1.xml']).toContain('待复核');
    await undo(host);
    expect(await heads(host)).toEqual(['越城区', '柯桥区', null]);
    expect(unzip(host.save())['xl/comments1.xml']).toContain('待复核');
  });

  test('keeps what people wrote beside and below it, and their formulas; what it grows over comes back with 还原', async () => {
    const host = await startedIn(newXlsx('考核.xlsx'), ['越城区', '柯桥区']);
    const below = FIRST_ROW + 60;
    await apply(
      host,
      { kind: 'write', sheet: SUMMARY, row: FIRST_ROW, column: 5, values: [['在新列上', '已报领导']] },
      { kind: 'write', sheet: SUMMARY, row: below, column: 3, values: [[{ formula: '=1+2', result: 3 }]] },
    );
    await addAssessee(host, '上虞区');
    await score(host);
    expect(await heads(host)).toEqual(['越城区', '柯桥区', '上虞区']);
    const sheet = await summary(host);
    expect([at(sheet, FIRST_ROW, 6), at(sheet, below, 3)]).toEqual(['已报领导', 3]);
    expect(sheet.formulas[below - sheet.used!.row]![3 - sheet.used!.column]).toBe('=1+2');
    expect(at(sheet, FIRST_ROW, 5)).not.toBe('在新列上');
    await undo(host);
    const again = await summary(host);
    expect([5, 6].map((column) => at(again, FIRST_ROW, column))).toEqual(['在新列上', '已报领导']);
  });

  test('is not laid out again because of a heading that somebody writes beside it', async () => {
    const host = await startedIn(newXlsx('考核.xlsx'), ['越城区']);
    await apply(host, { kind: 'write', sheet: SUMMARY, row: FIRST_ROW - 1, column: 4, values: [['领导意见']] });
    const { changeSet } = await score(host);
    expect(changeSet.changes.filter((change) => change.kind === 'clearSheet' && change.sheet === SUMMARY)).toEqual([]);
    expect(await heads(host)).toEqual(['越城区', '领导意见', null]);
  });

  test.each<[string, (model: MemoryWorkbook) => Host]>([
    ['Excel', (model) => (openInExcel(model), new ExcelHost())],
    ...onlyFull<[string, (model: MemoryWorkbook) => Host]>(['WPS', (model) => openInWps(model).host]),
  ])('keeps its notes in %s', async (_, hostOf) => {
    const model = new MemoryWorkbook('考核.xlsx');
    const host = await startedIn(hostOf(model), ['越城区', '柯桥区']);
    const { id } = model.sheets().find(({ name }) => name === SUMMARY)!;
    model.setNote(id, FIRST_ROW, 3, '待复核');
    await apply(host, { kind: 'removeSheet', sheet: '填报-柯桥区' });
    await score(host);
    expect(await heads(host)).toEqual(['越城区', null, null]);
    expect(model.notes(id)).toEqual([{ row: FIRST_ROW, column: 3, text: '待复核' }]);
  });
});
