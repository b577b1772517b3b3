import { parse } from 'yaml';
import { loadRubric, RubricError, type LoadingCode } from '../../src/rubric';
import { BROKEN_PARTS } from './loading/brokenParts';
import { BROKEN_RULES } from './loading/brokenRules';
import { edit, problemOf, type Case } from './loading/expected';
import { problemsAfter, smallFiles, type Edit } from './loading/small';

/** Every guarantee broken on purpose. */
const CASES: Readonly<Record<LoadingCode, readonly Case[]>> = {
  ...BROKEN_PARTS,
  ...BROKEN_RULES,
};

describe('a rubric without mistakes', () => {
  it('loads', () => {
    expect(problemsAfter([])).toEqual([]);
  });
});

describe.each(Object.entries(CASES))('%s is complained of, with file, line, clause and data', (_, cases) => {
  it.each(cases)('for $title', ({ edits, problems }) => {
    expect(problemsAfter(edits)).toEqual(problems.map((problem) => problemOf(problem, edits)));
  });
});

describe('a file that was parsed at build time', () => {
  it('is complained of without a line', () => {
    const { nodes, ...files } = smallFiles([edit('first', 'quote: 不达标扣2分', 'quote: 不达标扣3分')]);
    const parsed = nodes.map((file) => ({ path: file.path, data: parse('text' in file ? file.text : '') as unknown }));
    expect(() => loadRubric({ ...files, nodes: parsed })).toThrow(
      'quoteNotInText {"file":"1.yaml","clause":"2.1","quote":"不达标扣3分"}',
    );
  });
});

describe('all complaints', () => {
  const complaints = (edits: readonly Edit[]): string[] =>
    problemsAfter(edits).map(({ code, place }) => `${place.file} ${code}`);

  it('of all files come at once, those of their shape first', () => {
    const shape = [
      edit('rubric', 'year: 2022', 'year: 二〇二二'),
      edit('first', 'start: full', 'start: half'),
      edit('responsibility', 'assessee: 甲县\n', ''),
    ];
    const meaning = [edit('second', 'deduct: 0.5 * 死树', 'deduct: 0.5 * 死树数')];
    expect(complaints([...shape, ...meaning])).toEqual([
      'rubric.yaml schema',
      '1.yaml schema',
      'responsibility.yaml schema',
    ]);
  });

  it('about what the files say come at once', () => {
    const edits = [
      edit('first', 'deduct: STEPS(100 - 完成率, 1)', 'deduct: STEPS(100 - 完成率)'),
      edit('second', 'quote: 死树每棵扣0.5分', 'quote: 死树每棵扣1分'),
      edit('rubric', 'award: 0.5 * 表彰项数', 'award: 0.5'),
      edit('responsibility', '(2)节约用电。', '(2)节约用水。'),
    ];
    expect(complaints(edits)).toEqual([
      '1.yaml formula',
      '2.yaml quoteNotInText',
      'rubric.yaml unusedFact',
      'responsibility.yaml sourceDiffers',
    ]);
  });

  it('stand in the message of the error, one per line', () => {
    const edits = [
      edit('rubric', 'fullMarks: 20', 'fullMarks: 100'),
      edit('first', 'quote: 不达标扣2分', 'quote: 不达标扣3分'),
    ];
    const load = (): unknown => loadRubric(smallFiles(edits));
    expect(load).toThrow(RubricError);
    expect(load).toThrow(
      'fullMarks {"file":"rubric.yaml","printed":100,"sum":20}\nquoteNotInText {"file":"1.yaml","line":27,"clause":"2.1","quote":"不达标扣3分"}',
    );
  });
});
