import type { Clause, Extra, Indicator, Item, Rubric } from '../model';

/** A clause with what the document prints around it. */
export interface Standing {
  readonly clause: Clause;
  /** Its text, then heads and tails that speak of it, too. */
  readonly texts: readonly string[];
  /** Points that the document prints for it or for what it belongs to: a formula may name them. */
  readonly marks: readonly number[];
  /** Its points are those of its indicator, which are compared with the document. */
  readonly alone: boolean;
  /** The text never splits the points of its item: its rules take from those. */
  readonly pooled: boolean;
  /** 加分, 扣分, 评优 or none of them. */
  readonly list: 'bonus' | 'deductions' | 'verdict' | null;
}

/** All clauses of a rubric as they stand in it, in the order of `clausesOf`. */
export function standings(rubric: Rubric): Standing[] {
  const graded = rubric.groups.flatMap((group) =>
    group.indicators.flatMap((indicator) =>
      indicator.items.flatMap((item) => item.clauses.map((clause) => inItem(clause, item, indicator))),
    ),
  );
  const inList = (list: 'bonus' | 'deductions' | 'verdict'): Standing[] => {
    const section: (Pick<Extra, 'head' | 'clauses'> & { readonly tail?: string }) | null = rubric[list];
    if (!section) return [];
    const { head, tail = '', clauses } = section;
    return clauses.map((clause) => ({
      ...{ clause, list, alone: false, pooled: false, marks: [] },
      texts: [clause.text, head, tail],
    }));
  };
  return [...graded, ...inList('bonus'), ...inList('deductions'), ...inList('verdict')];
}

function inItem(clause: Clause, item: Item, indicator: Indicator): Standing {
  return {
    clause,
    texts: [clause.text, item.head, item.tail, indicator.head, indicator.tail],
    marks: [clause.points ?? item.points, item.points],
    alone: indicator.items.length === 1 && item.clauses.length === 1,
    pooled: item.pool !== null && item.pool.when === null,
    list: null,
  };
}
