/** Everything that a file shows, for a spreadsheet to be filled with. */
import type { WorkbookContents } from '../../common';
import { within } from '../errors';
import { fromFileFormula } from '../formula';
import type { Package } from '../package/package';
import { NO_STRINGS, readSharedStrings, type SharedStrings } from '../read/sharedStrings';
import { remarksOn } from '../read/remarks';
import type { SheetEntry, WorkbookInfo } from '../read/workbook';
import { attribute, isTrue } from '../xml/elements';
import { WORKBOOK_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';
import { numberOf } from './attributes';
import { readNames, readTitleRows } from './names';
import { readSheetContents } from './sheet';
import { readStyles } from './styles';

/** `hidden` names a tab that is left out. Throws `brokenFile` where `read` does, and for a theme or notes that are no XML. */
export function readContents(
  pkg: Package,
  info: WorkbookInfo,
  workbook: string,
  hidden: string | null,
): WorkbookContents {
  const sections = within(info.part, () => Sections.parse(pkg.text(info.part), WORKBOOK_ORDER));
  const names = readNames(sections);
  const styles = readStyles(pkg, info);
  const { dateSystem } = info;
  let strings: SharedStrings | null = null;
  const reading = {
    strings: () => (strings ??= sharedStrings(pkg, info)),
    formats: styles.numberFormats,
    dateSystem,
  };
  const isShown = (sheet: SheetEntry | undefined): sheet is SheetEntry =>
    sheet?.isWorksheet === true && sheet.name !== hidden;
  const sheets = info.sheets.flatMap((sheet, tab) =>
    isShown(sheet) ? [readSheetContents({ pkg, styles, reading }, sheet, readTitleRows(names, tab))] : [],
  );
  const protection = sections.element('workbookProtection') ?? { attributes: '' };
  const view = sections.children('bookViews')[0] ?? { attributes: '' };
  const active = info.sheets[numberOf(attribute(view, 'activeTab'), 0)];
  const remarks = remarksOn(pkg);
  return {
    workbook,
    dateSystem,
    ...(remarks.length > 0 ? { remarks } : {}),
    isStructureProtected: isTrue(attribute(protection, 'lockStructure')),
    active: (isShown(active) ? active.part : sheets.find(({ visibility }) => visibility === 'visible')?.id) ?? '',
    looks: styles.looks,
    sheets,
    definedNames: names
      .filter(({ tab, isInternal }) => tab === null && !isInternal)
      .map(({ name, reference }) => ({ name, formula: fromFileFormula(reference) })),
  };
}

function sharedStrings(pkg: Package, { sharedStrings: part }: WorkbookInfo): SharedStrings {
  return part === null ? NO_STRINGS : within(part, () => readSharedStrings(pkg.text(part)));
}
