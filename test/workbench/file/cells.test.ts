import { PLAIN_LOOK, type WorkbookContents } from '../../../src/host/common';
import { foreign, protectedFile } from './foreign';
import { changedParts, contentsIn, open, part, shown, withRowInserted } from './support';

const DATA = 'xl/worksheets/sheet1.xml';
const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

/** Opens the foreign file, edits it, saves it, and checks that it shows what the model does. */
async function edited(edit: (book: ReturnType<typeof open>) => void, calculate?: () => number): Promise<Uint8Array> {
  const book = open(foreign, calculate);
  edit(book);
  const saved = await book.save();
  expect(shown(contentsIn(saved))).toEqual(shown(book.model.contents()));
  return saved;
}

describe('values and formulas', () => {
  it('a typed value changes one cell, and formulas are to be calculated on opening', async () => {
    const saved = await edited(({ model, idOf }) => model.type(idOf('数据'), 2, 1, 5));
    expect(changedParts(foreign, saved)).toEqual(['xl/workbook.xml', DATA]);
    expect(part(saved, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(part(saved, DATA)).toBe(part(foreign, DATA).replace('<c r="B3"><v>1</v></c>', '<c r="B3"><v>5</v></c>'));
  });

  it('recalculated results stand in the formulas that keep their XML, shared and array ones too', async () => {
    const book = open(foreign);
    const now = book.model.contents();
    const results: Record<string, number> = { C3: 10, C4: 4, B5: 10, E2: 40 };
    const saved = await book.saveAs({
      ...now,
      sheets: now.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((cell) => {
          const value = sheet.name === '数据' ? results[`${'ABCDE'[cell.column]}${cell.row + 1}`] : undefined;
          return cell.row === 2 && cell.column === 1 && sheet.name === '数据'
            ? { ...cell, value: 5 }
            : sheet.name === '引用' && cell.column === 0
              ? { ...cell, value: 20 }
              : { ...cell, value: value ?? cell.value };
        }),
      })),
    });
    expect(part(saved, DATA)).toContain('<c r="C3"><f t="shared" si="0"/><v>10</v></c>');
    expect(part(saved, DATA)).toContain('<c r="B5"><f>SUM(B2:B4)</f><v>10</v></c>');
    expect(part(saved, DATA)).toContain('<f t="array" ref="E2:E3">B2:B3*10</f><v>40</v>');
    expect(part(saved, 'xl/worksheets/sheet2.xml')).toContain('<c r="A1"><f>数据!B5*2</f><v>20</v></c>');
  });

  it('a result that the workbench cannot work out is left as the file has it', async () => {
    const book = open(foreign);
    const now = book.model.contents();
    const withResult = (error: string): WorkbookContents => ({
      ...now,
      sheets: now.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((cell) => (cell.formula?.startsWith('=SUM') ? { ...cell, value: { error } } : cell)),
      })),
    });
    expect(await book.saveAs(withResult('#NAME?'))).toBe(foreign);
    expect(part(await book.saveAs(withResult('#DIV/0!')), DATA)).toContain(
      '<c r="B5" t="e"><f>SUM(B2:B4)</f><v>#DIV/0!</v></c>',
    );
  });

  it('a typed formula stands with its result, and an emptied cell is empty', async () => {
    const saved = await edited(
      ({ model, idOf }) => {
        model.type(idOf('其他'), 1, 0, { formula: '=IFS(A1>1,"大",TRUE,"小")' });
        model.type(idOf('其他'), 0, 0, null);
      },
      () => 9,
    );
    expect(changedParts(foreign, saved)).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet3.xml']);
    expect(part(saved, 'xl/worksheets/sheet3.xml')).toContain(
      '<row r="1"><c r="A1"/></row><row r="2"><c r="A2"><f>_xlfn.IFS(A1&gt;1,"大",TRUE,"小")</f><v>9</v></c></row>',
    );
  });

  it('the first cell of a shared formula can be overwritten, and so can a part of an array', async () => {
    const book = open(foreign);
    book.model.type(book.idOf('数据'), 1, 2, 1);
    book.model.type(book.idOf('数据'), 2, 4, 2);
    const saved = await book.save();
    expect(shown(contentsIn(saved))).toEqual(shown(book.model.contents()));
    expect(part(saved, DATA)).toContain(
      '<c r="C2"><v>1</v></c><c r="E2"><f t="array" ref="E2">B2:B3*10</f><v>30</v></c>',
    );
    expect(part(saved, DATA)).toContain('<c r="C3"><f>B3*2</f><v>2</v></c><c r="E3"><v>2</v></c>');
  });

  it('sorted rows are written, and a rich text that stayed where it was keeps its colours', async () => {
    const saved = await edited(({ model, idOf }) => {
      const sheet = idOf('数据');
      model.write(sheet, rect(1, 0, 3, 2), [
        ['乙', 1],
        ['丙', 2],
        ['甲', 3],
      ]);
    });
    expect(changedParts(foreign, saved)).toEqual(['xl/workbook.xml', DATA]);
    expect(part(saved, DATA)).toContain('<c r="A1" s="1" t="s"><v>0</v></c>');
    expect(part(saved, DATA)).toContain('<c r="A2" t="inlineStr"><is><t>乙</t></is></c><c r="B2"><v>1</v></c>');
  });

  it('a row inserted in the middle moves everything below', async () => {
    const book = open(foreign);
    const inserted = withRowInserted(book.model.contents(), '数据', 2);
    const saved = await book.saveAs(inserted);
    expect(shown(contentsIn(saved))).toEqual(shown(inserted));
    expect(changedParts(foreign, saved)).toEqual(['xl/styles.xml', 'xl/workbook.xml', DATA]);
    // What cannot be shown stays where it was.
    expect(part(saved, DATA)).toContain('<hyperlink ref="F2" r:id="rIdWeb"/>');
    expect(part(saved, DATA)).toContain('<formula1>LEN(D1)=2</formula1>');
  });

  it('saving twice begins with the opened file each time, and changes that were taken back are none', async () => {
    const book = open(foreign);
    const sheet = book.idOf('其他');
    book.model.type(sheet, 0, 0, 8);
    await book.save();
    book.model.type(sheet, 1, 0, 9);
    expect(part(await book.save(), 'xl/worksheets/sheet3.xml')).toContain(
      '<row r="1"><c r="A1"><v>8</v></c></row><row r="2"><c r="A2"><v>9</v></c></row>',
    );
    book.model.type(sheet, 0, 0, 7);
    book.model.type(sheet, 1, 0, null);
    expect(await book.save()).toBe(foreign);
  });
});

