/**
 * What a rubric is, once loaded: plain data, checked, with its formulas parsed.
 * The YAML that authors write is described in docs/rubric-format.md and by `schema.ts`.
 */
import type { EvidencePlan } from './evidence';
import type { Expression } from './formula';

/** What kind of figure a fact is. Percentages are stored as 0–100; `judged` is points that a person decides within bounds. */
export type FactType =
  'count' | 'percent' | 'amount' | 'number' | 'rank' | 'yesNo' | 'date' | 'judged' | 'choice' | 'list';
/** What kind of figures a list holds. */
export type MemberType = Extract<FactType, 'count' | 'percent' | 'amount' | 'number'>;
/** A value as rubrics and programs write it: dates as texts, lists as arrays. */
export type Given = number | string | boolean | readonly number[];

/** One input of one clause. */
export interface Fact {
  /** Plain official Chinese; unique within its clause. */
  readonly name: string;
  readonly type: FactType;
  /** 次, %, 亩, 分 …; empty for yes/no. */
  readonly unit: string;
  /** Smallest and largest value allowed, of a list for each of its figures. A judged value between 0 and `floor` counts as `floor`. */
  readonly min: number;
  readonly max: number;
  /** Judged facts only: the smallest decision other than 0 (0.5分起扣). */
  readonly floor: number;
  /** Choice facts only. */
  readonly options: readonly string[];
  /** What a blank means; without it a blank is a missing fact. */
  readonly default: number | string | boolean | null;
  /** One sentence that helps the person who fills it. */
  readonly hint: string;
  /** What the document sets for single assessees, by name, verbatim: 完成盘活存量建设用地958亩. */
  readonly targets?: Readonly<Record<string, string>>;
  /** Names it had in earlier versions: by these, too, it is read from older workbooks and JSON. */
  readonly formerly?: readonly string[];
  /** It is asked since a later version: an older workbook has no row for it, and that is no fault. */
  readonly added?: boolean;
  /** Another fact may stand in its place (GIVEN): left blank it is not missing. */
  readonly optional?: boolean;
  /** It is asked no more, and read where it is given: older workbooks and JSON count as they did. */
  readonly retired?: boolean;
  /** Lists only: what kind of figures it holds. */
  readonly of?: MemberType;
  /** Date facts: the word for a day that never came (未完成), which counts as later than every day. */
  readonly never?: string;
  /** Judged facts: any figure from `floor` on (酌情扣0.2至1分), whatever the reading of 起扣 says. */
  readonly stepless?: boolean;
}

/** What a rule does. `void` on a verdict clause means a major problem. */
export type Effect = 'award' | 'deduct' | 'void' | 'waive';

/** One quoted phrase of a clause and what it does to the points. */
export interface Rule {
  /** Verbatim from the clause's text, or from a head or tail of what it is part of. */
  readonly quote: string;
  readonly effect: Effect;
  /** Void rules: the id of what becomes zero, the clause or something that it is part of. */
  readonly scope: string;
  /** The reading that chooses among `amounts`; null when there is only one. */
  readonly reading: string | null;
  /** One formula per option of the reading, in the order of its options. */
  readonly amounts: readonly Amount[];
}

/** What the figures of a clause can never be at once: a part that is more than its whole, met and missed. */
export interface Contradiction {
  readonly source: string;
  /** A condition over the clause's facts. */
  readonly never: Expression;
  /** Why it cannot be, in one sentence without a full stop. */
  readonly because: string;
}

export interface Amount {
  readonly option: string | null;
  readonly source: string;
  readonly expression: Expression;
}

/** One of the ways in which an ambiguous phrase can be read. The first option is the default. */
export interface Reading {
  readonly name: string;
  /** The clause or section it belongs to; null for the whole rubric. */
  readonly clause: string | null;
  readonly options: readonly string[];
  readonly default: string;
  /** Why the default is the default, in one sentence. */
  readonly note: string;
}

/** A worked example, by hand from the text. Booleans are yes/no; facts left out are missing. */
export interface Example {
  readonly title: string;
  readonly assessee: string;
  readonly facts: Readonly<Record<string, Given>>;
  /** Facts of the same clause of all the other assessees, for MEANOFALL and the like. */
  readonly others: readonly Readonly<Record<string, Given>>[];
  readonly readings: Readonly<Record<string, string>>;
  /** Points of the clause (in a pool: its effect on the pool, ≤ 0); null when pending. */
  readonly points: number | null;
  readonly range: readonly [number, number] | null;
  readonly state: ClauseState | null;
}

/** A worked example of a section (pools, caps over several clauses): facts by clause. */
export interface SectionExample {
  readonly title: string;
  readonly facts: Readonly<Record<string, Readonly<Record<string, Given>>>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly points: number;
}

