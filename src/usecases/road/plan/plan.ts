import type { Change, ChangeSet } from '../../../host/port';
import { words, type Locale } from '../../../locales';
import type { Assessment } from '../../../scoring';
import {
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
 * keeps its language, whoever opens it: that of its 填报 sheets.
 */
export function plan(
  workbook: Interpretation,
  assessment: Assessment,
  { findings, evidence }: Checked,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): ChangeSet {
  const { rubric, fillings, sheets, dateSystem, sheetOf, state } = workbook;
  const text = words(languageOf(workbook, locale));
  const name = freeNames(sheets.map((sheet) => sheet.name));
  const scoredAt = isoMinute(now);
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
  const summary = planSummary({
    existing: sheetOf('summary'),
    name,
    rubric,
    assessees: fillings.map(({ assessee }) => assessee),
    after: fillings.at(-1)!.sheet,
    assessment,
    findings,
    scoredAt,
    words: text,
  });
  const changes: Change[] = [
    ...repairedMarkers(workbook.ours),
    ...filled,
    ...summary.changes,
    ...planFindings({
      existing: sheetOf('findings'),
      name,
      rubric,
      after: summary.sheet,
      words: text,
      findings,
      evidence: evidence?.byAssessee ?? [],
      sheets: sheets.map((sheet) => sheet.name),
    }),
    ...planState({
      existing: state,
      name,
      rubric,
      scoredAt,
      orders: laidOrders(fillings.filter(isOpen)),
      confirmed: workbook.confirmed,
      isLaidOut: fillings.every(isOpen),
    }),
    ...planEvidence(evidence, workbook, byName, name, text),
  ];
  return { title: words(locale).t('usecase.recalculate'), changes };
}
