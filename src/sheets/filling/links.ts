import type { Change } from '../../host/port';
import type { Words } from '../../locales';
import { sheetReference } from '../common/addresses';
import type { FillingRow } from './rows';

/** Where each clause's full text stands in 评分细则: sheet and 0-based rows. */
export interface ClauseRows {
  readonly sheet: string;
  readonly rows: ReadonlyMap<string, number>;
}

/** Each clause number leads to its full text in 评分细则. */
export function clauseLinks(
  sheet: string,
  rows: readonly (FillingRow | null)[],
  firstRow: number,
  column: number,
  target: ClauseRows,
  words: Words,
): Change[] {
  const links = rows.flatMap((row, index) => {
    const at = row && target.rows.get(row.clause.id);
    if (at === undefined || at === null) return [];
    return [
      {
        row: firstRow + index,
        column,
        target: sheetReference(target.sheet, at, 1),
        tip: words.t('sheet.filling.linkTip', { id: row!.clause.id }),
      },
    ];
  });
  return [{ kind: 'links', sheet, links }];
}
