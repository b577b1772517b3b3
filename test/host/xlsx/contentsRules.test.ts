/** Conditional rules and validations of a file, as far as they can be told. */
import { rect, shown } from './support/contents';

describe('conditional rules', () => {
  const dxfs =
    '<cellXfs><xf/></cellXfs><dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>' +
    '<dxf><font><b val="0"/><i/></font><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/><bgColor indexed="64"/></patternFill></fill></dxf></dxfs>';
  const rulesOf = (tail: string) => shown('', { tail }, dxfs).conditionalRules;
  const block = (sqref: string, rules: string): string =>
    `<conditionalFormatting sqref="${sqref}">${rules}</conditionalFormatting>`;

  it('are told in order of priority, each with its place in the file', () => {
    const tail =
      block(
        'A1:A9',
        '<cfRule type="dataBar" priority="3"/><cfRule type="expression" dxfId="1" priority="2"><formula>A1&gt;1</formula></cfRule>',
      ) +
      block(
        'C2:C5 E2',
        '<cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1"><formula>$C2="是"</formula></cfRule>',
      ) +
      block(
        'G1',
        '<cfRule type="iconSet" priority="4"/><cfRule type="top10" priority="5"/><cfRule type="timePeriod" priority="6"/>',
      ) +
      block('#REF!', '<cfRule type="expression" priority="7"><formula>1</formula></cfRule>') +
      '<extLst><ext xmlns:x14="x"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
    expect(rulesOf(tail)).toEqual([
      {
        id: '1.0',
        ranges: [rect(1, 2, 4), rect(1, 4)],
        formula: '$C2="是"',
        format: { fill: 'FFC7CE', color: '9C0006', bold: true },
        stopIfTrue: true,
      },
      { id: '0.1', ranges: [rect(0, 0, 9)], formula: 'A1>1', format: { fill: '00FF00', bold: false } },
    ]);
  });

  it.each([
    ['cellIs" operator="lessThan', '<formula>60</formula>', 'B2<60'],
    ['cellIs" operator="equal', '<formula>"是"</formula>', 'B2="是"'],
    ['cellIs" operator="notEqual', '<formula>$A$1+1</formula>', 'B2<>($A$1+1)'],
    ['cellIs" operator="greaterThanOrEqual', '<formula>-0.5</formula>', 'B2>=-0.5'],
    ['cellIs" operator="between', '<formula>1</formula><formula>C2</formula>', 'AND(B2>=1,B2<=C2)'],
    ['cellIs" operator="notBetween', '<formula>1</formula><formula>9</formula>', 'OR(B2<1,B2>9)'],
    ['containsText" operator="containsText" text="缺', '', 'NOT(ISERROR(SEARCH("缺",B2)))'],
    ['containsText" text="缺', '<formula>NOT(ISERROR(SEARCH($A$1,B2)))</formula>', 'NOT(ISERROR(SEARCH($A$1,B2)))'],
    ['notContainsText" text="a&quot;b', '', 'ISERROR(SEARCH("a""b",B2))'],
    ['beginsWith" text="待', '', 'LEFT(B2,LEN("待"))="待"'],
    ['endsWith" text="分', '', 'RIGHT(B2,LEN("分"))="分"'],
    ['containsBlanks', '', 'LEN(TRIM(B2))=0'],
    ['notContainsBlanks', '', 'LEN(TRIM(B2))>0'],
    ['containsErrors', '', 'ISERROR(B2)'],
    ['duplicateValues', '', 'AND(B2<>"",COUNTIF($B$2:$B$9,B2)+COUNTIF($D$2:$D$2,B2)>1)'],
    ['timePeriod" timePeriod="today', '<formula>FLOOR(B2,1)=TODAY()</formula>', 'FLOOR(B2,1)=TODAY()'],
  ])('tell %s as a formula', (type, formulas, expected) => {
    const rules = rulesOf(block('B2:B9 D2', `<cfRule type="${type}" priority="1">${formulas}</cfRule>`));
    expect(rules.map(({ formula }) => formula)).toEqual([expected]);
  });

  it.each(['colorScale', 'aboveAverage', 'cellIs', 'expression', 'cellIs" operator="between', 'soon'])(
    'leave out %s without a formula',
    (type) => {
      expect(rulesOf(block('B2', `<cfRule type="${type}" priority="1"/>`))).toEqual([]);
    },
  );
});

