import type { ApplyResult, Change, Host, Snapshot } from '../host/port';
import { words, type Locale, type Words } from '../locales';
import { rubricById } from '../rubrics';
import { countFindings, markerOf, sheetName } from '../sheets';
import { applyWithUndo, listFindings, planUndo, scoreWorkbook, tell } from '../usecases';

/** What a ribbon button needs. */
export interface CommandContext {
  readonly host: Host;
  readonly locale: Locale;
  readonly now: Date;
  /** Told, before a person is, which workbook was written into, or may have been in spite of an error. */
  readonly onWritten: (workbook: string) => void;
}

/** What a ribbon button does; the sentence says how it went. Never throws. */
export type Command = (context: CommandContext) => Promise<string>;

/** 一键重算: scores the workbook where the person is. */
export const recalculate: Command = (context) => telling(context, () => score(context, { shows: false }));

/** 生成汇总: scores the workbook and shows 汇总. */
export const summarise: Command = (context) => telling(context, () => score(context, { shows: true }));

/** 还原上次写入. */
export const undo: Command = (context) =>
  telling(context, async () => {
    const snapshot = await context.host.read();
    const { changeSet, title, at } = planUndo(snapshot, rubricById, context.locale);
    await write(context, snapshot, () => context.host.apply(changeSet));
    return words(context.locale).t('pane.command.undone', { title, at });
  });

/** What a button has to say as the pane says it later; `workbook` is '' where it could not be read. */
export function tellLater(
  { workbook, ...rest }: { readonly at: string; readonly workbook: string; readonly message: string },
  { t }: Words,
): string {
  return workbook === '' ? t('pane.command.untoldUnread', rest) : t('pane.command.untold', { workbook, ...rest });
}

async function score(context: CommandContext, { shows }: { readonly shows: boolean }): Promise<string> {
  const { host, locale, now } = context;
  const { t } = words(locale);
  const snapshot = await host.read();
  const scoring = scoreWorkbook(snapshot, { rubricById, locale, now });
  const { assessment, changeSet } = scoring;
  const existing = snapshot.sheets.find((sheet) => markerOf(sheet)?.kind === 'summary');
  const taken = new Set(snapshot.sheets.map(({ name }) => name));
  const summary = existing?.name ?? sheetName(t('sheet.name.summary'), taken);
  const show: Change[] = shows ? [{ kind: 'activate', sheet: summary }] : [];
  const toWrite = { ...changeSet, changes: [...changeSet.changes, ...show] };
  const { differences, notDone = [] } = await write(context, snapshot, () =>
    applyWithUndo(host, snapshot, toWrite, { now }),
  );
  const { errors, blanks } = countFindings(listFindings(scoring, words(locale)));
  const told = t('pane.command.recalculated', {
    assessees: assessment.scorecards.length,
    errors,
    pending: blanks,
    sheet: summary,
  });
  return [
    told,
    ...(differences.length === 0 ? [] : [t('pane.done.differences', { count: differences.length })]),
    ...(notDone.length === 0 ? [] : [words(locale).describeNotDone(notDone)]),
  ].join('\n');
}

async function write(
  { onWritten }: CommandContext,
  { workbook }: Snapshot,
  work: () => Promise<ApplyResult>,
): Promise<ApplyResult> {
  try {
    return await work();
  } finally {
    onWritten(workbook);
  }
}

async function telling({ locale }: CommandContext, work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    return tell(error, words(locale));
  }
}
