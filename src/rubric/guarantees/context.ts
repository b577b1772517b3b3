import type { Clause, Rubric } from '../model';
import { clausesInContext, isPooled, poolOf, takesOnly, type InContext } from '../tree';

/** A clause with what the document prints around it. */
export interface Standing {
  readonly clause: Clause;
  /** Its text, then heads and tails that speak of it, too. */
  readonly texts: readonly string[];
  /** Points that the document prints for it or for what it belongs to: a formula may name them. */
  readonly marks: readonly number[];
  /** Its points are those of its row, which are compared with the document. */
  readonly alone: boolean;
  /** The text never splits the points of its section: its rules take from those. */
  readonly pooled: boolean;
  /** 加分, 扣分, 评优 or none of them. */
  readonly list: 'bonus' | 'deductions' | 'verdict' | null;
}

/** All clauses of a rubric as they stand in it, in the order of `clausesOf`. */
export const standings = (rubric: Rubric): Standing[] => clausesInContext(rubric).map(standing);

function standing(context: InContext): Standing {
  const { node: clause, above, texts } = context;
  const list = listOf(context);
  const pool = poolOf(context);
  return {
    ...{ clause, texts, list },
    marks: list === null ? marksOf(context) : [],
    alone: above.slice(1).every(({ children }) => children.length === 1),
    pooled: pool !== undefined,
  };
}

function listOf({ above: [top], node, isOfVerdict }: InContext): Standing['list'] {
  if (isOfVerdict) return 'verdict';
  const category = top ?? node;
  if (category.points !== null) return null;
  return takesOnly(category) ? 'deductions' : 'bonus';
}

/** Its own points and those of what it is part of, where that has a text of its own, which speaks of them. */
function marksOf(context: InContext): number[] {
  const { node, above } = context;
  const parent = above.at(-1);
  const own = node.points ?? poolOf(context)?.points;
  const speaks = parent && (parent.head !== '' || parent.tail !== '' || isPooled(parent));
  return [own, speaks ? parent.points : null].filter((points) => points !== null && points !== undefined);
}
