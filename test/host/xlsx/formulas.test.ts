import type { Change } from '../../../src/host/port';
import { fromFileFormula, renameInFormula, shiftFormula, toFileFormula } from '../../../src/host/xlsx/formula';
import {
  open,
  partsOf,
  patched,
  refusal,
  relationship,
  reopened,
  sheet,
  sheetOf,
  unzip,
  workbook,
  zip,
} from './support/workbooks';

const write = (
  row: number,
  column: number,
  ...values: Extract<Change, { kind: 'write' }>['values'][number][]
): Change => ({
  kind: 'write',
  sheet: '表',
  row,
  column,
  values,
});

describe('the text of a formula', () => {
  it.each([
    ['A1+$A1+A$1+$A$1', 2, 1, 'B3+$A3+B$1+$A$1'],
    ["SUM(A1:B2,Sheet2!C3,'A1'!D4)", 1, 1, "SUM(B2:C3,Sheet2!D4,'A1'!E5)"],
    ['"A1"&A1&"x""A1"', 1, 0, '"A1"&A2&"x""A1"'],
    ['LOG10(A1)+ATAN2(A1,1)', 1, 0, 'LOG10(A2)+ATAN2(A2,1)'],
    ['部门A1+A1_x+ABCD1+A1.b', 1, 0, '部门A1+A1_x+ABCD1+A1.b'],
    ['Table1[[#This Row],[A1]]+[1]Sheet1!A1', 1, 1, 'Table1[[#This Row],[A1]]+[1]Sheet1!B2'],
    ['SUM(A:B)+SUM($A:B)+SUM(1:3)+SUM(1:$3)', 1, 1, 'SUM(B:C)+SUM($A:C)+SUM(2:4)+SUM(2:$3)'],
    ['A1', -1, -1, 'XFD1048576'],
    ['1E3+2.5+TRUE', 5, 5, '1E3+2.5+TRUE'],
  ])('%s moves %i down and %i right to %s', (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });

  it('marks functions that came after the format, and takes the marks away again', () => {
    const formula = '=XLOOKUP(A1,B:B,C:C)&FILTER(A1:A3,B1:B3)&"IFS("&SUMIFS(A:A,B:B,1)';
    const file = '_xlfn.XLOOKUP(A1,B:B,C:C)&_xlfn._xlws.FILTER(A1:A3,B1:B3)&"IFS("&SUMIFS(A:A,B:B,1)';
    expect(toFileFormula(formula)).toBe(file);
    expect(fromFileFormula(file)).toBe(formula);
  });
});

describe('overwriting formulas', () => {
  const shared = sheetOf(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c><c r="C1"><f t="shared" ref="C1:C2" si="1">A1+1</f><v>2</v></c></row>' +
      '<row r="2"><c r="B2" s="1"><f t="shared" si="0"/><v>4</v></c><c r="C2"><f t="shared" si="1"/><v>3</v></c></row>' +
      '<row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>',
  );

  it('of which others share the text hands the text on to them', async () => {
    const host = open(shared);
    await host.apply({ title: '', changes: [write(0, 1, [7])] });
    expect((await sheet(host)).formulas).toEqual([
      [null, null, '=A1+1'],
      [null, '=A2*2', '=A2+1'],
      [null, '=A3*2', null],
    ]);
    expect(unzip(host.save())['xl/worksheets/sheet1.xml']).toContain(
      '<c r="B1"><v>7</v></c><c r="C1"><f t="shared" ref="C1:C2" si="1">A1+1</f><v>2</v></c></row>' +
        '<row r="2"><c r="B2" s="1"><f>A2*2</f><v>4</v></c><c r="C2"><f t="shared" si="1"/><v>3</v></c></row>' +
        '<row r="3"><c r="B3"><f>A3*2</f><v>6</v></c></row>',
    );
  });

  it('that share the text of another leaves the others alone', async () => {
    const read = await sheet(await reopened(shared, write(1, 1, [null])));
    expect(read.formulas).toEqual([
      [null, '=A1*2', '=A1+1'],
      [null, null, '=A2+1'],
      [null, '=A3*2', null],
    ]);
  });

  it('that fill an array is refused in part and possible as a whole', async () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>';
    expect(await refusal(() => reopened(sheetOf(rows), write(1, 0, [9])))).toEqual({
      code: 'unsupported',
      data: { sheet: '表', cell: 'A2', reason: 'arrayFormula', range: 'A1:A2' },
    });
    const read = await sheet(await reopened(sheetOf(rows), write(0, 0, [8], [9])));
    expect(read.values).toEqual([
      [8, 1],
      [9, 2],
    ]);
    expect(read.formulas.flat().every((formula) => formula === null)).toBe(true);
  });
});

