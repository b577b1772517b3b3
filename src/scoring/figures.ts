import { meanOf, ranksOf, round6, type Figure } from '../rubric';
import type { FactTable } from './facts';
import type { CompiledClause } from './program';

/** A figure that mattered, with its value: yes/no 1 and 0, dates as serials, the assessee by name; null when missing. */
export interface ReasonFigure extends Figure {
  readonly value: number | string | null;
  /** Means and ranks: all who were compared. */
  readonly of?: readonly string[];
  /** What the document sets for this assessee, verbatim; absent where it sets nothing. */
  readonly target?: { readonly assessee: string; readonly text: string };
}

/** Reads the figures of one rule for one assessee after the other; `mattered` says which. Where it is one figure, equal values share a list. */
export function figureReader(
  compiled: CompiledClause,
  table: FactTable,
  mattered: (row: number) => readonly Figure[],
): (row: number) => readonly ReasonFigure[] {
  const columns = new Map<Figure, ArrayLike<number | string>>();
  const columnOf = (figure: Figure): ArrayLike<number | string> => {
    let column = columns.get(figure);
    if (!column) columns.set(figure, (column = figureColumn(figure, compiled, table)));
    return column;
  };
  const shared = new Map<Figure, Map<number | string, readonly ReasonFigure[]>>();
  return (row) => {
    const figures = mattered(row);
    const [only] = figures;
    if (!only || figures.length > 1 || targetOf(only, compiled, table, row))
      return figures.map((figure) => withValue(figure, columnOf(figure)[row]!, compiled, table, row));
    let lists = shared.get(only);
    if (!lists) shared.set(only, (lists = new Map()));
    const value = columnOf(only)[row]!;
    let list = lists.get(value);
    if (!list) lists.set(value, (list = [withValue(only, value, compiled, table, row)]));
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
  return figures.map((figure) => withValue(figure, figureColumn(figure, compiled, table)[row]!, compiled, table, row));
}

function withValue(
  figure: Figure,
  value: number | string,
  compiled: CompiledClause,
  table: FactTable,
  row: number,
): ReasonFigure {
  const { kind, fact } = figure;
  const target = targetOf(figure, compiled, table, row);
  return {
    kind,
    fact,
    value: value === '' || Number.isNaN(value) ? null : value,
    ...(kind === 'mean' || kind === 'rank' ? { of: table.assessees } : {}),
    ...(target && { target }),
  };
}

function targetOf(
  { kind, fact }: Figure,
  { clause, factIndex }: CompiledClause,
  { assessees }: FactTable,
  row: number,
): ReasonFigure['target'] {
  const assessee = assessees[row]!;
  const text = kind === 'fact' ? clause.facts[factIndex.get(fact)!]?.targets?.[assessee] : undefined;
  return text === undefined ? undefined : { assessee, text };
}

/** A figure of all assessees; there is no mean and no rank while a fact is missing. */
function figureColumn({ kind, fact }: Figure, compiled: CompiledClause, table: FactTable): ArrayLike<number | string> {
  if (kind === 'assessee') return table.assessees;
  const column = table.columns[compiled.index]![compiled.factIndex.get(fact)!]!;
  if (kind === 'fact' || column.kind === 'texts') return column.values;
  const ofAll = new Float64Array(column.values.length).fill(NaN);
  if (!column.complete) return ofAll;
  if (kind === 'mean') return ofAll.fill(round6(meanOf(column.values)));
  ranksOf(column.values, ofAll);
  return ofAll;
}
