/**
 * The id of a requirement however it is written: `2③`, `2.③`, `２．３`, `2（3）`, `02.3` are all `2.3`. White space does not
 * count; everything that is neither letter nor digit separates.
 */
export function requirementKey(written: string): string {
  return written
    .replace(/[①-⑳]/g, (circled) => `.${circled.codePointAt(0)! - 0x245f}.`)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '.')
    .replace(/^\.|\.$/g, '')
    .replace(/(?<=^|\.)0+(?=\d)/g, '');
}
