import type { Change, ChangeSet } from '../../../host/port';
import { words, type Locale } from '../../../locales';
import type { Assessment } from '../../../scoring';
import {
  changesSheets,
  freeNames,
  isOldLayout,
  lackingClauses,
  laidOrders,
  planFilling,
  planFindings,
  planState,
  planSummary,
  readRubricRows,
  repairedMarkers,
  type FillingSheet,
} from '../../../sheets';
import { isoMinute } from '../../common/time';
import { planEvidence } from './evidence';
import type { Checked } from '../check/check';
import { languageOf, type Interpretation } from '../interpret';

/**
 * What writes scores and findings back: every sheet of ours plans its own changes, here they are put together. A workbook
 * keeps its language, whoever opens it: that of its 填报 sheets. One that says all of it already, but for the time, is left
 * alone: nothing is written, and no step of 还原 is used up.
 */
export function plan(
  workbook: Interpretation,
  assessment: Assessment,
  { findings, evidence }: Checked,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): ChangeSet {
  const { rubric, fillings, sheets, dateSystem, sheetOf, setup, state } = workbook;
  const text = words(languageOf(workbook, locale));
  const name = freeNames(sheets.map((sheet) => sheet.name));
  const rubricSheet = sheetOf('rubric');
  const rows = rubricSheet && readRubricRows(rubricSheet);
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const isOpen = ({ sheet }: FillingSheet): boolean => !byName.get(sheet)!.isProtected;
  const filled = fillings.flatMap((filling, index) => {
    const checked = evidence?.byAssessee[index];
    // The finding says so; the others get their results.
    if (!isOpen(filling)) return [];
    return planFilling({
      sheet: byName.get(filling.sheet)!,
      filling,
      rubric,
      scorecard: assessment.scorecards[index]!,
      findings,
      lacking:
        evidence && checked
          ? lackingClauses(evidence.plan, checked.status, checked.ledgers.length > 0, text)
          : new Map<string, string>(),
      laidFor: state?.state.orders.get(filling.assessee) ?? null,
      hasOldColours: !state || isOldLayout(state.state),
      dateSystem,
      clauseRows: rubricSheet && rows && { sheet: rubricSheet.name, rows },
      words: text,
    });
  });
  const summarised = (scoredAt: string): ReturnType<typeof planSummary> =>
    planSummary({
      existing: sheetOf('summary'),
      name,
      rubric,
      assessees: fillings.map(({ assessee }) => assessee),
      absent: setup.assessees.filter((name) => fillings.every(({ assessee }) => assessee !== name)),
      after: fillings.at(-1)!.sheet,
      assessment,
      findings,
      scoredAt,
      words: text,
    });
  const remembered = (scoredAt: string): Change[] =>
    planState({
      existing: state,
      name,
      rubric,
      scoredAt,
      orders: laidOrders(fillings.filter(isOpen)),
      confirmed: workbook.confirmed,
      isLaidOut: fillings.every(isOpen),
    });
  const summary = summarised(isoMinute(now));
  const found = planFindings({
    existing: sheetOf('findings'),
    name,
    rubric,
    after: summary.sheet,
    words: text,
    findings,
    evidence: evidence?.byAssessee ?? [],
    sheets: sheets.map((sheet) => sheet.name),
  });
  const shown = planEvidence(evidence, workbook, byName, name, text);
  const title = words(locale).t('usecase.recalculate');
  const repaired = repairedMarkers(workbook.ours);
  const before = state?.state.scoredAt ?? '';
  if (before !== '' && sheetOf('summary')) {
    const changes = [...repaired, ...filled, ...summarised(before).changes, ...found, ...remembered(before), ...shown];
    if (!changesSheets({ title, changes }, { sheets })) return { title, changes: [] };
  }
  return {
    title,
    changes: [...repaired, ...filled, ...summary.changes, ...found, ...remembered(isoMinute(now)), ...shown],
  };
}
