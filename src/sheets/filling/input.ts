import { meaningOf, type Expected, type Meaning } from '../../cells';
import type { DateSystem, SheetSnapshot } from '../../host/port';
import type { Fact } from '../../rubric';
import { UNUSABLE, type FactInput, type Unusable } from '../../scoring';
import { cellAddress } from '../common/addresses';
import { cellAt } from '../common/cell';
import { located, type LocatedFinding } from '../common/located';
import { confirmationKey, contentMark, type Confirmations } from '../common/confirmations';
import type { FillingRow } from './rows';

/** What the cells of a 填报 sheet are read with. */
export interface InputContext {
  readonly sheet: SheetSnapshot;
  readonly assessee: string;
  readonly dateSystem: DateSystem;
  readonly confirmed: Confirmations;
}

/** Reads the figure of a row, where it stands in one column, or in several that all call themselves 填报值. */
export function readInput(
  context: InputContext,
  at: number,
  columns: readonly number[],
  row: FillingRow,
  findings: LocatedFinding[],
): FactInput | Unusable {
  const { sheet, assessee, dateSystem } = context;
  const filled = columns.filter((column) => !isBlank(context, at, column));
  const [first, second] = filled;
  if (first === undefined || second === undefined) {
    return readCell(context, at, first ?? columns[0]!, row, findings);
  }
  const expected = expectedOf(row.fact);
  const meanings = filled.map((column) => JSON.stringify(meaningOf(cellAt(sheet, at, column), expected, dateSystem)));
  if (new Set(meanings).size === 1) return readCell(context, at, first, row, findings);
  const about = { assessee, clause: row.clause.id, fact: row.fact.name };
  const cells = filled.map((column) => cellAddress(at, column)).join('、');
  findings.push(located('cellTwice', about, { sheet: sheet.name, row: at, column: second }, { cells }));
  return UNUSABLE;
}

const isBlank = ({ sheet }: InputContext, row: number, column: number): boolean => {
  const { value } = cellAt(sheet, row, column);
  return value === null || value === '';
};

function readCell(
  { sheet, assessee, dateSystem, confirmed }: InputContext,
  row: number,
  column: number,
  { clause, fact }: FillingRow,
  findings: LocatedFinding[],
): FactInput | Unusable {
  const about = { assessee, clause: clause.id, fact: fact.name };
  const place = { sheet: sheet.name, row, column };
  const merge = sheet.merges.find(
    (area) =>
      row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns,
  );
  if (merge && merge.rows * merge.columns > 1) {
    findings.push(
      located('cellMerged', about, place, {
        cells: `${cellAddress(merge.row, merge.column)}:${cellAddress(merge.row + merge.rows - 1, merge.column + merge.columns - 1)}`,
      }),
    );
    return UNUSABLE;
  }
  const cell = cellAt(sheet, row, column);
  const meaning = meaningOf(cell, expectedOf(fact), dateSystem);
  if (meaning.kind === 'certain') return meaning.value;
  if (meaning.kind === 'error') {
    findings.push(located('cellError', about, place, { given: meaning.error }));
    return UNUSABLE;
  }
  const confirmation = confirmed.get(confirmationKey(about));
  if (confirmation?.content === contentMark(cell)) {
    const { value, at } = confirmation;
    findings.push(located('confirmed', about, place, { ...doubtData(meaning, fact), value, at, offers: '' }));
    return value;
  }
  findings.push(located(meaning.code, about, place, doubtData(meaning, fact)));
  return UNUSABLE;
}

/** `offers`: what it may be, as people write it. */
function doubtData({ shown, offers }: Extract<Meaning, { kind: 'doubtful' }>, { unit, type }: Fact) {
  const kind = type === 'date' ? 'date' : 'number';
  return { given: shown, unit, offers: offers.join(' '), kind };
}

/** What a fact wants of its cell. */
export function expectedOf({ type, unit, of }: Fact): Expected {
  switch (type) {
    case 'list':
      return { kind: of === 'percent' ? 'percent' : 'number', unit, many: true };
    case 'percent':
    case 'date':
    case 'yesNo':
      return { kind: type, unit };
    case 'choice':
      return { kind: 'text', unit };
    default:
      return { kind: 'number', unit };
  }
}