describe('looks', () => {
  const styles = (bytes: Uint8Array): string => part(bytes, 'xl/styles.xml');

  it('one property changes and all others stay, also those that are not shown', async () => {
    const saved = await edited(({ model, idOf }) => model.setLook(idOf('数据'), rect(0, 0), { italic: true }));
    expect(changedParts(foreign, saved)).toEqual(['xl/styles.xml', DATA]);
    expect(styles(saved)).toContain(
      '<font><b/><i/><strike/><sz val="11"/><color theme="4"/><name val="等线"/><scheme val="minor"/></font></fonts>',
    );
    expect(styles(saved)).toContain(
      '<xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1"><alignment textRotation="45"/></xf></cellXfs>',
    );
  });

  it('a fill is removed', async () => {
    const saved = await edited(({ model, idOf }) => model.setLook(idOf('数据'), rect(0, 1), { fill: null }));
    expect(styles(saved)).toContain(
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="2" xfId="0" applyFill="1"/></cellXfs>',
    );
  });

  it('one side of a border changes, the others stay as they were', async () => {
    const bottom = { style: 'medium', color: '0000FF' } as const;
    const saved = await edited(({ model, idOf }) => model.setLook(idOf('数据'), rect(0, 1), { bottom }));
    expect(styles(saved)).toContain(
      '<top style="double"><color rgb="FF000000"/></top><bottom style="medium"><color rgb="FF0000FF"/></bottom><diagonal/></border></borders>',
    );
    const taken = await edited(({ model, idOf }) => model.setLook(idOf('数据'), rect(0, 1), { left: null }));
    expect(styles(taken)).toContain('<border><left/><right style="thin">');
  });

  it.each([
    ['a font', { fontName: '仿宋', fontSize: 16, bold: true, underline: true, color: '123456' }],
    ['an alignment', { horizontal: 'center', vertical: 'top', wrap: true, indent: 2 }],
    ['a number format', { numberFormat: '0.0"分"' }],
    ['no protection', { locked: false }],
  ] as const)('%s is written and can be taken back', async (_, look) => {
    const saved = await edited(({ model, idOf }) => model.setLook(idOf('数据'), rect(0, 0, 6, 8), look));
    const book = open(saved);
    book.model.setLook(book.idOf('数据'), rect(0, 0, 6, 8), PLAIN_LOOK);
    expect(shown(contentsIn(await book.save()))).toEqual(shown(book.model.contents()));
  });

  it('whole columns and rows get a look that cells typed later have', async () => {
    const book = open(foreign);
    const now = book.model.contents();
    const looks = [...now.looks, { ...now.looks[0]!, fill: 'FFFF00' }];
    const look = looks.length - 1;
    const after = {
      ...now,
      looks,
      sheets: now.sheets.map((sheet) =>
        sheet.name === '其他'
          ? {
              ...sheet,
              columns: [{ index: 1, points: null, hidden: false, look }],
              rows: [{ index: 2, points: null, hidden: false, look }],
              cells: [...sheet.cells, { row: 1, column: 1, value: '黄', formula: null, look }],
            }
          : sheet,
      ),
    };
    const saved = await book.saveAs(after);
    expect(part(saved, 'xl/worksheets/sheet3.xml')).toContain('<cols><col style="4" min="2" max="2"/></cols>');
    expect(part(saved, 'xl/worksheets/sheet3.xml')).toContain('<row r="3" s="4" customFormat="1"></row>');
    expect(part(saved, 'xl/worksheets/sheet3.xml')).toContain('<c r="B2" s="4" t="inlineStr">');
    expect(shown(contentsIn(saved))).toEqual(shown(after));
  });
});

