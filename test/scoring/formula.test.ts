import type { Fact, Rubric } from '../../src/rubric';
import { clauseFormula, compileRubric, factReference, type ReadingChoices } from '../../src/scoring';
import { clauseRubric, itemsRubric, rubricOf, type FactSpec, type RuleSpec } from './small';

const fact = (type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  ...{ name: '甲', type, unit: '', min: 0, max: Infinity, floor: 0, options: [], default: null, hint: '' },
  ...more,
});

/** The formula of a clause whose facts stand in B7, C7 …, with two assessees in the rows 7 and 8. */
function formulaOf(rubric: Rubric, id = '1.1', readings: ReadingChoices = {}): string {
  const program = compileRubric(rubric, readings);
  const compiled = program.clauses.find(({ clause }) => clause.id === id)!;
  const column = (name: string): string => 'BCDEFG'[compiled.factIndex.get(name)!]!;
  const cellsAt = (row: number) => ({
    cell: (name: string) => `${column(name)}${row}`,
    // The figures of a list stand in a sheet of their own.
    members: (name: string) => `数!${column(name)}${row}:${column(name)}${row + 9}`,
  });
  return clauseFormula(compiled, {
    steps: program.steps,
    assessee: 'A7',
    ...cellsAt(7),
    everyone: () => [7, 8].map((row) => ({ assessee: `A${row}`, ...cellsAt(row) })),
  });
}
const ofRules = (
  facts: Readonly<Record<string, FactSpec>>,
  rules: readonly RuleSpec[],
  start: 'full' | 'zero' = 'full',
): string => formulaOf(clauseRubric(5, facts, rules, start));

describe('the value of a fact as people fill it', () => {
  it('is the cell itself for numbers and choices', () => {
    expect([
      factReference(fact('count'), 'B7'),
      factReference(fact('percent'), '填报!$B$7'),
      factReference(fact('choice'), 'B7'),
    ]).toEqual(['B7', '填报!$B$7', 'B7']);
  });

  it('is TRUE or FALSE for 是 and 否', () => {
    expect(factReference(fact('yesNo'), 'B7')).toBe('(B7="是")');
  });

  it('is the default for a blank', () => {
    expect(factReference(fact('amount', { default: 100 }), 'B7')).toBe('IF(B7="",100,B7)');
    expect(factReference(fact('choice', { default: '优"秀"' }), 'B7')).toBe('IF(B7="","优""秀""",B7)');
    expect(factReference(fact('yesNo', { default: true }), 'B7')).toBe('IF(B7="",TRUE,B7="是")');
  });

  it('is within the bounds of what a person decides: 0, or from the smallest decision to the largest', () => {
    expect(factReference(fact('judged', { max: 5, floor: 0.5 }), 'B7')).toBe('IF(B7<=0,0,MIN(5,MAX(0.5,B7)))');
    expect(factReference(fact('judged', { max: 5, default: 0 }), 'B7')).toBe(
      'IF(IF(B7="",0,B7)<=0,0,MIN(5,MAX(0,IF(B7="",0,B7))))',
    );
  });
});

describe('the points of a clause as a formula', () => {
  it('are the start less deductions, between 0 and full', () => {
    expect(ofRules({ 次数: 'count' }, [{ deduct: '0.5 * 次数' }])).toBe('MAX(0,MIN(5,ROUND(5-0.5*B7,6)))');
    expect(ofRules({ 甲: 'count', 乙: 'count' }, [{ deduct: '甲 - 乙' }, { award: '乙' }])).toBe(
      'MAX(0,MIN(5,ROUND(5-(B7-C7)+C7,6)))',
    );
  });

  it('are the awards alone when the clause starts at zero', () => {
    expect(ofRules({ 甲: 'count', 乙: 'count' }, [{ award: '2 * 甲' }, { award: '乙' }], 'zero')).toBe(
      'MAX(0,MIN(5,ROUND(2*B7+C7,6)))',
    );
    expect(ofRules({ 甲: 'count' }, [{ deduct: '甲' }], 'zero')).toBe('MAX(0,MIN(5,ROUND(0-B7,6)))');
  });

  it('are 0 when it is void, and full when it does not apply, which comes first', () => {
    const facts = { 甲: 'count', 通报: 'yesNo', 约谈: 'yesNo' };
    expect(ofRules(facts, [{ deduct: '甲' }, { void: '通报' }, { waive: '约谈' }])).toBe(
      'IF((D7="是"),5,IF((C7="是"),0,MAX(0,MIN(5,ROUND(5-B7,6)))))',
    );
    expect(ofRules(facts, [{ deduct: '甲' }, { void: '通报' }, { void: '约谈' }])).toBe(
      'IF(OR((C7="是"),(D7="是")),0,MAX(0,MIN(5,ROUND(5-B7,6))))',
    );
  });

  it('follow the chosen readings', () => {
    const rubric = clauseRubric(5, { 完成率: 'percent' }, [
      { deduct: { 宽: 'STEPS(90 - 完成率, 1)', 严: 'STEPS(95 - 完成率, 1)' }, reading: '起扣' },
    ]);
    expect(formulaOf(rubric)).toBe('MAX(0,MIN(5,ROUND(5-ROUNDDOWN(ROUND(MAX(0,90-B7)/1,6),0),6)))');
    expect(formulaOf(rubric, '1.1', { 起扣: '严', 不足一档: '按一档' })).toBe(
      'MAX(0,MIN(5,ROUND(5-ROUNDUP(ROUND(MAX(0,95-B7)/1,6),0),6)))',
    );
  });

  it('name the assessee and the cells of all of them', () => {
    expect(ofRules({ 值: 'amount' }, [{ deduct: 'IF(ASSESSEE() = "诸暨市", IF(值 < MEANOFALL(值), 1, 0), 0)' }])).toBe(
      'IF(OR(A7="甲县"),MAX(0,MIN(5,ROUND(5-IF(A7="诸暨市",IF(ROUND(B7,6)<ROUND(AVERAGE(B7,B8),6),1,0),0),6))),NA())',
    );
  });

  it('are the effect on the pool, which it cannot exceed, in a pool', () => {
    const rubric = itemsRubric({
      points: 8,
      pool: true,
      clauses: [{ facts: { 甲: 'count' }, rules: [{ deduct: '甲' }] }],
    });
    expect(formulaOf(rubric, '1.1.1')).toBe('MAX(-8,MIN(0,ROUND(0-B7,6)))');
  });

  it('have no bounds of their own in a list of bonus or deductions', () => {
    const rubric = rubricOf({
      groups: [[[{ points: 1, clauses: [{ facts: { 甲: 'count' }, rules: [{ deduct: '甲' }] }] }]]],
      bonus: [{ facts: { 甲: 'count' }, rules: [{ award: '5 * 甲' }] }],
      deductions: [{ facts: { 甲: 'count', 乙: 'count' }, rules: [{ deduct: '甲' }, { deduct: '2 * 乙' }] }],
    });
    expect([formulaOf(rubric, '加分.1'), formulaOf(rubric, '扣分.1')]).toEqual(['ROUND(5*B7,6)', 'ROUND(0-B7-2*C7,6)']);
  });
});
