import type { ApplyResult, Change, ChangeSet, DateSystem, Host, Snapshot } from '../host/port';
import { words, type Locale, type Words } from '../locales';
import type { Rubric } from '../rubric';
import {
  freeNames,
  layoutAdjustments,
  layoutFilling,
  layoutResponsibility,
  layoutRubric,
  layoutSetup,
  layoutState,
  layoutSummary,
  markerOf,
  OUR_SHEETS,
  revealed,
  STATE_SHEET,
  stateOf,
} from '../sheets';
import { UseCaseError } from './common/errors';
import { evidenceSheets } from './road/plan/evidenceSheets';
import { isoDate } from './common/time';

export interface NewAssessmentOptions {
  readonly rubric: Rubric;
  readonly assessees: readonly string[];
  readonly locale: Locale;
  readonly now: Date;
  /** Whether there are 佐证台账 and 佐证要求, if the rubric asks for evidence; when absent, only for a rubric with tasks. */
  readonly ledgers?: boolean;
  /** 考核日期, as 2022-12-31; today when absent. */
  readonly date?: string;
}

/** New assessment: the sheets to fill, one 填报 per assessee, beside whatever the workbook holds already. */
export async function newAssessment(host: Host, options: NewAssessmentOptions): Promise<ApplyResult> {
  return host.apply(prepareAssessment(await host.read(OUR_SHEETS), options));
}

/** The plan alone. Throws UseCaseError when the workbook holds an assessment already, or an assessee or the date cannot be used. */
export function prepareAssessment(snapshot: Snapshot, options: NewAssessmentOptions): ChangeSet {
  checkAssessees(options.assessees);
  if (options.date !== undefined && !isDate(options.date))
    throw new UseCaseError('assessmentDate', { date: options.date });
  if (snapshot.sheets.some((sheet) => markerOf(sheet) !== null))
    throw new UseCaseError('alreadyAssessment', { file: snapshot.workbook });
  return planAssessment(
    options,
    snapshot.sheets.map(({ name }) => name),
    snapshot.dateSystem,
  );
}

function checkAssessees(assessees: readonly string[]): void {
  if (assessees.length === 0) throw new UseCaseError('noAssessees');
  const twice = assessees.find((name, index) => assessees.indexOf(name) !== index);
  if (twice !== undefined) throw new UseCaseError('assesseeTwice', { assessee: twice });
  const hidden = assessees.map(revealed).find((name) => name !== null);
  if (hidden) throw new UseCaseError('assesseeInvisible', { assessee: hidden });
  const bad = assessees.find((name) => name.trim() === '' || name !== name.trim() || /[|\p{Cc}]/u.test(name));
  if (bad !== undefined) throw new UseCaseError('assesseeName', { assessee: bad });
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return !Number.isNaN(date.getTime()) && isoDate(date) === text;
}

/** The sheets of a new assessment as one change set, for a workbook of this date system. `taken` are the names of the sheets that are there. */
export function planAssessment(
  { rubric, assessees, locale, now, ledgers, date = isoDate(now) }: NewAssessmentOptions,
  taken: readonly string[],
  dateSystem: DateSystem = 1900,
): ChangeSet {
  const text = words(locale);
  const name = freeNames(taken);
  const setup = name(text.t('sheet.name.setup'));
  const fillings = assessees.map((assessee) => ({ assessee, sheet: name(text.t('sheet.name.filling', { assessee })) }));
  const rubricName = name(text.t('sheet.name.rubric'));
  const before = (index: number): string => (index === 0 ? setup : fillings[index - 1]!.sheet);
  const last = fillings.at(-1)!.sheet;
  const plan = rubric.evidence;
  const rubricSheet = layoutRubric({ sheet: rubricName, rubric, after: last, words: text });
  const changes: Change[] = [
    ...layoutSetup({ sheet: setup, rubric, assessees, date, words: text }),
    ...fillings.flatMap(({ assessee, sheet }, index) =>
      layoutFilling({
        sheet,
        rubric,
        assessee,
        after: before(index),
        words: text,
        dateSystem,
        rubricSheet: { sheet: rubricName, rows: rubricSheet.rows },
      }),
    ),
    ...rubricSheet.changes,
    ...(plan && (ledgers ?? plan.tasks.length > 0)
      ? evidenceSheets({
          rubric,
          plan,
          assessees,
          without: assessees,
          requirements: null,
          after: last,
          name,
          words: text,
        }).changes
      : []),
    ...furtherSheets(rubric, assessees, rubricName, name, text),
    ...layoutState(name(STATE_SHEET), stateOf(rubric, '')),
    { kind: 'activate', sheet: setup },
  ];
  return { title: text.t('usecase.newAssessment'), changes };
}

function furtherSheets(
  rubric: Rubric,
  assessees: readonly string[],
  after: string,
  name: (wanted: string) => string,
  text: Words,
): Change[] {
  const summary = name(text.t('sheet.name.summary'));
  const adjustments = name(text.t('sheet.name.adjustments'));
  const { responsibility } = rubric;
  const table = responsibility && name(text.t('sheet.name.responsibility'));
  return [
    ...(responsibility && table
      ? layoutResponsibility({ sheet: table, rubric, responsibility, after, words: text })
      : []),
    ...layoutAdjustments({ sheet: adjustments, rubric, assessees, after: table ?? after, words: text }),
    ...layoutSummary({ sheet: summary, rubric, assessees, after: adjustments, words: text }),
  ];
}