describe('the sheet around the cells', () => {
  it('areas are merged and taken apart', async () => {
    const saved = await edited(({ model, idOf }) => {
      model.unmerge(idOf('数据'), rect(0, 6));
      model.type(idOf('数据'), 1, 7, '右下');
      model.merge(idOf('数据'), rect(5, 0, 1, 3));
    });
    expect(part(saved, DATA)).toContain('<mergeCells count="1"><mergeCell ref="A6:C6"/></mergeCells>');
  });

  it('columns and rows change their sizes, hide and show', async () => {
    const saved = await edited(({ model, idOf }) => {
      const sheet = idOf('数据');
      model.setColumns(sheet, 0, 1, { points: 54 });
      model.setColumns(sheet, 2, 1, { hidden: true });
      model.setRows(sheet, 0, 1, { points: null });
      model.setRows(sheet, 4, 1, { hidden: false });
      model.setRows(sheet, 9, 2, { points: 40, hidden: true });
    });
    // 54 points are 72 pixels, 72 / 7 digits.
    expect(part(saved, DATA)).toContain(
      '<cols><col min="1" max="1" width="10.28515625" customWidth="1"/><col min="2" max="2" width="15" customWidth="1"/>' +
        '<col hidden="1" min="3" max="3"/><col min="4" max="16384" width="9" style="3"/></cols>',
    );
    expect(part(saved, DATA)).toContain('<row r="1">');
    expect(part(saved, DATA)).toContain('<row r="5" ht="30" customHeight="1">');
    expect(part(saved, DATA)).toContain('<row r="10" ht="40" customHeight="1" hidden="1"></row>');
  });

  it('panes, the colour of the tab, gridlines and the page change', async () => {
    const book = open(foreign);
    book.model.freeze(book.idOf('数据'), 2, 1);
    book.model.setTabColor(book.idOf('数据'), null);
    book.model.setTabColor(book.idOf('其他'), '00B050');
    book.model.setPrintSetup(book.idOf('数据'), {
      paper: 'A3',
      landscape: true,
      fitWidth: 1,
      titleRows: [0, 0],
      header: '&C甲',
    });
    const now = book.model.contents();
    const after = { ...now, sheets: now.sheets.map((sheet) => ({ ...sheet, showsGridlines: sheet.name !== '引用' })) };
    const saved = await book.saveAs(after);
    // Margins were not named, so they stay.
    const margins = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 };
    const withMargins = after.sheets.map((sheet, index) =>
      index === 0 ? { ...sheet, printSetup: { ...sheet.printSetup, margins } } : sheet,
    );
    expect(shown(contentsIn(saved))).toEqual(shown({ ...after, sheets: withMargins }));
    expect(part(saved, DATA)).toContain('<sheetPr codeName="Data"><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(part(saved, DATA)).toContain('horizontalDpi="600"');
  });

  it('a filter is removed and set, with its hidden name', async () => {
    const saved = await edited(({ model, idOf }) => model.setAutoFilter(idOf('数据'), null));
    expect(part(saved, DATA)).not.toContain('autoFilter');
    expect(part(saved, 'xl/workbook.xml')).not.toContain('_FilterDatabase');
    const moved = await edited(({ model, idOf }) => model.setAutoFilter(idOf('数据'), rect(0, 0, 6, 3)));
    expect(part(moved, DATA)).toContain('<autoFilter ref="A1:C6"/>');
    expect(part(moved, 'xl/workbook.xml')).toContain("'数据'!$A$1:$C$6</definedName>");
  });

  it('validations, links, notes and names come, change and go', async () => {
    const saved = await edited(({ model, idOf }) => {
      const sheet = idOf('数据');
      model.setValidation(sheet, rect(2, 3), { rule: { type: 'whole', min: 1, max: 5 } });
      model.setLink(sheet, 0, 5, null);
      model.setLink(sheet, 3, 5, { target: "'其他'!A1", tip: '' });
      model.setNote(sheet, 0, 0, '第一条\n第二行');
      model.setDefinedName('合计', null);
      model.setDefinedName('权重', '=数据!$B$2:$B$4');
    });
    expect(part(saved, DATA)).toContain('<dataValidation type="custom" sqref="D1">');
    expect(part(saved, DATA)).toContain(
      '<hyperlinks><hyperlink ref="F2" r:id="rIdWeb"/><hyperlink ref="F4" location="\'其他\'!A1"/></hyperlinks>',
    );
    const again = open(saved);
    again.model.setNote(again.idOf('数据'), 0, 0, null);
    again.model.setValidation(again.idOf('数据'), rect(1, 3, 3), null);
    expect(shown(contentsIn(await again.save()))).toEqual(shown(again.model.contents()));
  });

  it('a protected sheet and a protected structure are no obstacle: the spreadsheet has had its say', async () => {
    const book = open(protectedFile);
    book.model.type(book.idOf('数据'), 1, 1, 4);
    book.model.renameSheet(book.idOf('其他'), '别的');
    expect(shown(contentsIn(await book.save()))).toEqual(shown(book.model.contents()));
  });
});
