/**
 * The proof that a rubric has the words of its document: every text of the rubric is found in it, in order, and what stands
 * between them is read as numbers, titles, points and departments of the nodes around. White space does not count.
 */
import { squeeze, type Difference, type Piece } from '../compose';
import type { Rubric } from '../model';
import type { Label, Script } from './script';
import { NOTHING, readGap } from './gaps';
import { foundIn, isAround, isBroken, kept, learnt, type ReadSpace } from './levels';
import { findTexts } from './texts';

export { scriptOf } from './script';

/** Words of the document that belong to nothing. */
export interface Uncovered {
  readonly where: string;
  readonly text: string;
  /** What stands before them. */
  readonly after: string;
}

export interface Coverage {
  readonly differences: readonly Difference[];
  readonly uncovered: readonly Uncovered[];
  /** Texts and labels as the document has them, in its order. */
  readonly pieces: readonly string[];
  readonly extent: Rubric['proved'];
}

/** As many texts may be missing in one place before nothing is read there. */
const MOST_MISSING = 4;

/** Most of what is quoted of the document. */
const LONGEST = 60;

/**
 * Null: the document has no such beginning or end ('': it ends where the document does). `beside`: what the document prints
 * between and is no part of the rubric.
 */
export function cover(
  { texts, labels }: Script,
  source: string,
  { end, beside }: { readonly end: string; readonly beside: readonly string[] },
): Coverage | null {
  const document = squeeze(source);
  const pieces = texts.map(({ text, where }): Piece => ({ text: squeeze(text), where }));
  const start = document.indexOf(pieces[0]!.text);
  const found = start < 0 ? null : findTexts(document, pieces, start, squeeze(end));
  if (!found) return null;
  const { spaces } = found;
  const anywhere = beside.map(squeeze);
  const read = (some: readonly Label[]): ReadSpace[] => {
    const open = new Set(some);
    return spaces.map((space) => {
      if (space.start === space.end && !isBroken(space)) return { space, around: [], gap: NOTHING };
      const around = [...open].filter((label) => isAround(label, space));
      // Of another document nothing is learnt, and the labels of all these nodes could stand in too many ways.
      if (space.before - space.first > MOST_MISSING) return { space, around, gap: NOTHING };
      const gap = readGap(document.slice(space.start, space.end), around, anywhere);
      for (const label of gap.labels) open.delete(label);
      return { space, around, gap };
    });
  };
  // The first reading says what the document prints of each level and where, the next ones hold it to that. Where labels
  // are alike (8 points of a section, 8 of its only clause) there are two ways to understand it: the better one counts.
  const first = read(labels);
  const understood = (how: 'asFound' | 'alike'): Understood => {
    let printed = learnt(labels, first, how);
    let strict = read(printed);
    for (let fewer = kept(printed, strict); fewer.length < printed.length; fewer = kept(printed, strict)) {
      printed = fewer;
      strict = read(printed);
    }
    return { strict, ...remarks(document, pieces, printed, strict) };
  };
  const count = ({ uncovered, differences }: Understood): number => uncovered.length + differences.length;
  const asFound = understood('asFound');
  const alike = count(asFound) === 0 ? asFound : understood('alike');
  const { strict, uncovered, differences } = count(alike) < count(asFound) ? alike : asFound;
  return {
    extent: { texts: pieces.length, labels: foundIn(strict).size, characters: spaces.at(-1)!.end - start },
    differences: [...found.differences, ...differences],
    uncovered,
    pieces: strict.flatMap(({ space, gap }) => [
      ...gap.labels.map(({ kind, text }) => (kind === 'verifiers' ? squeeze(text) : text)),
      ...(pieces[space.before] ? [pieces[space.before]!.text] : []),
    ]),
  };
}

type Understood = Pick<Coverage, 'differences' | 'uncovered'> & { readonly strict: readonly ReadSpace[] };

/** What is left over in the document, and what of the rubric it does not print; both of one place are one difference. */
function remarks(
  document: string,
  pieces: readonly Piece[],
  printed: readonly Label[],
  spaces: readonly ReadSpace[],
): Pick<Coverage, 'differences' | 'uncovered'> {
  const found = foundIn(spaces);
  const missing = new Set(printed.filter((label) => !found.has(label)));
  const differences: Difference[] = [];
  const uncovered: Uncovered[] = [];
  for (const { space, around } of spaces) {
    if (isBroken(space)) for (const label of around) missing.delete(label);
  }
  for (const { space, around, gap } of spaces) {
    const from = space.start + gap.from;
    const theirs = document.slice(from, space.start + gap.to).slice(0, LONGEST);
    if (theirs === '' || isBroken(space)) continue;
    const meant = around.find((label) => missing.delete(label));
    if (meant) differences.push({ where: meant.where, ours: meant.text, theirs });
    else {
      const where = (gap.last ?? pieces[space.before - 1] ?? pieces[0]!).where;
      uncovered.push({ where, text: theirs, after: document.slice(Math.max(0, from - 12), from) });
    }
  }
  for (const { kind, where, text, from, to } of missing) {
    // Numbers and titles stand before a text, points and departments mostly behind it.
    const at = kind === 'id' || kind === 'title' ? from : to;
    const { space } = spaces.find((candidate) => candidate.space.before >= at)!;
    differences.push({ where, ours: text, theirs: document.slice(Math.max(0, space.start - 12), space.end + 12) });
  }
  return { differences, uncovered };
}
