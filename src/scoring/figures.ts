import { compile, factsOf, round6, type Columns, type Figure } from '../rubric';
import { columnsOf } from './clauses';
import type { FactColumn, FactTable } from './facts';
import type { CompiledClause } from './program';

/** A figure that mattered, with its value: yes/no 1 and 0, dates as serials, the assessee by name; null when missing. */
export interface ReasonFigure extends Pick<Figure, 'kind' | 'fact'> {
  readonly value: number | string | null;
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
    if (column.targetAt?.(row)) return [valueIn(column, row)];
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

function valueIn({ figure: { kind, fact }, values, more, targetAt }: FigureColumn, row: number): ReasonFigure {
  const value = values[row]!;
  const target = targetAt?.(row);
  const told = { kind, fact, value: value === '' || Number.isNaN(value) ? null : value, ...(target && { target }) };
  return more ? { ...told, ...more } : told;
}

function figureColumn(figure: Figure, compiled: CompiledClause, table: FactTable): FigureColumn {
  const { kind, fact, ofAll } = figure;
  if (kind === 'assessee') return { figure, values: table.assessees, more: null, targetAt: null };
  if (!ofAll) {
    const { values } = columnNamed(fact, compiled, table);
    return { figure, values, more: null, targetAt: targetsOf(fact, compiled, table) };
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
  return { figure, values, more, targetAt: null };
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
