import type { SheetSnapshot } from '../../host/port';
import { located, type LocatedFinding } from './located';
import { markerOf, type Marker, type SheetKind } from './markers';

export interface OurSheet {
  readonly sheet: SheetSnapshot;
  readonly marker: Marker;
}

/** The sheets of ours in a workbook, each once. */
export interface OurSheets {
  readonly all: readonly OurSheet[];
  /** The only sheet of its kind, whatever its name is now. */
  readonly of: (kind: SheetKind) => SheetSnapshot | null;
  /** The copies that were passed over. */
  readonly findings: readonly LocatedFinding[];
  /** Names of sheets of which nobody can tell which one holds: neither is called a copy of the other. */
  readonly doubles: readonly (readonly string[])[];
}

/**
 * Finds our sheets by their markers. A copied sheet brings its marker along: the original is the one whose name the copies
 * bear with a number behind it, wherever they stand.
 */
export function ourSheets(sheets: readonly SheetSnapshot[]): OurSheets {
  const groups = new Map<string, OurSheet[]>();
  for (const sheet of sheets) {
    const marker = markerOf(sheet);
    if (!marker) continue;
    const key = `${marker.kind}|${marker.assessee}`;
    groups.set(key, [...(groups.get(key) ?? []), { sheet, marker }]);
  }
  const all: OurSheet[] = [];
  const findings: LocatedFinding[] = [];
  const doubles: string[][] = [];
  for (const group of groups.values()) {
    const [only, ...others] = group;
    const original = others.length === 0 ? only! : originalOf(group);
    all.push(original ?? only!);
    if (original === null) doubles.push(group.map(({ sheet }) => sheet.name));
    for (const { sheet, marker } of group) {
      if (original === null || sheet === original.sheet) continue;
      const data = { sheet: sheet.name, first: original.sheet.name };
      findings.push(located('sheetDuplicate', { assessee: marker.assessee }, { sheet: sheet.name }, data));
    }
  }
  const order = new Map(sheets.map((sheet, index) => [sheet, index]));
  all.sort((a, b) => order.get(a.sheet)! - order.get(b.sheet)!);
  return { all, of: (kind) => all.find(({ marker }) => marker.kind === kind)?.sheet ?? null, findings, doubles };
}

/** Behind the name of a copy: 汇总 (2) in Excel and WPS, 汇总_2 in LibreOffice. */
const COPY = /\s*(?:[(（]\d+[)）]|_\d+)$/;

function originalOf(group: readonly OurSheet[]): OurSheet | null {
  // Long names are cut to make place for the number.
  const isCopyOf = (copy: string, name: string): boolean => COPY.test(copy) && name.startsWith(copy.replace(COPY, ''));
  const originals = group.filter(({ sheet }) =>
    group.every((other) => other.sheet === sheet || isCopyOf(other.sheet.name, sheet.name)),
  );
  return originals.length === 1 ? originals[0]! : null;
}
