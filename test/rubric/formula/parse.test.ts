import fc from 'fast-check';
import { factsOf, FormulaError, parse, visit, type Expression } from '../../../src/rubric';
import { runs } from '../../full';
import { expressions, sourceOf } from './arbitrary';

/** The formula with every operation in brackets. */
const grouped = (source: string): string => sourceOf(parse(source));

/** Code, position and data of the complaint about a formula. */
function complaint(source: string): unknown {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof FormulaError) return { code: error.code, position: error.position, ...error.data };
    throw error;
  }
  return 'none';
}

describe('a parsed formula', () => {
  it.each([
    ['1+2*3', '(1)+((2)*(3))'],
    ['(1+2)*3', '((1)+(2))*(3)'],
    ['2*3^2', '(2)*((3)^(2))'],
    ['"甲"&"乙"="甲乙"', '(("甲")&("乙"))=("甲乙")'],
    ['1+2&3', '((1)+(2))&(3)'],
    ['1+2<2+2', '((1)+(2))<((2)+(2))'],
    ['a<=b', '(a)<=(b)'],
    ['a<>b', '(a)<>(b)'],
    ['a>=b', '(a)>=(b)'],
    ['a<b', '(a)<(b)'],
    ['a<-b', '(a)<(-(b))'],
  ])('binds as a spreadsheet does: %s', (source, expected) => {
    expect(grouped(source)).toBe(expected);
  });

  it.each([
    ['10-4-3', '((10)-(4))-(3)'],
    ['100/5/2', '((100)/(5))/(2)'],
    ['2^3^2', '((2)^(3))^(2)'],
    ['a=b=c', '((a)=(b))=(c)'],
    ['a&b&c', '((a)&(b))&(c)'],
  ])('groups equal operators from the left, powers too: %s', (source, expected) => {
    expect(grouped(source)).toBe(expected);
  });

  it.each([
    ['-2^2', '(-(2))^(2)'],
    ['2^-2', '(2)^(-(2))'],
    ['--5', '-(-(5))'],
    ['+a-b', '(+(a))-(b)'],
    ['3--2', '(3)-(-(2))'],
    ['-5%', '-((5)%)'],
    ['50%%', '((50)%)%'],
    ['(1+2)%', '((1)+(2))%'],
    ['90*60%*a', '((90)*((60)%))*(a)'],
  ])('binds a percent sign before a minus sign, and a minus sign before a power: %s', (source, expected) => {
    expect(grouped(source)).toBe(expected);
  });

  it('reads decimals, also without a leading zero', () => {
    expect([parse('0.25'), parse('.5'), parse('12')]).toEqual([
      { kind: 'number', value: 0.25, at: 0 },
      { kind: 'number', value: 0.5, at: 0 },
      { kind: 'number', value: 12, at: 0 },
    ]);
  });

  it('reads a doubled quote inside a text as one quote', () => {
    expect(parse('"所谓""良好"""')).toEqual({ kind: 'text', value: '所谓"良好"', at: 0 });
    expect(parse('""')).toEqual({ kind: 'text', value: '', at: 0 });
  });

  it('reads TRUE and FALSE as conditions, but true and 真 as names', () => {
    expect(parse('TRUE')).toEqual({ kind: 'boolean', value: true, at: 0 });
    expect(parse('FALSE')).toEqual({ kind: 'boolean', value: false, at: 0 });
    expect(factsOf(parse('true&真'))).toEqual(['true', '真']);
  });

  it('reads names with letters, digits and low lines, in Chinese as in Latin letters', () => {
    expect(factsOf(parse('A类_2级+PM2_5浓度+V类点位'))).toEqual(['A类_2级', 'PM2_5浓度', 'V类点位']);
  });

  it('skips white space of every width and keeps the position of each part', () => {
    const source = ' \u3000起数 +\n 2 * MAX( 0 , 目标 )';
    const positions: [string, number][] = [];
    visit(parse(source), (node) => {
      positions.push([node.kind, node.at]);
    });
    expect(positions).toEqual([
      ['binary', 5],
      ['fact', 2],
      ['binary', 10],
      ['number', 8],
      ['call', 12],
      ['number', 17],
      ['fact', 21],
    ]);
  });

  it('takes a call with no, one and many arguments', () => {
    expect(grouped('ASSESSEE()')).toBe('ASSESSEE()');
    expect(grouped('SUM(a,b,c)')).toBe('SUM(a,b,c)');
    expect(grouped('IF(a<1,MIN(b,c),0)')).toBe('IF((a)<(1),MIN(b,c),0)');
  });

  it('names each fact once, in the order of appearance', () => {
    expect(factsOf(parse('乙*2+IF(甲>乙,丙,甲)'))).toEqual(['乙', '甲', '丙']);
  });

  it('is the expression it was written from, for any expression', () => {
    const withoutPositions = (expression: Expression): unknown =>
      JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)));
    fc.assert(
      fc.property(fc.oneof(expressions('number'), expressions('boolean'), expressions('text')), (expression) => {
        expect(withoutPositions(parse(sourceOf(expression)))).toEqual(withoutPositions(expression));
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a formula that cannot be parsed is refused with the place', () => {
  it.each([
    ['a#b', { code: 'unexpectedCharacter', position: 1, character: '#' }],
    ['MAX（0,a)', { code: 'unexpectedCharacter', position: 3, character: '（' }],
    ['a + 😀', { code: 'unexpectedCharacter', position: 4, character: '😀' }],
    ['a = ‘良好’', { code: 'unexpectedCharacter', position: 4, character: '‘' }],
    ['', { code: 'unexpectedEnd', position: 0 }],
    ['  ', { code: 'unexpectedEnd', position: 2 }],
    ['a +', { code: 'unexpectedEnd', position: 3 }],
    ['MAX(0,', { code: 'unexpectedEnd', position: 6 }],
    ['-', { code: 'unexpectedEnd', position: 1 }],
    ['a b', { code: 'unexpectedToken', position: 2, token: 'b' }],
    ['*a', { code: 'unexpectedToken', position: 0, token: '*' }],
    ['MAX(,a)', { code: 'unexpectedToken', position: 4, token: ',' }],
    ['MAX(a;b)', { code: 'unexpectedCharacter', position: 5, character: ';' }],
    ['MAX(a b)', { code: 'unexpectedToken', position: 6, token: 'b' }],
    ['(a,b)', { code: 'unexpectedToken', position: 2, token: ',' }],
    ['a)', { code: 'unexpectedToken', position: 1, token: ')' }],
    ['a<>=b', { code: 'unexpectedToken', position: 3, token: '=' }],
    ['(a+b', { code: 'missingParenthesis', position: 0 }],
    ['2*MAX(0,MIN(a,b)', { code: 'missingParenthesis', position: 5 }],
    ['a="良好', { code: 'unclosedText', position: 2 }],
    ['"a""', { code: 'unclosedText', position: 3 }],
    ['1.2.3', { code: 'badNumber', position: 0 }],
    ['2+3个', { code: 'badNumber', position: 2 }],
    ['1e3', { code: 'badNumber', position: 0 }],
    ['5.', { code: 'badNumber', position: 0 }],
    ['VLOOKUP(a,b)', { code: 'unknownFunction', position: 0, name: 'VLOOKUP' }],
    ['1+max(a,b)', { code: 'unknownFunction', position: 2, name: 'max' }],
    ['TRUE()', { code: 'unknownFunction', position: 0, name: 'TRUE' }],
    ['起数(1)', { code: 'unknownFunction', position: 0, name: '起数' }],
  ])('%s', (source, expected) => {
    expect(complaint(source)).toEqual(expected);
  });

  it('says it in a message with a position that counts from 1', () => {
    expect(() => parse('a#b')).toThrow('unexpectedCharacter at 2 in "a#b" {"character":"#"}');
  });
});
