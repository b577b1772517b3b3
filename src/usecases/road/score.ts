import { assess, type Assessment } from '../../scoring';
import type { Interpretation } from './interpret';

/** The scorecards of all assessees, in the order of their sheets. */
export const score = ({ rubric, fillings, setup, adjustments, input }: Interpretation): Assessment =>
  assess(rubric, {
    assessees: fillings.map(({ assessee }) => assessee),
    lookup: (assessee, clause, fact) => input(assessee, clause.id, fact),
    settings: { blankCountsAreZero: setup.blankCountsAreZero },
    readings: setup.readings,
    adjustments,
  });
