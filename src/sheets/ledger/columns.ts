export const WIDTHS = {
  requirement: 8,
  what: 26,
  kind: 10,
  title: 20,
  file: 22,
  link: 12,
  date: 11,
  organiser: 14,
  theme: 16,
  media: 11,
  column: 10,
  content: 14,
  characters: 7,
  measures: 7,
  draftDate: 11,
  submittedDate: 11,
  years: 10,
  remark: 10,
  state: 8,
  note: 40,
} as const;
export const NOTE_WIDTH = WIDTHS.note;
/** The columns of a 佐证台账: what people fill, and what is ours (`what`, `state`, `note`). */
export type LedgerColumn = keyof typeof WIDTHS;
export const LEDGER_COLUMNS = Object.keys(WIDTHS) as LedgerColumn[];
/** The columns that are ours to write at every 一键重算. */
export const LEDGER_RESULTS = ['what', 'state', 'note'] as const satisfies readonly LedgerColumn[];
/** The columns that people fill. */
export type LedgerField = Exclude<LedgerColumn, (typeof LEDGER_RESULTS)[number]>;
export const LEDGER_FIELDS = LEDGER_COLUMNS.filter(
  (key): key is LedgerField => !(LEDGER_RESULTS as readonly LedgerColumn[]).includes(key),
);
export const DATE_FIELDS: ReadonlySet<LedgerColumn> = new Set(['date', 'draftDate', 'submittedDate']);
export const CENTERED: ReadonlySet<LedgerColumn> = new Set([
  'requirement',
  'kind',
  'date',
  'characters',
  'measures',
  'draftDate',
  'submittedDate',
  'years',
  'state',
]);
/** As laid out; a sheet that people have worked on is read by its keys instead. */
export const columnOf = (key: LedgerColumn): number => 1 + LEDGER_COLUMNS.indexOf(key);
/** Points: two lines. */
export const LEDGER_ROW_HEIGHT = 32;
