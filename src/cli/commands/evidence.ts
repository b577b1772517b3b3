import type { FileFacts } from '../../evidence';
import { fileTypeOf, type XlsxHost } from '../../host/xlsx';
import type { Words } from '../../locales';
import { rubricById } from '../../rubrics';
import { forewarnings, planFillFromFolder, scoreWorkbook, type EvidenceFolder, type Scoring } from '../../usecases';
import type { EvidenceOutput } from '../contract';
import { aboutFile, WrongUse } from '../errors';
import { locatedEvidenceOutput } from '../evidenceOutput';
import { countsLine, findingLines, requirementTable } from '../evidenceTable';
import { forewarn } from '../forewarn';
import { checkOutput, isFile } from '../outputs';
import { startLateProgress } from '../progress';
import { json, type Terminal } from '../terminal';

export interface EvidenceOptions {
  readonly folder: string;
  readonly assessee?: string;
  readonly fill?: boolean;
  readonly output?: string;
  readonly json?: boolean;
  readonly force?: boolean;
}

/** `kaoping evidence FILE --folder DIR`: checks the ledger of a workbook against the files that it names. */
export async function checkFolder(file: string, options: EvidenceOptions, terminal: Terminal): Promise<void> {
  const { words, print } = terminal;
  const { folder: path, output } = options;
  if (options.fill && output === undefined) throw new WrongUse(words.t('cli.evidence.fillNeedsOutput'));
  if (output !== undefined) checkOutput(output, words);
  const { readXlsxFile, writeXlsxFile } = await import('../../host/xlsx/files');
  if (isFile(path)) throw new WrongUse(words.t('cli.evidence.notAFolder', { folder: path }));
  const settings = { rubricById, locale: words.locale, now: new Date() };
  try {
    const host = await readXlsxFile(file);
    const snapshot = await host.read();
    const before = scoreWorkbook(snapshot, settings);
    if (output !== undefined) forewarn(forewarnings(before.changeSet, snapshot), { file, output }, terminal);
    const assessee = chooseAssessee(before, options.assessee, words);
    const folder: EvidenceFolder = { assessee, files: await examine(path, words) };
    const filled = options.fill ? await fill(host, folder, before, words) : 0;
    const result = scoreWorkbook(await host.read(), { ...settings, folder });
    if (output !== undefined) {
      await host.apply(result.changeSet);
      await writeXlsxFile(output, host.save(fileTypeOf(output)!), { overwrite: options.force ?? false });
    }
    const evidence = result.evidence.find((one) => one.assessee === assessee)!;
    const written: EvidenceOutput = {
      ...{ file, folder: path, files: folder.files.length, filled, output: output ?? null },
      ...{ rubric: result.rubric.id, assessee, asOf: evidence.asOf },
      evidence: locatedEvidenceOutput(evidence, words),
    };
    if (options.json) print(json(written));
    else print(report(written, result, words));
  } catch (error) {
    throw aboutFile(error, file);
  }
}

/** Whose folder it is. Throws WrongUse when the workbook has several assessees and none of them is named. */
function chooseAssessee({ evidence }: Scoring, wanted: string | undefined, words: Words): string {
  const names = evidence.map(({ assessee }) => assessee);
  const chosen = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (chosen === undefined || !names.includes(chosen))
    throw new WrongUse(words.t('cli.evidence.whose', { names: names.join(words.t('list.enumeration')) }));
  return chosen;
}

async function examine(directory: string, words: Words): Promise<readonly FileFacts[]> {
  const { examineFolder } = await import('../../folder/node');
  const progress = await startLateProgress(words);
  try {
    return await examineFolder(directory, { onProgress: progress.update });
  } finally {
    progress.stop();
  }
}

/** Enters what the ledger does not name, and says how many rows that are. A ledger that is not there yet is laid out first. */
async function fill(host: XlsxHost, folder: EvidenceFolder, before: Scoring, words: Words): Promise<number> {
  await host.apply(before.changeSet);
  const plan = planFillFromFolder(await host.read(), folder, { rubricById, locale: words.locale });
  if (!plan) throw new WrongUse(words.t('cli.evidence.noLedger', { assessee: folder.assessee }));
  await host.apply(plan.changeSet);
  return plan.rows.length;
}

function report(
  { assessee, folder, files, filled, output, asOf }: EvidenceOutput,
  { rubric, evidence }: Scoring,
  words: Words,
): string {
  const own = evidence.find((one) => one.assessee === assessee)!;
  return [
    words.t('cli.evidence.head', { assessee, folder, files, asOf }),
    '',
    requirementTable(rubric.evidence!, own.status, words),
    '',
    countsLine(own.status, words),
    ...findingLines(own, words),
    ...(filled > 0 ? [words.t('cli.evidence.filled', { count: filled })] : []),
    ...(output === null ? [] : [words.t('cli.evidence.written', { output })]),
  ].join('\n');
}
