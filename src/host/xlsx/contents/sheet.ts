import { lastColumn, parseRange, type SheetContents } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import type { ReadingContext } from '../read/cells';
import { isProtected, parseWorksheet, readMerges, sheetDataOf } from '../read/sheet';
import type { SheetEntry } from '../read/workbook';
import { attribute, childElement } from '../xml/elements';
import { readRows } from './cells';
import { expandColumns, readColumnRuns, readStandardSizes } from './columns';
import { readConditionalRules } from './conditionalRules';
import { readLinks } from './links';
import { readNotes } from './notes';
import { readPrintSetup } from './printSetup';
import type { Styles } from './styles';
import { readValidations } from './validations';
import { readView } from './view';

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly pkg: Package;
  readonly styles: Styles;
  readonly reading: ReadingContext;
}

/** The id of a sheet is the name of its part. `titleRows` are told in the workbook part. Throws `brokenFile`. */
export function readSheetContents(
  { pkg, styles, reading }: SheetContext,
  { name, visibility, part }: SheetEntry,
  titleRows: readonly [number, number] | null,
): SheetContents {
  return within(part, () => {
    const sections = parseWorksheet(pkg.text(part));
    const runs = readColumnRuns(sections, styles.lookOf);
    const columnLook = (column: number): number =>
      runs.find(({ first, last }) => column >= first && column <= last)?.look ?? 0;
    const { cells, rows } = readRows(sheetDataOf(sections), reading, { lookOf: styles.lookOf, columnLook });
    const merges = readMerges(sections);
    let lastUsed = merges.reduce((last, merge) => Math.max(last, lastColumn(merge)), -1);
    for (const { column } of cells) {
      lastUsed = Math.max(lastUsed, column);
    }
    const tabColor = childElement(sections.element('sheetPr')?.inner ?? '', 'tabColor');
    return {
      id: part,
      name,
      visibility,
      tabColor: styles.color(tabColor),
      isProtected: isProtected(sections),
      cells,
      columns: expandColumns(runs, lastUsed),
      rows,
      ...readStandardSizes(sections),
      ...readView(sections),
      merges,
      autoFilter: parseRange(attribute(sections.element('autoFilter') ?? { attributes: '' }, 'ref') ?? ''),
      conditionalRules: readConditionalRules(sections, styles.differentials),
      validations: readValidations(sections),
      links: readLinks(sections),
      notes: readNotes(pkg, part),
      printSetup: readPrintSetup(sections, titleRows),
    };
  });
}
