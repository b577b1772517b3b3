/**
 * What a rubric guarantees beyond its shape and its text: from a built rubric, wherever it was written, to everything
 * that is wrong or doubtful in it. Errors are what is certainly not meant; warnings what only its author can settle.
 */
import type { Rubric } from '../model';
import type { Place, RubricProblem } from '../problems';
import { checkAmounts, checkBlanks, checkClamps, checkDefaults } from './amounts';
import type { Complaint } from './complaint';
import { standings } from './context';
import { checkOutcomes, type ExampleOutcomes } from './examples';
import { checkPercents } from './percents';
import { checkListNumbers, checkPrinted, checkSums } from './printed';

export type { Complaint } from './complaint';
export type { ExampleOutcome, ExampleOutcomes } from './examples';

/** All problems of a built rubric, by clause in the order of the document. `locate` says where a part of a clause stands. */
export function problemsOf(
  rubric: Rubric,
  outcomes: ExampleOutcomes,
  locate: (complaint: Complaint) => Place = ({ clause }) => (clause === '' ? {} : { clause }),
): RubricProblem[] {
  const all = standings(rubric);
  const ofClauses = all.flatMap((standing) => [
    ...checkDefaults(standing),
    ...checkPrinted(standing),
    ...checkPercents(standing),
    ...checkAmounts(standing),
    ...checkBlanks(standing),
  ]);
  const ofExamples = checkOutcomes(
    rubric,
    all.map(({ clause }) => clause),
    outcomes,
  );
  return [...ofClauses, ...ofExamples, ...checkSums(rubric), ...checkListNumbers(rubric), ...checkClamps(all)].map(
    (complaint) => ({
      code: complaint.code,
      place: locate(complaint),
      data: complaint.data,
    }),
  );
}
