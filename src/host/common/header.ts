/** Headers and footers: one text with codes in files, three texts in Excel's object model. */

export const HEADER_PARTS = ['left', 'center', 'right'] as const;
export type HeaderPart = (typeof HEADER_PARTS)[number];

const CODES: Readonly<Record<string, HeaderPart>> = { L: 'left', C: 'center', R: 'right' };

/** `&L甲&C&P / &N` as its parts; text before the first code stands in the middle. `&&` is no code. */
export function splitHeader(text: string): Record<HeaderPart, string> {
  const parts: Record<HeaderPart, string> = { left: '', center: '', right: '' };
  let part: HeaderPart = 'center';
  for (const piece of text.match(/&[\s\S]?|[^&]+/g) ?? []) {
    const next = CODES[piece.charAt(1).toUpperCase()];
    if (piece.startsWith('&') && next !== undefined) {
      part = next;
    } else {
      parts[part] += piece;
    }
  }
  return parts;
}

/** The parts as one text. */
export function joinHeader(parts: Readonly<Record<HeaderPart, string>>): string {
  return Object.entries(CODES)
    .map(([code, part]) => (parts[part] === '' ? '' : `&${code}${parts[part]}`))
    .join('');
}
