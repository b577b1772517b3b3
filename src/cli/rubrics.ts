import type { Words } from '../locales';
import type { Rubric } from '../rubric';
import { rubricById, rubricIds } from '../rubrics';
import { WrongUse } from './errors';

/** The rubric of this id. Throws WrongUse, naming those there are. */
export function wantedRubric(id: string, words: Words): Rubric {
  const rubric = rubricById(id);
  if (!rubric) throw new WrongUse(words.t('cli.noRubric', { id, ids: rubricIds().join(words.t('list.enumeration')) }));
  return rubric;
}