describe('validations', () => {
  const read = (attributes: string, formulas = '', sqref = 'B2') =>
    shown('', {
      tail: `<dataValidations><dataValidation sqref="${sqref}" ${attributes}>${formulas}</dataValidation></dataValidations>`,
    }).validations;
  const one = (text: string): string => `<formula1>${text}</formula1>`;
  const two = (a: string, b: string): string => `${one(a)}<formula2>${b}</formula2>`;

  it.each<[string, string, string, unknown]>([
    ['a list', 'type="list"', one('"是, 否,""待定"""'), { type: 'list', values: ['是', '否', '"待定"'] }],
    ['a range', 'type="list"', one("'参 数'!$A$1:$A$9"), { type: 'listRange', reference: "'参 数'!$A$1:$A$9" }],
    ['a name', 'type="list"', one('部门列表'), { type: 'listRange', reference: '部门列表' }],
    ['whole numbers', 'type="whole"', two('0', '20'), { type: 'whole', min: 0, max: 20 }],
    ['from', 'type="decimal" operator="greaterThanOrEqual"', one('0.5'), { type: 'decimal', min: 0.5 }],
    ['up to', 'type="decimal" operator="lessThanOrEqual"', one('3'), { type: 'decimal', max: 3 }],
    ['any number', 'type="decimal" operator="greaterThanOrEqual"', one('-9.99E+307'), { type: 'decimal' }],
    ['dates', 'type="date" operator="between"', two('44562', '44926'), { type: 'date', min: 44562, max: 44926 }],
    [
      'dates from',
      'type="date" operator="greaterThanOrEqual"',
      one('44562'),
      { type: 'date', min: 44562, max: 2958465 },
    ],
  ])('tell %s', (_, attributes, formulas, rule) => {
    expect(read(attributes, formulas)).toEqual([{ range: rect(1, 1), validation: { rule } }]);
  });

  it.each([
    ['formulas', 'type="custom"', one('A1&gt;1')],
    ['lengths of text', 'type="textLength"', two('1', '9')],
    ['times', 'type="time"', two('0', '0.5')],
    ['what must not be', 'type="whole" operator="notBetween"', two('1', '9')],
    ['what must be more', 'type="whole" operator="greaterThan"', one('1')],
    ['bounds in cells', 'type="whole"', two('$A$1', '9')],
    ['lists that are worked out', 'type="list"', one('INDIRECT($A2)')],
    ['lists in other workbooks', 'type="list"', one('[1]Sheet1!$A$1:$A$3')],
    ['cells where anything goes', 'allowBlank="1"', ''],
  ])('leave out %s', (_, attributes, formulas) => {
    expect(read(attributes, formulas)).toEqual([]);
  });

  it('have messages when those are shown', () => {
    const texts = 'promptTitle="提示" prompt="一_x000a_二" errorTitle="错" error="请选择"';
    expect(
      read(`showInputMessage="1" showErrorMessage="1" errorStyle="warning" type="list" ${texts}`, one('"a"')),
    ).toEqual([
      {
        range: rect(1, 1),
        validation: {
          rule: { type: 'list', values: ['a'] },
          prompt: { title: '提示', text: '一\n二' },
          error: { style: 'warning', title: '错', text: '请选择' },
        },
      },
    ]);
    expect(read(`type="list" ${texts}`, one('"a"'))[0]?.validation).toEqual({ rule: { type: 'list', values: ['a'] } });
    expect(read(`showInputMessage="1" ${texts}`)[0]?.validation).toEqual({
      rule: { type: 'any' },
      prompt: { title: '提示', text: '一\n二' },
    });
  });

  it('are told range by range, relative references as seen from each', () => {
    expect(read('type="list"', one('F2:F$9'), 'B2:B3 C4')).toEqual([
      { range: rect(1, 1, 2), validation: { rule: { type: 'listRange', reference: 'F2:F$9' } } },
      { range: rect(3, 2), validation: { rule: { type: 'listRange', reference: 'G4:G$9' } } },
    ]);
  });

  it('of newer versions are told when they are lists on other sheets', () => {
    const validation = (type: string, formula: string): string =>
      `<x14:dataValidation type="${type}" showInputMessage="1" prompt="选"><x14:formula1><xm:f>${formula}</xm:f></x14:formula1><xm:sqref>C1:C3</xm:sqref></x14:dataValidation>`;
    const { validations } = shown('', {
      tail:
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="x" xmlns:xm="y"><x14:dataValidations count="2">' +
        `${validation('list', "'参数'!$A$1:$A$9")}${validation('custom', "'参数'!$A$1=1")}</x14:dataValidations></ext></extLst>`,
    });
    expect(validations).toEqual([
      {
        range: rect(0, 2, 3),
        validation: {
          rule: { type: 'listRange', reference: "'参数'!$A$1:$A$9" },
          prompt: { title: '', text: '选' },
        },
      },
    ]);
  });
});
