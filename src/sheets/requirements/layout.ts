import type { CellFormat, CellWrite, Change, RangeValidation } from '../host/port';
import type { Words } from '../locales';
import type { EvidencePlan, EvidenceRequirement, EvidenceTask, QualityRule, Rubric } from '../rubric';
import { cellAddress, columnLetters, rect } from './addresses';
import { FIRST_ROW, fitRows, HEAD_ROW, layoutTable, LEGEND_ROW, printOn, startSheet, type Column } from './builder';
import { needText, originsOf, originText, periodText } from './evidenceText';
import { COLORS, STYLES } from './style';

const WIDTHS = {
  id: 7,
  origin: 15,
  title: 16,
  quote: 37,
  needs: 19,
  period: 12,
  printed: 16,
  due: 11,
  lead: 12,
  cooperating: 10,
} as const;
const FIXED = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];
const RESULT_WIDTHS = { state: 8, missing: 16 } as const;
const DAYS_LEFT_WIDTH = 6;
const CENTERED: ReadonlySet<string> = new Set(['id', 'due', 'lead', 'cooperating']);
const fixedColumn = (key: keyof typeof WIDTHS): number => 1 + FIXED.indexOf(key);

/** The columns of an assessee: 状态 and 还缺. */
export type RequirementResult = keyof typeof RESULT_WIDTHS;
export const RESULTS = Object.keys(RESULT_WIDTHS) as RequirementResult[];
export const resultKey = (result: RequirementResult, assessee: string): string => `${result}:${assessee}`;
export const requirementRowKey = (id: string): string => `requirement:${id}`;
export const ruleRowKey = (id: string): string => `rule:${id}`;

/** 佐证要求: what must be shown, by whom and when, with how it stands; below it the notes and what people check themselves. */
export function layoutRequirements(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly plan: EvidencePlan;
  readonly assessees: readonly string[];
  readonly after: string;
  readonly words: Words;
}): Change[] {
  const { sheet, rubric, plan, assessees, words } = options;
  const { requirements } = plan;
  const origins = originsOf(rubric, plan);
  const builder = startSheet(
    sheet,
    { kind: 'requirements', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.link },
  );
  const columns = columnsOf(assessees, words);
  layoutTable(builder, {
    title: words.t('sheet.requirements.heading', { year: rubric.year }),
    subtitle: words.t('sheet.requirements.subtitle', { rubric: rubric.title }),
    columns,
    rows: requirements.map((requirement) => [
      requirement.id,
      originText(requirement, origins),
      requirement.title,
      requirement.quote || null,
      requirement.needs.map((need) => needText(need, words)).join('\n'),
      periodText(requirement, words) || null,
      printedDeadline(requirement, origins.task.get(requirement.task ?? ''), words) || null,
      requirement.deadline.kind === 'date' ? requirement.deadline.day : null,
      leadText(requirement, words) || null,
      requirement.cooperating.join('、') || null,
    ]),
    keys: requirements.map(({ id }) => requirementRowKey(id)),
    frozenColumns: 3,
    print: printOn('A4', true),
    headHeight: 32,
  });
  builder.write(LEGEND_ROW, 1, [[words.t('sheet.requirements.legend')]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  const due = requirements.flatMap(({ deadline }, index): RangeValidation[] => {
    if (deadline.kind !== 'outside') return [];
    const prompt = {
      title: words.t('sheet.requirements.column.due'),
      text: words.t('sheet.requirements.hint.due', { by: deadline.by }),
    };
    return [
      { range: rect(FIRST_ROW + index, fixedColumn('due'), 1, 1), validation: { rule: { type: 'any' }, prompt } },
    ];
  });
  due.forEach(({ range }) => builder.format(range, STYLES.input, { numberFormat: 'yyyy-mm-dd' }));
  requirements.forEach(({ task, lead }, index) => {
    if (task !== null && lead.length === 0)
      builder.format(rect(FIRST_ROW + index, fixedColumn('lead'), 1, 1), { fill: COLORS.warning });
  });
  const below = FIRST_ROW + requirements.length + 1;
  const checklist = layoutChecklist(sheet, plan.qualityRules, below, words);
  const notesRow = below + (plan.qualityRules.length === 0 ? 0 : plan.qualityRules.length + 3);
  builder.validate(...due, ...checklist.validations);
  builder.changes.push(
    ...checklist.changes,
    ...layoutNotes(sheet, plan.notes, notesRow, words),
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, requirements.length + 1, 1 + columns.length) },
    ...assessees.map((_, index) => highlighting(sheet, requirements.length, FIXED.length + 1 + index * 2, words)),
  );
  return builder.changes;
}

