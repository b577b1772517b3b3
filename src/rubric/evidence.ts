/**
 * What must be shown, as the document asks for it (佐证要求). A requirement is a numbered line such as ③ of a task; its
 * needs are the things to show: a report of about 400 characters, four photos, two media pictures.
 */

/** 说明报告, 现场照片, 样报图片或电视截屏或网络截图, 正式文件, 部门评价, 实地考察, 其他. */
export type EvidenceKind =
  'report' | 'photo' | 'mediaPicture' | 'formalDocument' | 'departmentEvaluation' | 'fieldVisit' | 'other';

/** What an entry must state: 活动时间, 主办单位, 活动主题; for media also 样报名称/台标, 栏目名称, 内容(简介). */
export type CaptionField = 'date' | 'organiser' | 'theme' | 'media' | 'column' | 'content';

/** Both days belong to it; days are `2020-06-30`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface EvidenceNeed {
  readonly kind: EvidenceKind;
  /** At least so many. */
  readonly count: number;
  /** 400字左右; null where the document names no number. */
  readonly characters: number | null;
  /** Missing ones are errors when the document asks for them at this requirement. */
  readonly captions: readonly CaptionField[];
  /** Missing ones are warnings: what the document asks for in general (section 三). */
  readonly generalCaptions: readonly CaptionField[];
  /** 2020年, 2018年以来: checked when the entry has a date. Of a report or an evaluation: the years it is about. */
  readonly period: Period | null;
}

/**
 * When it is due. `afterActivity` (活动完成后及时) and `periodic` (定期) have no day and are never overdue by themselves;
 * `outside`: a day that an outside office sets and the user enters.
 */
export type Deadline =
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'afterActivity' }
  | { readonly kind: 'periodic' }
  | { readonly kind: 'outside'; readonly by: string }
  | { readonly kind: 'none' };

export interface EvidenceRequirement {
  /** `2.3` is ③ of task 2; `1` a task without numbers. Of a clause: its id, with `.1`, `.2` … behind it where it asks for several. */
  readonly id: string;
  /** 佐证 of which task (Annex 2) or which clause. */
  readonly task: string | null;
  readonly clause: string | null;
  /** Short name, ours. */
  readonly title: string;
  /** Verbatim, mark included; empty for the default requirement of a clause. */
  readonly quote: string;
  /** At most one of each kind. */
  readonly needs: readonly EvidenceNeed[];
  readonly deadline: Deadline;
  /** The day for the first draft of reports, for formal documents: on top of the deadline. */
  readonly draftBy: string | null;
  /**
   * Offices, as printed; when the cell is blank, those of the row above (`continued`), unless the rubric says that it is
   * a gap: then the list of a task's requirement is empty. Clauses name no offices.
   */
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly continued: boolean;
  /** Asked for only where the clause's claimed or computed points (in a pool: the item's) are above 0. */
  readonly onClaimOnly: boolean;
}

/** The default requirement of a clause: the text quotes nothing, so any paper will do. */
export const isDefaultRequirement = ({ clause, quote }: EvidenceRequirement): boolean =>
  clause !== null && quote === '';

/** One row of Annex 2; the field visit is one, too. */
export interface EvidenceTask {
  /** 序号. */
  readonly id: string;
  /** Ⅲ-10, however it is printed; of the row above where the cell is merged; empty for the field visit. */
  readonly code: string;
  /** 测评内容 without its code; of the row above where the cell is merged. */
  readonly title: string;
  /** 测评内容, verbatim; empty where the cell is merged with the one above. */
  readonly content: string;
  /** 测评标准, verbatim; of the row above where the cell is merged. Alternatives stand on a line each. */
  readonly standard: string;
  /** What 材料具体要求 says before its first requirement, verbatim. */
  readonly head: string;
  /** 上报时间, verbatim; empty where the cell is blank: then the deadline of the row above continues. */
  readonly reportTime: string;
}

/** What the check of the evidence can find of a quality rule, by the code of its finding. */
export const QUALITY_CHECKS = [
  'captionIncomplete',
  'draftDateUnknown',
  'draftLate',
  'draftMissing',
  'evidenceMissing',
  'evidenceTooFew',
  'evaluationOutstanding',
  'fewMeasures',
  'fileWrongKind',
  'outsidePeriod',
  'reportLengthUnknown',
  'reportTooLong',
  'reportTooShort',
  'yearsMissing',
  'yearsUnknown',
] as const;
export type QualityCheck = (typeof QUALITY_CHECKS)[number];

/** One phrase of what the document asks of all that is shown, and who can check it. */
export interface QualityRule {
  readonly id: string;
  /** Verbatim. */
  readonly quote: string;
  /** software: from the files and the ledger; ledger: if the ledger records it; hint: a guess by software; person: people only. */
  readonly checkedBy: 'software' | 'ledger' | 'hint' | 'person';
  readonly kinds: readonly EvidenceKind[];
  /** The findings that tell that it is broken; none where people check it alone. */
  readonly checks: readonly QualityCheck[];
}

/** What an office does for the whole of it (section 二). */
export interface OfficeDuty {
  readonly office: string;
  /** Verbatim. */
  readonly quote: string;
}

export interface EvidencePlan {
  /** What asks for the evidence: the rubric, or a table of its own beside it. */
  readonly title: string;
  readonly tasks: readonly EvidenceTask[];
  readonly requirements: readonly EvidenceRequirement[];
  readonly qualityRules: readonly QualityRule[];
  readonly offices: readonly OfficeDuty[];
  /** What the document says of all tasks together (section 一), verbatim. */
  readonly instructions: readonly string[];
  /** Readings of the document that the ledger sheet must say, such as 7 or 8 provincial opinions. */
  readonly notes: readonly string[];
}
