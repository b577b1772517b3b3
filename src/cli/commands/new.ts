import { isAssessee, properName } from '../../rubric';
import { fileTypeOf, newXlsx } from '../../host/xlsx';
import { newAssessment, UseCaseError } from '../../usecases';
import { WrongUse } from '../errors';
import { checkOutput } from '../outputs';
import { wantedRubric } from '../rubrics';
import type { Terminal } from '../terminal';

export interface NewOptions {
  readonly rubric: string;
  readonly assessees: string;
  readonly output: string;
  readonly date?: string;
  readonly force?: boolean;
}

/** `kaoping new`: a workbook with the sheets to fill, one for each assessee. */
export async function makeAssessment(options: NewOptions, { words, print }: Terminal): Promise<void> {
  const rubric = wantedRubric(options.rubric, words);
  checkOutput(options.output, words);
  const assessees = options.assessees.split(/[,，、]/u).map((name) => name.trim());
  const host = newXlsx();
  try {
    const { date } = options;
    await newAssessment(host, {
      rubric,
      assessees,
      locale: words.locale,
      now: new Date(),
      ...(date === undefined ? {} : { date }),
    });
  } catch (error) {
    // A new workbook holds nothing, so it can only be the names or the date that are wrong.
    if (error instanceof UseCaseError) throw new WrongUse(words.t(`usecase.${error.code}`, error.data));
    throw error;
  }
  const { writeXlsxFile } = await import('../../host/xlsx/files');
  await writeXlsxFile(options.output, host.save(fileTypeOf(options.output)!), { overwrite: options.force ?? false });
  print(words.t('cli.new.done', { output: options.output, count: assessees.length }));
  const proposed = new Map(assessees.map((given) => [given, properName(rubric, given)]));
  for (const [given, name] of proposed) {
    if (name !== null) print(words.t('cli.new.proposal', { given, proposed: name }));
  }
  const unknown = assessees.filter((given) => !isAssessee(rubric, given) && proposed.get(given) === null);
  if (unknown.length > 0) {
    const names = unknown.map((text) => words.t('list.quoted', { text })).join('');
    print(words.t('cli.new.unknown', { names, known: rubric.assessees.join(words.t('list.enumeration')) }));
  }
}
