import type { Change } from '../../host/port';
import { located, type LocatedFinding } from './located';
import { aroundMerges } from '../changes/aroundMerges';
import { columnKeys, hasKeyColumn, hasMarkerInA1, keyWithMarker, markerText, spareMarker, textAt } from './markers';
import type { OurSheet } from './ourSheets';

/** Sheets whose marker somebody typed over or deleted: they are known by the second one, or by what else is left. */
export const damagedMarkers = (sheets: readonly OurSheet[]): LocatedFinding[] =>
  sheets.flatMap(({ sheet, marker: { kind, assessee } }) => {
    if (hasMarkerInA1(sheet)) return [];
    if (!spareMarker(sheet))
      return [located('marksGone', { assessee }, { sheet: sheet.name, row: 0, column: 0 }, { kind })];
    if (!hasKeyColumn(sheet)) return [located('keyColumnMissing', { assessee }, { sheet: sheet.name })];
    const given = textAt(sheet, 0, 0);
    const code = given === '' ? 'markerDeleted' : 'markerOverwritten';
    return [located(code, { assessee }, { sheet: sheet.name, row: 0, column: 0 }, { given })];
  });

/** Gives every sheet both of its markers, but for protected ones: in A1 and beside its first column key, which older ones do not have. */
export const repairedMarkers = (sheets: readonly OurSheet[]): Change[] =>
  sheets.flatMap((ours) => (ours.sheet.isProtected ? [] : aroundMerges(repaired(ours), ours.sheet)));

function repaired({ sheet, marker }: OurSheet): Change[] {
  const write = (row: number, column: number, text: string): Change[] => [
    { kind: 'write', sheet: sheet.name, row, column, values: [[text]] },
  ];
  const own = hasMarkerInA1(sheet) || !hasKeyColumn(sheet) ? [] : write(0, 0, markerText(marker));
  const keys = columnKeys(sheet);
  if (!keys || spareMarker(sheet)) return own;
  const [first] = [...keys.columns].sort(([, a], [, b]) => a - b);
  return first ? [...own, ...write(keys.row, first[1], keyWithMarker(first[0], marker))] : own;
}
