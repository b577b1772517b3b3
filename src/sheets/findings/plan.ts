import type { Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import { guard } from '../changes/guard';
import { renewed } from '../changes/inPlace';
import type { LocatedFinding } from '../common/located';
import type { LocatedEvidence } from '../evidence/places';
import { layoutFindings } from './layout';
import { handlingCells, inLines, lines, readHandling, type Handling } from './read';

/** 问题清单 is made anew with what people wrote in it, unless it says all of it already. */
export function planFindings(options: {
  /** The sheet as it stands. */
  readonly existing: SheetSnapshot | null;
  /** A free name like the one that is wanted. */
  readonly name: (wanted: string) => string;
  readonly rubric: Rubric;
  readonly after: string;
  readonly words: Words;
  readonly findings: readonly LocatedFinding[];
  /** Of each assessee, in the order of the sheets; empty for a rubric that asks for no evidence. */
  readonly evidence: readonly { readonly assessee: string; readonly findings: readonly LocatedEvidence[] }[];
}): Change[] {
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
