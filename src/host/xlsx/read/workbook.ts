/** What stands in the workbook part: the sheets in tab order, the date system, where styles and texts are. */
import type { DateSystem, Visibility } from '../../port';
import { HostError } from '../../port';
import { brokenFile, within } from '../errors';
import { contentTypeOf } from '../package/contentTypes';
import type { Package } from '../package/package';
import type { Relationship } from '../package/relationships';
import { findOfKind, isOfKind, readRelationships } from '../package/relationships';
import { attribute, isTrue, prefixedAttribute } from '../xml/elements';
import { STRICT_MAIN, WORKBOOK_ORDER } from '../xml/names';
import { Sections } from '../xml/sections';

/** A tab of the workbook. */
export interface SheetEntry {
  readonly name: string;
  readonly visibility: Visibility;
  /** Name of its part; of a tab that is no worksheet, there may be none. */
  readonly part: string;
  /** False for charts, dialogs and macro sheets, which have no cells. */
  readonly isWorksheet: boolean;
}

export interface WorkbookInfo {
  /** Name of the workbook part. */
  readonly part: string;
  readonly strict: boolean;
  readonly dateSystem: DateSystem;
  readonly sheets: readonly SheetEntry[];
  readonly styles: string | null;
  readonly sharedStrings: string | null;
}

/** Throws `notAWorkbook` for other packages (.docx, .ods …), `unsupported` for .xlsb, `brokenFile` for damaged ones. */
export function readWorkbook(pkg: Package): WorkbookInfo {
  const part = workbookPart(pkg);
  const relationships = readRelationships(pkg, part);
  const sections = within(part, () => Sections.parse(pkg.text(part), WORKBOOK_ORDER));
  return within(part, () => ({
    part,
    strict: sections.rootAttributes.includes(STRICT_MAIN),
    dateSystem: isTrue(attribute(sections.element('workbookPr') ?? { attributes: '' }, 'date1904')) ? 1904 : 1900,
    sheets: readSheets(part, sections, relationships),
    styles: existing(pkg, findOfKind(relationships, 'styles')),
    sharedStrings: existing(pkg, findOfKind(relationships, 'sharedStrings')),
  }));
}

function existing(pkg: Package, relationship: Relationship | undefined): string | null {
  return relationship === undefined ? null : (pkg.find(relationship.target)?.name ?? null);
}

function workbookPart(pkg: Package): string {
  const target = findOfKind(readRelationships(pkg, ''), 'officeDocument')?.target;
  const part = target === undefined ? undefined : pkg.find(target);
  if (part === undefined || !pkg.has('[Content_Types].xml')) {
    throw pkg.has('xl/workbook.xml') || target?.startsWith('xl/') === true
      ? brokenFile(target ?? '_rels/.rels', 'missing')
      : new HostError('notAWorkbook');
  }
  const contentType = contentTypeOf(pkg, part.name);
  if (contentType.includes('sheet.binary') || part.name.endsWith('.bin')) {
    throw new HostError('unsupported', { format: 'xlsb' });
  }
  if (
    /wordprocessingml|presentationml/.test(contentType) ||
    part.name.startsWith('word/') ||
    part.name.startsWith('ppt/')
  ) {
    throw new HostError('notAWorkbook');
  }
  return part.name;
}

function readSheets(part: string, sections: Sections, relationships: readonly Relationship[]): SheetEntry[] {
  if (sections.root !== 'workbook' || sections.get('sheets') === undefined) {
    throw brokenFile(part, 'no sheets');
  }
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  return sections.children('sheets').map((sheet) => {
    const relationship = byId.get(prefixedAttribute(sheet, 'id') ?? '');
    const name = attribute(sheet, 'name');
    if (name === undefined) {
      throw brokenFile(part, 'a sheet has no name');
    }
    // Excel has no such sheets. In a link, such a name leads out of the workbook.
    if (/[[\]:*?/\\]/.test(name)) {
      throw new HostError('brokenFile', { sheet: name, part, detail: 'sheet name' });
    }
    return {
      name,
      visibility: visibilityOf(attribute(sheet, 'state')),
      part: relationship?.target ?? '',
      // A tab that leads nowhere is shown by nobody, and kept.
      isWorksheet: relationship !== undefined && isOfKind(relationship, 'worksheet'),
    };
  });
}

function visibilityOf(state: string | undefined): Visibility {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}
