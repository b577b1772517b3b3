/** `npm run rubric -- ID`: loads a rubric from its files, says all that is wrong or doubtful in it, and counts its parts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../src/cli/language';
import { words } from '../src/locales';
import { clausesOf, folderFiles, loadChecked, RubricError, sectionsOf, type RubricProblem } from '../src/rubric';
import { exampleOutcomes } from '../src/scoring';

const ROOT = 'src/rubrics';
const id = process.argv[2] ?? 'shaoxing-2022';
const { problemLine, t } = words(languageOf(process.env));
const tell = (problems: readonly RubricProblem[]): void => {
  for (const problem of problems) console.error(problemLine(problem));
};

const folder = join(ROOT, id);
if (!existsSync(join(folder, 'rubric.yaml'))) {
  const ids = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  console.error(t('cli.noRubric', { id, ids: ids.join(t('list.enumeration')) }));
  process.exitCode = 2;
} else {
  try {
    const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    const { rubric, problems } = loadChecked(folderFiles(folder, new Map(texts)), exampleOutcomes);
    tell(problems);
    const clauses = clausesOf(rubric);
    const count = (parts: (clause: (typeof clauses)[number]) => number): number =>
      clauses.reduce((sum, clause) => sum + parts(clause), 0);
    console.log(
      [
        `${sectionsOf(rubric).length} sections`,
        `${clauses.length} clauses`,
        `${count((clause) => clause.facts.length)} facts`,
        `${count((clause) => clause.rules.length)} rules`,
        `${count((clause) => clause.examples.length)} examples`,
        `${rubric.readings.length} readings`,
      ].join(', '),
    );
  } catch (error) {
    if (!(error instanceof RubricError)) throw error;
    tell(error.problems);
    process.exitCode = 1;
  }
}
