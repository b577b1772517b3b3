/**
 * Han, kana, hangul, Chinese and full-width punctuation, full-width letters and digits, ①, Ⅲ; then “”‘…—, which Chinese
 * text shares with others; then the symbols of Chinese fonts, as ≥ ℃ ◇ → × § №, which Word sets and counts as it does Han.
 */
const WIDE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}' +
  '\\u3001-\\u303F\\u3200-\\u33FF\\uFE30-\\uFE4F\\uFF01-\\uFFEF\\u2160-\\u217F\\u2460-\\u24FF\\u2014\\u2018\\u201C\\u201D\\u2026' +
  '\\u00A4\\u00A7\\u00A8\\u00B0\\u00B1\\u00D7\\u00F7\\u02C7\\u02C9\\u2015\\u2016\\u2025\\u2030\\u2032\\u2033\\u2035\\u203B\\u2100-\\u214F\\u2190-\\u22FF\\u2312\\u2500-\\u27BF';
/** ’ and · are Chinese punctuation, or stand inside a run: it’s, 5·22. */
const EITHER = '\\u2019\\u00B7';
const NARROW = `[^\\s\\p{Cc}${WIDE}${EITHER}]`;
const COUNTED = new RegExp(`[${WIDE}]|${NARROW}+(?:[${EITHER}]${NARROW}+)*|[${EITHER}]`, 'gu');

/**
 * 字数 as Word and WPS count it: every Chinese character and every full-width punctuation mark is one; what stands
 * together without white space or Chinese in between (a word, a number, with its half-width punctuation) is one; white
 * space is none.
 */
export function countCharacters(text: string): number {
  return text.replace(/\p{Cf}/gu, '').match(COUNTED)?.length ?? 0;
}
