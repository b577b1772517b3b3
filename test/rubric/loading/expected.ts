import type { Place, RubricProblem, RubricProblemCode } from '../../../src/rubric';
import { lineOf, PATHS, type Edit, type Part } from './small';

export const edit = (part: Part, from: string, to: string): Edit => ({ in: part, from, to });

/** A complaint that is expected: its line is that of `at` after the edits; absent when it is about the file. */
export interface Expected {
  readonly code: RubricProblemCode;
  readonly in: keyof typeof PATHS;
  readonly at?: string;
  readonly clause?: string;
  readonly data: RubricProblem['data'];
}

/** A complaint about a clause or an item, at its own line unless `at` is another. */
export const ofClause = (
  code: RubricProblemCode,
  part: Expected['in'],
  clause: string,
  data: Expected['data'],
  at = `- id: "${clause}"`,
): Expected => ({ code, in: part, at, clause, data });

/** One guarantee broken on purpose, and all that loading says then. */
export interface Case {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly problems: readonly Expected[];
}

export function problemOf({ code, in: part, at, clause, data }: Expected, edits: readonly Edit[]): RubricProblem {
  const place: Place = {
    file: PATHS[part],
    ...(at === undefined ? {} : { line: lineOf(part, at, edits) }),
    ...(clause === undefined ? {} : { clause }),
  };
  return { code, place, data };
}
