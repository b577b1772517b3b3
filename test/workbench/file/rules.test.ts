import { foreign } from './foreign';
import { contentsIn, open, part, shown } from './support';

const DATA = 'xl/worksheets/sheet1.xml';
const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const BAR = '<dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>';
const CELL_IS = (priority: number): string =>
  `<cfRule type="cellIs" dxfId="0" priority="${priority}" operator="greaterThan"><formula>2</formula></cfRule>`;

async function edited(edit: (book: ReturnType<typeof open>, sheet: string) => void): Promise<string> {
  const book = open(foreign);
  edit(book, book.idOf('数据'));
  const saved = await book.save();
  expect(shown(contentsIn(saved))).toEqual(shown(book.model.contents()));
  const xml = part(saved, DATA);
  return xml.slice(xml.indexOf('<conditionalFormatting'), xml.lastIndexOf('</conditionalFormatting>'));
}

describe('conditional formats', () => {
  it('are told of the file in order of priority, without the data bar', () => {
    const { baseline } = open(foreign);
    expect(baseline.sheets[0]!.conditionalRules.map(({ id, formula }) => [id, formula])).toEqual([
      ['0.1', 'B2>2'],
      ['1.0', '引用!$A$1=A2'],
    ]);
  });

  it('a rule whose ranges moved keeps its XML, and the data bar stays', async () => {
    const xml = await edited(({ model }, sheet) => {
      const [rule] = model.conditionalRules(sheet);
      model.putConditionalRule(sheet, { ...rule!, ranges: [rect(1, 1, 5), rect(1, 2)] });
    });
    expect(xml).toContain(
      `<conditionalFormatting sqref="B2:B4"><cfRule type="dataBar" priority="2">${BAR}</conditionalFormatting>`,
    );
    expect(xml).toContain(`<conditionalFormatting sqref="B2:B6 C2">${CELL_IS(1)}`);
  });

  it('a removed rule goes alone', async () => {
    const xml = await edited(({ model }, sheet) => model.removeConditionalRule(sheet, '0.1'));
    expect(xml).toContain(
      `<conditionalFormatting sqref="B2:B4"><cfRule type="dataBar" priority="2">${BAR}</conditionalFormatting>`,
    );
    expect(xml).not.toContain('cellIs');
    expect(xml).toContain('priority="3" stopIfTrue="1"');
  });

  it('a new one at the end leaves the priorities of the others', async () => {
    const xml = await edited(({ model }, sheet) =>
      model.putConditionalRule(sheet, { id: 'x', ranges: [rect(0, 0)], formula: 'A1=""', format: { bold: true } }),
    );
    expect(xml).toContain(CELL_IS(1));
    expect(xml).toContain('<cfRule type="expression" dxfId="2" priority="4"><formula>A1=""</formula></cfRule>');
  });

  it('a new one before the others comes first, and what is not shown comes last', async () => {
    const xml = await edited(({ model }, sheet) =>
      model.putConditionalRule(sheet, { id: 'x', ranges: [rect(0, 0)], formula: 'A1=""', format: { bold: true } }, 0),
    );
    expect(xml).toContain('<cfRule type="expression" dxfId="2" priority="1"><formula>A1=""</formula></cfRule>');
    expect(xml).toContain(CELL_IS(2));
    expect(xml).toContain('<cfRule type="dataBar" priority="5">');
    expect(xml).toContain('<cfRule type="expression" dxfId="1" priority="3" stopIfTrue="1">');
  });

  it('another formula keeps the look, with what is not shown of it; another look makes a new rule', async () => {
    const xml = await edited(({ model }, sheet) => {
      const [first, second] = model.conditionalRules(sheet);
      model.putConditionalRule(sheet, { ...second!, formula: '$A2="甲"' });
      model.putConditionalRule(sheet, { ...first!, format: { fill: '00FF00' } });
    });
    expect(xml).toContain(
      '<cfRule type="expression" dxfId="1" priority="2" stopIfTrue="1"><formula>$A2="甲"</formula></cfRule>',
    );
    expect(xml).not.toContain('cellIs');
    expect(xml).toContain('<formula>B2&gt;2</formula>');
  });
});
