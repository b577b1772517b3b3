import type { CellFormat, Change } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import type { Severity } from '../../scoring';
import { cellAddress, rect, sheetReference } from '../common/addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet } from '../common/builder';
import type { LocatedFinding } from '../common/located';
import { COLORS, STYLES } from '../common/style';
import type { LocatedEvidence } from '../evidence/places';
import { columnOf, COLUMNS, WIDTHS } from './columns';
import { evidenceLines, scoringLines } from './lines';
import { inLines, type Handling } from './read';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const FORMATS: Readonly<Partial<Record<keyof typeof WIDTHS, CellFormat>>> = {
  severity: STYLES.number,
  assessee: STYLES.number,
  clause: STYLES.number,
  place: STYLES.link,
  // A date that somebody types stays as it was typed when it is written again.
  handling: { ...STYLES.input, numberFormat: '@' },
};

/**
 * 问题清单: everything a person must look at, the gravest first, each line leading to its cell. What people wrote about
 * a finding goes along with it.
 */
export function layoutFindings(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly after: string;
  readonly words: Words;
  readonly findings: readonly LocatedFinding[];
  /** Of each assessee, in the order of the sheets; empty for a rubric that asks for no evidence. */
  readonly evidence: readonly { readonly assessee: string; readonly findings: readonly LocatedEvidence[] }[];
  readonly handling: Handling;
}): Change[] {
  const { sheet, rubric, words } = options;
  const found = [...scoringLines(options.findings, rubric, words), ...evidenceLines(options.evidence, rubric, words)];
  const sorted = ORDER.flatMap((severity) => found.filter((line) => line.severity === severity));
  const keys = sorted.map(({ key }) => key);
  const handled = inLines(keys, options.handling);
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
    columns: COLUMNS.map((key) => ({
      key,
      title: words.t(`sheet.findings.column.${key}`, { verifier: rubric.verifierWord }),
      width: WIDTHS[key],
      ...(FORMATS[key] ? { format: FORMATS[key] } : {}),
      ...(key === 'handling' ? { headFormat: { fill: COLORS.inputHead } } : {}),
    })),
    keys,
    rows: sorted.map(({ severity, assessee, id, offices, about, sheet: where, row, column, message }, index) => [
      words.t(`severity.${severity}`),
      assessee || null,
      id || null,
      offices.join('、') || null,
      about || null,
      where === null ? null : row === null || column === null ? where : `${where}!${cellAddress(row, column)}`,
      message,
      handled[index] ?? null,
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
          : [{ row: FIRST_ROW + index, column: columnOf('place'), target: sheetReference(where, row, column) }],
      ),
    },
    // With the keys in column A, so that they go along when somebody sorts.
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, sorted.length + 1, 1 + COLUMNS.length) },
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
