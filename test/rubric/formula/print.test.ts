import fc from 'fast-check';
import { print, type Expression, type PrintContext, type StepReading } from '../../../src/rubric';
import { ironCalc, recalculateInIronCalc } from '../../oracles/ironcalc';
import {
  columnLetters,
  libreOffice,
  recalculateInLibreOffice,
  type Computed,
  type Input,
} from '../../oracles/libreoffice';
import { describeWith } from '../../oracles/skip';
import { completeFacts, expressions, MOST_MEMBERS, sourceOf } from './arbitrary';
import { checked, evaluateRows, FACTS, isComputable, type FactValues } from './facts';

/** Facts stand in the columns A, B … of a row, in the order of FACTS; yes/no as 是 and 否, lists in as many cells as they can have figures. */
function contextAt(row: number, rows: readonly number[] = [row], steps: StepReading = 'whole'): PrintContext {
  const at = (name: string, which: number): string => {
    const cell = (offset: number): string => columnLetters(columnIndex(name) + offset) + String(which);
    if (FACTS[name]!.type === 'list') return `${cell(0)}:${cell(MOST_MEMBERS - 1)}`;
    return FACTS[name]!.type === 'boolean' ? `(${cell(0)}="是")` : cell(0);
  };
  return {
    steps,
    assessee: '"越城区"',
    fact: (name) => at(name, row),
    everyone: () => rows.map((which) => contextAt(which, rows, steps)),
    isWhole: (name) => FACTS[name]!.isWhole,
    isText: (name) => FACTS[name]!.type === 'text',
    isList: (name) => FACTS[name]!.type === 'list',
    given: (name) => `(${columnLetters(columnIndex(name))}${row}<>"")`,
  };
}

const widthOf = (name: string): number => (FACTS[name]!.type === 'list' ? MOST_MEMBERS : 1);
function columnIndex(fact: string): number {
  const names = Object.keys(FACTS);
  return names.slice(0, names.indexOf(fact)).reduce((sum, name) => sum + widthOf(name), 0);
}

const cellsOf = (row: FactValues): Input[] =>
  Object.keys(FACTS).flatMap((name): Input[] => {
    const value = row[name] ?? null;
    if (FACTS[name]!.type === 'list')
      return Array.from({ length: MOST_MEMBERS }, (_, at) => (value as readonly number[] | null)?.[at] ?? null);
    return [typeof value === 'boolean' ? (value ? '是' : '否') : (value as Input)];
  });

const printed = (source: string, steps?: StepReading): string => print(checked(source), contextAt(1, [1, 2, 3], steps));

