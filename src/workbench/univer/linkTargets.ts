/** Links: where they lead, in the words of the file and in Univer's. */
import type { CustomData, ICellData, Nullable, Workbook } from '@univerjs/core';
import { parseRange, quotedSheetName } from '../../host/common';
import type { Rect } from '../../host/port';

export interface LinkTerms {
  readonly target: string;
  readonly tip: string;
}

/**
 * Kept in the data of the cell itself, so that a link moves with it and leaves its value as it is; Univer's own links
 * make a text of the cell.
 */
interface KeptLink extends LinkTerms {
  /** The id of the sheet it leads to, whatever that is called by now; null for a place that is not there. */
  readonly sheet: string | null;
}

export const keepLink = (link: LinkTerms, sheet: string | null): CustomData => ({
  link: { ...link, sheet } satisfies KeptLink,
});

const keptLink = (cell: Nullable<ICellData>): KeptLink | undefined => cell?.custom?.link as KeptLink | undefined;

/** The sheet and the address of `'评分细则'!A12`; null for a name or anything else. */
export function parseTarget(target: string): { readonly sheet: string; readonly address: string } | null {
  const [, quoted, plain, address] =
    /^#?(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Za-z]{1,3}\$?\d+(?::.+)?)$/.exec(target) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  return sheet === undefined || address === undefined ? null : { sheet, address };
}

/** The link of a cell; null when it has none. */
export function linkOf(workbook: Workbook, cell: ICellData): LinkTerms | null {
  const kept = keptLink(cell);
  return kept === undefined ? typedLink(workbook, cell) : { target: presentTarget(workbook, kept), tip: kept.tip };
}

/** The target, with the name that the sheet has now. */
function presentTarget(workbook: Workbook, { target, sheet }: KeptLink): string {
  const place = parseTarget(target);
  const name = sheet === null ? undefined : workbook.getSheetBySheetId(sheet)?.getName();
  const isSame = place === null || name === undefined || name.toLowerCase() === place.sheet.toLowerCase();
  return isSame ? target : `${quotedSheetName(name)}!${place.address}`;
}

/** A link to a place of this workbook that a person made with Univer's means. */
function typedLink(workbook: Workbook, cell: ICellData): LinkTerms | null {
  const linked = cell.p?.body?.customRanges?.find(({ properties }) => typeof properties?.url === 'string');
  const url = linked?.properties?.url as Nullable<string>;
  const place = new URLSearchParams(url?.startsWith('#') ? url.slice(1) : '');
  const sheet = workbook.getSheetBySheetId(place.get('gid') ?? '');
  return sheet == null
    ? null
    : { target: `${quotedSheetName(sheet.getName())}!${place.get('range') ?? 'A1'}`, tip: '' };
}

/** Where the link of a cell leads; null when it has none or the place is not there. */
export function placeOf(cell: Nullable<ICellData>): { readonly sheet: string; readonly range: Rect } | null {
  const kept = keptLink(cell);
  const range = parseRange(parseTarget(kept?.target ?? '')?.address ?? '');
  return kept?.sheet == null || range === null ? null : { sheet: kept.sheet, range };
}

export const tipOf = (cell: Nullable<ICellData>): string => keptLink(cell)?.tip ?? '';
