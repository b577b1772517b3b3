import type { Change, ChangeSet, Snapshot } from '../../host/port';
import type { Forewarning } from '../../locales';
import { differences } from '../../sheets';
import { forewarnings } from '../../usecases';

/** What a change set will do to one sheet that people can see. */
export interface PreviewSheet {
  readonly sheet: string;
  readonly isNew: boolean;
  readonly isRemoved: boolean;
  /** Cells whose content changes. */
  readonly changed: number;
}

export interface Preview {
  readonly title: string;
  readonly sheets: readonly PreviewSheet[];
  /** Cells of visible sheets whose content changes. */
  readonly changed: number;
  /** What would be spoilt. */
  readonly warnings: readonly Forewarning[];
  /** It takes more than values in cells: Excel then forgets what its own undo could take back. */
  readonly isMoreThanValues: boolean;
}

/** What Excel can take back itself: values, heights and widths. */
const IN_PLACE: readonly Change['kind'][] = ['write', 'rowHeights', 'columnWidths'];

/** What a person should know before a change set is written. Sheets that nobody sees are left out. */
export function previewOf(changeSet: ChangeSet, snapshot: Snapshot): Preview {
  const hidden = new Set([
    ...snapshot.sheets.filter(({ visibility }) => visibility === 'veryHidden').map(({ name }) => name),
    ...changeSet.changes.flatMap((change) =>
      change.kind === 'addSheet' && change.visibility === 'veryHidden' ? [change.sheet] : [],
    ),
  ]);
  const removed = changeSet.changes.flatMap((change) => (change.kind === 'removeSheet' ? [change.sheet] : []));
  const sheets = [
    ...differences(changeSet, snapshot).map(({ sheet, isNew, changed }): PreviewSheet => ({
      sheet,
      isNew,
      isRemoved: false,
      changed: changed.length,
    })),
    ...removed.map((sheet): PreviewSheet => ({ sheet, isNew: false, isRemoved: true, changed: 0 })),
  ].filter(({ sheet, isNew, isRemoved, changed }) => !hidden.has(sheet) && (isNew || isRemoved || changed > 0));
  return {
    title: changeSet.title,
    sheets,
    changed: sheets.reduce((sum, { changed }) => sum + changed, 0),
    warnings: forewarnings(changeSet, snapshot),
    isMoreThanValues: changeSet.changes.some(({ kind }) => !IN_PLACE.includes(kind)),
  };
}
