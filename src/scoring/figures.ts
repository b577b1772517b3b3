import { compile, factsOf, round6, type Columns, type Figure } from '../rubric';
import { columnsOf } from './clauses';
import { valueAt, type FactColumn, type FactTable } from './facts';
import type { CompiledClause } from './program';

/** A figure that mattered, with its value: yes/no 1 and 0, dates as serials, the assessee by name, all figures of a list; null when missing. */
export interface ReasonFigure extends Pick<Figure, 'kind' | 'fact'> {
  readonly value: number | string | readonly number[] | null;
  /** Over all assessees: all who were compared. */
  readonly of?: readonly string[];
  /** What the document sets for this assessee, verbatim; absent where it sets nothing. */
  readonly target?: { readonly assessee: string; readonly text: string };
  /** How it is written in the rule, where that is more than a function of a fact. */
  readonly written?: string;
}

/** One figure of all assessees. */
interface FigureColumn {
  readonly figure: Figure;
  readonly values: ArrayLike<number | string>;
  /** What is told beside the value; null for most. */
  readonly more: Pick<ReasonFigure, 'of' | 'written'> | null;
  /** Its figures, where it is a list. */
  readonly lists: ((row: number) => ReasonFigure['value']) | null;
  /** Of one assessee; null for all but the few facts that have any. */
  readonly targetAt: ((row: number) => ReasonFigure['target']) | null;
}

/** Reads the figures of one rule for one assessee after the other; `mattered` says which. Where it is one figure, equal values share a list. */
export function figureReader(
  compiled: CompiledClause,
  table: FactTable,
  mattered: (row: number) => readonly Figure[],
): (row: number) => readonly ReasonFigure[] {
  const columns = new Map<Figure, FigureColumn>();
  const columnOf = (figure: Figure): FigureColumn => {
    let column = columns.get(figure);
    if (!column) columns.set(figure, (column = figureColumn(figure, compiled, table)));
    return column;
  };
  const shared = new Map<Figure, Map<number | string, readonly ReasonFigure[]>>();
  return (row) => {
    const figures = mattered(row);
    const [only] = figures;
    if (!only || figures.length > 1) return figures.map((figure) => valueIn(columnOf(figure), row));
    let lists = shared.get(only);
    if (!lists) shared.set(only, (lists = new Map()));
    const column = columnOf(only);
    if (column.lists || column.targetAt?.(row)) return [valueIn(column, row)];
    const value = column.values[row]!;
    let list = lists.get(value);
    if (!list) lists.set(value, (list = [valueIn(column, row)]));
    return list;
  };
}

/** The values of some figures of one assessee. */
export function readFigures(
  figures: readonly Figure[],
  compiled: CompiledClause,
  table: FactTable,
  row: number,
): readonly ReasonFigure[] {
  return figures.map((figure) => valueIn(figureColumn(figure, compiled, table), row));
}

function valueIn({ figure: { kind, fact }, values, lists, more, targetAt }: FigureColumn, row: number): ReasonFigure {
  const value = lists ? lists(row) : values[row]!;
  const target = targetAt?.(row);
  const told = { kind, fact, value: value === '' || Number.isNaN(value) ? null : value, ...(target && { target }) };
  return more ? { ...told, ...more } : told;
}

function figureColumn(figure: Figure, compiled: CompiledClause, table: FactTable): FigureColumn {
  const { kind, fact, ofAll } = figure;
  const plain = { figure, lists: null, more: null, targetAt: null };
  if (kind === 'assessee') return { ...plain, values: table.assessees };
  if (!ofAll) {
    const column = columnNamed(fact, compiled, table);
    const lists = column.kind === 'lists' ? (row: number) => valueAt(column, row) : null;
    return { ...plain, values: column.values, lists, targetAt: targetsOf(fact, compiled, table) };
  }
  const { call, among, written } = ofAll;
  const columns = columnsOf(compiled, table, []);
  const isKnown = factsOf(call).every((name) => columnNamed(name, compiled, table).complete);
  const more = {
    of: among && isKnown ? namesWhere(compile(among, compiled.options)(columns), columns) : table.assessees,
    ...(written === undefined ? {} : { written }),
  };
  // There is no mean and no rank while a fact is missing.
  const values = isKnown
    ? compile(call, compiled.options)(columns).map(round6)
    : new Float64Array(columns.count).fill(NaN);
  return { ...plain, values, more };
}

function targetsOf(
  fact: string,
  { clause, factIndex }: CompiledClause,
  { assessees }: FactTable,
): FigureColumn['targetAt'] {
  const { targets: texts } = clause.facts[factIndex.get(fact)!]!;
  if (texts === undefined) return null;
  const targets = new Map(Object.entries(texts));
  return (row) => {
    const assessee = assessees[row]!;
    const text = targets.get(assessee);
    return text === undefined ? undefined : { assessee, text };
  };
}

const columnNamed = (fact: string, { index, factIndex }: CompiledClause, { columns }: FactTable): FactColumn =>
  columns[index]![factIndex.get(fact)!]!;

const namesWhere = (condition: Float64Array, { assessees }: Columns): string[] =>
  assessees.filter((_, row) => condition[row] === 1);
