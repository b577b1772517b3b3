import type { Change } from '../../host/port';
import { cellAddress, rect, sheetReference } from '../common/addresses';
import { FIRST_ROW, layoutTable, LEGEND_ROW, printOn, startSheet } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { CENTERED, WIDTHS, type MissingColumn } from './columns';
import { rowsOf, totalText, type MissingEvidence } from './rows';

/** 缺失佐证: what is still lacking, office by office, what a document quotes before what any paper will do for. Made anew at every 一键重算. */
export function layoutMissingEvidence(
  options: MissingEvidence & { readonly sheet: string; readonly after: string },
): Change[] {
  const { sheet, rubric, lacking, words } = options;
  const columns = (Object.keys(WIDTHS) as MissingColumn[]).filter((key) =>
    key === 'assessee' ? options.namesAssessees : key !== 'cooperating' || options.plan.tasks.length > 0,
  );
  const rows = rowsOf(options, columns);
  const builder = startSheet(
    sheet,
    { kind: 'missingEvidence', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.missing },
  );
  layoutTable(builder, {
    title: words.t('sheet.missingEvidence.heading'),
    subtitle: words.t('sheet.missingEvidence.subtitle', { asOf: options.asOf, verifier: rubric.verifierWord }),
    columns: columns.map((key) => ({
      key,
      title: words.t(`sheet.missingEvidence.column.${key}`),
      width: WIDTHS[key],
      format: {
        ...(CENTERED.has(key) ? { horizontal: 'center' as const } : {}),
        ...(key === 'requirement' ? { numberFormat: '@' } : {}),
        ...(key === 'place' ? STYLES.link : {}),
      },
    })),
    rows: rows.map(({ cells }) => cells),
    banners: new Set(rows.flatMap(({ isBanner }, index) => (isBanner ? [index] : []))),
    frozenColumns: 1,
    print: printOn('A4', true),
  });
  // Before the banners, while the column has one look: a link changes its cell's font, which WPS asks for and puts back.
  builder.changes.push({
    kind: 'links',
    sheet,
    links: rows.flatMap(({ place }, index) =>
      place?.sheet == null || place.row === null
        ? []
        : [
            {
              row: FIRST_ROW + index,
              column: 1 + columns.indexOf('place'),
              target: sheetReference(place.sheet, place.row, place.column ?? 1),
            },
          ],
    ),
  });
  rows.forEach(({ isBanner }, index) => {
    const border = { style: 'none', color: COLORS.line } as const;
    const look = { ...STYLES.group, wrap: false, horizontal: 'left', underline: false, border } as const;
    if (isBanner) builder.format(rect(FIRST_ROW + index, 1, 1, columns.length), look);
  });
  builder.write(LEGEND_ROW, 1, [[totalText(lacking, words)]]);
  builder.format(rect(LEGEND_ROW, 1, 1, 1), STYLES.subtitle);
  const state = `$${cellAddress(FIRST_ROW, 1 + columns.indexOf('state'))}`;
  builder.changes.push({
    kind: 'conditionalFormats',
    sheet,
    range: rect(FIRST_ROW, 1 + columns.indexOf('state'), rows.length, 1),
    formats: [
      { formula: `${state}="${words.t('evidence.state.overdue')}"`, format: { fill: COLORS.error, bold: true } },
    ],
  });
  return builder.changes;
}