describe('calculation', () => {
  const chain = {
    types:
      '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    relationships: relationship('rIdChain', 'calcChain', 'calcChain.xml'),
    parts: {
      'xl/calcChain.xml':
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="1"/></calcChain>',
    },
  };
  const bytes = sheetOf(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>',
    {},
    { ...chain, tail: '<calcPr calcId="1" fullPrecision="1"/>' },
  );

  it('is asked for on opening when values change and there are formulas', async () => {
    const parts = await patched(bytes, write(0, 0, [5]));
    expect(parts['xl/workbook.xml']).toContain('<calcPr calcId="1" fullPrecision="1" fullCalcOnLoad="1"/>');
    expect(parts['xl/calcChain.xml']).toBe(chain.parts['xl/calcChain.xml']);
  });

  it('is asked for when the formulas are on another sheet', async () => {
    const two = workbook({
      sheets: [{ name: '表' }, { name: '总', rows: '<row r="1"><c r="A1"><f>表!A1</f><v>0</v></c></row>' }],
    });
    expect((await patched(two, write(0, 0, [5])))['xl/workbook.xml']).toContain(
      '<calcPr fullCalcOnLoad="1"/></workbook>',
    );
  });

  it('is not asked for without formulas, nor when only the looks change', async () => {
    expect((await patched(sheetOf(''), write(0, 0, [5])))['xl/workbook.xml']).not.toContain('calcPr');
    const format: Change = {
      kind: 'format',
      sheet: '表',
      range: { row: 0, column: 0, rows: 1, columns: 1 },
      format: { bold: true },
    };
    expect((await patched(bytes, format))['xl/workbook.xml']).toBe(unzip(bytes)['xl/workbook.xml']);
  });

  it('gets a new order when a formula was overwritten: the old one goes with its relationship and declaration', async () => {
    const parts = await patched(bytes, write(0, 1, ['无']));
    expect(Object.keys(parts)).not.toContain('xl/calcChain.xml');
    expect(parts['[Content_Types].xml']).not.toContain('calcChain');
    expect(parts['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
    expect(parts['xl/_rels/workbook.xml.rels']).toContain('rIdStyles');
  });

  it('sees formulas with a prefix too', async () => {
    const parts = partsOf({
      sheets: [{ name: '表' }, { name: '总', rows: '<row r="1"><c r="A1"><f>1</f></c></row>' }],
    });
    const prefixed = (parts['xl/worksheets/sheet2.xml'] ?? '')
      .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    expect(
      (await patched(zip({ ...parts, 'xl/worksheets/sheet2.xml': prefixed }), write(0, 0, [1])))['xl/workbook.xml'],
    ).toContain('fullCalcOnLoad');
  });
});

describe('a sheet that gets another name', () => {
  it.each([
    ['数据!A1+数据!B2', "'得分''表'!A1+'得分''表'!B2"],
    ["SUM('数据'!A:A)", "SUM('得分''表'!A:A)"],
    ['"数据!"&A1', '"数据!"&A1'],
    ['旧数据!A1', '旧数据!A1'],
    ['[1]数据!A1', '[1]数据!A1'],
    ["'[1]数据'!A1", "'[1]数据'!A1"],
    ['表1[数据]', '表1[数据]'],
  ])('%s reads %s', (formula, renamed) => {
    expect(renameInFormula(formula, '数据', "得分'表")).toBe(renamed);
  });

  it('is found in any case', () => {
    expect(renameInFormula('data!A1', 'Data', 'Points')).toBe("'Points'!A1");
  });
});
