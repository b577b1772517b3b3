import { EVIDENCE_KINDS } from '../../evidence';
import type { CellFormat, CellWrite, Change, ConditionalFormat, Validation } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidenceKind, EvidencePlan, Rubric } from '../../rubric';
import { columnLetters, rect } from '../common/addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, LEGEND_ROW, printOn, startSheet, type Column } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { kindWord, originsOf } from '../evidence/text';
import {
  CENTERED,
  columnOf,
  DATE_FIELDS,
  LEDGER_COLUMNS,
  LEDGER_FIELDS,
  LEDGER_RESULTS,
  LEDGER_ROW_HEIGHT,
  WIDTHS,
  type LedgerColumn,
  type LedgerField,
} from './columns';
import { whatText } from './purpose';

/** Rows ready for what was not foreseen. */
const BLANK_ROWS = 40;

interface LaidRow {
  /** In the hidden column A, so that undo sees when rows were moved. Rows are read without it. */
  readonly key: string;
  readonly cells: Readonly<Partial<Record<LedgerColumn, CellWrite>>>;
}

/**
 * A 佐证台账: one row per thing that is shown. For tasks there is a row for everything that is asked for; for clauses,
 * of which not all need evidence, blank rows alone. `requirementIds` is where the ids stand, for the list to choose from.
 */
export function layoutLedger(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  readonly assessee: string;
  readonly after: string;
  readonly words: Words;
  readonly requirementIds: string;
}): Change[] {
  const { sheet, rubric, plan, assessee, words } = options;
  const rows = laidRows(rubric, plan, words);
  const builder = startSheet(
    sheet,
    { kind: 'ledger', rubric: rubric.id, assessee },
    { after: options.after, tabColor: COLORS.inputHead },
  );
  layoutTable(builder, {
    title: words.t('sheet.ledger.heading', { assessee, year: rubric.year }),
    subtitle: words.t('sheet.ledger.subtitle'),
    columns: LEDGER_COLUMNS.map((key) => columnSpec(key, words)),
    rows: rows.map(({ cells }) => LEDGER_COLUMNS.map((key) => cells[key] ?? null)),
    keys: rows.map(({ key }) => key),
    frozenColumns: 3,
    opensOn: LEDGER_FIELDS[0]!,
    freeHeights: true,
    print: printOn('A3', true),
    headHeight: 32,
  });
  builder.changes.push({ kind: 'rowHeights', sheet, row: FIRST_ROW, heights: rows.map(() => LEDGER_ROW_HEIGHT) });
  builder.write(LEGEND_ROW, 1, [[words.t('sheet.ledger.legend')]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  builder.validate(
    ...LEDGER_FIELDS.flatMap((key) => {
      const validation = validationOf(key, options.requirementIds, words);
      return validation ? [{ range: rect(FIRST_ROW, columnOf(key), rows.length, 1), validation }] : [];
    }),
  );
  builder.changes.push(
    // With the keys in column A, so that they go along when somebody sorts.
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, rows.length + 1, 1 + LEDGER_COLUMNS.length) },
    ...idleCells(sheet, rows.length),
    highlighting(sheet, rows.length, words),
  );
  return builder.changes;
}

function laidRows(rubric: Rubric, plan: EvidencePlan, words: Words): LaidRow[] {
  const origins = originsOf(rubric, plan);
  const tasks = plan.requirements.filter(({ task }) => task !== null);
  const asked = tasks.flatMap((requirement) =>
    requirement.needs.flatMap(({ kind, count }) =>
      Array.from({ length: count }, (_, index): LaidRow => ({
        key: `${requirement.id}|${kind}|${index + 1}`,
        cells: {
          requirement: requirement.id,
          what: whatText(requirement, kind, origins, words),
          kind: kindWord(kind),
          state: words.t('sheet.ledger.state.waiting'),
        },
      })),
    ),
  );
  const blank = BLANK_ROWS + (tasks.length === 0 ? plan.requirements.length : 0);
  return [...asked, ...Array.from({ length: blank }, (_, index): LaidRow => ({ key: `+${index + 1}`, cells: {} }))];
}

