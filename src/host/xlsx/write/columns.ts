/** Widths, visibility and looks of columns. */
import type { Change } from '../../port';
import { fileWidth, MAX_COLUMNS, pointsAsFileWidth, type Look } from '../../common';
import { attribute, elementText, withAttributes } from '../xml/elements';
import { FormatChain } from './cellEdits';
import type { SheetEditor } from './sheetEditor';
import type { StyleBook } from './styleBook';

/** A run of columns that share their properties; both ends 1-based and included, as in the file. */
interface ColumnRun {
  readonly min: number;
  readonly max: number;
  readonly attributes: string;
}

/** The attributes of a column after the change; null: a column like all others. `old` is null for such a one. */
type ColumnChange = (old: string | null, index: number) => string | null;

/** Sets widths in characters; 0 hides the column and keeps its width for whoever shows it again, null leaves it. */
export function setColumnWidths(
  editor: SheetEditor,
  { column, widths }: Pick<Extract<Change, { kind: 'columnWidths' }>, 'column' | 'widths'>,
): void {
  changeColumns(editor, column, widths.length, (old, index) => {
    const width = widths[index] ?? null;
    if (width === null) {
      return old;
    }
    const base = old ?? withAttributes('', { width: fileWidth(8) });
    return width === 0
      ? withAttributes(base, { hidden: 1, customWidth: 1 })
      : withAttributes(base, { width: fileWidth(width), customWidth: 1, hidden: null, bestFit: null });
  });
}

/** Sets widths in points, null for the standard, and hides or shows. */
export function setColumnSizes(
  editor: SheetEditor,
  column: number,
  sizes: readonly { readonly points: number | null; readonly hidden: boolean }[],
): void {
  changeColumns(editor, column, sizes.length, (old, index) => {
    const { points, hidden } = sizes[index]!;
    const attributes = withAttributes(old ?? '', {
      width: points === null ? null : pointsAsFileWidth(points),
      customWidth: points === null ? null : 1,
      bestFit: null,
      hidden: hidden ? 1 : null,
    });
    return withAttributes(attributes, { min: null, max: null }) === '' ? null : attributes;
  });
}

/** Changes the look that columns give to cells that have none of their own. */
export function setColumnLooks(
  editor: SheetEditor,
  column: number,
  count: number,
  look: Partial<Look>,
  styles: StyleBook,
): void {
  const chain = new FormatChain(null, look);
  changeColumns(editor, column, count, (old) => {
    const style = Number(attribute({ attributes: old ?? '' }, 'style') ?? 0);
    return withAttributes(old ?? '', { style: styles.derive(style, chain) });
  });
}

function changeColumns(editor: SheetEditor, column: number, count: number, change: ColumnChange): void {
  if (count === 0) {
    return;
  }
  editor.checkRect({ row: 0, column, rows: 1, columns: count });
  const { sections } = editor;
  let runs: readonly ColumnRun[] = sections.children('cols').map((col) => ({
    min: Number(attribute(col, 'min')),
    max: Math.min(Number(attribute(col, 'max')), MAX_COLUMNS),
    attributes: col.attributes,
  }));
  for (let index = 0; index < count; index++) {
    runs = changeColumn(runs, column + index + 1, (old) => change(old, index));
  }
  const name = `${sections.prefix}col`;
  const cols = runs.map(({ min, max, attributes }) => elementText(name, withAttributes(attributes, { min, max })));
  sections.set('cols', ...(cols.length === 0 ? [] : [elementText(`${sections.prefix}cols`, '', cols.join(''))]));
}

function changeColumn(
  runs: readonly ColumnRun[],
  column: number,
  change: (old: string | null) => string | null,
): readonly ColumnRun[] {
  const old = runs.find(({ min, max }) => column >= min && column <= max);
  const attributes = change(old?.attributes ?? null);
  if (attributes === (old?.attributes ?? null)) {
    return runs;
  }
  const split = runs.flatMap((run) =>
    run === old
      ? [
          { ...run, max: column - 1 },
          { ...run, min: column + 1 },
        ].filter(({ min, max }) => min <= max)
      : [run],
  );
  const own = attributes === null ? [] : [{ min: column, max: column, attributes }];
  return [...split, ...own].sort((a, b) => a.min - b.min);
}
