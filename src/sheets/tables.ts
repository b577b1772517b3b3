import { COLUMNS as ADJUSTMENTS } from './adjustments/columns';
import type { SheetKind } from './common/markers';
import { FILLING_COLUMNS } from './filling/columns';
import { COLUMNS as FINDINGS } from './findings/columns';
import { LEDGER_COLUMNS } from './ledger/columns';
import { WIDTHS as MISSING_EVIDENCE } from './missingEvidence/columns';
import { FIXED as REQUIREMENTS } from './requirements/columns';
import { ASSESSEE_KEY } from './summary/columns';

/** The columns that a table of a kind always has; of those that every assessee has, what comes before the name. */
const COLUMNS = {
  setup: ['name', 'value', 'options', 'note'],
  requirements: REQUIREMENTS,
  summary: ['name', 'points', ASSESSEE_KEY],
  adjustments: ADJUSTMENTS,
  missingEvidence: Object.keys(MISSING_EVIDENCE),
  findings: FINDINGS,
  filling: FILLING_COLUMNS,
  ledger: LEDGER_COLUMNS,
} as const satisfies Partial<Readonly<Record<SheetKind, readonly string[]>>>;

/** Whether a table with these column keys is one of this kind: most of its columns are there. No two kinds share most of theirs. */
export function isTableOf(kind: keyof typeof COLUMNS, keys: ReadonlyMap<string, number>): boolean {
  const columns: readonly string[] = COLUMNS[kind];
  const there = new Set([...keys.keys()].map((key) => key.slice(0, key.indexOf(':') + 1) || key));
  return columns.filter((key) => there.has(key)).length * 2 > columns.length;
}
