import type { GuaranteeCode, RubricProblem } from '../problems';

/** What a guarantee says of a built rubric, before anyone knows in which line or cell that stands. */
export interface Complaint {
  readonly code: GuaranteeCode;
  /** Empty: it is about the rubric as a whole. */
  readonly clause: string;
  /** `rules/0`, `facts/NAME`, `examples/0`: which part of the clause; empty: the clause. */
  readonly part: string;
  readonly data: RubricProblem['data'];
}

export const complaint = (
  code: GuaranteeCode,
  clause: string,
  part: string,
  data: RubricProblem['data'] = {},
): Complaint => ({ code, clause, part, data });
