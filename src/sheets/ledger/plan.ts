import { readKind, textOf, type EvidenceFinding } from '../../evidence';
import type { CellWrite, Change, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidencePlan, Rubric } from '../../rubric';
import { columnThere, guard } from '../changes/guard';
import { writeColumn } from '../common/cellsThere';
import { rowHeight } from '../common/heights';
import { cellLines } from '../common/lines';
import { originsOf, requirementsById } from '../evidence/text';
import { LEDGER_FIELDS, LEDGER_RESULTS, LEDGER_ROW_HEIGHT, NOTE_WIDTH } from './columns';
import { whatText } from './purpose';
import type { LedgerSheet } from './read';
import type { EntryState } from './states';

/** Our columns beside each row as it stands now. `findingsOf` gives what was found about a row; `isAsked` is by requirement. */
export function ledgerResults(
  ledger: LedgerSheet,
  { rubric, plan }: { readonly rubric: Rubric; readonly plan: EvidencePlan },
  findingsOf: (row: number) => readonly EvidenceFinding[],
  isAsked: (requirement: string) => boolean,
  words: Words,
): Change[] {
  const origins = originsOf(rubric, plan);
  const find = requirementsById(plan);
  const cells = ledger.rows.map((row, index): Record<(typeof LEDGER_RESULTS)[number], CellWrite> => {
    if (!row) {
      return ledger.isOurs[index] ? CLEARED : FOREIGN;
    }
    const { entry, isWaiting } = row;
    const requirement = find(textOf(entry.requirement));
    // That something is lacking stands in 佐证要求 and 缺失佐证, once.
    const findings = findingsOf(row.row).filter(({ data }) => data.missing === undefined);
    const state = stateOf(isWaiting, findings, requirement !== null && !isAsked(requirement.id));
    return {
      what: requirement && whatText(requirement, readKind(textOf(entry.kind)), origins, words),
      state: words.t(`sheet.ledger.state.${state}`),
      note: cellLines(
        findings.map((finding) => words.describeEvidenceFinding(finding)),
        words,
      ),
    };
  });
  const columns = LEDGER_RESULTS.flatMap((key): Change[] => {
    const column = ledger.columns.get(key);
    const values = cells.map((cell) => cell[key]);
    return column === undefined ? [] : writeColumn(ledger.sheet, ledger.firstRow, column, values);
  });
  // Other heights are left alone: they may be what people chose.
  const higher = cells.flatMap(({ note }, index): Change[] => {
    if (!note) return [];
    const height = rowHeight([[String(note), NOTE_WIDTH]]);
    if (height <= LEDGER_ROW_HEIGHT) return [];
    return [{ kind: 'rowHeights', sheet: ledger.sheet, row: ledger.firstRow + index, heights: [height] }];
  });
  return [...columns, ...higher];
}

const CLEARED = { what: null, state: null, note: null };
const FOREIGN = { what: undefined, state: undefined, note: undefined };

function stateOf(isWaiting: boolean, findings: readonly EvidenceFinding[], isIdle: boolean): EntryState {
  const has = (severity: EvidenceFinding['severity']): boolean =>
    findings.some((finding) => finding.severity === severity);
  if (has('error')) return 'error';
  if (isIdle) return 'notAsked';
  if (isWaiting) return 'waiting';
  return has('warning') ? 'check' : 'listed';
}

/** What people fill in a 佐证台账: states belong beside what was read. */
export function guardLedger(sheet: SheetSnapshot, { firstRow, rows, isOurs, columns }: LedgerSheet): Change[] {
  const filled = LEDGER_FIELDS.flatMap((key) => columns.get(key) ?? []);
  const isThere = rows.map((row, index) => row !== null || isOurs[index]!);
  return guard(
    sheet,
    [0, ...filled].flatMap((column) => columnThere(firstRow, column, isThere)),
  );
}
