import { badAnswer, clausesOf, judgementOf } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';

const clauses = (id: string) => clausesOf(rubricById(id)!);
const all = [...clauses('shaoxing-2022'), ...clauses('zhoushan-2020')];
const judged = all.flatMap((clause) =>
  clause.facts
    .filter(({ type }) => type === 'judged')
    .map((fact) => [clause.id, fact.name, judgementOf(clause, fact)] as const),
);

describe('points that a person decides', () => {
  it('are given by 4.2① (赋分), added by 22.2④ (酌情加分), and taken away everywhere else', () => {
    expect(judged.filter(([, , judgement]) => judgement !== 'deducts')).toEqual([
      ['4.2.1', '整改方案赋分', 'gives'],
      ['22.2.4', '创新推广酌情加分', 'adds'],
    ]);
    expect(judged.length).toBeGreaterThan(50);
  });

  it('are named after what is judged, each name once in its rubric', () => {
    const names = judged.map(([, name]) => name);
    expect(names.filter((name) => /^(酌情|视情)(扣|加)分$/.test(name))).toEqual([]);
  });
});

describe('the bad answer to a question', () => {
  const bad = (id: string, name: string): string | null => {
    const clause = all.find((candidate) => candidate.id === id)!;
    return badAnswer(
      clause,
      clause.facts.find((fact) => fact.name === name)!,
    );
  };

  it.each([
    ['2.1', '被国家或省级通报', 'yes'],
    ['8.3', '擅自改变隶属关系', 'yes'],
    ['14.5', '发生被查实的失管失控事件', 'yes'],
    ['21.2', '存在重复建设', 'yes'],
    ['26.3.2', '未向社会公示', 'yes'],
    ['评优.1', '引起重大群体性事件', 'yes'],
    ['评优.3', '完成主要污染物年度减排目标任务', 'no'],
    ['2.2', '已出台绿色认证政策意见', 'no'],
    ['26.1.1', '经省级认定减半扣分', 'no'],
    ['28.1', '完成基因解码项目', 'no'],
  ])('%s %s: %s', (id, name, expected) => {
    expect(bad(id, name)).toBe(expected);
  });
});
