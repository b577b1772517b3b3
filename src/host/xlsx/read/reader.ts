/** Reads a workbook's sheets and remembers them: a part that did not change is not parsed again. */
import type { ReadScope, SheetSnapshot, Snapshot } from '../../port';
import { HostError } from '../../port';
import { withPictures } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import type { Part } from '../package/part';
import { readNumberFormats } from './numberFormats';
import { readPictures, type PicturesInCells } from './pictures';
import { remarksOn } from './remarks';
import { NO_STRINGS, readSharedStrings, type SharedStrings } from './sharedStrings';
import type { SheetContent } from './sheet';
import { isProtected, parseWorksheet, readSheet } from './sheet';
import type { SheetEntry, WorkbookInfo } from './workbook';

export class WorkbookReader {
  // Parts are immutable, so they are good keys: a changed sheet is another part.
  private readonly contents = new WeakMap<Part, SheetContent>();
  private readonly strings = new WeakMap<Part, SharedStrings>();
  private readonly pictures = new WeakMap<Part, PicturesInCells>();
  private readonly formats = new WeakMap<Part, readonly string[]>();

  /** The snapshot of a workbook; `hidden` names a tab that is left out. Throws `missingSheet` for names that are not there. */
  snapshot(pkg: Package, info: WorkbookInfo, workbook: string, scope: ReadScope, hidden: string | null): Snapshot {
    const worksheets = info.sheets.filter((sheet) => sheet.isWorksheet && sheet.name !== hidden);
    for (const name of scope.sheets ?? []) {
      if (!worksheets.some((sheet) => isSameName(sheet.name, name))) {
        throw new HostError('missingSheet', { sheet: name });
      }
    }
    const isAsked = ({ name }: SheetEntry): boolean => scope.sheets?.some((asked) => isSameName(name, asked)) ?? true;
    const remarks = remarksOn(pkg);
    return {
      workbook,
      ...(remarks.length > 0 ? { remarks } : {}),
      dateSystem: info.dateSystem,
      sheets: worksheets.map((sheet) => (isAsked(sheet) ? this.sheet(pkg, info, sheet) : outline(pkg, sheet))),
    };
  }

  /** What a worksheet part holds; its texts and formats are those of the package. */
  content(pkg: Package, info: WorkbookInfo, part: Part): SheetContent {
    return remember(this.contents, part, () =>
      within(part.name, () =>
        readSheet(pkg.textOf(part), {
          strings: () => this.sharedStrings(pkg, info),
          formats: this.numberFormats(pkg, info),
          dateSystem: info.dateSystem,
          pictures: () => this.picturesInCells(pkg, info),
        }),
      ),
    );
  }

  /** Whether a worksheet part holds formulas, without parsing it for that alone. */
  hasFormulas(pkg: Package, name: string): boolean {
    const known = this.contents.get(pkg.part(name));
    return known === undefined ? /<(?:[\w.-]+:)?f[\s/>]/.test(pkg.text(name)) : known.hasFormulas;
  }

  private sheet(pkg: Package, info: WorkbookInfo, { name, visibility, part }: SheetEntry): SheetSnapshot {
    const content = this.content(pkg, info, pkg.part(part));
    const { isProtected, used, values, formulas, numberFormats, merges, partlyMarked, pictures } = content;
    const read = { name, visibility, isProtected, used, values, formulas, numberFormats, merges };
    return { ...read, ...(partlyMarked.length > 0 ? { partlyMarked } : {}), ...withPictures(pictures) };
  }

  private sharedStrings(pkg: Package, { sharedStrings }: WorkbookInfo): SharedStrings {
    return sharedStrings === null
      ? NO_STRINGS
      : remember(this.strings, pkg.part(sharedStrings), () =>
          within(sharedStrings, () => readSharedStrings(pkg.text(sharedStrings))),
        );
  }

  private picturesInCells(pkg: Package, { part }: WorkbookInfo): PicturesInCells {
    return remember(this.pictures, pkg.part(part), () => readPictures(pkg, part));
  }

  private numberFormats(pkg: Package, { styles }: WorkbookInfo): readonly string[] {
    return styles === null
      ? []
      : remember(this.formats, pkg.part(styles), () => within(styles, () => readNumberFormats(pkg.text(styles))));
  }
}

function remember<T>(known: WeakMap<Part, T>, part: Part, read: () => T): T {
  let value = known.get(part);
  if (value === undefined) {
    value = read();
    known.set(part, value);
  }
  return value;
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A sheet that was not asked for: no cells. */
function outline(pkg: Package, { name, visibility, part }: SheetEntry): SheetSnapshot {
  const isLocked = within(part, () => isProtected(parseWorksheet(pkg.text(part))));
  return {
    name,
    visibility,
    isProtected: isLocked,
    used: null,
    values: [],
    formulas: [],
    numberFormats: [],
    merges: [],
  };
}
