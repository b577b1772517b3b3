/** What the page of a message shows (src/message). */
export interface Message {
  readonly locale: string;
  readonly title: string;
  readonly message: string;
  /** The words of its button. */
  readonly close: string;
  /** By which the page knows that the words are ours (src/opener.ts). */
  readonly mark: string;
}

/**
 * Characters of an address; Excel adds about a hundred to it, and longer ones than 2,000 do not arrive everywhere. A
 * Chinese character takes nine.
 */
const MOST_CHARACTERS = 1_850;

/**
 * The address of the page with its words. A message that is too long is cut, and ends in `more`; `isWhole` tells. What
 * Excel adds at the end goes into a parameter that nobody reads.
 */
export function messageAddress(page: URL, message: Message, more: string): { href: string; isWhole: boolean } {
  const hrefOf = (text: string): string => {
    const url = new URL(page);
    url.hash = new URLSearchParams({ ...message, message: text, end: '' }).toString();
    return url.href;
  };
  const whole = hrefOf(message.message);
  if (whole.length <= MOST_CHARACTERS) return { href: whole, isWhole: true };
  let spare = MOST_CHARACTERS - hrefOf(more).length;
  let cut = '';
  for (const character of message.message) {
    spare -= new URLSearchParams([['', character]]).toString().length - 1;
    if (spare < 0) break;
    cut += character;
  }
  return { href: hrefOf(cut + more), isWhole: false };
}
