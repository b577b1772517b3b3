import type { Change } from '../../port';
import { MAX_COLUMNS } from '../../common';
import { attribute, elementText, withAttributes } from '../xml/elements';
import type { SheetEditor } from './sheetEditor';

/** A run of columns that share their properties; both ends 1-based and included, as in the file. */
interface ColumnRun {
  readonly min: number;
  readonly max: number;
  readonly attributes: string;
}

/** Excel stores a width with the cell's padding: 5 pixels, where a digit of the default font has 7. */
const PADDING = 5 / 7;

/** Sets widths in characters; 0 hides the column and keeps its width for whoever shows it again, null leaves it. */
export function setColumnWidths(
  editor: SheetEditor,
  { column, widths }: Pick<Extract<Change, { kind: 'columnWidths' }>, 'column' | 'widths'>,
): void {
  if (widths.length === 0) {
    return;
  }
  editor.checkRect({ row: 0, column, rows: 1, columns: widths.length });
  const { sections } = editor;
  let runs: readonly ColumnRun[] = sections.children('cols').map((col) => ({
    min: Number(attribute(col, 'min')),
    max: Math.min(Number(attribute(col, 'max')), MAX_COLUMNS),
    attributes: col.attributes,
  }));
  widths.forEach((width, index) => {
    if (width !== null) {
      runs = setWidth(runs, column + index + 1, width);
    }
  });
  const name = `${sections.prefix}col`;
  const cols = runs.map(({ min, max, attributes }) => elementText(name, withAttributes(attributes, { min, max })));
  sections.set('cols', ...(cols.length === 0 ? [] : [elementText(`${sections.prefix}cols`, '', cols.join(''))]));
}

function setWidth(runs: readonly ColumnRun[], column: number, width: number): ColumnRun[] {
  const old = runs.find(({ min, max }) => column >= min && column <= max);
  const base = old?.attributes ?? withAttributes('', { width: fileWidth(8) });
  const attributes =
    width === 0
      ? withAttributes(base, { hidden: 1, customWidth: 1 })
      : withAttributes(base, { width: fileWidth(width), customWidth: 1, hidden: null, bestFit: null });
  const split = runs.flatMap((run) =>
    run === old
      ? [
          { ...run, max: column - 1 },
          { ...run, min: column + 1 },
        ].filter(({ min, max }) => min <= max)
      : [run],
  );
  return [...split, { min: column, max: column, attributes }].sort((a, b) => a.min - b.min);
}

function fileWidth(characters: number): number {
  return Math.round((characters + PADDING) * 256) / 256;
}
