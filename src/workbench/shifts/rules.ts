/** Conditional formats and validations, whose formulas are told as the first cell of their first range sees them. */
import type { Rect } from '../../host/port';
import { shiftedRect, shiftedSpan, spanOf, type LineShift, type Span } from './lines';
import { mapReferences, type End, type Ends, type Reference } from './references';

/** The sheet in which rows or columns are inserted or removed. */
export interface SheetShift {
  /** Its name. */
  readonly sheet: string;
  readonly shift: LineShift;
}

export interface ShiftedRule {
  readonly ranges: readonly Rect[];
  /** What becomes of one of the rule's formulas, with `=` or without. */
  readonly formula: (formula: string) => string;
}

/**
 * A rule after the shift; `isThere` when it belongs to the sheet itself. Null when all its cells are gone.
 *
 * Every cell goes on looking at the cells that it looked at, as the formula of a cell does. A rule has one formula for
 * all of them, though: where those beside the place of the shift would need another one, that of most cells counts.
 */
export function shiftedRule(
  ranges: readonly Rect[],
  isThere: boolean,
  { sheet, shift }: SheetShift,
): ShiftedRule | null {
  const after = isThere ? ranges.flatMap((range) => shiftedRect(range, shift) ?? []) : ranges;
  const [before, now] = [ranges[0], after[0]];
  if (before === undefined || now === undefined) {
    return null;
  }
  const along = shift.of;
  const across = along === 'rows' ? 'columns' : 'rows';
  const seen: Seen = { ranges, isThere, shift, from: spanOf(before, along)[0], to: spanOf(now, along)[0] };
  const aside = spanOf(now, across)[0] - spanOf(before, across)[0];
  const change = (reference: Reference): Reference | null => {
    const isMeant = reference.sheet === null ? isThere : reference.sheet.toLowerCase() === sheet.toLowerCase();
    if (!isThere && !isMeant) {
      return reference;
    }
    const [own, other] = [reference[along], reference[across]];
    const moved = own === null ? null : mostCommon(own, seen, isMeant);
    if (own !== null && moved === null) {
      return null;
    }
    const besides = other === null ? null : moveRelative(other, aside);
    if (sameEnds(moved, own) && sameEnds(besides, other)) {
      return reference;
    }
    const [rows, columns] = along === 'rows' ? [moved, besides] : [besides, moved];
    return { sheet: reference.sheet, rows, columns };
  };
  return { ranges: after, formula: (formula) => mapReferences(formula, change) };
}

/** The cells of a rule along the rows or columns that move. */
interface Seen {
  readonly ranges: readonly Rect[];
  readonly isThere: boolean;
  readonly shift: LineShift;
  /** Where the cell is that the formula is told for, and where it will be. */
  readonly from: number;
  readonly to: number;
}

/** The ends as most of the cells that are left see them; null when those look at what is gone. */
function mostCommon(ends: Ends, { ranges, isThere, shift, from, to }: Seen, isMeant: boolean): Ends | null {
  const { first, last } = ends;
  const seenAt = (end: End, line: number): number => (end.isAbsolute ? end.index : end.index + line - from);
  const toldAs = (end: End, index: number, line: number): End => ({
    ...end,
    index: end.isAbsolute ? index : index - line + to,
  });
  const edges = [shift.at, shift.at + Math.max(0, -shift.by)];
  const offsets = [first, last].flatMap((end) => (isMeant && !end.isAbsolute ? [end.index - from] : []));
  const cuts = [...edges, ...offsets.flatMap((offset) => edges.map((edge) => edge - offset))].sort((a, b) => a - b);
  const votes = new Map<string, { cells: number; readonly ends: Ends | null }>();
  for (const range of ranges) {
    const breadth = shift.of === 'rows' ? range.columns : range.rows;
    for (const [start, end] of piecesOf(spanOf(range, shift.of), cuts)) {
      const line = isThere ? shiftedSpan([start, start], shift)?.[0] : start;
      if (line === undefined) {
        continue;
      }
      const now = shiftedEnds(seenAt(first, start), seenAt(last, start), isMeant ? shift : null);
      const told = now && { first: toldAs(first, now[0], line), last: toldAs(last, now[1], line) };
      const key = told === null ? '' : `${told.first.index} ${told.last.index}`;
      const vote = votes.get(key) ?? { cells: 0, ends: told };
      vote.cells += (end - start + 1) * breadth;
      votes.set(key, vote);
    }
  }
  const most = [...votes.values()].reduce((a, b) => (b.cells > a.cells ? b : a));
  return most.ends;
}

/** Between the cuts all cells fare alike. */
function piecesOf([first, last]: Span, cuts: readonly number[]): Span[] {
  const inside = [...new Set(cuts.filter((cut) => cut > first && cut <= last))];
  const starts = [first, ...inside];
  return starts.map((start, index) => [start, (starts[index + 1] ?? last + 1) - 1]);
}

function shiftedEnds(first: number, last: number, shift: LineShift | null): Span | null {
  if (shift === null) {
    return [first, last];
  }
  const span = shiftedSpan([Math.min(first, last), Math.max(first, last)], shift);
  return span === null || first <= last ? span : [span[1], span[0]];
}

function moveRelative({ first, last }: Ends, by: number): Ends {
  const move = (end: End): End => (end.isAbsolute ? end : { ...end, index: end.index + by });
  return { first: move(first), last: move(last) };
}

const sameEnds = (a: Ends | null, b: Ends | null): boolean =>
  a?.first.index === b?.first.index && a?.last.index === b?.last.index;
