import type { Change } from '../host/port';
import type { Words } from '../locales';
import type { Rubric } from '../rubric';
import type { Severity } from '../scoring';
import { cellAddress, rect, sheetReference } from './addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet } from './builder';
import type { LocatedEvidence } from './evidencePlaces';
import { evidenceLines, scoringLines } from './findingLines';
import type { LocatedFinding } from './located';
import { COLORS, STYLES } from './style';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** 问题清单: everything a person must look at, the gravest first, each line leading to its cell. */
export function layoutFindings(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly after: string;
  readonly words: Words;
  readonly findings: readonly LocatedFinding[];
  /** Of each assessee, in the order of the sheets; empty for a rubric that asks for no evidence. */
  readonly evidence: readonly { readonly assessee: string; readonly findings: readonly LocatedEvidence[] }[];
}): Change[] {
  const { sheet, rubric, words } = options;
  const lines = [...scoringLines(options.findings, rubric, words), ...evidenceLines(options.evidence, rubric, words)];
  const sorted = ORDER.flatMap((severity) => lines.filter((line) => line.severity === severity));
  const builder = startSheet(
    sheet,
    { kind: 'findings', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.error },
  );
  layoutTable(builder, {
    title: words.t('sheet.findings.heading'),
    subtitle: words.t('sheet.findings.subtitle', {
      errors: sorted.filter((line) => line.severity === 'error').length,
      warnings: sorted.filter((line) => line.severity === 'warning').length,
      infos: sorted.filter((line) => line.severity === 'info').length,
    }),
    columns: (['severity', 'assessee', 'clause', 'verifiers', 'fact', 'place', 'message'] as const).map((key) => ({
      key,
      title: words.t(`sheet.findings.column.${key}`),
      width: { severity: 8, assessee: 10, clause: 9, verifiers: 20, fact: 24, place: 24, message: 70 }[key],
      ...(key === 'severity' || key === 'assessee' || key === 'clause' ? { format: STYLES.number } : {}),
      ...(key === 'place' ? { format: STYLES.link } : {}),
    })),
    rows: sorted.map(({ severity, assessee, id, offices, about, sheet: where, row, column, message }) => [
      words.t(`severity.${severity}`),
      assessee || null,
      id || null,
      offices.join('、') || null,
      about || null,
      where === null ? null : row === null || column === null ? where : `${where}!${cellAddress(row, column)}`,
      message,
    ]),
    frozenColumns: 1,
    print: printOn('A4', true),
  });
  if (sorted.length === 0) return builder.changes;
  builder.changes.push(
    {
      kind: 'links',
      sheet,
      links: sorted.flatMap(({ sheet: where, row, column }, index) =>
        where === null || row === null || column === null
          ? []
          : [{ row: FIRST_ROW + index, column: 6, target: sheetReference(where, row, column) }],
      ),
    },
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 1, sorted.length + 1, 7) },
    {
      kind: 'conditionalFormats',
      sheet,
      range: rect(FIRST_ROW, 1, sorted.length, 1),
      formats: [
        { formula: `$B${FIRST_ROW + 1}="${words.t('severity.error')}"`, format: { fill: COLORS.error, bold: true } },
        { formula: `$B${FIRST_ROW + 1}="${words.t('severity.warning')}"`, format: { fill: COLORS.missing } },
      ],
    },
  );
  return builder.changes;
}
