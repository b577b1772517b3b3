import { compileFigures, explain } from '../../../src/rubric';
import { checked, columnsOf, contextOf, optionsFor, type FactValues } from './facts';

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

  it('name what is over all by its expression, and who takes part beside it', () => {
    expect(figures('IF(起数 / 目标 < MAXOFALL(起数 / 目标, 已出台), 1, 0)', {})).toEqual([
      '起数',
      '目标',
      '已出台',
      'most 起数 / 目标',
    ]);
    expect(figures('RANKOFALL(增速, 1) + RANKOFALL(增速) + MINOFALL(增速)', { 增速: 1 })).toEqual([
      '增速',
      'rankUp 增速',
      'rank 增速',
      'least 增速',
    ]);
  });

  it('keep apart what is over all under different conditions', () => {
    const all = explain(checked('MEANOFALL(增速, 已出台) - MEANOFALL(增速)'), contextOf([{}], 0));
    expect(all.map(({ kind, ofAll }) => [kind, ofAll?.written])).toEqual([
      ['fact', undefined],
      ['fact', undefined],
      ['mean', 'MEANOFALL(增速, 已出台)'],
      ['mean', undefined],
    ]);
  });

  it('are none for a written number', () => {
    expect(figures('IF(1 < 2, 3, 4)', {})).toEqual([]);
  });
});

describe('the figures that mattered, for all assessees at once', () => {
  const ofAll = (source: string, rows: readonly FactValues[]): string[][] => {
    const figures = compileFigures(checked(source), optionsFor('whole'))(columnsOf(rows));
    return rows.map((_, row) => figures(row).map(({ kind, fact }) => (kind === 'fact' ? fact : `${kind} ${fact}`)));
  };

  it('follow the branches that each one took', () => {
    const rows = [
      { 已出台: true, 起数: 1, 完成率: 50, 目标: 0, 增速: 0 },
      { 已出台: false, 起数: 1, 完成率: 59, 目标: 0, 增速: 0 },
      { 已出台: false, 起数: 1, 完成率: 60, 目标: 0, 增速: 0 },
    ];
    expect(ofAll('IF(已出台, 起数, IF(完成率 < 60, 目标, 增速))', rows)).toEqual([
      ['已出台', '起数'],
      ['已出台', '完成率', '目标'],
      ['已出台', '完成率', '增速'],
    ]);
    expect(
      ofAll('CHOOSE(起数, 目标, 增速) + IF(已出台, 完成率, 0)', [
        { 起数: 2, 已出台: true, 目标: 0, 增速: 0, 完成率: 0 },
        { 起数: 1, 已出台: false, 目标: 0, 增速: 0, 完成率: 0 },
        { 起数: 3, 已出台: false, 目标: 0, 增速: 0, 完成率: 0 },
      ]),
    ).toEqual([
      ['起数', '增速', '已出台', '完成率'],
      ['起数', '目标', '已出台'],
      ['起数', '已出台'],
    ]);
  });

  it('are one list for those who took the same branches', () => {
    const rows = [
      { 已出台: true, 起数: 1, 目标: 2 },
      { 已出台: false, 起数: 3, 目标: 4 },
      { 已出台: true, 起数: 5, 目标: 6 },
    ];
    const figures = compileFigures(checked('IF(已出台, 起数, 目标)'), optionsFor('whole'))(columnsOf(rows));
    expect(figures(2)).toBe(figures(0));
    expect(figures(1)).not.toBe(figures(0));
  });

  it('are one list for everybody when no branch names a fact', () => {
    const rows = [
      { 已出台: true, 起数: 1 },
      { 已出台: false, 起数: 2 },
    ];
    const figures = compileFigures(
      checked('MIN(2, IF(已出台, 1, 0)) + CHOOSE(起数, 1, 2)'),
      optionsFor('whole'),
    )(columnsOf(rows));
    expect(figures(1)).toBe(figures(0));
    expect(ofAll('MIN(2, IF(已出台, 1, 0)) + CHOOSE(起数, 1, 2)', rows)).toEqual([
      ['已出台', '起数'],
      ['已出台', '起数'],
    ]);
  });

  it('name the mean or the rank over all beside the own figure', () => {
    expect(
      ofAll('IF(完成率 < MEANOFALL(完成率), RANKOFALL(增速), 0)', [
        { 完成率: 1, 增速: 1 },
        { 完成率: 3, 增速: 1 },
      ]),
    ).toEqual([
      ['完成率', 'mean 完成率', '增速', 'rank 增速'],
      ['完成率', 'mean 完成率'],
    ]);
  });
});
