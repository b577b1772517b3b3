/** Where the texts of a rubric stand in its document, one behind the other. */
import type { Difference, Piece } from '../compose';

/** What stands in the document before a text, or behind the last one. */
export interface Space {
  /** The position of that text, and of the first that should stand there and does not. */
  readonly before: number;
  readonly first: number;
  readonly start: number;
  readonly end: number;
}

export interface FoundTexts {
  readonly spaces: readonly Space[];
  readonly differences: readonly Difference[];
}

const CONTEXT = 24;
const BEFORE = 6;

/** All of them in white-space-free `document` from `start` on; `end` is where the last ones stop at the latest. */
export function findTexts(document: string, pieces: readonly Piece[], start: number, end: string): FoundTexts | null {
  const spaces: Space[] = [];
  const differences: Difference[] = [];
  let at = start;
  let first = 0;
  pieces.forEach(({ text, where }, index) => {
    const place = document.indexOf(text, at);
    const next = pieces[index + 1];
    const following = next ? document.indexOf(next.text, at) : -1;
    // A text that is found only behind the next one is another place with the same words.
    if (place < 0 || (following >= 0 && following < place)) {
      differences.push({ where, ...parting(text, document, at, following) });
      return;
    }
    spaces.push({ before: index, first, start: at, end: place });
    first = index + 1;
    at = place + text.length;
  });
  const stop = end === '' ? document.length : document.indexOf(end, at);
  if (stop < 0) return null;
  spaces.push({ before: pieces.length, first, start: at, end: stop });
  return { spaces, differences };
}

/** Where a text and the document part, between `from` and the next text that is there (−1: any place). */
function parting(text: string, document: string, from: number, to: number): Omit<Difference, 'where'> {
  const part = document.slice(from, to < 0 ? from + text.length + 10 * CONTEXT : to);
  let same = 0;
  let most = text.length;
  // The longest beginning that is there.
  while (same < most) {
    const length = Math.ceil((same + most) / 2);
    if (part.includes(text.slice(0, length))) same = length;
    else most = length - 1;
  }
  const before = Math.max(0, same - BEFORE);
  const place = same === 0 ? 0 : part.indexOf(text.slice(0, same));
  return {
    ours: text.slice(before, same + CONTEXT),
    theirs: document.slice(from + place + before, from + place + same + CONTEXT),
  };
}