describe('the native formula', () => {
  it.each([
    ['1 * 起数', '1*A1'],
    ['(起数 + 2) * 3', '(A1+2)*3'],
    ['起数 + (2 * 3)', 'A1+2*3'],
    ['起数 - (目标 - 1)', 'A1-(C1-1)'],
    ['起数 - 目标 - 1', 'A1-C1-1'],
    ['起数 / (目标 * 2)', 'A1/(C1*2)'],
    ['(2 ^ 3) ^ 起数', '2^3^A1'],
    ['2 ^ (3 ^ 起数)', '2^(3^A1)'],
    ['-(2 ^ 起数)', '-(2^A1)'],
    ['-2 ^ 起数', '-2^A1'],
    ['2 ^ -起数', '2^-A1'],
    ['(-起数)%', '(-A1)%'],
    ['-起数%', '-A1%'],
    ['90 * 60% * 完成率', '90*60%*B1'],
    ['"所谓""良好""" & 等次', '"所谓""良好"""&G1'],
    ['ASSESSEE() = "诸暨市"', '"越城区"="诸暨市"'],
    ['DATE(2022, 8, 31)', '44804'],
    ['TRUE', 'TRUE'],
    ['IF(GIVEN(起数), 起数, 2)', 'IF((A1<>""),A1,2)'],
  ])('of %s is %s', (source, expected) => {
    expect(printed(source)).toBe(expected);
  });

  it.each([
    ['起数 < 2', 'A1<2'],
    ['完成率 < 95', 'ROUND(B1,6)<95'],
    ['完成率 < 目标', 'ROUND(B1,6)<ROUND(C1,6)'],
    ['起数 + 1 <= 2', 'ROUND(A1+1,6)<=2'],
    ['等次 = "优秀"', 'G1="优秀"'],
    ['已出台 = (起数 > 2)', '(E1="是")=(A1>2)'],
    ['IF(已出台, 等次, "其他") = "其他"', 'IF((E1="是"),G1,"其他")="其他"'],
    ['IF(已出台, TRUE, 被通报) = 被通报', 'IF((E1="是"),TRUE,(F1="是"))=(F1="是")'],
    ['IF(已出台, 目标, 0) = 0', 'ROUND(IF((E1="是"),C1,0),6)=0'],
  ])(
    'compares what is rounded to 6 decimals, but texts, conditions and whole numbers as they are: %s',
    (source, expected) => {
      expect(printed(source)).toBe(expected);
    },
  );

  it.each([
    ['INT(增速)', 'INT(ROUND(D1,6))'],
    ['ROUND(增速, 1)', 'ROUND(ROUND(D1,6),1)'],
    ['ROUNDUP(增速, 0)', 'ROUNDUP(ROUND(D1,6),0)'],
    ['ROUNDDOWN(增速, 0)', 'ROUNDDOWN(ROUND(D1,6),0)'],
    ['CHOOSE(目标, 1, 2)', 'CHOOSE(INT(ROUND(C1,6)),1,2)'],
    ['RATE(起数, 目标)', 'IF(C1=0,100,ROUND(100*A1/C1,6))'],
    ['RATE(起数 + 1, 目标 - 1)', 'IF(C1-1=0,100,ROUND(100*(A1+1)/(C1-1),6))'],
    ['STARTED(95 - 完成率, 1)', 'ROUNDUP(ROUND(MAX(0,95-B1)/1,6),0)'],
    ['MEANOFALL(完成率)', 'AVERAGE(B1,B2,B3)'],
    [
      'RANKOFALL(起数)',
      '(1+IF(ROUND(A1,6)>ROUND(A1,6),1,0)+IF(ROUND(A2,6)>ROUND(A1,6),1,0)+IF(ROUND(A3,6)>ROUND(A1,6),1,0))',
    ],
    ['MINOFALL(完成率 - 1)', 'MIN(B1-1,B2-1,B3-1)'],
    ['2 * MAXOFALL(起数 / 目标)', '2*MAX(A1/C1,A2/C2,A3/C3)'],
    [
      'MEANOFALL(完成率, 起数 > 1)',
      'IF(OR(A1>1,A2>1,A3>1),' +
        'SUM(IF(A1>1,B1,0),IF(A2>1,B2,0),IF(A3>1,B3,0))/SUM(IF(A1>1,1,0),IF(A2>1,1,0),IF(A3>1,1,0)),NA())',
    ],
    [
      'MINOFALL(完成率, 起数 > 1)',
      'IF(OR(A1>1,A2>1,A3>1),MIN(IF(A1>1,B1,1E+300),IF(A2>1,B2,1E+300),IF(A3>1,B3,1E+300)),NA())',
    ],
    [
      'RANKOFALL(起数, 1)',
      '(1+IF(ROUND(A1,6)<ROUND(A1,6),1,0)+IF(ROUND(A2,6)<ROUND(A1,6),1,0)+IF(ROUND(A3,6)<ROUND(A1,6),1,0))',
    ],
    ['SUM(人数)', 'SUM(H1:L1)'],
    ['SUM(人数, 起数)', 'SUM(H1:L1,A1)'],
    ['AVERAGE(得分)', 'AVERAGE(M1:Q1)'],
    ['COUNT(人数)', 'COUNT(H1:L1)'],
    ['MIN(人数)', 'IF(COUNT(H1:L1)=0,NA(),MIN(H1:L1))'],
    ['MAX(人数, 得分)', 'IF(COUNT(H1:L1,M1:Q1)=0,NA(),MAX(H1:L1,M1:Q1))'],
    ['MAX(人数, 10)', 'MAX(H1:L1,10)'],
    ['COUNTIF(得分 >= 60)', 'COUNTIF(M1:Q1,">=60")'],
    ['COUNTIF(得分, ">=60")', 'COUNTIF(M1:Q1,">=60")'],
    ['COUNTIF(得分, 60)', 'COUNTIF(M1:Q1,"=60")'],
    ['COUNTIF(得分, "<" & 完成率)', 'COUNTIF(M1:Q1,"<"&ROUND(B1,6))'],
    ['COUNTIF(得分 <> 60) > 1', '(COUNT(M1:Q1)-COUNTIF(M1:Q1,"=60"))>1'],
    ['AVERAGE(得分) >= 60', 'ROUND(AVERAGE(M1:Q1),6)>=60'],
  ])('of our own functions and of roundings: %s', (source, expected) => {
    expect(printed(source)).toBe(expected);
  });

  it('of STEPS follows the reading of 不足一档', () => {
    expect(printed('STEPS(95 - 完成率, 0.1)', 'whole')).toBe('ROUNDDOWN(ROUND(MAX(0,95-B1)/0.1,6),0)');
    expect(printed('STEPS(95 - 完成率, 0.1)', 'begun')).toBe('ROUNDUP(ROUND(MAX(0,95-B1)/0.1,6),0)');
    expect(printed('STEPS(95 - 完成率, 0.1)', 'proportional')).toBe('ROUND(MAX(0,95-B1)/0.1,6)');
  });
});

interface Case {
  readonly expression: Expression;
  readonly row: FactValues;
}

