/** `npm run rubric -- ID`: loads a rubric from its files, prints every complaint, counts its parts and runs its examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clausesOf, itemsOf, loadRubric, RubricError, type DataFile } from '../src/rubric';
import { exampleFailures } from '../test/rubrics/examples';

const id = process.argv[2] ?? 'shaoxing-2022';
const folder = join('src/rubrics', id);
const file = (name: string): DataFile => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') });
const names = readdirSync(folder).sort();

try {
  const rubric = loadRubric({
    rubric: file('rubric.yaml'),
    groups: names.filter((name) => /^\d.*\.yaml$/.test(name)).map(file),
    responsibility: names.includes('responsibility.yaml') ? file('responsibility.yaml') : null,
    evidence: names.includes('evidence.yaml') ? file('evidence.yaml') : null,
    source: readFileSync(join(folder, 'source.txt'), 'utf8'),
  });
  const clauses = clausesOf(rubric);
  const failures = exampleFailures(rubric);
  for (const failure of failures) console.error(failure);
  const count = (parts: (clause: (typeof clauses)[number]) => number): number =>
    clauses.reduce((sum, clause) => sum + parts(clause), 0);
  console.log(
    [
      `${rubric.groups.length} groups`,
      `${rubric.groups.flatMap((group) => group.indicators).length} indicators`,
      `${itemsOf(rubric).length} items`,
      `${itemsOf(rubric).flatMap((item) => item.clauses).length} clauses`,
      `${count((clause) => clause.facts.length)} facts`,
      `${count((clause) => clause.rules.length)} rules`,
      `${count((clause) => clause.examples.length)} examples (${failures.length} failed)`,
      `${rubric.readings.length} readings`,
    ].join(', '),
  );
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof RubricError)) throw error;
  for (const { code, place, data } of error.problems) {
    console.error(`${place.file}:${place.line ?? 1} ${place.clause ?? ''} ${code} ${JSON.stringify(data)}`);
  }
  console.error(`${error.problems.length} problems`);
  process.exitCode = 1;
}
