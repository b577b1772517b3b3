import type { Rect } from '../../port';
import { HostError } from '../../port';
import { intersection, parseRange, rangeName } from '../../common';
import { within } from '../errors';
import type { Package } from '../package/package';
import { isOfKind, readRelationships } from '../package/relationships';
import { attribute, rootElement } from '../xml/elements';
import type { SheetEditor } from './sheetEditor';

interface Table {
  readonly range: Rect;
  readonly headerRows: number;
}

function readTables(pkg: Package, sheetPart: string): Table[] {
  return readRelationships(pkg, sheetPart)
    .filter((relationship) => isOfKind(relationship, 'table') && pkg.has(relationship.target))
    .flatMap(({ target }) =>
      within(target, () => {
        const root = rootElement(pkg.text(target));
        const range = parseRange(attribute(root, 'ref') ?? '');
        return range === null ? [] : [{ range, headerRows: Number(attribute(root, 'headerRowCount') ?? 1) }];
      }),
    );
}

/** The heading cells of a sheet's tables. */
export function tableHeaders(pkg: Package, sheetPart: string): Rect[] {
  return readTables(pkg, sheetPart)
    .filter(({ headerRows }) => headerRows > 0)
    .map(({ range, headerRows }) => ({ ...range, rows: headerRows }));
}

/** Throws `unsupported` when a range meets a table: tables hold no merged cells and have their own filter. */
export function checkNoTable(pkg: Package, editor: SheetEditor, range: Rect): void {
  const table = readTables(pkg, editor.part).find((other) => intersection(other.range, range) !== null);
  if (table !== undefined) {
    throw new HostError('unsupported', { sheet: editor.name, range: rangeName(table.range), reason: 'table' });
  }
}
