import type { CellFormat, CellValue, Change, Rect, SheetSnapshot } from '../host/port';
import type { Words } from '../locales';
import type { Rubric } from '../rubric';
import type { Severity } from '../scoring';
import { cellAddress, rect, sheetReference } from './addresses';
import { FIRST_ROW, HEAD_ROW, layoutTable, printOn, startSheet } from './builder';
import { endOf, stretches } from './cellsThere';
import type { LocatedEvidence } from './evidencePlaces';
import { evidenceLines, scoringLines } from './findingLines';
import type { LocatedFinding } from './located';
import { columnKeys, textAt, valueAt } from './markers';
import { COLORS, STYLES } from './style';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const WIDTHS = {
  severity: 8,
  assessee: 10,
  clause: 9,
  verifiers: 20,
  fact: 24,
  place: 24,
  message: 70,
  handling: 30,
} as const;
const COLUMNS = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];
const columnOf = (key: keyof typeof WIDTHS): number => 1 + COLUMNS.indexOf(key);
const FORMATS: Readonly<Partial<Record<keyof typeof WIDTHS, CellFormat>>> = {
  severity: STYLES.number,
  assessee: STYLES.number,
  clause: STYLES.number,
  place: STYLES.link,
  // A date that somebody types stays as it was typed when it is written again.
  handling: { ...STYLES.input, numberFormat: '@' },
};

/** What people wrote in 处理情况, line by line, by the key of the finding. Null: the finding is listed, nothing is written. */
export type Handling = ReadonlyMap<string, readonly CellValue[]>;

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

/** For each line what was written about its finding; undefined where the finding was not listed. */
function inLines(keys: readonly string[], handling: Handling): (CellValue | undefined)[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    return handling.get(key)?.[index];
  });
}

/** The lines of 问题清单: their keys, and where 处理情况 stands; null in a sheet without that column. */
function lines(
  sheet: SheetSnapshot,
): { readonly first: number; readonly keys: string[]; readonly column: number } | null {
  const keys = columnKeys(sheet);
  const column = keys?.columns.get('handling');
  if (!keys || column === undefined) return null;
  const first = keys.row + 2;
  const end = endOf(sheet, first, (row) => textAt(sheet, row, 0) !== '');
  const rows = Array.from({ length: end - first }, (_, index) => textAt(sheet, first + index, 0));
  return { first, keys: rows, column };
}

/** Reads what people wrote in 处理情况. */
export function readHandling(sheet: SheetSnapshot): Handling {
  const handling = new Map<string, CellValue[]>();
  const listed = lines(sheet);
  listed?.keys.forEach((key, index) => {
    if (key === '') return;
    handling.set(key, [...(handling.get(key) ?? []), valueAt(sheet, listed.first + index, listed.column)]);
  });
  return handling;
}

/** The cells in which people wrote about the findings. */
export function handlingCells(sheet: SheetSnapshot): Rect[] {
  const listed = lines(sheet);
  if (!listed) return [];
  const { first, keys, column } = listed;
  return stretches(keys.length, (index) => keys[index] !== '').map(({ start, length }) =>
    rect(first + start, column, length, 1),
  );
}

/** Writes what people wrote since into an older 问题清单 that is put back; findings that were not listed since keep theirs. */
export function restoredHandling(older: SheetSnapshot, handling: Handling): Change[] {
  const listed = lines(older);
  if (!listed || listed.keys.length === 0) return [];
  const values = inLines(listed.keys, handling).map((value) => [value]);
  return [{ kind: 'write', sheet: older.name, row: listed.first, column: listed.column, values }];
}
