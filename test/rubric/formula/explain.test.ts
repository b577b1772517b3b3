import { branches, explain, parse } from '../../../src/rubric';
import { checked, contextOf, type FactValues } from './facts';

const figures = (source: string, row: FactValues): string[] =>
  explain(checked(source), contextOf([row, {}], 0)).map(({ kind, fact }) =>
    kind === 'fact' ? fact : `${kind} ${fact}`,
  );

describe('the figures that mattered', () => {
  it('are all facts of a formula without branches, each once and in order', () => {
    expect(figures('2 * STEPS(目标 - 完成率, 1) + 目标%', { 目标: 95, 完成率: 90 })).toEqual(['目标', '完成率']);
  });

  it('are those of the condition and of the branch that was taken', () => {
    const source = 'IF(已出台, 起数, 完成率 + 目标)';
    expect(figures(source, { 已出台: true })).toEqual(['已出台', '起数']);
    expect(figures(source, { 已出台: false })).toEqual(['已出台', '完成率', '目标']);
  });

  it('are those of both branches while the condition is open', () => {
    expect(figures('IF(已出台, 起数, 目标)', { 起数: 1 })).toEqual(['已出台', '起数', '目标']);
  });

  it('are those of the branch when the condition is decided in spite of a missing fact', () => {
    expect(figures('IF(OR(已出台, 被通报), 起数, 目标)', { 被通报: true })).toEqual(['已出台', '被通报', '起数']);
  });

  it('follow the taken branch through nested conditions', () => {
    const source = 'IF(完成率 < 60, 起数, IF(完成率 < 80, 目标, 增速))';
    expect(figures(source, { 完成率: 59 })).toEqual(['完成率', '起数']);
    expect(figures(source, { 完成率: 60 })).toEqual(['完成率', '目标']);
    expect(figures(source, { 完成率: 80 })).toEqual(['完成率', '增速']);
  });

  it('are those of the chosen alternative', () => {
    const source = 'CHOOSE(起数, 目标, 增速, 完成率)';
    expect(figures(source, { 起数: 2 })).toEqual(['起数', '增速']);
    expect(figures(source, { 起数: 4 })).toEqual(['起数']);
    expect(figures(source, {})).toEqual(['起数', '目标', '增速', '完成率']);
  });

  it('name the mean or the rank over all beside the own figure', () => {
    expect(figures('IF(完成率 < MEANOFALL(完成率), 1, 0)', { 完成率: 1 })).toEqual(['完成率', 'mean 完成率']);
    expect(figures('RANKOFALL(增速)', { 增速: 1 })).toEqual(['增速', 'rank 增速']);
  });

  it('are none for a written number', () => {
    expect(figures('IF(1 < 2, 3, 4)', {})).toEqual([]);
  });
});

describe('branches', () => {
  it('says whether the figures can differ from one assessee to the next', () => {
    expect(branches(parse('MIN(2, 0.5 * 起数)'))).toBe(false);
    expect(branches(parse('MIN(2, IF(已出台, 1, 0))'))).toBe(true);
    expect(branches(parse('1 - CHOOSE(起数, 1, 2)'))).toBe(true);
  });
});
