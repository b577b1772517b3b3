import { rangeListName, rangeName } from '../../../src/host/common';
import { shiftedRect, shiftedRule, type SheetShift } from '../../../src/workbench/shifts';
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

/** The file after its rules and validations have followed rows that came or went in one of its sheets. */
async function followed(shift: SheetShift): Promise<{ xml: string; rules: string[]; validations: string[] }> {
  const book = open(foreign);
  const now = book.model.contents();
  const saved = await book.saveAs({
    ...now,
    sheets: now.sheets.map((sheet) => {
      const isThere = sheet.name === shift.sheet;
      return {
        ...sheet,
        conditionalRules: sheet.conditionalRules.flatMap((rule) => {
          const shifted = shiftedRule(rule.ranges, isThere, shift);
          return shifted === null ? [] : [{ ...rule, ...shifted, formula: shifted.formula(rule.formula) }];
        }),
        validations: sheet.validations.flatMap((one) => {
          const range = isThere ? shiftedRect(one.range, shift.shift) : one.range;
          return range === null ? [] : [{ ...one, range }];
        }),
      };
    }),
  });
  const data = contentsIn(saved).sheets.find(({ name }) => name === '数据')!;
  return {
    xml: part(saved, DATA),
    rules: data.conditionalRules.map(({ ranges, formula }) => `${rangeListName(ranges)} ${formula}`),
    validations: data.validations.map(({ range }) => rangeName(range)),
  };
}

describe('a saved file in which colours and validations followed the rows', () => {
  it('has them further down after rows were inserted before the first', async () => {
    const { rules, validations } = await followed({ sheet: '数据', shift: { of: 'rows', at: 1, by: 2 } });
    expect(rules).toEqual(['B4:B6 B4>2', 'A4:A6 引用!$A$1=A4']);
    expect(validations).toEqual(['D4:D6']);
  });

  it('has them longer after a row was inserted between', async () => {
    const { rules, validations } = await followed({ sheet: '数据', shift: { of: 'rows', at: 2, by: 1 } });
    expect(rules).toEqual(['B2:B5 B2>2', 'A2:A5 引用!$A$1=A2']);
    expect(validations).toEqual(['D2:D5']);
  });

  it('has them shorter after the first row was removed, and none after all were', async () => {
    const less = await followed({ sheet: '数据', shift: { of: 'rows', at: 1, by: -1 } });
    expect(less.rules).toEqual(['B2:B3 B2>2', 'A2:A3 引用!$A$1=A2']);
    expect(less.validations).toEqual(['D2:D3']);
    const none = await followed({ sheet: '数据', shift: { of: 'rows', at: 1, by: -3 } });
    expect([none.rules, none.validations]).toEqual([[], []]);
    expect(none.xml).toContain('<cfRule type="dataBar"');
  });

  it('looks at a cell of another sheet where that is now, and looks as before', async () => {
    const { xml, rules } = await followed({ sheet: '引用', shift: { of: 'rows', at: 0, by: 1 } });
    expect(rules).toEqual(['B2:B4 B2>2', 'A2:A4 引用!$A$2=A2']);
    expect(xml).toContain(
      '<cfRule type="expression" dxfId="1" priority="3" stopIfTrue="1"><formula>引用!$A$2=A2</formula></cfRule>',
    );
  });
});