function columnSpec(key: LedgerColumn, words: Words): Column {
  const isOurs = (LEDGER_RESULTS as readonly LedgerColumn[]).includes(key);
  return {
    key,
    title: words.t(`sheet.ledger.column.${key}`),
    width: WIDTHS[key],
    format: {
      ...(CENTERED.has(key) ? { horizontal: 'center' } : {}),
      ...(isOurs ? { fill: COLORS.ours } : STYLES.input),
      ...(DATE_FIELDS.has(key) ? { numberFormat: 'yyyy-mm-dd' } : {}),
      // 2.3 is an id, not a number.
      ...(key === 'requirement' ? { numberFormat: '@' } : {}),
    } satisfies CellFormat,
    headFormat: { fill: isOurs ? COLORS.oursHead : COLORS.inputHead },
  };
}

/** Lists and hints; they refuse nothing. */
function validationOf(key: LedgerField, requirementIds: string, words: Words): Validation | null {
  const prompt = (text: string) => ({ title: words.t(`sheet.ledger.column.${key}`), text });
  switch (key) {
    case 'requirement':
      return {
        rule: { type: 'listRange', reference: requirementIds },
        prompt: prompt(words.t('sheet.ledger.hint.requirement')),
      };
    case 'kind':
      return {
        rule: { type: 'list', values: EVIDENCE_KINDS.map(kindWord) },
        prompt: prompt(words.t('sheet.ledger.hint.kind')),
      };
    case 'title':
    case 'remark':
      return null;
    default:
      return { rule: { type: 'any' }, prompt: prompt(words.t(`sheet.ledger.hint.${key}`)) };
  }
}

/** Which kinds have no use for which columns. Words that people made up themselves leave all open. */
const IDLE: readonly {
  readonly from: LedgerField;
  readonly to: LedgerField;
  readonly kinds: readonly EvidenceKind[];
}[] = [
  { from: 'organiser', to: 'theme', kinds: ['report', 'formalDocument', 'departmentEvaluation', 'fieldVisit'] },
  {
    from: 'media',
    to: 'content',
    kinds: ['report', 'photo', 'formalDocument', 'departmentEvaluation', 'fieldVisit'],
  },
  {
    from: 'characters',
    to: 'measures',
    kinds: ['photo', 'mediaPicture', 'formalDocument', 'departmentEvaluation', 'fieldVisit'],
  },
  {
    from: 'years',
    to: 'years',
    kinds: ['report', 'photo', 'mediaPicture', 'formalDocument', 'fieldVisit'],
  },
  { from: 'draftDate', to: 'draftDate', kinds: ['photo', 'mediaPicture', 'departmentEvaluation', 'fieldVisit'] },
];

function idleCells(sheet: string, count: number): Change[] {
  const kind = `$${columnLetters(columnOf('kind'))}${FIRST_ROW + 1}`;
  return IDLE.map(({ from, to, kinds }): Change => ({
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, columnOf(from), count, columnOf(to) - columnOf(from) + 1),
    formats: [
      { formula: `OR(${kinds.map((each) => `${kind}="${kindWord(each)}"`).join(',')})`, format: { fill: COLORS.idle } },
    ],
  }));
}

/** Colours beside the words of the state column. */
function highlighting(sheet: string, count: number, words: Words): Change {
  const state = `$${columnLetters(columnOf('state'))}${FIRST_ROW + 1}`;
  const on = (key: 'waiting' | 'error' | 'check', format: ConditionalFormat['format']): ConditionalFormat => ({
    formula: `${state}="${words.t(`sheet.ledger.state.${key}`)}"`,
    format,
    stopIfTrue: true,
  });
  return {
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, columnOf('state'), count, 1),
    formats: [
      on('error', { fill: COLORS.error, bold: true }),
      on('waiting', { fill: COLORS.missing }),
      on('check', { fill: COLORS.warning }),
    ],
  };
}
