import type { CellValue, Change, DateSystem, SheetSnapshot } from '../../host/port';
import type { Locale } from '../../locales';
import type { Rubric } from '../../rubric';
import { UNUSABLE, type FactInput, type Unusable } from '../../scoring';
import { cellAddress } from '../common/addresses';
import { cellAt } from '../common/cell';
import { endOf, filledRows } from '../common/cellsThere';
import { pictureAt, PICTURE_IN_CELL } from '../evidence/pictureInCell';
import { located, type LocatedFinding } from '../common/located';
import { hasMarkerInA1, hasKeyColumn, textAt, valueAt } from '../common/markers';
import { readPoints } from '../common/points';
import { NO_CONFIRMATIONS, type Confirmations } from '../common/confirmations';
import type { FillingColumn } from './columns';
import { findColumns } from './findColumns';
import { readInput, type InputContext } from './input';
import { identifyRows, type IdentifiedRows } from './identifyRows';
import { fillingRows, readableRows, rowKey, type ClaimTarget, type FillingRow } from './rows';

interface RowTexts {
  /** Of a picture in the cell, what it is called. */
  readonly evidence: string;
  /** Whether nobody can see if the evidence is a picture. */
  readonly isUnseen: boolean;
  readonly remark: string;
}

/** A 填报 sheet as people left it: sorted, filtered, with rows and columns of their own. */
export interface FillingSheet {
  readonly sheet: string;
  readonly assessee: string;
  readonly headRow: number;
  readonly columns: ReadonlyMap<FillingColumn, number>;
  /** Of its header; null when its titles are those of no language. */
  readonly language: Locale | null;
  /** Puts back the hidden column keys that are gone. */
  readonly columnRepairs: readonly Change[];
  /** The first row below the header, and down to the last one of ours: `order[i]` is what stands in row `firstRow + i`, null for a foreign row. */
  readonly firstRow: number;
  readonly order: readonly (FillingRow | null)[];
  /** Evidence and remark of each row in `order`. */
  readonly texts: readonly RowTexts[];
  /** What column A must hold from `firstRow` on so that the keys fit again; undefined: what it holds. Empty when they do. */
  readonly keyRepairs: readonly (string | null | undefined)[];
  /** Where each row stands now, by key. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly inputs: ReadonlyMap<string, FactInput | Unusable>;
  /** By the id of the clause or item that is claimed. */
  readonly claims: ReadonlyMap<string, { readonly target: ClaimTarget; readonly points: number; readonly row: number }>;
  readonly findings: readonly LocatedFinding[];
}

/** Reads one 填报 sheet by its keys, or by its labels where the keys were left behind. What cannot be read becomes a finding with its cell. */
export function readFilling(
  sheet: SheetSnapshot,
  assessee: string,
  rubric: Rubric,
  { dateSystem, confirmed = NO_CONFIRMATIONS }: { readonly dateSystem: DateSystem; readonly confirmed?: Confirmations },
): FillingSheet {
  const found = findColumns(sheet, assessee, rubric);
  const { columns, headRow, values } = found;
  const findings: LocatedFinding[] = [...found.findings];
  const expected = readableRows(rubric);
  const rowOf = new Map<string, number>();
  const order: (FillingRow | null)[] = [];
  const firstRow = headRow + 1;
  const [clause, fact] = [columns.get('clause'), columns.get('fact')];
  const end = endOf(
    sheet,
    firstRow,
    (row) =>
      expected.has(textAt(sheet, row, 0)) ||
      (clause !== undefined &&
        fact !== undefined &&
        expected.has(rowKey(textAt(sheet, row, clause), textAt(sheet, row, fact)))),
  );
  const identified = identifyRows(sheet, [firstRow, end], [clause, fact], expected);
  // Of a sheet that lost its column A or all that stands in it, that is told as a whole.
  const isTold = !hasMarkerInA1(sheet) && !identified.isKeyed;
  if (!isTold) reportMoved(sheet, firstRow, identified, columns, assessee, findings);
  for (let row = firstRow; row < end; row++) {
    const known = identified.rows[row - firstRow] ?? null;
    order.push(null);
    if (!known) {
      reportStray(sheet, row, columns, assessee, findings);
    } else if (rowOf.has(known.key)) {
      reportDuplicate(sheet, row, rowOf.get(known.key)!, columns, assessee, known, findings);
    } else {
      rowOf.set(known.key, row);
      order[order.length - 1] = known;
    }
  }
  for (const row of filledRows(sheet, end)) reportStray(sheet, row, columns, assessee, findings);
  const inputs = new Map<string, FactInput | Unusable>();
  const context = { sheet, assessee, dateSystem, confirmed };
  for (const row of new Set([...fillingRows(rubric), ...expected.values()])) {
    const at = rowOf.get(row.key);
    if (at === undefined) {
      // An older workbook never had it, a newer one has it no more.
      if (row.fact.added || row.fact.retired) continue;
      inputs.set(row.key, UNUSABLE);
      // Then it is not the rows that are gone, but what they are known by: told once.
      if (rowOf.size === 0) continue;
      findings.push(
        located('rowMissing', { assessee, clause: row.clause.id, fact: row.fact.name }, { sheet: sheet.name }),
      );
      continue;
    }
    inputs.set(row.key, values.length === 0 ? UNUSABLE : readInput(context, at, values, row, findings));
  }
  // A sheet without any column of ours is told by the first of them.
  if (rowOf.size === 0 && columns.size > 0) findings.push(located('rowsMissing', { assessee }, { sheet: sheet.name }));
  const textsOf = (row: number): RowTexts => {
    const text = (key: 'evidence' | 'remark'): string =>
      columns.has(key) ? textAt(sheet, row, columns.get(key)!) : '';
    const picture = pictureAt(sheet, row, columns.get('evidence'));
    const evidence = picture === null ? text('evidence') : picture.isCertain ? PICTURE_IN_CELL : '';
    return { evidence, isUnseen: picture?.isCertain === false, remark: text('remark') };
  };
  return {
    sheet: sheet.name,
    assessee,
    headRow,
    columns,
    language: found.language,
    columnRepairs: found.repairs,
    firstRow,
    order,
    texts: order.map((_, index) => textsOf(firstRow + index)),
    keyRepairs: hasKeyColumn(sheet) ? identified.repairs : [],
    rowOf,
    inputs,
    claims: readClaims(context, columns, order, firstRow, findings),
    findings,
  };
}

