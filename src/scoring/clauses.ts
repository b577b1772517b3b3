import type { Columns } from '../rubric';
import { addTo, bound, subtractFrom } from './columns';
import type { FactColumn, FactTable } from './facts';
import type { CompiledClause, Program } from './program';
import { isUnknown, rangeOf } from './ranges';
import { bestOf, fullOf, NOT_APPLICABLE, PENDING, VOID, worstOf, zeroOf } from './states';

/** One clause of all assessees. Row i is assessee i; `low === high` unless facts are missing. In points, to 6 decimals. */
export interface ClauseColumn {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly state: Uint8Array;
  /** By the clause's scopes, the rows where a rule made the whole section zero: 1 certainly, 2 perhaps. */
  readonly voids: readonly Uint8Array[];
  /** Rows whose figures cannot be computed (a division by zero). */
  readonly failed: readonly number[];
}

/** The facts of one clause as the compiled formulas want them. `scratch` is shared by all clauses of a run. */
export function columnsOf(compiled: CompiledClause, table: FactTable, scratch: Float64Array[]): Columns {
  const columns = table.columns[compiled.index]!;
  const column = (fact: string): FactColumn => columns[compiled.factIndex.get(fact)!]!;
  return {
    count: table.assessees.length,
    assessees: table.assessees,
    numbers: (fact) => column(fact).values as Float64Array,
    texts: (fact) => column(fact).values as readonly string[],
    lists: (fact) => (column(fact) as Extract<FactColumn, { kind: 'lists' }>).list,
    scratch,
  };
}

/** Rules of a clause → clause floor and cap, for all assessees at once; rows with missing facts get their range. */
export function scoreClause(
  program: Program,
  compiled: CompiledClause,
  table: FactTable,
  columns: Columns,
): ClauseColumn {
  const count = table.assessees.length;
  const low = new Float64Array(count).fill(compiled.start);
  const state = new Uint8Array(count);
  const voids = compiled.scopes.map(() => new Uint8Array(count));
  let waived: Uint8Array | null = null;
  for (const { effect, formula, rule } of compiled.rules) {
    const amount = formula(columns);
    if (effect === 'deduct') subtractFrom(low, amount);
    else if (effect === 'award') addTo(low, amount);
    else if (effect === 'waive') {
      waived ??= new Uint8Array(count);
      for (let i = 0; i < count; i++) if (amount[i] === 1) waived[i] = 1;
    } else {
      const wider = voids[compiled.scopes.indexOf(rule.scope)];
      for (let i = 0; i < count; i++) {
        if (amount[i] !== 1) continue;
        state[i] = VOID;
        if (wider) wider[i] = 1;
      }
    }
  }
  const zero = zeroOf(compiled);
  const full = fullOf(compiled);
  const broken = bound(low, compiled.least, compiled.most);
  if (compiled.rules.some((rule) => rule.effect === 'void'))
    for (let i = 0; i < count; i++) if (state[i] === VOID) low[i] = zero;
  if (waived) {
    for (let i = 0; i < count; i++) {
      if (waived[i] === 0) continue;
      low[i] = full;
      state[i] = NOT_APPLICABLE;
    }
  }
  const waiting = new Set(incompleteRows(compiled, table));
  const openRows = [...waiting, ...rowsWithoutValue(compiled, columns).filter((row) => !waiting.has(row))];
  const incomplete = openRows.length > 0;
  const failed: number[] = [];
  let high = low;
  if (incomplete) {
    high = low.slice();
    for (const row of openRows) {
      const range = rangeOf(program, compiled, table, row);
      low[row] = range.low;
      high[row] = range.high;
      state[row] = range.state;
      for (const [scope, wider] of voids.entries()) wider[row] = range.voids[scope]!;
    }
  }
  if (broken || incomplete)
    for (let i = 0; i < count; i++) {
      // Whoever waits for a fact is open; without one to wait for, there is no figure to be had.
      if (state[i] === PENDING ? waiting.has(i) : Number.isFinite(low[i]!) && Number.isFinite(high[i]!)) continue;
      failed.push(i);
      if (high === low) high = low.slice();
      low[i] = worstOf(compiled);
      high[i] = bestOf(compiled);
      state[i] = PENDING;
    }
  return { low, high, state, voids, failed };
}

/**
 * Rows for which something has no value: nobody takes part, or this one does not; a list has no figures; a divisor is 0. Whether that matters
 * depends on the ways that the rules take, and the columns, which take all of them, do not say.
 */
function rowsWithoutValue({ perhapsNone }: CompiledClause, columns: Columns): number[] {
  const rows = new Set<number>();
  for (const formula of perhapsNone) {
    formula(columns).forEach((value, row) => {
      if (!Number.isFinite(value)) rows.add(row);
    });
  }
  return [...rows];
}

/** Rows in which a fact of the clause is missing, or whom its rules do not know; all rows if a rule compares all assessees and a fact is missing. */
export function incompleteRows(compiled: CompiledClause, table: FactTable): number[] {
  const columns = table.columns[compiled.index]!;
  const rows = new Set<number>();
  for (const column of columns) {
    if (column.complete) continue;
    column.values.forEach((value: number | string, row: number) => {
      if (value === '' || Number.isNaN(value)) rows.add(row);
    });
  }
  if (compiled.comparesAll && rows.size > 0) return [...table.assessees.keys()];
  if (compiled.onlyFor !== null) {
    table.assessees.forEach((assessee, row) => {
      if (isUnknown(compiled, assessee)) rows.add(row);
    });
  }
  return [...rows];
}
