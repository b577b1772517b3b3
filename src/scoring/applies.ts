/** For whom a clause is there: the others are not compared with, miss no facts and have no points of it. */
import type { ClauseColumn } from './clauses';
import { listColumn, membersAt, valueAt, type FactColumn, type FactTable } from './facts';
import type { CompiledClause } from './program';
import { isUnknown } from './ranges';
import { NOT_APPLICABLE } from './states';

/** Those for whom a clause is there, or may be, as a table by itself. */
export interface Concerned {
  readonly table: FactTable;
  /** Their rows in the whole table; null: all of them. */
  readonly rows: readonly number[] | null;
}

/** Made when it is first asked for. */
const known = new WeakMap<FactTable, Map<CompiledClause, Concerned>>();

export function concernedBy(compiled: CompiledClause, table: FactTable): Concerned {
  const { appliesTo, index } = compiled;
  if (appliesTo === null) return { table, rows: null };
  let made = known.get(table);
  if (!made) known.set(table, (made = new Map()));
  let concerned = made.get(compiled);
  if (!concerned) {
    const rows = [...table.assessees.keys()].filter(
      (row) => appliesTo.includes(table.assessees[row]!) || isUnknown(compiled, table.assessees[row]!),
    );
    const columns = new Array<FactTable['columns'][number]>(table.columns.length);
    columns[index] = table.columns[index]!.map((column) => columnAt(column, rows));
    concerned = { table: { assessees: rows.map((row) => table.assessees[row]!), columns }, rows };
    made.set(compiled, concerned);
  }
  return concerned;
}

/** A fact of some assessees. */
function columnAt(column: FactColumn, rows: readonly number[]): FactColumn {
  const complete = column.complete || rows.every((row) => valueAt(column, row) !== null);
  switch (column.kind) {
    case 'texts':
      return { kind: 'texts', values: rows.map((row) => column.values[row]!), complete };
    case 'numbers':
      return { kind: 'numbers', values: Float64Array.from(rows, (row) => column.values[row]!), complete };
    case 'lists': {
      const list = listColumn(rows.map((row) => membersAt(column.list, row)));
      return { kind: 'lists', values: list.counts, list, complete };
    }
  }
}

/** The table of those whom the clause concerns, and the row of one of them in it. */
export function concernedAt(compiled: CompiledClause, table: FactTable, row: number): [FactTable, number] {
  const { table: own, rows } = concernedBy(compiled, table);
  return [own, rows ? rows.indexOf(row) : row];
}

/** The clause for all assessees: whom it does not concern has 0, and it does not apply. */
export function spread(column: ClauseColumn, { rows }: Concerned, count: number): ClauseColumn {
  if (rows === null) return column;
  const widened = <T extends Float64Array | Uint8Array>(made: T, part: T): T => {
    rows.forEach((row, at) => {
      made[row] = part[at]!;
    });
    return made;
  };
  const low = widened(new Float64Array(count), column.low);
  return {
    low,
    high: column.high === column.low ? low : widened(new Float64Array(count), column.high),
    state: widened(new Uint8Array(count).fill(NOT_APPLICABLE), column.state),
    voids: column.voids.map((part) => widened(new Uint8Array(count), part)),
    failed: column.failed.map((at) => rows[at]!),
  };
}

/** The other way round: what is known of the clause, of those whom it concerns. */
export function gathered(column: ClauseColumn, { rows }: Concerned): ClauseColumn {
  if (rows === null) return column;
  const part = (whole: Float64Array): Float64Array => Float64Array.from(rows, (row) => whole[row]!);
  const low = part(column.low);
  return {
    low,
    high: column.high === column.low ? low : part(column.high),
    state: Uint8Array.from(rows, (row) => column.state[row]!),
    voids: column.voids.map((whole) => Uint8Array.from(rows, (row) => whole[row]!)),
    failed: [],
  };
}
