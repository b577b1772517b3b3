/** The rubrics that come with the program. Each is loaded, and so checked, on first use. */
import { loadRubric, type Rubric, type RubricFiles } from '../rubric';
import { SHAOXING_2022 } from './shaoxing-2022';
import { ZHOUSHAN_2020 } from './zhoushan-2020';

const FILES: Readonly<Record<string, RubricFiles>> = {
  'shaoxing-2022': SHAOXING_2022,
  'zhoushan-2020': ZHOUSHAN_2020,
};
const loaded = new Map<string, Rubric>();

export const rubricIds = (): string[] => Object.keys(FILES);

/** The rubric of this id, or null when there is none. Throws RubricError when its files are wrong. */
export function rubricById(id: string): Rubric | null {
  const files = FILES[id];
  if (!files) return null;
  let rubric = loaded.get(id);
  if (!rubric) {
    rubric = loadRubric(files);
    loaded.set(id, rubric);
  }
  return rubric;
}
