import { between, bounds, exactly, round6, type Bounds, type BoundsContext, type Columns, type Fact, type NumberBounds } from '../rubric';
import type { FactColumn, FactTable } from './facts';
import type { CompiledClause, Program } from './program';

/** A clause's outcome as a small number, for columns. */
export const SCORED = 0;
export const PENDING = 1;
export const NOT_APPLICABLE = 2;
export const VOID = 3;

/** One clause of all assessees. Row i is assessee i; `low === high` unless facts are missing. In points, to 6 decimals. */
export interface ClauseColumn {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly state: Uint8Array;
  /** Rows where a rule with scope item made the whole item zero: 1 certainly, 2 perhaps. Null: no such rule. */
  readonly itemVoid: Uint8Array | null;
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
    scratch,
  };
}

/** Rules of a clause → clause floor and cap, for all assessees at once; rows with missing facts get their range. */
export function scoreClause(program: Program, compiled: CompiledClause, table: FactTable, columns: Columns): ClauseColumn {
  const count = table.assessees.length;
  const low = new Float64Array(count).fill(compiled.start);
  const state = new Uint8Array(count);
  let itemVoid: Uint8Array | null = null;
  let waived: Uint8Array | null = null;
  for (const { effect, formula, rule } of compiled.rules) {
    const amount = formula(columns);
    if (effect === 'deduct') for (let i = 0; i < count; i++) low[i]! -= amount[i]!;
    else if (effect === 'award') for (let i = 0; i < count; i++) low[i]! += amount[i]!;
    else if (effect === 'waive') {
      waived ??= new Uint8Array(count);
      for (let i = 0; i < count; i++) if (amount[i] === 1) waived[i] = 1;
    } else {
      if (rule.scope === 'item') itemVoid ??= new Uint8Array(count);
      for (let i = 0; i < count; i++) {
        if (amount[i] !== 1) continue;
        state[i] = VOID;
        if (rule.scope === 'item') itemVoid![i] = 1;
      }
    }
  }
  const { least, most } = compiled;
  const zero = zeroOf(compiled);
  const full = fullOf(compiled);
  for (let i = 0; i < count; i++) {
    const points = round6(low[i]!);
    low[i] = points < least ? least : points > most ? most : points;
  }
  if (compiled.rules.some((rule) => rule.effect === 'void')) for (let i = 0; i < count; i++) if (state[i] === VOID) low[i] = zero;
  if (waived) {
    for (let i = 0; i < count; i++) {
      if (waived[i] === 0) continue;
      low[i] = full;
      state[i] = NOT_APPLICABLE;
    }
  }
  const incomplete = table.columns[compiled.index]!.some((column) => !column.complete);
  const failed: number[] = [];
  let high = low;
  if (incomplete) {
    high = low.slice();
    for (const row of incompleteRows(compiled, table)) {
      const range = rangeOf(program, compiled, table, row);
      low[row] = range.low;
      high[row] = range.high;
      state[row] = range.state;
      if (itemVoid) itemVoid[row] = range.itemVoid;
    }
  }
  for (let i = 0; i < count; i++) {
    if (Number.isFinite(low[i]!) && Number.isFinite(high[i]!)) continue;
    if (incomplete && state[i] === PENDING) continue;
    failed.push(i);
    if (high === low) high = low.slice();
    low[i] = zero;
    high[i] = full;
    state[i] = PENDING;
  }
  return { low, high, state, itemVoid, failed };
}

/** What a voided clause has: 0, and in a pool the loss of all its points. */
const zeroOf = (compiled: CompiledClause): number => (compiled.pooled ? -(compiled.clause.points ?? 0) : 0);
/** What a clause that does not apply has: its full marks, and in a pool no loss. */
const fullOf = (compiled: CompiledClause): number => (compiled.pooled ? 0 : (compiled.clause.points ?? 0));

/** Rows in which a fact of the clause is missing; all rows where a rule compares all assessees. */
function incompleteRows(compiled: CompiledClause, table: FactTable): number[] {
  const columns = table.columns[compiled.index]!;
  const rows = new Set<number>();
  for (const column of columns) {
    if (column.complete) continue;
    column.values.forEach((value: number | string, row: number) => {
      if (value === '' || Number.isNaN(value)) rows.add(row);
    });
  }
  return compiled.comparesAll ? [...table.assessees.keys()] : [...rows];
}

/** The bounds of a clause's facts for one assessee: known values as they are, missing ones as wide as their type. */
export function boundsContext(program: Program, compiled: CompiledClause, table: FactTable, row: number): BoundsContext {
  const { facts } = compiled.clause;
  const columns = table.columns[compiled.index]!;
  const at = (name: string, which: number): Bounds => {
    const index = compiled.factIndex.get(name)!;
    return boundsOf(facts[index]!, columns[index]!, which);
  };
  return {
    steps: program.steps,
    assessee: table.assessees[row]!,
    row,
    fact: (name) => at(name, row),
    all: (name) => table.assessees.map((_, which) => at(name, which)),
  };
}

function boundsOf(fact: Fact, column: FactColumn, row: number): Bounds {
  if (column.kind === 'texts') return { kind: 'text', value: column.values[row] || null };
  const value = column.values[row]!;
  return Number.isNaN(value) ? between(fact.min, fact.max) : exactly(value);
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly state: number;
  readonly itemVoid: number;
}

/** A clause of one assessee while facts are missing: the worst and the best it can still be. */
function rangeOf(program: Program, compiled: CompiledClause, table: FactTable, row: number): Range {
  const context = boundsContext(program, compiled, table, row);
  let raw: NumberBounds = exactly(compiled.start);
  let voided: NumberBounds = exactly(0);
  let waived: NumberBounds = exactly(0);
  let itemVoid: NumberBounds = exactly(0);
  const either = (a: NumberBounds, b: NumberBounds): NumberBounds => between(Math.max(a.low, b.low), Math.max(a.high, b.high));
  for (const { effect, expression, rule } of compiled.rules) {
    const amount = bounds(expression, context) as NumberBounds;
    if (effect === 'award') raw = between(raw.low + amount.low, raw.high + amount.high);
    else if (effect === 'deduct') raw = between(raw.low - amount.high, raw.high - amount.low);
    else if (effect === 'waive') waived = either(waived, amount);
    else {
      voided = either(voided, amount);
      if (rule.scope === 'item') itemVoid = either(itemVoid, amount);
    }
  }
  const perhaps = itemVoid.low === 1 ? 1 : itemVoid.high === 1 ? 2 : 0;
  const clamp = (points: number): number => Math.min(compiled.most, Math.max(compiled.least, round6(points)));
  const zero = zeroOf(compiled);
  const full = fullOf(compiled);
  if (waived.low === 1) return { low: full, high: full, state: NOT_APPLICABLE, itemVoid: perhaps };
  if (voided.low === 1 && waived.high === 0) return { low: zero, high: zero, state: VOID, itemVoid: perhaps };
  const unknown = Number.isNaN(raw.low) || Number.isNaN(raw.high);
  let low = unknown ? compiled.least : clamp(raw.low);
  let high = unknown ? compiled.most : clamp(raw.high);
  if (voided.high === 1) low = Math.min(low, zero);
  if (voided.low === 1) high = zero;
  if (waived.high === 1) high = Math.max(high, full);
  // Verdict clauses have no points: there only the condition can be open.
  const open = low !== high || (compiled.most === Infinity && voided.low !== voided.high);
  return { low, high, state: open ? PENDING : SCORED, itemVoid: perhaps };
}
