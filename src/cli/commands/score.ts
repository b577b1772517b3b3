import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { HostError } from '../../host/port';
import { fileTypeOf } from '../../host/xlsx';
import type { Words } from '../../locales';
import { rubricById } from '../../rubrics';
import { countFindings, type LocatedFinding } from '../../sheets';
import { listFindings, recalculate, type Recalculation } from '../../usecases';
import type { ScoreOutput } from '../contract';
import { aboutFile, tell } from '../errors';
import { evidenceLines } from '../evidenceTable';
import { locatedEvidenceOutput, placeOutput } from '../evidenceOutput';
import { EXIT, type ExitCode } from '../exit';
import { findingLine } from '../findingLine';
import { forewarn } from '../forewarn';
import { planOutputs, type Task } from '../outputs';
import { startProgress } from '../progress';
import { findingOutput, findingsByScorecard, scorecardWriter } from '../scorecardOutput';
import { scoreTable } from '../scoreTable';
import { json, type Terminal } from '../terminal';

export interface ScoreOptions {
  readonly output?: string;
  readonly json?: boolean;
  readonly force?: boolean;
}

type Result = { readonly task: Task } & (
  { readonly done: Recalculation } | { readonly error: { readonly code: string; readonly message: string } }
);

/** `kaoping score FILE…`: scores workbooks one after the other; one that cannot be read does not stop the others. */
export async function scoreFiles(
  files: readonly string[],
  options: ScoreOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { words, print, complain } = terminal;
  const tasks = planOutputs(files, options.output, words);
  const progress = await startProgress(tasks.length, words);
  const results: Result[] = [];
  const show = (result: Result): void => {
    if ('error' in result) complain(result.error.message);
    else if (!options.json) print(report(result.task, result.done, words));
  };
  for (const task of tasks) {
    progress.next(task.file);
    const result = await scoreFile(task, options.force ?? false, terminal);
    results.push(result);
    if (!progress.isShown) show(result);
  }
  progress.stop();
  // On a terminal the results would break up the progress bar.
  if (progress.isShown) results.forEach(show);
  if (options.json) print(json(scoreOutput(results, words)));
  return results.some((result) => 'error' in result) ? EXIT.unreadable : EXIT.done;
}

async function scoreFile(task: Task, overwrite: boolean, terminal: Terminal): Promise<Result> {
  const { words } = terminal;
  try {
    const { readXlsxFile, writeXlsxFile } = await import('../../host/xlsx/files');
    const host = await readXlsxFile(task.file);
    const done = await recalculate(host, {
      ...{ rubricById, locale: words.locale, now: new Date() },
      forewarn: (warnings) => {
        forewarn(warnings, task, terminal);
      },
    });
    mkdirSync(dirname(task.output), { recursive: true });
    await writeXlsxFile(task.output, host.save(fileTypeOf(task.output)!), { overwrite });
    return { task, done };
  } catch (error) {
    return { task, error: tellAbout(task, error, words) };
  }
}

/** What went wrong, with the name of the file. */
function tellAbout({ file }: Task, error: unknown, words: Words): { readonly code: string; readonly message: string } {
  const isHostError = error instanceof HostError;
  const { code, message } = tell(aboutFile(error, file), words);
  return { code, message: isHostError ? message : words.t('cli.score.failed', { file, message }) };
}

/** Where the result is, a line per assessee, and what is about no assessee in particular. */
function report({ file, output }: Task, done: Recalculation, words: Words): string {
  const { rubric, assessment, evidence, written } = done;
  const { scorecards } = assessment;
  const lines = listFindings(done, words);
  const { own, general } = findingsByScorecard(scorecards, lines, ({ assessee }) => assessee);
  return [
    words.t('cli.score.done', { file, output }),
    scoreTable(
      scorecards.map((scorecard, row) => ({ scorecard, findings: own[row]! })),
      words,
    ),
    ...evidenceLines(rubric, evidence, words),
    ...general.map((line) => findingLine(line, line.severity, line.message, words)),
    words.t('cli.score.counts', { ...countFindings(lines) }),
    ...(written.differences.length > 0
      ? [words.t('cli.score.differences', { count: written.differences.length })]
      : []),
    ...(written.undo === 'tooLarge' ? [words.t('cli.score.undoTooLarge')] : []),
    '',
  ].join('\n');
}

function scoreOutput(results: readonly Result[], words: Words): ScoreOutput {
  return {
    files: results.map((result): ScoreOutput['files'][number] => {
      const { file, output } = result.task;
      if ('error' in result) return { file, output: null, rubric: null, scorecards: [], error: result.error };
      const { rubric, assessment, findings, evidence } = result.done;
      const { own, general } = findingsByScorecard(assessment.scorecards, findings, (entry) => entry.finding.assessee);
      const write = scorecardWriter(rubric, words);
      return {
        file,
        output,
        rubric: rubric.id,
        counts: countFindings(listFindings(result.done, words)),
        scorecards: assessment.scorecards.map((scorecard, row) => ({
          ...write(scorecard),
          findings: [...own[row]!, ...general].map((entry) => locatedFinding(entry, words)),
          ...(evidence[row] ? { evidence: locatedEvidenceOutput(evidence[row], words) } : {}),
        })),
      };
    }),
  };
}

const locatedFinding = (located: LocatedFinding, words: Words) => ({
  ...findingOutput(located.finding, words),
  ...placeOutput(located),
});
