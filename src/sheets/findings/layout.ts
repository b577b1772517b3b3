import type { CellFormat, Change } from '../../host/port';
import type { Words } from '../../locales';
import { cellAddress, rect, sheetReference } from '../common/addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet } from '../common/builder';
import { COLORS, STYLES } from '../common/style';
import { columnOf, COLUMNS, WIDTHS } from './columns';
import { countFindings } from './counts';
import { foldFindings, foldText } from './fold';
import { findingLines, type FindingLine, type Found } from './lines';
import { inLines, type Handling } from './read';

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
export function layoutFindings(
  options: Found & {
    readonly sheet: string;
    readonly after: string;
    readonly words: Words;
    readonly handling: Handling;
  },
): Change[] {
  const { sheet, rubric, words } = options;
  const found = findingLines(options, words);
  // A line, or what is said above some that are told together.
  const lines = foldFindings(found).flatMap((group): (FindingLine | Heading)[] => {
    const [{ assessee }] = group.lines as [FindingLine];
    const heading: Heading = { key: `fold|${group.key}`, assessee, text: foldText(group, words) };
    return group.isFolded ? [heading, ...group.lines] : [...group.lines];
  });
  const keys = lines.map(({ key }) => key);
  const handled = inLines(keys, options.handling);
  const builder = startSheet(
    sheet,
    { kind: 'findings', rubric: rubric.id, assessee: '' },
    { after: options.after, tabColor: COLORS.error },
  );
  layoutTable(builder, {
    title: words.t('sheet.findings.heading'),
    subtitle: words.t('sheet.findings.subtitle', { ...countFindings(found) }),
    columns: COLUMNS.map((key) => ({
      key,
      title: words.t(`sheet.findings.column.${key}`, { verifier: rubric.verifierWord }),
      width: WIDTHS[key],
      ...(FORMATS[key] ? { format: FORMATS[key] } : {}),
      ...(key === 'handling' ? { headFormat: { fill: COLORS.inputHead } } : {}),
    })),
    keys,
    rows: lines.map((line, index) => [...cellsOf(line, words), handled[index] ?? null]),
    frozenColumns: 1,
    print: printOn('A4', true),
  });
  if (lines.length === 0) return builder.changes;
  lines.forEach((line, index) => {
    if ('text' in line)
      builder.format(rect(FIRST_ROW + index, 1, 1, COLUMNS.length - 1), { fill: COLORS.ours, bold: true });
  });
  builder.changes.push(
    {
      kind: 'links',
      sheet,
      links: lines.flatMap((line, index) => {
        if ('text' in line || line.sheet === null || line.row === null || line.column === null) return [];
        const target = sheetReference(line.sheet, line.row, line.column);
        return [{ row: FIRST_ROW + index, column: columnOf('place'), target }];
      }),
    },
    // With the keys in column A, so that they go along when somebody sorts.
    { kind: 'autoFilter', sheet, range: rect(HEAD_ROW, 0, lines.length + 1, 1 + COLUMNS.length) },
    {
      kind: 'conditionalFormats',
      sheet,
      range: rect(FIRST_ROW, 1, lines.length, 1),
      formats: [
        { formula: `$B${FIRST_ROW + 1}="${words.t('severity.error')}"`, format: { fill: COLORS.error, bold: true } },
        { formula: `$B${FIRST_ROW + 1}="${words.t('severity.warning')}"`, format: { fill: COLORS.missing } },
      ],
    },
  );
  return builder.changes;
}

/** Stands above findings that are told together; without a level, so that filters and counts of levels pass it over. */
interface Heading {
  readonly key: string;
  readonly assessee: string;
  readonly text: string;
}

/** The columns before 处理情况. */
function cellsOf(line: FindingLine | Heading, words: Words): (string | null)[] {
  if ('text' in line) return [null, line.assessee || null, null, null, null, null, line.text];
  const { severity, assessee, id, offices, about, sheet, row, column, message } = line;
  return [
    words.t(`severity.${severity}`),
    assessee || null,
    id || null,
    offices.join('、') || null,
    about || null,
    sheet === null ? null : row === null || column === null ? sheet : `${sheet}!${cellAddress(row, column)}`,
    message,
  ];
}
