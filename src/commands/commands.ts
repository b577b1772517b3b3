import type { ApplyOptions, ApplyResult, Change, ChangeSet, Host, Snapshot } from '../host/port';
import { words, type Locale, type Words } from '../locales';
import { rubricById } from '../rubrics';
import { countFindings, OUR_SHEETS } from '../sheets';
import {
  applyWithUndo,
  forewarnings,
  listFindings,
  planUndo,
  scoreWorkbook,
  summarySheet,
  tell,
  UseCaseError,
} from '../usecases';

/** What a ribbon button needs. */
export interface CommandContext {
  readonly host: Host;
  readonly locale: Locale;
  readonly now: Date;
  /** Told, before a person is, which workbook was written into, or may have been in spite of an error. */
  readonly onWritten: (workbook: string) => void;
  /** Told what a write waits for; null when it goes on. */
  readonly onWaiting?: NonNullable<ApplyOptions['onWaiting']>;
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
    const snapshot = await context.host.read(OUR_SHEETS);
    const { changeSet, taken, stopped } = planUndo(snapshot, rubricById, context.locale);
    const [last] = taken;
    if (!last) throw stopped ?? new UseCaseError('nothingToUndo');
    const warned = forewarned(context, changeSet, snapshot);
    if (warned !== null) return warned;
    const { differences, notDone = [] } = await write(context, snapshot, () =>
      context.host.apply(changeSet, waitingOf(context)),
    );
    const { t, describeNotDone } = words(context.locale);
    return [
      differences.length === 0
        ? t('pane.command.undone', { title: last.title, at: last.at })
        : t('pane.done.differencesKept', { count: differences.length }),
      ...(notDone.length === 0 ? [] : [describeNotDone(notDone)]),
    ].join('\n');
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
  const { t, describeNotDone } = words(locale);
  const snapshot = await host.read(OUR_SHEETS);
  const scoring = scoreWorkbook(snapshot, { rubricById, locale, now });
  const { assessment, changeSet } = scoring;
  const summary = summarySheet(scoring.workbook, locale);
  const show: Change[] = shows ? [{ kind: 'activate', sheet: summary }] : [];
  const title = shows ? t('usecase.summarise') : changeSet.title;
  const toWrite = { title, changes: [...changeSet.changes, ...show] };
  const warned = forewarned(context, toWrite, snapshot);
  if (warned !== null) return warned;
  const {
    cellsWritten,
    differences,
    notDone = [],
    undo: outcome,
  } = await write(context, snapshot, () => applyWithUndo(host, snapshot, toWrite, { now, ...waitingOf(context) }));
  const { errors, blanks } = countFindings(listFindings(scoring, words(locale)));
  const told = t(cellsWritten === 0 ? 'pane.command.upToDate' : 'pane.command.recalculated', {
    assessees: assessment.scorecards.length,
    errors,
    pending: blanks,
    sheet: summary,
  });
  const count = differences.length;
  return [
    count === 0 ? told : t(outcome === 'kept' ? 'pane.done.differences' : 'pane.done.differencesKept', { count }),
    ...(outcome === 'tooLarge' ? [t('pane.done.undoTooLarge')] : []),
    ...(notDone.length === 0 ? [] : [describeNotDone(notDone)]),
  ].join('\n');
}

/** A button cannot ask: what a person should know before is left to the pane. Null: there is nothing to know. */
function forewarned({ locale }: CommandContext, changeSet: ChangeSet, snapshot: Snapshot): string | null {
  const { t, describeForewarning } = words(locale);
  const message = forewarnings(changeSet, snapshot).map(describeForewarning).join('\n');
  return message === '' ? null : t('pane.command.forewarned', { message });
}

const waitingOf = ({ onWaiting }: CommandContext): ApplyOptions => (onWaiting ? { onWaiting } : {});

async function write<T extends ApplyResult>(
  { onWritten }: CommandContext,
  { workbook }: Snapshot,
  work: () => Promise<T>,
): Promise<T> {
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
