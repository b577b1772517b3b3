/**
 * Any website can lead a browser to the page of a message, with words of its own behind the #. So whoever opens the page
 * leaves a mark in the storage that the pages of one address share, and the words come with the same mark.
 */
const KEY = 'kaoping.message';

/** A new mark, left where the page of the message looks for it. */
export function leaveMark(): string {
  const mark = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
  try {
    window.localStorage.setItem(KEY, mark);
  } catch {
    // The page then shows nothing, unless it knows by its surroundings whose it is.
  }
  return mark;
}

/** Whether these words are from a page of ours. No website leads to a page on the disk. */
export function isFromOpener(mark: string | null): boolean {
  if (location.protocol === 'file:') return true;
  try {
    return mark !== null && mark !== '' && window.localStorage.getItem(KEY) === mark;
  } catch {
    return false;
  }
}
