import type { CellFormat, Change, RangeValidation } from '../../host/port';
import type { Words } from '../../locales';
import type { EvidencePlan, EvidenceRequirement, EvidenceTask, Rubric } from '../../rubric';
import { cellAddress, columnLetters, rect } from '../common/addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, LEGEND_ROW, printOn, startSheet, type Column } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { needText, originsOf, originText, periodText } from '../evidence/text';
import { layoutChecklist, layoutNotes } from './below';
import {
  CENTERED,
  DAYS_LEFT_WIDTH,
  FIXED,
  fixedColumn,
  requirementRowKey,
  RESULT_WIDTHS,
  resultKey,
  resultKeys,
  RESULTS,
  WIDTHS,
} from './columns';

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
    subtitle: words.t('sheet.requirements.subtitle', { rubric: plan.title }),
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
