import { readFileSync } from 'node:fs';
import { workbook } from '../../host/xlsx/support/workbooks';
import { foreign } from './foreign';
import { newFile } from '../../../src/workbench/file';
import { changedParts, contentsIn, open, part, partNames, shown } from './support';

const BOOK = 'xl/workbook.xml';
const rich = new Uint8Array(readFileSync('test/fixtures/rich.xlsm'));

async function edited(edit: (book: ReturnType<typeof open>) => void, bytes = foreign): Promise<Uint8Array> {
  const book = open(bytes);
  edit(book);
  const saved = await book.save();
  expect(shown(contentsIn(saved))).toEqual(shown(book.model.contents()));
  return saved;
}

const tabNames = (bytes: Uint8Array): string[] => contentsIn(bytes).sheets.map(({ name }) => name);

describe('sheets', () => {
  it('a renamed sheet keeps its name in formulas, links, names, rules and charts', async () => {
    const saved = await edited(({ model, idOf }) => {
      const other = idOf('引用');
      model.renameSheet(idOf('数据'), "张三's");
      // What the spreadsheet does by itself; names and links are seen to in the file.
      model.write(other, { row: 0, column: 0, rows: 1, columns: 1 }, [[{ formula: "='张三''s'!B5*2" }]]);
      model.setLink(other, 0, 1, { target: "'张三''s'!A1", tip: '' });
      model.setDefinedName('合计', "='张三''s'!$B$5");
    });
    expect(part(saved, BOOK)).toContain('<sheet name="张三\'s" sheetId="1" r:id="rId1"/>');
    expect(part(saved, BOOK)).toContain("hidden=\"1\">'张三''s'!$A$1:$B$4</definedName>");
    expect(part(saved, BOOK)).toContain("<definedName name=\"合计\">'张三''s'!$B$5</definedName>");
    expect(part(saved, 'xl/worksheets/sheet2.xml')).toContain("<f>'张三''s'!B5*2</f>");
    expect(part(saved, 'xl/worksheets/sheet2.xml')).toContain("location=\"'张三''s'!A1\"");
  });

  it('what refers to a renamed sheet follows though the spreadsheet knows nothing of it', async () => {
    const book = open(foreign);
    book.model.renameSheet(book.idOf('引用'), '别处');
    const saved = await book.save();
    const data = part(saved, 'xl/worksheets/sheet1.xml');
    expect(data).toContain("<formula>'别处'!$A$1=A2</formula>");
    expect(data).toContain('<hyperlink ref="F1" location="\'别处\'!A1" tooltip="看"/>');
    expect(part(saved, BOOK)).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'别处\'!$1:$1</definedName>',
    );
    expect(changedParts(foreign, saved)).toEqual([BOOK, 'xl/worksheets/sheet1.xml']);
  });

  it('charts and pivot tables follow a renamed sheet', async () => {
    const book = open(rich);
    const [first] = book.model.sheets();
    book.model.renameSheet(first!.id, '改名');
    book.model.renameSheet(book.idOf('数据'), '人数');
    const saved = await book.save();
    expect(part(saved, 'xl/charts/chart1.xml')).toContain("<f>'改名'!$B$2:$B$12</f>");
    expect(part(saved, 'xl/charts/chart1.xml')).not.toContain(`${first!.name}!`);
    expect(part(saved, 'xl/pivotCache/pivotCacheDefinition1.xml')).toContain(
      '<worksheetSource ref="A1:C8" sheet="人数"/>',
    );
  });

  it('two sheets exchange their names', async () => {
    const saved = await edited(({ model, idOf }) => {
      const [a, b] = [idOf('数据'), idOf('其他')];
      model.renameSheet(a, '中间');
      model.renameSheet(b, '数据');
      model.renameSheet(a, '其他');
      model.setLink(idOf('引用'), 0, 1, { target: "'其他'!A1", tip: '' });
      model.setDefinedName('合计', "='其他'!$B$5");
    });
    expect(tabNames(saved)).toEqual(['其他', '引用', '数据']);
    expect(part(saved, BOOK)).toContain("'其他'!$A$1:$B$4</definedName>");
  });

  it('moved sheets take their own names along, and the active one stays active', async () => {
    const saved = await edited(({ model, idOf }) => model.moveSheet(idOf('数据'), 2));
    expect(changedParts(foreign, saved)).toEqual([BOOK]);
    expect(tabNames(saved)).toEqual(['引用', '其他', '数据']);
    expect(part(saved, BOOK)).toContain('<workbookView activeTab="2"/>');
    expect(part(saved, BOOK)).toContain('<definedName name="_xlnm._FilterDatabase" localSheetId="2" hidden="1">');
    expect(part(saved, BOOK)).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">');
  });

  it('many sheets are put into another order in as few steps as it takes', async () => {
    const names = ['一', '二', '三', '四', '五'];
    const bytes = workbook({ sheets: names.map((name) => ({ name })) });
    const book = open(bytes);
    book.model.moveSheet(book.idOf('一'), 4);
    expect(book.changes()).toEqual([{ kind: 'moveSheet', sheet: '一', after: '五' }]);
    book.model.moveSheet(book.idOf('五'), 0);
    expect(tabNames(await book.save())).toEqual(['五', '二', '三', '四', '一']);
  });

  it('an added sheet stands where it was put, with everything on it', async () => {
    const saved = await edited(({ model, idOf }) => {
      const id = model.addSheet('新表');
      model.moveSheet(id, 0);
      model.setTabColor(id, '00B0F0');
      model.write(id, { row: 0, column: 0, rows: 1, columns: 2 }, [['甲', 1]]);
      model.setLook(id, { row: 0, column: 0, rows: 1, columns: 2 }, { bold: true, fill: 'FFFF00' });
      model.merge(id, { row: 3, column: 0, rows: 2, columns: 2 });
      model.setColumns(id, 0, 1, { points: 90 });
      model.freeze(id, 1, 0);
      model.setNote(id, 0, 0, '说明');
      model.setLink(id, 0, 1, { target: "'数据'!A1", tip: '去' });
      model.setValidation(
        id,
        { row: 0, column: 1, rows: 1, columns: 1 },
        { rule: { type: 'list', values: ['1', '2'] } },
      );
      model.putConditionalRule(id, {
        id: 'mine',
        ranges: [{ row: 0, column: 0, rows: 2, columns: 1 }],
        formula: 'A1="甲"',
        format: { fill: 'FF0000' },
      });
      model.activate(id);
      model.copySheet(idOf('其他'), '其他 (2)');
    });
    expect(tabNames(saved)).toEqual(['新表', '数据', '引用', '其他', '其他 (2)']);
    expect(part(saved, 'xl/worksheets/sheet1.xml')).toBe(
      part(foreign, 'xl/worksheets/sheet1.xml').replace(' tabSelected="1"', ''),
    );
  });

  it('a removed sheet is gone with its parts, and a hidden one hides', async () => {
    const saved = await edited(({ model, idOf }) => {
      model.removeSheet(idOf('其他'));
      model.setVisibility(idOf('引用'), 'veryHidden');
    });
    expect(partNames(saved, 'xl/worksheets/sheet')).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    expect(part(saved, BOOK)).toContain('state="veryHidden"');
  });

  it('all sheets can be replaced, by one of the same name too', async () => {
    const saved = await edited(({ model, idOf }) => {
      const id = model.addSheet('新');
      for (const name of ['数据', '引用', '其他']) {
        model.removeSheet(idOf(name));
      }
      model.renameSheet(id, '数据');
      model.setDefinedName('合计', null);
    });
    expect(tabNames(saved)).toEqual(['数据']);
  });
});

describe('a new workbook', () => {
  it('has one sheet, and is saved with what was put into it', async () => {
    const file = await newFile('新建.xlsx', '第一张');
    expect(tabNames(await file.save(file.contents))).toEqual(['第一张']);
    const [sheet] = file.contents.sheets;
    const cells = [{ row: 0, column: 0, value: '甲', formula: null, look: 0 }];
    const now = { ...file.contents, sheets: [{ ...sheet!, cells }] };
    expect(shown(contentsIn(await file.save(now)))).toEqual(shown(now));
  });
});
