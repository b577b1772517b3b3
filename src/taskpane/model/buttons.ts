import type { ButtonName } from '../environment';
import type { PaneState } from '../state';

/**
 * Which buttons of the ribbon have something to do. All of them while that is not known for certain: one that is pressed
 * in vain says why, a grey one does not.
 */
export function buttonsWithWork({
  book,
  isStale,
}: Pick<PaneState, 'book' | 'isStale'>): Readonly<Record<ButtonName, boolean>> {
  const isKnown = !isStale && (book.kind === 'ready' || book.kind === 'empty');
  if (!isKnown) return { recalculate: true, summarise: true, undo: true };
  const hasAssessment = book.kind === 'ready';
  return {
    recalculate: hasAssessment,
    summarise: hasAssessment,
    undo: book.kind === 'ready' ? book.book.writes.length > 0 : book.isWritten,
  };
}
