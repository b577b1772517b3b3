import { loadRubric, RubricError, type RubricFiles } from '../../src/rubric';

/** A rubric of clauses of 5 points, and its document, a table with a row for each. */
function table(clauses: number): RubricFiles {
  const rows = Array.from({ length: clauses }, (_, index) => ({
    id: `1.${index + 1}`,
    title: `工作${index + 1}`,
    text: `完成第${index + 1}项工作,发现问题每处扣1分。`,
  }));
  const children = rows.map((row) => ({
    ...{ ...row, points: 5, start: 'full', verifiers: ['市发改局'] },
    facts: { 处数: { type: 'count', unit: '处' } },
    rules: [{ quote: '每处扣1分', deduct: '处数' }],
  }));
  const points = 5 * clauses;
  const data = {
    ...{ id: 'table', title: '细则', year: 2024, fullMarks: points, assessees: [], head: '细则' },
    children: [{ id: '一', title: '工作', points, children }],
  };
  return {
    rubric: { path: 'rubric.yaml', data },
    nodes: [],
    responsibility: null,
    source: ['细则', '一、工作', ...rows.map(({ id, title, text }) => `${id} ${title} ${text} 5 市发改局`)].join('\n'),
  };
}

/** The texts that differ, as loading complains of them. */
function differing(files: RubricFiles): (string | undefined)[] {
  try {
    loadRubric(files);
  } catch (error) {
    if (error instanceof RubricError) return error.problems.map(({ code, place }) => `${code} ${place.clause}`);
    throw error;
  }
  return [];
}

describe('a document of which every text is another one', () => {
  it('is said to be so of each clause, in seconds', () => {
    const files = table(300);
    expect(differing(files)).toEqual([]);
    const others = { ...files, source: files.source.replaceAll(',', '，') };
    expect(differing(others)).toEqual(Array.from({ length: 300 }, (_, index) => `sourceDiffers 1.${index + 1}`));
  }, 30_000);
});