/** Where the ids stand as laid out, for lists to choose from. */
export function requirementIds(sheet: string, { requirements }: EvidencePlan): string {
  const column = `$${columnLetters(fixedColumn('id'))}$`;
  const cells = `${column}${FIRST_ROW + 1}:${column}${FIRST_ROW + requirements.length}`;
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** Where rows and columns stand as laid out. */
export const laidRequirements = (sheet: string, { requirements }: EvidencePlan, assessees: readonly string[]) => ({
  sheet,
  rowOf: new Map(requirements.map(({ id }, index) => [requirementRowKey(id), FIRST_ROW + index])),
  columns: new Map([...FIXED, ...resultKeys(assessees)].map((key, index) => [key, 1 + index])),
});

const resultKeys = (assessees: readonly string[]): string[] => [
  ...assessees.flatMap((assessee) => RESULTS.map((result) => resultKey(result, assessee))),
  'daysLeft',
];

function columnsOf(assessees: readonly string[], words: Words): Column[] {
  const ours: CellFormat = { fill: COLORS.ours };
  const headFormat = { fill: COLORS.oursHead };
  const name = (assessee: string): string => (assessees.length === 1 ? '' : `\n${assessee}`);
  return [
    ...FIXED.map((key): Column => ({
      key,
      title: words.t(`sheet.requirements.column.${key}`),
      width: WIDTHS[key],
      ...(CENTERED.has(key)
        ? { format: { horizontal: 'center', ...(key === 'id' ? { numberFormat: '@' } : {}) } }
        : {}),
    })),
    ...assessees.flatMap((assessee) =>
      RESULTS.map((result): Column => ({
        key: resultKey(result, assessee),
        title: words.t(`sheet.requirements.column.${result}`) + name(assessee),
        width: RESULT_WIDTHS[result],
        format: result === 'state' ? { ...ours, horizontal: 'center' } : ours,
        headFormat,
      })),
    ),
    {
      key: 'daysLeft',
      title: words.t('sheet.requirements.column.daysLeft'),
      width: DAYS_LEFT_WIDTH,
      format: { ...ours, horizontal: 'center' },
      headFormat,
    },
  ];
}

/** As printed, with the day for drafts. */
function printedDeadline(
  { draftBy, needs }: EvidenceRequirement,
  task: EvidenceTask | undefined,
  words: Words,
): string {
  const isReport = needs.some(({ kind }) => kind === 'report');
  const draft =
    draftBy === null ? '' : words.t(`sheet.requirements.${isReport ? 'draftBy' : 'documentBy'}`, { day: draftBy });
  return [task?.reportTime ?? '', draft].filter((text) => text !== '').join('\n');
}

/** A gap in the document is told, a clause names no offices. */
const leadText = ({ task, lead }: EvidenceRequirement, words: Words): string =>
  task !== null && lead.length === 0 ? words.t('sheet.requirements.noLead') : lead.join('、');

/** 质量自查: every quality rule with who checks it, and a cell for people where software cannot. */
function layoutChecklist(
  sheet: string,
  rules: readonly QualityRule[],
  row: number,
  words: Words,
): { readonly changes: readonly Change[]; readonly validations: readonly RangeValidation[] } {
  if (rules.length === 0) return { changes: [], validations: [] };
  const width = fixedColumn('needs');
  const first = row + 2;
  const cells = rules.map(({ id, quote, checkedBy, kinds }): CellWrite[] => [
    id,
    kinds.map((kind) => words.describeEvidenceKind(kind)).join('、'),
    words.t(`sheet.requirements.checkedBy.${checkedBy}`),
    quote,
    null,
  ]);
  const head = (['rule', 'kinds', 'checkedBy', 'quote', 'answer'] as const).map((key) =>
    words.t(`sheet.requirements.checklist.${key}`),
  );
  const write = (at: number, column: number, values: CellWrite[][]): Change => ({
    kind: 'write',
    sheet,
    row: at,
    column,
    values,
  });
  const format = (at: number, rows: number, look: CellFormat): Change => ({
    kind: 'format',
    sheet,
    range: rect(at, 1, rows, width),
    format: look,
  });
  const answers = rules.flatMap(({ checkedBy }, index) =>
    checkedBy === 'person' ? [rect(first + index, fixedColumn('needs'), 1, 1)] : [],
  );
  return {
    changes: [
      write(row, 1, [[words.t('sheet.requirements.checklist.heading')]]),
      write(row + 1, 1, [head]),
      write(
        first,
        0,
        rules.map(({ id }, index) => [ruleRowKey(id), ...cells[index]!]),
      ),
      format(row, 1, { ...STYLES.group, wrap: false }),
      format(row + 1, 1, STYLES.head),
      format(first, rules.length, STYLES.body),
      ...answers.map((range): Change => ({
        kind: 'format',
        sheet,
        range,
        format: { ...STYLES.input, horizontal: 'center' },
      })),
      fitRows(
        sheet,
        first,
        cells,
        FIXED.map((key) => ({ width: WIDTHS[key] })),
      ),
    ],
    validations: answers.map((range) => ({
      range,
      validation: {
        rule: { type: 'list', values: ['是', '否'] },
        prompt: {
          title: words.t('sheet.requirements.checklist.answer'),
          text: words.t('sheet.requirements.hint.answer'),
        },
      },
    })),
  };
}

/** Each note runs over the table, on a line of its own. */
function layoutNotes(sheet: string, notes: readonly string[], row: number, words: Words): Change[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note, index) => [`${index + 1}. ${note}`]);
  const plain = { ...STYLES.body, wrap: false, border: { style: 'none', color: COLORS.line } } as const;
  return [
    { kind: 'write', sheet, row, column: 1, values: [[words.t('sheet.requirements.notes')], ...lines] },
    {
      kind: 'format',
      sheet,
      range: rect(row, 1, 1, fixedColumn('needs')),
      format: { ...STYLES.group, wrap: false },
    },
    { kind: 'format', sheet, range: rect(row + 1, 1, notes.length, 1), format: plain },
  ];
}

/** Colours beside the words of a state column. */
function highlighting(sheet: string, count: number, column: number, words: Words): Change {
  const cell = `$${cellAddress(FIRST_ROW, column)}`;
  const on = (state: 'overdue' | 'missing' | 'needsCorrection' | 'complete', fill: string, bold = false) => ({
    // 缺2 is told by 缺 alone.
    formula: `ISNUMBER(SEARCH("${words.t(`evidence.state.${state}`, { missing: '' }).trim()}",${cell}))`,
    format: { fill, ...(bold ? { bold } : {}) },
    stopIfTrue: true,
  });
  return {
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, column, count, RESULTS.length),
    formats: [
      on('overdue', COLORS.error, true),
      on('needsCorrection', COLORS.warning),
      on('complete', COLORS.good),
      on('missing', COLORS.missing),
    ],
  };
}
