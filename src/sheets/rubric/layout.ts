import type { Change } from '../../host/port';
import type { Words } from '../../locales';
import type { Rubric } from '../../rubric';
import { rect } from '../common/addresses';
import { FIRST_ROW, layoutTable, printOn, startSheet, type Column } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { READINGS, rubricRows } from './rows';

/** Where each clause stands in 评分细则: 0-based rows. */
export interface RubricSheet {
  readonly changes: readonly Change[];
  readonly rows: ReadonlyMap<string, number>;
}

/** 评分细则: the whole document, clause by clause, beside what we do with it. */
export function layoutRubric(options: {
  readonly sheet: string;
  readonly rubric: Rubric;
  readonly after: string;
  readonly words: Words;
}): RubricSheet {
  const { sheet, rubric, words } = options;
  const all = rubricRows(rubric, words);
  // A rubric that has no readings has no column for them.
  const hasReadings = all.some(({ cells }) => cells[READINGS] !== null);
  const rows = hasReadings ? all : all.map((row) => ({ ...row, cells: row.cells.slice(0, READINGS) }));
  const builder = startSheet(sheet, { kind: 'rubric', rubric: rubric.id, assessee: '' }, { after: options.after });
  const column = (
    key: 'clause' | 'title' | 'text' | 'points' | 'verifiers' | 'rules' | 'readings',
    width: number,
    format?: Column['format'],
  ): Column => ({
    key,
    title: words.t(`sheet.rubric.column.${key}`, { verifier: rubric.verifierWord }),
    width,
    ...(format ? { format } : {}),
  });
  layoutTable(builder, {
    title: rubric.title,
    subtitle: words.t('sheet.rubric.subtitle', {
      ...rubric.proved,
      hash: rubric.hashes.text.slice(0, 12),
      scoring: rubric.hashes.scoring.slice(0, 12),
    }),
    columns: [
      column('clause', 8, { horizontal: 'center' }),
      column('title', 20),
      column('text', 70),
      column('points', 8, { horizontal: 'center' }),
      column('verifiers', 16),
      column('rules', 56),
      ...(hasReadings ? [column('readings', 30)] : []),
    ],
    rows: rows.map(({ cells }) => cells),
    keys: rows.map(({ key }) => key),
    frozenColumns: 2,
    print: printOn('A3', true),
  });
  rows.forEach(({ look, cells }, index) => {
    const range = rect(FIRST_ROW + index, 1, 1, cells.length);
    if (look === 'group') builder.format(range, STYLES.group, { wrap: false });
    if (look === 'indicator') builder.format(range, { fill: COLORS.band, bold: true });
    if (look === 'item') builder.format(range, { fill: COLORS.idle });
  });
  return { changes: builder.changes, rows: new Map(rows.map((row, index) => [row.key, FIRST_ROW + index])) };
}
