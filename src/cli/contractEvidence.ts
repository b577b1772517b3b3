/** The parts of the contract that are about evidence: what must be shown, the ledger, what is wrong with it. */
import * as v from 'valibot';
import { EVIDENCE_KINDS } from '../evidence';
import { said } from './said';

export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.description('a day, such as 2020-06-30'));
const kind = v.picklist(EVIDENCE_KINDS);
const captionField = v.picklist(['date', 'organiser', 'theme', 'media', 'column', 'content']);

const need = v.strictObject({
  kind,
  count: said(v.number(), 'at least so many'),
  characters: v.exactOptional(said(v.number(), '400字左右')),
  captions: said(v.array(captionField), 'what every entry must state'),
  generalCaptions: said(v.array(captionField), 'what it should state as well: missing ones are warnings'),
  period: v.exactOptional(
    said(
      v.strictObject({ from: day, to: day }),
      'both days belong to it; of a report or an evaluation, what it is about',
    ),
  ),
});

const requirement = v.strictObject({
  id: said(v.string(), '2.3 is ③ of task 2; of a clause, its id, with .1, .2 … behind it where it asks for several'),
  task: v.exactOptional(v.string()),
  clause: v.exactOptional(v.string()),
  title: v.string(),
  quote: said(v.string(), 'verbatim from the rubric; empty for the usual evidence of a clause'),
  needs: v.array(need),
  deadline: said(
    v.strictObject({
      kind: v.picklist(['date', 'afterActivity', 'periodic', 'outside', 'none']),
      day: v.exactOptional(day),
      by: v.exactOptional(said(v.string(), 'outside: the office that sets the day')),
    }),
    'only date, and outside once its day is given, can be overdue',
  ),
  draftBy: v.exactOptional(said(day, 'the day for first drafts of reports, for formal documents')),
  lead: said(v.array(v.string()), 'empty where the rubric leaves it open'),
  cooperating: v.array(v.string()),
  onClaimOnly: said(v.boolean(), 'asked for only where its clause has points'),
});

/** What must be shown. */
export const evidencePlan = v.strictObject({
  tasks: v.array(
    v.strictObject({
      id: v.string(),
      code: v.string(),
      title: v.string(),
      standard: said(v.string(), 'verbatim from the rubric, alternatives on a line each'),
      head: said(v.string(), 'verbatim: what it says before its first requirement'),
      reportTime: said(v.string(), 'verbatim; empty where it is that of the row above'),
    }),
  ),
  requirements: v.array(requirement),
  qualityRules: v.array(
    v.strictObject({
      id: v.string(),
      quote: said(v.string(), 'verbatim from the rubric'),
      checkedBy: v.picklist(['software', 'ledger', 'hint', 'person']),
      kinds: v.array(kind),
    }),
  ),
  offices: v.array(v.strictObject({ office: v.string(), quote: v.string() })),
  instructions: v.array(v.string()),
  notes: said(v.array(v.string()), 'how ambiguous phrases are read'),
});

const cell = v.nullable(v.union([v.string(), v.number()]));
const filled = (description: string) => v.exactOptional(said(cell, description));

/** One row of the ledger, as people write it. */
const entry = v.strictObject({
  requirement: filled('id of the requirement: 2.3, 2③'),
  kind: filled('现场照片 … or the code word; may be blank where one kind only is asked for'),
  title: filled('what it is called; without title, file and link it does not count'),
  file: filled('name or path; rows with the same one are the same thing'),
  link: filled('address of what is no file'),
  date: filled('of the activity; of a document, the day it was issued: 2020-06-05, 2020年6月5日, a serial number'),
  organiser: filled('主办单位'),
  theme: filled('活动主题'),
  media: filled('样报名称, 台标'),
  column: filled('栏目名称'),
  content: filled('内容(简介)'),
  characters: filled('of a report: 400, 约400字'),
  measures: filled('how many measures a report names'),
  years: filled('of the opinion of a department, the years that it covers: 2017—2019'),
  draftDate: filled('day of the first draft'),
  submittedDate: filled('day on which it was submitted'),
  remark: filled('is not looked at'),
});
export const ledger = v.array(entry);

/** How a ledger is checked. */
export const evidenceSettings = v.strictObject({
  tolerance: v.exactOptional(
    said(
      v.strictObject({
        fine: v.exactOptional(said(v.pipe(v.number(), v.minValue(0)), 'default: 10')),
        warn: v.exactOptional(said(v.pipe(v.number(), v.minValue(0)), 'default: 20')),
      }),
      'how far a report may be from 400字左右, in percent: up to fine is fine, up to warn a warning, beyond an error',
    ),
  ),
  outsideDays: v.exactOptional(
    said(v.record(v.string(), day), 'days that outside offices set, by id of the requirement'),
  ),
});

export const place = {
  sheet: said(v.nullable(v.string()), 'null when it is about the workbook'),
  cell: said(v.nullable(v.string()), 'A1; null when it is about the sheet'),
};

const finding = {
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  requirement: v.exactOptional(said(v.string(), 'absent when it is about rows that belong to none')),
  message: said(v.string(), 'what is missing or wrong, whose it is, and what to do'),
};

const status = v.strictObject({
  requirement: v.string(),
  state: said(
    v.picklist(['complete', 'missing', 'needsCorrection', 'overdue', 'notDue']),
    '齐全, 缺n, 需补正, 逾期, 未到期',
  ),
  missing: said(v.number(), 'things that are lacking, of all kinds together'),
  due: said(v.nullable(day), 'null: there is no due day'),
  daysLeft: said(v.nullable(v.number()), 'days from asOf to the due day; negative: it is past'),
  needs: v.array(v.strictObject({ kind, need: v.number(), have: v.number() })),
});

/** What is wrong with a ledger given as data, and how every requirement stands. */
export const evidenceCheck = v.strictObject({
  findings: v.array(
    v.strictObject({
      ...finding,
      rows: said(v.array(v.number()), 'places in the ledger, from 0; empty when none is meant'),
    }),
  ),
  status: v.array(status),
});

/** The same of a workbook. */
export const locatedEvidenceCheck = v.strictObject({
  findings: v.array(v.strictObject({ ...finding, ...place })),
  status: v.array(status),
});

/** `kaoping evidence FILE --folder DIR --json` */
export const evidenceOutput = v.strictObject({
  file: said(v.string(), 'as given'),
  folder: said(v.string(), 'as given'),
  files: said(v.number(), 'how many there are in the folder'),
  filled: said(v.number(), 'rows that were entered into the ledger'),
  output: said(v.nullable(v.string()), 'where the workbook was written; null when it was not'),
  rubric: v.string(),
  assessee: v.string(),
  asOf: day,
  evidence: locatedEvidenceCheck,
});

/** What occurs more than once. */
export const EVIDENCE_PARTS = {
  ...{ day, evidenceKind: kind, captionField, evidenceNeed: need, evidenceRequirement: requirement },
  ...{ ledgerEntry: entry, evidenceStatus: status },
} as const;
