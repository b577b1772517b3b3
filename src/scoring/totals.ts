import { isAssessee, round4, round6 } from '../rubric';
import { concernedBy, spread } from './applies';
import { columnsOf, scoreClause, type ClauseColumn } from './clauses';
import { addRounded, addTo } from './columns';
import type { FactTable } from './facts';
import type { CompiledSection, Program } from './program';
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
  /** By id. */
  readonly sections: ReadonlyMap<string, RangeColumn>;
  readonly base: RangeColumn;
  readonly bonus: RangeColumn;
  /** What is taken off, as a positive number. */
  readonly deductions: RangeColumn;
  readonly total: RangeColumn;
}

/**
 * Whether the total has no least yet: deductions that nothing bounds are not all filled in. The columns keep a finite
 * least, by which open totals are ranked.
 */
export const isOpenBelow = ({ openBelow }: Program, { clauses }: ScoreTable, row: number): boolean =>
  openBelow.some(({ index }) => clauses[index]!.low[row] !== clauses[index]!.high[row]);

/**
 * The order, written down once: rules of a clause → clause floor and cap → each section, from the innermost: the sum of
 * its parts (of a pool: what they leave of it) → its floor and cap → whether a rule makes all of it zero → base total →
 * bonus → deductions → total. From 项 on what is added up has 4 decimals, so that what is printed adds up. The verdict
 * follows in verdict.ts.
 */
export function scoreAll(program: Program, table: FactTable, adjustments: readonly Adjustment[] = []): ScoreTable {
  const count = table.assessees.length;
  const scratch: Float64Array[] = [];
  const adjusted = placeAdjustments(program, table, adjustments);
  const computed = program.clauses.map((compiled) => {
    const concerned = concernedBy(compiled, table);
    // Columns of fewer assessees do not fit into those of all.
    const columns = columnsOf(compiled, concerned.table, concerned.rows ? [] : scratch);
    return spread(scoreClause(program, compiled, concerned.table, columns), concerned, count);
  });
  const clauses = program.clauses.map((compiled) => {
    const column = computed[compiled.index]!;
    const overrides = adjusted.get(compiled.index);
    return overrides ? withAdjustments(column, overrides) : column;
  });
  const columns: RangeColumn[] = [...clauses];
  for (const section of program.sections) columns.push(scoreSection(program, section, columns, clauses, table));
  const sumOf = (positions: readonly number[]): RangeColumn => round(addAll(positions, columns, count));
  const base = sumOf(program.top.base);
  const bonus = sumOf(program.top.bonus);
  const deductions = negate(sumOf(program.top.deductions));
  const total = round(add(count, [base, bonus, negate(deductions)]));
  const sections = new Map(
    program.sections.map(({ section }, index) => [section.id, columns[clauses.length + index]!] as const),
  );
  return { clauses, computed, adjusted, sections, base, bonus, deductions, total };
}

function scoreSection(
  { rubric }: Program,
  { section, pool, least, most, appliesTo, parts, exact, clauses }: CompiledSection,
  columns: readonly RangeColumn[],
  scored: readonly ClauseColumn[],
  { assessees }: FactTable,
): RangeColumn {
  const sum = addAll(parts, columns, assessees.length, { start: pool ?? 0, exact });
  const voids = clauses.flatMap(({ index, scopes }) => scored[index]!.voids[scopes.indexOf(section.id)] ?? []);
  if (appliesTo) voids.push(Uint8Array.from(assessees, (name) => absence(rubric, appliesTo, name)));
  if (sum.high === sum.low && voids.some((rows) => rows.includes(2))) sum.high = sum.low.slice();
  if (least === -Infinity && most === Infinity) round(sum);
  else clamp(sum, least, most);
  for (const rows of voids) voidSection(sum, rows);
  return sum;
}

/** Whether a node that is there for some is missing for one: 1 certainly; 2 perhaps, as the rubric does not know the name; 0 not. */
const absence = (rubric: Program['rubric'], appliesTo: readonly string[], name: string): number =>
  appliesTo.includes(name) ? 0 : isAssessee(rubric, name) ? 1 : 2;

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
  const voids = column.voids.map((rows) => rows.slice());
  for (const [row, { points }] of overrides) {
    low[row] = high[row] = points;
    if (state[row] === PENDING) state[row] = SCORED;
    for (const rows of voids) rows[row] = 0;
  }
  return { ...column, low, high, state, voids };
}

interface Adding {
  readonly start?: number;
  /** With all decimals, not with 4. */
  readonly exact?: boolean;
}

/** Sums ranges; while nothing is pending, worst and best are one array. */
function add(
  count: number,
  parts: readonly RangeColumn[],
  { start = 0, exact = false }: Adding = {},
): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(count).fill(start);
  const high = parts.some((part) => part.high !== part.low) ? low.slice() : low;
  const onto = exact ? addTo : addRounded;
  for (const part of parts) {
    onto(low, part.low);
    if (high !== low) onto(high, part.high);
  }
  return { low, high };
}

const addAll = (positions: readonly number[], columns: readonly RangeColumn[], count: number, how: Adding = {}) =>
  add(
    count,
    positions.map((position) => columns[position]!),
    how,
  );

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
function voidSection(range: { low: Float64Array; high: Float64Array }, rows: Uint8Array): void {
  rows.forEach((sure, i) => {
    if (sure !== 0) range.low[i] = 0;
    if (sure === 1) range.high[i] = 0;
  });
}
