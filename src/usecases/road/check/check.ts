import type { Assessment } from '../../../scoring';
import { claimFindings, locate, located, resultFindings, settingCell, type LocatedFinding } from '../../../sheets';
import { checkEvidenceOf, type CheckedEvidence, type EvidenceFolder } from './evidence';
import type { Interpretation } from '../interpret';

/** All that a person must look at, each with its cell. */
export interface Checked {
  readonly findings: readonly LocatedFinding[];
  /** Null for a rubric that asks for no evidence. */
  readonly evidence: CheckedEvidence | null;
}

/** What was found while reading and scoring, in claims and settings; and the evidence, with a folder if there is one. */
export function check(
  workbook: Interpretation,
  assessment: Assessment,
  { now, folder }: { readonly now: Date; readonly folder?: EvidenceFolder },
): Checked {
  const evidence = checkEvidenceOf(workbook, assessment, now, folder);
  const findings = withoutRepeats([
    ...workbook.findings,
    ...placed(assessment, workbook),
    ...workbook.fillings.flatMap((filling, row) => claimFindings(filling, assessment.scorecards[row]!)),
    ...(evidence?.settings ?? []),
    ...unwritten(workbook),
  ]);
  return { findings, evidence };
}

/** Findings of the scoring, each with its cell: in 核定调整, 考核设置, or its assessee's sheet. */
function placed(assessment: Assessment, { fillings, adjustmentRows, sheetOf }: Interpretation): LocatedFinding[] {
  const adjustmentSheet = sheetOf('adjustments')?.name ?? null;
  const byAssessee = new Map(fillings.map((filling) => [filling.assessee, filling]));
  return assessment.findings.flatMap((finding) => {
    if (finding.code.startsWith('adjustment')) {
      return [{ finding, sheet: adjustmentSheet, row: adjustmentRows[Number(finding.data.index)] ?? null, column: 1 }];
    }
    if (finding.code === 'unknownReading' || finding.code === 'unknownOptionOfReading') {
      const setup = sheetOf('setup');
      const cell = setup && settingCell(setup, `reading:${String(finding.data.reading)}`);
      return [{ finding, sheet: setup?.name ?? null, row: cell?.row ?? null, column: cell?.column ?? null }];
    }
    const filling = byAssessee.get(finding.assessee);
    return filling ? locate(filling, [finding]) : [{ finding, sheet: null, row: null, column: null }];
  });
}

/** Sheets in which results cannot stand as they should: the others get theirs. */
function unwritten({ sheets, fillings, ledgers }: Interpretation): LocatedFinding[] {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return [
    ...fillings.flatMap((filling) => resultFindings(byName.get(filling.sheet)!, filling)),
    ...ledgers.flatMap(({ sheet, assessee }) =>
      byName.get(sheet)!.isProtected ? [located('sheetProtected', { assessee }, { sheet }, { sheet })] : [],
    ),
  ];
}

/**
 * What follows from another finding is not told beside it: a cell that could not be read is not also not filled in, and
 * neither is one whose column is gone; a sheet that lost its marks lost a column's key with them.
 */
function withoutRepeats(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const key = ({ finding }: LocatedFinding): string => `${finding.assessee}|${finding.clause}|${finding.fact}`;
  const wrong = new Set(findings.filter(({ finding }) => finding.severity === 'error' && finding.fact !== '').map(key));
  const unread = new Set(
    findings.flatMap(({ finding: { code, assessee, data } }) =>
      code === 'rowsMissing' || (code === 'columnMissing' && data.column === 'value') ? [assessee] : [],
    ),
  );
  const unmarked = new Set(findings.flatMap(({ finding, sheet }) => (finding.code === 'marksGone' ? [sheet] : [])));
  return findings
    .filter((entry) => !(entry.finding.code === 'columnKeysGone' && unmarked.has(entry.sheet)))
    .filter(
      (entry) => entry.finding.code !== 'missingFact' || !(wrong.has(key(entry)) || unread.has(entry.finding.assessee)),
    );
}
