import type { Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import { guard } from '../changes/guard';
import { renewed } from '../changes/inPlace';
import { layoutFindings } from './layout';
import type { Found } from './lines';
import { handlingCells, inLines, lines, readHandling, type Handling } from './read';

/** 问题清单 is made anew with what people wrote in it, unless it says all of it already. */
export function planFindings(
  options: Found & {
    /** The sheet as it stands. */
    readonly existing: SheetSnapshot | null;
    /** A free name like the one that is wanted. */
    readonly name: (wanted: string) => string;
    readonly after: string;
    readonly words: Words;
  },
): Change[] {
  const { existing, name, ...contents } = options;
  const sheet = existing?.name ?? name(options.words.t('sheet.name.findings'));
  const handling: Handling = existing ? readHandling(existing) : new Map();
  return [
    ...(existing ? guard(existing, handlingCells(existing)) : []),
    ...renewed(existing, layoutFindings({ sheet, handling, ...contents })),
  ];
}

/** Writes what people wrote since into an older 问题清单 that is put back; findings that were not listed since keep theirs. */
export function restoredHandling(older: SheetSnapshot, handling: Handling): Change[] {
  const listed = lines(older);
  if (!listed || listed.keys.length === 0) return [];
  const values = inLines(listed.keys, handling).map((value) => [value]);
  return [{ kind: 'write', sheet: older.name, row: listed.first, column: listed.column, values }];
}
