import { categoriesOf, clausesIn } from '../../rubric';
import { rubricById, rubricIds } from '../../rubrics';
import { table } from '../table';
import type { Terminal } from '../terminal';

/** `kaoping rubrics`: one line per rubric. */
export function listRubrics({ words, print }: Terminal): void {
  const head = [
    words.t('cli.table.id'),
    words.t('cli.table.fullMarks'),
    words.t('cli.table.clauses'),
    words.t('cli.table.title'),
  ];
  const lines = rubricIds().map((id) => {
    const rubric = rubricById(id)!;
    return [id, String(rubric.fullMarks), String(categoriesOf(rubric).flatMap(clausesIn).length), rubric.title];
  });
  print(table([head, ...lines], ['left', 'right', 'right', 'left']));
}
