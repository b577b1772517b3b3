import type { Change } from '../host/port';
import type { Words } from '../locales';
import type { Rubric } from '../rubric';
import type { Severity } from '../scoring';
import { cellAddress, rect, sheetReference } from './addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet } from './builder';
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
}): Change[] {
  const { sheet, rubric, words } = options;
  const sorted = ORDER.flatMap((severity) => options.findings.filter((entry) => entry.finding.severity === severity));
  const builder = startSheet(
    sheet,
    { kind: 'findings', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.error },
  );
  const verifiers = verifiersByClause(rubric);
  layoutTable(builder, {
    title: words.t('sheet.findings.heading'),
    subtitle: words.t('sheet.findings.subtitle', {
      errors: sorted.filter((entry) => entry.finding.severity === 'error').length,
      warnings: sorted.filter((entry) => entry.finding.severity === 'warning').length,
      infos: sorted.filter((entry) => entry.finding.severity === 'info').length,
    }),
    columns: (['severity', 'assessee', 'clause', 'verifiers', 'fact', 'place', 'message'] as const).map((key) => ({
      key,
      title: words.t(`sheet.findings.column.${key}`),
      width: { severity: 8, assessee: 10, clause: 9, verifiers: 20, fact: 24, place: 24, message: 70 }[key],
      ...(key === 'severity' || key === 'assessee' || key === 'clause' ? { format: STYLES.number } : {}),
      ...(key === 'place' ? { format: STYLES.link } : {}),
    })),
    rows: sorted.map(({ finding, sheet: where, row, column }) => [
      words.t(`severity.${finding.severity}`),
      finding.assessee || null,
      finding.clause || null,
      verifiers.get(finding.clause) ?? null,
      finding.fact || null,
      where === null ? null : row === null || column === null ? where : `${where}!${cellAddress(row, column)}`,
      words.describeFinding(finding),
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

function verifiersByClause(rubric: Rubric): Map<string, string> {
  const items = rubric.groups.flatMap((group) => group.indicators.flatMap((indicator) => indicator.items));
  const extras = [...rubric.bonus.clauses, ...rubric.deductions.clauses, ...rubric.verdict.clauses];
  return new Map([
    ...items.map((item): [string, string] => [item.id, item.verifiers.join('、')]),
    ...[...items.flatMap((item) => item.clauses), ...extras].map((clause): [string, string] => [
      clause.id,
      clause.verifiers.join('、'),
    ]),
  ]);
}
