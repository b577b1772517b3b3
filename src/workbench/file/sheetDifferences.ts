/** What becomes of one sheet that both workbooks have. */
import { sameRect, type SheetContents } from '../../host/common';
import type { RangeValidation, Rect } from '../../host/port';
import type { FileChange } from '../../host/xlsx';
import { cellDifferences } from './cellDifferences';
import { lineDifferences } from './lineDifferences';
import type { LookTable } from './lookTable';
import { ruleDifferences } from './ruleDifferences';

/** Merged areas and the looks of whole lines come before the cells, which rely on them. */
export function sheetDifferences(before: SheetContents, after: SheetContents, looks: LookTable): FileChange[] {
  return [
    ...tabAndGrid(before, after),
    ...lineDifferences(before, after, 'columns', looks),
    ...lineDifferences(before, after, 'rows', looks),
    ...cellDifferences(before, after, looks),
    ...ruleDifferences(before, after),
    ...validationDifferences(before, after),
    ...linkDifferences(before, after),
    ...noteDifferences(before, after),
    ...printDifferences(before, after),
  ];
}

function tabAndGrid(before: SheetContents, after: SheetContents): FileChange[] {
  const { name: sheet, tabColor, showsGridlines, frozen, autoFilter, merges } = after;
  const changes: FileChange[] = [];
  if (before.tabColor !== tabColor) {
    changes.push({ kind: 'tabColor', sheet, color: tabColor });
  }
  if (before.showsGridlines !== showsGridlines) {
    changes.push({ kind: 'gridlines', sheet, shown: showsGridlines });
  }
  if (before.frozen.rows !== frozen.rows || before.frozen.columns !== frozen.columns) {
    changes.push({ kind: 'freeze', sheet, ...frozen });
  }
  if (!sameSet(before.merges, merges)) {
    changes.push({ kind: 'merges', sheet, merges });
  }
  if (autoFilter === null && before.autoFilter !== null) {
    changes.push({ kind: 'noAutoFilter', sheet });
  }
  if (autoFilter !== null && (before.autoFilter === null || !sameRect(before.autoFilter, autoFilter))) {
    changes.push({ kind: 'autoFilter', sheet, range: autoFilter });
  }
  return changes;
}

const textOf = ({ row, column, rows, columns }: Rect): string => `${row} ${column} ${rows} ${columns}`;

function sameSet(a: readonly Rect[], b: readonly Rect[]): boolean {
  const texts = new Set(a.map(textOf));
  return a.length === b.length && b.every((rect) => texts.has(textOf(rect)));
}

function validationDifferences(before: SheetContents, after: SheetContents): FileChange[] {
  const key = ({ range, validation: { rule, prompt, error } }: SheetContents['validations'][number]): string =>
    JSON.stringify([textOf(range), inOrder(rule), inOrder(prompt ?? {}), inOrder(error ?? {})]);
  const old = new Set(before.validations.map(key));
  const now = new Set(after.validations.map(key));
  const validations: RangeValidation[] = [
    ...before.validations.filter((one) => !now.has(key(one))).map(({ range }) => ({ range, validation: null })),
    ...after.validations.filter((one) => !old.has(key(one))),
  ];
  return validations.length === 0 ? [] : [{ kind: 'validations', sheet: after.name, validations }];
}

function inOrder(data: object): unknown {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const placeOf = ({ row, column }: Place): string => `${row} ${column}`;

/** What is at a cell no more, and what is new or different there. */
function atCells<T extends Place>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
): { gone: readonly T[]; changed: readonly T[] } {
  const old = new Map(before.map((item) => [placeOf(item), item]));
  const kept = new Set(after.map(placeOf));
  return {
    gone: before.filter((item) => !kept.has(placeOf(item))),
    changed: after.filter((item) => {
      const was = old.get(placeOf(item));
      return was === undefined || !isSame(was, item);
    }),
  };
}

function linkDifferences(before: SheetContents, after: SheetContents): FileChange[] {
  const isSame = (a: { target: string; tip: string }, b: { target: string; tip: string }): boolean =>
    a.target === b.target && a.tip === b.tip;
  const { gone, changed } = atCells(before.links, after.links, isSame);
  const sheet = after.name;
  const links = changed.map(({ tip, ...link }) => ({ ...link, ...(tip === '' ? {} : { tip }) }));
  return [
    ...gone.map(({ row, column }): FileChange => ({ kind: 'noLink', sheet, row, column })),
    ...(links.length === 0 ? [] : [{ kind: 'links', sheet, links } as const]),
  ];
}

function noteDifferences(before: SheetContents, after: SheetContents): FileChange[] {
  const { gone, changed } = atCells(before.notes, after.notes, (a, b) => a.text === b.text);
  const sheet = after.name;
  return [
    ...gone.map(({ row, column }): FileChange => ({ kind: 'note', sheet, row, column, text: null })),
    ...changed.map(({ row, column, text }): FileChange => ({ kind: 'note', sheet, row, column, text })),
  ];
}

/** What is not said any more stays as it is: a file cannot be told to have no page. */
function printDifferences(before: SheetContents, after: SheetContents): FileChange[] {
  const entries = Object.entries(after.printSetup);
  const old: Readonly<Record<string, unknown>> = before.printSetup;
  const changed = entries.filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]));
  return changed.length === 0 ? [] : [{ kind: 'page', sheet: after.name, setup: Object.fromEntries(changed) }];
}