/** Once for the whole sheet, at the first of them. */
function reportMoved(
  sheet: SheetSnapshot,
  firstRow: number,
  { moved }: IdentifiedRows,
  columns: ReadonlyMap<FillingColumn, number>,
  assessee: string,
  findings: LocatedFinding[],
): void {
  const [first] = moved;
  const column = columns.get('clause');
  if (first === undefined || column === undefined) return;
  const place = { sheet: sheet.name, row: firstRow + first, column };
  findings.push(located('rowKeysMoved', { assessee }, place, { count: moved.length }));
}

/** Rows that people added are theirs; only a value in the value column would be lost, and is reported. */
function reportStray(
  sheet: SheetSnapshot,
  row: number,
  columns: ReadonlyMap<FillingColumn, number>,
  assessee: string,
  findings: LocatedFinding[],
): void {
  const column = columns.get('value');
  const value = column === undefined ? null : valueAt(sheet, row, column);
  if (value === null || value === '' || column === undefined) return;
  findings.push(located('rowStray', { assessee }, { sheet: sheet.name, row, column }, { given: display(value) }));
}

function reportDuplicate(
  sheet: SheetSnapshot,
  row: number,
  first: number,
  columns: ReadonlyMap<FillingColumn, number>,
  assessee: string,
  known: FillingRow,
  findings: LocatedFinding[],
): void {
  const column = columns.get('value') ?? 0;
  findings.push(
    located(
      'rowDuplicate',
      { assessee, clause: known.clause.id, fact: known.fact.name },
      { sheet: sheet.name, row, column },
      {
        first: cellAddress(first, column),
      },
    ),
  );
}

const display = (value: CellValue): string | number =>
  value === null
    ? ''
    : typeof value === 'object'
      ? value.error
      : typeof value === 'boolean'
        ? value
          ? '是'
          : '否'
        : value;

function readClaims(
  { sheet, assessee, dateSystem }: InputContext,
  columns: ReadonlyMap<FillingColumn, number>,
  order: readonly (FillingRow | null)[],
  firstRow: number,
  findings: LocatedFinding[],
): FillingSheet['claims'] {
  const claims = new Map<string, { target: ClaimTarget; points: number; row: number }>();
  const column = columns.get('claim');
  if (column === undefined) return claims;
  order.forEach((row, index) => {
    const at = firstRow + index;
    const place = { sheet: sheet.name, row: at, column };
    const value = valueAt(sheet, at, column);
    if (!row || value === null || value === '') return;
    if (!row.claim) {
      findings.push(located('claimStray', { assessee, clause: row.clause.id }, place, { given: display(value) }));
      return;
    }
    const about = { assessee, clause: row.claim.id };
    const points = readPoints(cellAt(sheet, at, column), dateSystem);
    if (typeof points !== 'number')
      findings.push(located('claimNotANumber', about, place, { given: points?.given ?? '' }));
    else claims.set(row.claim.id, { target: row.claim, points, row: at });
  });
  return claims;
}