/** Always the same random expressions, each with facts for which a spreadsheet has a value. IronCalc has no CHOOSE of cells. */
function casesOf(count: number, withChoose: boolean): Case[] {
  const arbitrary = fc
    .record({ expression: fc.oneof(expressions('number'), expressions('boolean')), row: completeFacts })
    .filter(
      ({ expression, row }) =>
        isComputable(expression, row) && (withChoose || !sourceOf(expression).includes('CHOOSE')),
    );
  return fc.sample(arbitrary, { numRuns: count, seed: 20220831 });
}

/** The cases in which a spreadsheet and the engine differ. */
function differences(cases: readonly Case[], results: readonly Computed[]): unknown[] {
  return cases.flatMap(({ expression, row }, index) => {
    const expected = evaluateRows(expression, [row])[0]!;
    const actual = results[index]!;
    const difference =
      typeof actual === 'number' || typeof actual === 'boolean' ? Math.abs(Number(actual) - expected) : Infinity;
    if (difference <= 1e-6 * Math.max(1, Math.abs(expected))) return [];
    return [{ source: sourceOf(expression), printed: print(expression, contextAt(index + 1)), row, expected, actual }];
  });
}

describe.each([
  { tool: ironCalc, recalculate: recalculateInIronCalc, count: 250, withChoose: false },
  { tool: libreOffice, recalculate: recalculateInLibreOffice, count: 1500, withChoose: true },
])('recalculated', ({ tool, recalculate, count, withChoose }) => {
  describeWith(tool, `by ${tool.name}`, () => {
    it('the printed formula has the value that evaluate gives, for any expression', async () => {
      const cases = casesOf(count, withChoose);
      const results = await recalculate({
        values: cases.map(({ row }) => cellsOf(row)),
        formulas: cases.map(({ expression }, index) => print(expression, contextAt(index + 1))),
      });
      expect(differences(cases, results)).toEqual([]);
    });

    it('means and ranks over all are those of evaluate', async () => {
      const rows = [90, 80, 90, 70.1, 0, 100].map((完成率) => ({ 完成率, 目标: 完成率 / 3 }));
      const sources = [
        'MEANOFALL(完成率) - 完成率',
        'RANKOFALL(完成率)',
        'IF(完成率 >= MEANOFALL(完成率), 0, 2)',
        'RANKOFALL(目标) + MEANOFALL(目标)',
      ];
      const all = rows.map((_, index) => index + 1);
      const formulas = sources.flatMap((source) => all.map((row) => print(checked(source), contextAt(row, all))));
      const results = await recalculate({ values: rows.map(cellsOf), formulas });
      const expected = sources.flatMap((source) => evaluateRows(checked(source), rows));
      results.forEach((result, index) => {
        expect(result).toBeCloseTo(expected[index]!, 9);
      });
      expect(expected.slice(6, 12)).toEqual([2, 4, 2, 5, 6, 1]);
    });

    it('what is over all of expressions, and over some, is that of evaluate; an error stands where it has no value', async () => {
      const rows = [
        { 起数: 3, 目标: 6, 增速: -1.5, 已出台: true, 被通报: false },
        { 起数: 4, 目标: 5, 增速: 2, 已出台: false, 被通报: false },
        { 起数: 1, 目标: 4, 增速: 2, 已出台: true, 被通报: false },
        { 起数: 9, 目标: 0, 增速: 0, 已出台: false, 被通报: false },
        { 起数: 6, 目标: 12, 增速: 7.25, 已出台: true, 被通报: false },
      ];
      const sources = [
        'MINOFALL(起数 * 2 - 增速)',
        '起数 / MAXOFALL(起数 + 增速)',
        'MEANOFALL(起数 - 增速) * 2',
        'MINOFALL(起数 / 目标, 已出台)',
        'MAXOFALL(增速, 起数 > 1)',
        '1 / MEANOFALL(起数 / 目标, 目标 > 0)',
        'RANKOFALL(增速 - 起数, 1)',
        'RANKOFALL(起数 * 目标)',
        'IF(已出台, RANKOFALL(起数 / 目标, 0, 已出台), 0)',
        'RANKOFALL(起数 / 目标, 1, 目标 > 0)',
        'MINOFALL(起数, 被通报)',
        'MAXOFALL(起数, 被通报)',
        'MEANOFALL(起数, 被通报)',
        'MINOFALL(MAXOFALL(起数) - 起数, 目标 > 0)',
      ];
      const all = rows.map((_, index) => index + 1);
      const formulas = sources.flatMap((source) => all.map((row) => print(checked(source), contextAt(row, all))));
      const results = await recalculate({ values: rows.map(cellsOf), formulas });
      const expected = sources.flatMap((source) => evaluateRows(checked(source), rows));
      results.forEach((result, index) => {
        const value = expected[index]!;
        if (Number.isNaN(value)) expect(typeof result).not.toBe('number');
        else expect(result).toBeCloseTo(value, 9);
      });
      expect(expected.slice(40, 50)).toEqual([1, 0, 3, 0, 1, 2, 4, 1, NaN, 2]);
    });
  });
});
