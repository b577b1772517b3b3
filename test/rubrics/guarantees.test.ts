import { words } from '../../src/locales';
import { problemsOf, severityOf, type RubricProblem } from '../../src/rubric';
import { rubricById, rubricIds } from '../../src/rubrics';
import { exampleOutcomes } from '../../src/scoring';

const { problemLine } = words('zh-CN');
const said = (id: string): RubricProblem[] => {
  const rubric = rubricById(id)!;
  return problemsOf(rubric, exampleOutcomes(rubric));
};

// The rubrics that come with the program are not checked when it starts: here they are.
describe.each(rubricIds())('%s', (id) => {
  it('keeps every guarantee', () => {
    const problems = said(id).filter((problem) => severityOf(problem) !== 'info');
    expect(problems.map(problemLine)).toEqual([]);
  });
});

describe('what is worth knowing of 绍兴市 2022', () => {
  it('are the clauses that can earn more than they have: scores converted, things that each earn points', () => {
    const above = said('shaoxing-2022').find(({ code }) => code === 'boundedAbove')!;
    expect(above.data.clauses).toBe('1、11、17.1、22.2.4、23.4.1、26.1.1');
  });
});