export type ClauseState = 'scored' | 'pending' | 'notApplicable' | 'void';

/** Whatever the document numbers, however deep: a section holds others, a clause is scored. */
export type Node = Section | Clause;

interface NodeBase {
  /** As the document numbers it: 一, 2, 3.1.2, 加分.1. Only a section and what it holds alone may share one. */
  readonly id: string;
  readonly title: string;
  /** Full marks; null: none of its own, it shares those of the pool that it is in, or counts beside the base points. */
  readonly points: number | null;
  /** The least and the most that it counts; null: a section has no bound, a clause is between 0 and its points. */
  readonly floor: number | null;
  readonly cap: number | null;
  /** False: it is scored by itself, and its points are none of what it is part of. */
  readonly counts: boolean;
  /** The assessees for whom it is there; null: all. For others it has no points, and there are fewer full marks. */
  readonly appliesTo: readonly string[] | null;
  /** Text before its parts (of a clause: before its text) and after them. */
  readonly head: string;
  readonly tail: string;
  readonly verifiers: readonly string[];
  /** It names none: they are those of what it is part of, or of the row above. */
  readonly continued: boolean;
}

/** The smallest thing that is scored. */
export interface Clause extends NodeBase {
  /** Where the score starts before the rules: at full marks or at 0. */
  readonly start: 'full' | 'zero';
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly rules: readonly Rule[];
  readonly checks: readonly Contradiction[];
  readonly examples: readonly Example[];
  /** Numbers in which rules and text may differ, each with the reason. */
  readonly numbers?: Readonly<Record<string, string>>;
}

/** Several nodes that count together. */
export interface Section extends NodeBase {
  /** What is printed above it where it opens a part of the document (八、加扣分); empty: nothing. */
  readonly heading: string;
  readonly pool: Pool | null;
  /** Why its points are not those of its parts together, as the document has them; null: they are. */
  readonly asPrinted: string | null;
  readonly children: readonly Node[];
  readonly examples: readonly SectionExample[];
}

/** The text does not split the section's points among its clauses: all of them take from these. */
export interface Pool {
  /** When set, only under this option of this reading; otherwise the clauses keep their own points. */
  readonly when: { readonly reading: string; readonly option: string } | null;
}

/** What an assessee needs to be 达标. A `void` rule of one of its clauses is a major problem; they have no points. */
export interface Verdict {
  readonly heading: string;
  readonly head: string;
  /** The total at which an assessee may be 达标. */
  readonly threshold: number;
  /** The reading that says which total counts: its first option is the total with bonus and deductions, its second the base total. */
  readonly reading: string;
  readonly verifiers: readonly string[];
  readonly clauses: readonly Clause[];
}

/** One row of the responsibility table (责任分工): what is to be done, and by whom. */
export interface Duty {
  readonly task: string;
  readonly text: string;
  /** Departments as printed; when the cell is blank, those of the row above, and `continued` is true. */
  readonly responsible: readonly string[];
  readonly verifiers: readonly string[];
  readonly continued: boolean;
}

export interface Responsibility {
  readonly title: string;
  /** The county or bureau this table was printed for. */
  readonly assessee: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly group: string;
    readonly duties: readonly Duty[];
  }[];
  readonly targets: readonly string[];
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly fullMarks: number;
  /** Why the full marks are not the points of the categories together, as the document has them; null: they are. */
  readonly asPrinted: string | null;
  /** Who is assessed, as the document names them. */
  readonly assessees: readonly string[];
  /** What the document calls who confirms a clause: 认定部门, 牵头处室. */
  readonly verifierWord: string;
  /** In the order of the document. Those with points are its categories, the others count beside the base points (加分, 扣分). */
  readonly children: readonly Node[];
  /** Null: nobody is judged, the total is all there is. */
  readonly verdict: Verdict | null;
  readonly responsibility: Responsibility | null;
  readonly evidence: EvidencePlan | null;
  readonly readings: readonly Reading[];
  /** The reading of a fraction of a step; its options mean, in order: whole steps, proportional, begun steps. Null: whole steps. */
  readonly stepsReading: string | null;
  /** The reading of 0.5分起扣; its options mean, in order: the least decision, steps of that size (a begun one counts). Null: the least decision. */
  readonly floorsReading: string | null;
  /** What was found in the source document, which says nothing else from its first word to its last: texts, labels around them, characters. */
  readonly proved: { readonly texts: number; readonly labels: number; readonly characters: number };
  /** SHA-256, hexadecimal: of all text, and of all that decides a score. */
  readonly hashes: { readonly text: string; readonly scoring: string };
  /** What earlier versions of the program made of the same text and the same scoring: workbooks carry them. */
  readonly formerHashes: { readonly text: readonly string[]; readonly scoring: readonly string[] };
}
