import { round4, round6 } from '../rubric';
import { columnsOf, scoreClause, type ClauseColumn } from './clauses';
import { addTo } from './columns';
import type { FactTable } from './facts';
import type { CompiledClause, Program } from './program';
import { PENDING, SCORED } from './states';

/** A person's override of a computed clause score: it replaces the points and the reasons. */
export interface Adjustment {
  readonly assessee: string;
  readonly clause: string;
  readonly points: number;
  readonly reason: string;
  readonly by: string;
  /** As written, such as 2022-12-30. */
  readonly date: string;
}

/** Worst and best per assessee; the same array twice when nothing is pending. */
export interface RangeColumn {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** All scores of all assessees, in columns. Totals are rounded to 4 decimals. */
export interface ScoreTable {
  /** After adjustments. */
  readonly clauses: readonly ClauseColumn[];
  /** As the rules have it. */
  readonly computed: readonly ClauseColumn[];
  /** By clause index and assessee row. */
  readonly adjusted: ReadonlyMap<number, ReadonlyMap<number, Adjustment>>;
  readonly items: ReadonlyMap<string, RangeColumn>;
  readonly indicators: ReadonlyMap<string, RangeColumn>;
  readonly groups: ReadonlyMap<string, RangeColumn>;
  readonly base: RangeColumn;
  readonly bonus: RangeColumn;
  /** What is taken off, as a positive number. */
  readonly deductions: RangeColumn;
  readonly total: RangeColumn;
}

/**
 * Whether the total has no least yet: the deductions are not all filled in, and nothing caps them. The columns keep a finite
 * least, by which open totals are ranked.
 */
export const isOpenBelow = ({ rubric }: Program, { deductions }: ScoreTable, row: number): boolean =>
  rubric.deductions?.cap === null && deductions.low[row] !== deductions.high[row];

/**
 * The order, written down once: rules of a clause → clause floor and cap → pool or item cap → void of an item →
 * indicator → group → base total → bonus (capped) → deductions → total. The verdict follows in verdict.ts.
 */
export function scoreAll(program: Program, table: FactTable, adjustments: readonly Adjustment[] = []): ScoreTable {
  const count = table.assessees.length;
  const scratch: Float64Array[] = [];
  const adjusted = placeAdjustments(program, table, adjustments);
  const computed = program.clauses.map((compiled) =>
    scoreClause(program, compiled, table, columnsOf(compiled, table, scratch)),
  );
  const clauses = program.clauses.map((compiled) => {
    const column = computed[compiled.index]!;
    const overrides = adjusted.get(compiled.index);
    return overrides ? withAdjustments(column, overrides) : column;
  });
  const columnsFor = (compiled: readonly CompiledClause[]): ClauseColumn[] =>
    compiled.map(({ index }) => clauses[index]!);

  const items = new Map<string, RangeColumn>();
  for (const { item, pooled, clauses: own } of program.items) {
    const columns = columnsFor(own);
    const sum = add(count, columns, pooled ? item.points : 0);
    if (sum.high === sum.low && columns.some(({ itemVoid }) => itemVoid?.includes(2))) sum.high = sum.low.slice();
    // Only a pool can leave its bounds; clauses with points of their own keep within them.
    if (pooled) clamp(sum, 0, item.points);
    else round(sum);
    for (const { itemVoid } of columns) if (itemVoid) voidItem(sum, itemVoid);
    items.set(item.id, sum);
  }
  const sumOf = (parts: readonly RangeColumn[]): RangeColumn => round(add(count, parts));
  const indicators = new Map<string, RangeColumn>();
  const groups = new Map<string, RangeColumn>();
  for (const group of program.rubric.groups) {
    for (const indicator of group.indicators) {
      indicators.set(indicator.id, sumOf(indicator.items.map((item) => items.get(item.id)!)));
    }
    groups.set(group.id, sumOf(group.indicators.map((indicator) => indicators.get(indicator.id)!)));
  }
  const base = sumOf([...groups.values()]);
  const bonus = clamp(add(count, columnsFor(program.bonus)), 0, program.rubric.bonus?.cap ?? Infinity);
  const taken = negate(add(count, columnsFor(program.deductions)));
  const deductions = clamp(taken, 0, program.rubric.deductions?.cap ?? Infinity);
  const total = sumOf([base, bonus, negate(deductions)]);
  return { clauses, computed, adjusted, items, indicators, groups, base, bonus, deductions, total };
}

function placeAdjustments(
  program: Program,
  table: FactTable,
  adjustments: readonly Adjustment[],
): Map<number, Map<number, Adjustment>> {
  const placed = new Map<number, Map<number, Adjustment>>();
  if (adjustments.length === 0) return placed;
  const rows = new Map(table.assessees.map((name, row) => [name, row]));
  const indexes = new Map(program.clauses.map(({ clause, index }) => [clause.id, index]));
  for (const adjustment of adjustments) {
    const row = rows.get(adjustment.assessee);
    const index = indexes.get(adjustment.clause);
    if (row === undefined || index === undefined) continue;
    let byRow = placed.get(index);
    if (!byRow) placed.set(index, (byRow = new Map()));
    byRow.set(row, adjustment);
  }
  return placed;
}

function withAdjustments(column: ClauseColumn, overrides: ReadonlyMap<number, Adjustment>): ClauseColumn {
  const low = column.low.slice();
  const high = column.high.slice();
  const state = column.state.slice();
  const itemVoid = column.itemVoid?.slice() ?? null;
  for (const [row, { points }] of overrides) {
    low[row] = high[row] = points;
    if (state[row] === PENDING) state[row] = SCORED;
    if (itemVoid) itemVoid[row] = 0;
  }
  return { ...column, low, high, state, itemVoid };
}

/** Sums ranges; while nothing is pending, worst and best are one array. */
function add(count: number, parts: readonly RangeColumn[], start = 0): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(count).fill(start);
  const high = parts.some((part) => part.high !== part.low) ? low.slice() : low;
  for (const part of parts) {
    addTo(low, part.low);
    if (high !== low) addTo(high, part.high);
  }
  return { low, high };
}

const sides = ({ low, high }: RangeColumn): Float64Array[] => (low === high ? [low] : [low, high]);

/** Floor and cap, to 4 decimals. */
function clamp(range: RangeColumn, least: number, most: number): RangeColumn {
  for (const side of sides(range)) {
    for (let i = 0, n = side.length; i < n; i++) {
      const points = round4(round6(side[i]!));
      side[i] = points < least ? least : points > most ? most : points;
    }
  }
  return range;
}

function round(range: RangeColumn): RangeColumn {
  for (const side of sides(range)) for (let i = 0, n = side.length; i < n; i++) side[i] = round4(side[i]!);
  return range;
}

function negate({ low, high }: RangeColumn): RangeColumn {
  const flipped = low.map((points) => 0 - points);
  return low === high ? { low: flipped, high: flipped } : { low: high.map((points) => 0 - points), high: flipped };
}

/** 1: certainly void, 2: perhaps. */
function voidItem(range: { low: Float64Array; high: Float64Array }, itemVoid: Uint8Array): void {
  itemVoid.forEach((sure, i) => {
    if (sure !== 0) range.low[i] = 0;
    if (sure === 1) range.high[i] = 0;
  });
}
