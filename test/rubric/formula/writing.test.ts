import fc from 'fast-check';
import { parse, write, type Expression } from '../../../src/rubric';
import { runs } from '../../full';
import { expressions } from './arbitrary';

describe('a formula as people write it', () => {
  it.each([
    ['(起数+2)*3', '(起数 + 2) * 3'],
    ['((起数*2)+(3))', '起数 * 2 + 3'],
    ['起数-(目标-1)', '起数 - (目标 - 1)'],
    ['-(2^起数)', '-(2 ^ 起数)'],
    ['(起数+1)%', '(起数 + 1)%'],
    ['等次="所谓""良好"""', '等次 = "所谓""良好"""'],
    ['RANKOFALL(起数/目标,1,NOT(已出台))', 'RANKOFALL(起数 / 目标, 1, NOT(已出台))'],
    ['ASSESSEE()', 'ASSESSEE()'],
  ])('%s has as few brackets as it needs: %s', (source, expected) => {
    expect(write(parse(source))).toBe(expected);
  });

  it('is read as the same formula, for any expression', () => {
    const withoutPositions = (expression: Expression): unknown =>
      JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)));
    const any = fc.oneof(
      ...(['number', 'boolean', 'text'] as const).map((type) => expressions(type, { comparesAll: true })),
    );
    fc.assert(
      fc.property(any, (expression) => {
        expect(withoutPositions(parse(write(expression)))).toEqual(withoutPositions(expression));
      }),
      { numRuns: runs(300) },
    );
  });
});
