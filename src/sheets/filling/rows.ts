import {
  clausesInContext,
  factsOf,
  poolOf,
  type Clause,
  type Fact,
  type InContext,
  type Node,
  type Rubric,
} from '../../rubric';
import { shortMark } from '../common/markers';

/** One row of a 填报 sheet: one fact of one clause. */
export interface FillingRow {
  /** Hidden in column A: by this the row is known wherever it is moved. */
  readonly key: string;
  readonly clause: Clause;
  readonly fact: Fact;
  /** The first row of its clause carries the clause's score. */
  readonly leads: boolean;
  /** The first row of what is claimed as one: a clause, or an item whose points are not split. */
  readonly claim: ClaimTarget | null;
  /** The phrases of the rubric that the fact answers. */
  readonly quotes: readonly string[];
  /** 类别或指标 as the document names it. */
  readonly indicator: string;
  /** The clause takes from the points of its item, which are not split. */
  readonly pooled: boolean;
  /** Full marks as printed in the sheet: a number, or 共15 for an item whose points are not split, or 加分 … */
  readonly points: number | string;
}

/** What one 自评分 is about. */
export interface ClaimTarget {
  readonly kind: 'clause' | 'item';
  readonly id: string;
  /** Full marks; null for bonus and deductions. */
  readonly points: number | null;
  /** What it can come to. */
  readonly least: number;
  readonly most: number;
}

export const rowKey = (clause: string, fact: string): string => `${clause}|${fact}`;

/**
 * Every fact that a sheet may hold, by the keys of this and of earlier versions: new sheets have no rows for facts that are
 * asked no more, older ones have them, and rows under names that changed.
 */
export function readableRows(rubric: Rubric): ReadonlyMap<string, FillingRow> {
  const rows = new Map<string, FillingRow>();
  for (const row of allRowsOf(rubric)) {
    rows.set(row.key, row);
    for (const name of row.fact.formerly ?? []) rows.set(rowKey(row.clause.id, name), row);
  }
  return rows;
}

/** A short mark of rows in the order in which they stand; null for a foreign row, of which those at the end do not count. */
export function orderMark(order: readonly (FillingRow | null)[]): string {
  return shortMark(
    order
      .map((row) => row?.key ?? '')
      .join('\n')
      .trimEnd(),
  );
}

/** Every sheet of an assessment has the same rows. */
const rowsOf = new WeakMap<Rubric, { readonly all: readonly FillingRow[]; readonly asked: readonly FillingRow[] }>();

function cachedRows(rubric: Rubric): { readonly all: readonly FillingRow[]; readonly asked: readonly FillingRow[] } {
  let rows = rowsOf.get(rubric);
  if (!rows) {
    const all = listRows(rubric);
    rows = { all, asked: all.filter(({ fact }) => !fact.retired) };
    rowsOf.set(rubric, rows);
  }
  return rows;
}

const allRowsOf = (rubric: Rubric): readonly FillingRow[] => cachedRows(rubric).all;

/** All rows of a new 填报 sheet, in the rubric's order. */
export const fillingRows = (rubric: Rubric): readonly FillingRow[] => cachedRows(rubric).asked;

function listRows(rubric: Rubric): FillingRow[] {
  const claimed = new Set<string>();
  return clausesInContext(rubric).flatMap((context) => {
    const { node: clause, isOfVerdict } = context;
    const pool = poolOf(context);
    const target: ClaimTarget = pool
      ? { kind: 'item', id: pool.id, points: pool.points, ...limitsOf(pool) }
      : { kind: 'clause', id: clause.id, points: clause.points, ...limitsOf(clause) };
    const row = rowName(context, rubric);
    // The score stands beside the first fact that is asked in every version.
    const lead = clause.facts.findIndex(({ retired, added }) => !retired && !added);
    return clause.facts.map((fact, index): FillingRow => {
      const leads = index === Math.max(0, lead);
      // Older workbooks claim beside the first fact that they asked, which may be asked no more.
      const opensClaim = (leads || (index === 0 && fact.retired === true)) && !claimed.has(target.id) && !isOfVerdict;
      if (leads) claimed.add(target.id);
      return {
        key: rowKey(clause.id, fact.name),
        clause,
        fact,
        leads,
        claim: opensClaim ? target : null,
        quotes: quotesOf(clause, fact),
        indicator: row,
        pooled: pool !== undefined,
        points: pool ? `共${pool.points}` : (clause.points ?? row.replace(/^.*、/, '')),
      };
    });
  });
}

const limitsOf = ({ floor, cap, points }: Node): Pick<ClaimTarget, 'least' | 'most'> => ({
  least: floor ?? 0,
  most: cap ?? points ?? Infinity,
});

/** The row of the document that the clause stands in: an indicator, 加分, 九、评优基本标准. */
function rowName({ above, node, isOfVerdict }: InContext, { verdict }: Rubric): string {
  if (isOfVerdict) return verdict!.heading;
  const [top = node, row = node] = above;
  return top.points === null ? top.id : `${row.id} ${row.title}`;
}

function quotesOf(clause: Clause, fact: Fact): string[] {
  const uses = clause.rules.filter((rule) =>
    rule.amounts.some(({ expression }) => factsOf(expression).includes(fact.name)),
  );
  return [...new Set(uses.map((rule) => rule.quote))];
}

/** Characters of a figure with its unit, of a reading's option with the words around it, of a sentence about a blank. */
const [FIGURE, OPTION, SENTENCE] = [8, 26, 48];

/** A text about as long as what 得分说明 will say beside a row, for its height. */
export function expectedReasons({ clause, fact }: FillingRow): string {
  const reasons = clause.rules.flatMap(({ quote, reading, amounts }) => {
    const facts = [...new Set(amounts.flatMap(({ expression }) => factsOf(expression)))];
    if (facts[0] !== fact.name) return [];
    const figures = facts.map((name) => name + room(FIGURE)).join('');
    return [`“${quote}”${reading === null ? '' : reading + room(OPTION)}${figures}${room(FIGURE)}`];
  });
  return reasons.length > 0 ? reasons.join('\n') : fact.name + room(SENTENCE);
}

const room = (width: number): string => '0'.repeat(width);
