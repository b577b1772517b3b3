import type { Change, DateSystem, SheetSnapshot } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import type { Scorecard } from '../../scoring';
import { aroundMerges } from '../changes/aroundMerges';
import { columnThere, guard } from '../changes/guard';
import { writeColumn } from '../common/cellsThere';
import type { LocatedFinding } from '../common/located';
import { computedColumns } from './computed';
import { highlighting } from './highlighting';
import { clauseLinks, type ClauseRows } from './links';
import type { FillingSheet } from './read';
import { fillingRows, orderMark } from './rows';
import { validations } from './validations';

/** Status, score and reasons beside what people filled, with the keys, validations and links that belong to each row. */
export function planFilling(options: {
  readonly sheet: SheetSnapshot;
  readonly filling: FillingSheet;
  readonly rubric: Rubric;
  readonly scorecard: Scorecard;
  readonly findings: readonly LocatedFinding[];
  /** What is lacking of a clause's evidence, by clause. */
  readonly lacking: ReadonlyMap<string, string>;
  /** The order of rows (`orderMark`) that validations and links were laid out for; null: as it was made. */
  readonly laidFor: string | null;
  /** Laid out by a version whose colours know single words only. */
  readonly hasOldColours: boolean;
  readonly dateSystem: DateSystem;
  /** Null when there is no 评分细则 to lead to. */
  readonly clauseRows: ClauseRows | null;
  readonly words: Words;
}): Change[] {
  const { sheet, filling, scorecard, findings, lacking, words } = options;
  return [
    ...guardFilling(sheet, filling),
    ...aroundMerges(filling.columnRepairs, sheet),
    ...repairedKeys(filling),
    ...aroundMerges(computedColumns(filling, scorecard, findings, lacking, words), sheet),
    ...(options.hasOldColours ? recoloured(filling) : []),
    ...followMovedRows(options),
  ];
}

/** The columns by which rows are known, and those that people fill: results belong beside what was read. */
function guardFilling(sheet: SheetSnapshot, { firstRow, order, columns }: FillingSheet): Change[] {
  const filled = (['clause', 'fact', 'value', 'claim', 'evidence'] as const).flatMap((key) => columns.get(key) ?? []);
  const isThere = order.map((row) => row !== null);
  return guard(
    sheet,
    [0, ...filled].flatMap((column) => columnThere(firstRow, column, isThere)),
  );
}

function recoloured({ sheet, firstRow, order, columns }: FillingSheet): Change[] {
  const colours = highlighting(sheet, { firstRow, count: order.length, columns });
  return colours ? [colours] : [];
}

/** Puts the hidden keys beside the rows that they belong to, where somebody sorted the other columns without them. */
function repairedKeys({ sheet, firstRow, keyRepairs }: FillingSheet): Change[] {
  return writeColumn(sheet, firstRow, 0, keyRepairs);
}

/** Sorting moves values but leaves validation and links behind: where rows stand otherwise than these, they are laid out again. */
function followMovedRows({
  filling: { sheet, assessee, order, firstRow, columns },
  rubric,
  laidFor,
  dateSystem,
  clauseRows,
  words,
}: Parameters<typeof planFilling>[0]): Change[] {
  const [value, claim, clause] = [columns.get('value'), columns.get('claim'), columns.get('clause')];
  if (value === undefined || claim === undefined) return [];
  if (orderMark(order) === (laidFor ?? orderMark(fillingRows(rubric)))) return [];
  return [
    ...validations(rubric, order, { sheet, firstRow, value, claim, assessee, dateSystem }, words),
    ...(clause !== undefined && clauseRows ? clauseLinks(sheet, order, firstRow, clause, clauseRows, words) : []),
  ];
}

/** By assessee, the order of rows that validations and links are laid out for once a plan is carried out. */
export const laidOrders = (fillings: readonly FillingSheet[]): Map<string, string> =>
  new Map(
    fillings
      .filter(({ columns }) => columns.has('value') && columns.has('claim'))
      .map(({ assessee, order }) => [assessee, orderMark(order)]),
  );
