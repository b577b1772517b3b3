const SEPARATORS = new Set('、；;，,。\r\n\t');
const CLOSING: Readonly<Record<string, string>> = {
  '《': '》',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '[': ']',
  '“': '”',
};
const CIRCLED = /[①-⑳]/;
const NUMBERED = /(?:[（(](\d{1,2})[)）]|(\d{1,2})[.．、)）](?![\dA-Za-z]))\s*/y;
/** 一、, （二）: stripped where a name begins with it. */
const CHINESE_NUMBER = /(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*/y;
/** What a number belongs to that is no numbering: 附件2, 附图3. */
const NEEDS_NUMBER = /(?:\d|附件|附表|附图|第)$/;
/** 1,200万元 is one number, 附件1、2 one name. */
const INSIDE_NUMBER = /[、，,](?:\d{3}(?!\d)|\d+(?=[、；;，,。\s]|$))/y;
const CONJUNCTION = /(?:以及|和|及|与)$/;
const NO_NAME =
  /^(?:[-/\\—–―_]*|(?:暂?无|没有|同上|略|空)(?:材料|佐证)?|(?:详见|见|参见|同)?附件|N\/A|0|#(?:VALUE!|REF!|NAME\?|N\/A|DIV\/0!|NUM!|NULL!))\.?$/i;

/**
 * The names in a 佐证材料 cell that people wrote freely. They are separated by 、；;，,。, line breaks and numbering
 * (1. 2、 （3） ①); what stands in 《》 or brackets stays together. 无, /, —, 见附件 are no names.
 */
export function splitEvidenceNames(text: string): string[] {
  return pieces(text)
    .map((piece) => piece.trim())
    .filter((piece) => !NO_NAME.test(piece));
}

/** What stands at a place, by a pattern that is tried there alone. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Each character is looked at a fixed number of times: people paste whole documents into a cell. */
function pieces(text: string): string[] {
  const closings = closingsOf(text);
  const names: string[] = [];
  let start = 0;
  let nextNumber = 1;
  /** Whether the name that is open has begun, with a title, and whether a title is followed by a bracket: 《A》（文号）. */
  let [hasBegun, isTitle, isNumberedTitle] = [false, false, false];
  const begin = (at: number): void => {
    start = at;
    hasBegun = isTitle = isNumberedTitle = false;
  };
  const cut = (end: number, next: number): void => {
    names.push(text.slice(start, end));
    begin(next);
  };
  for (let at = 0; at < text.length;) {
    const character = text[at]!;
    const chinese = hasBegun ? null : matchAt(CHINESE_NUMBER, text, at);
    const numbered = matchAt(NUMBERED, text, at);
    const number = Number(numbered?.[1] ?? numbered?.[2]);
    // Numbering begins at the start of a name and goes on from there: 附件1.会议纪要 is no numbering.
    if (numbered && number === nextNumber && (number > 1 ? !NEEDS_NUMBER.test(tail(text, start, at)) : !hasBegun)) {
      nextNumber++;
      cut(at, at + numbered[0].length);
      at = start;
    } else if (chinese) {
      begin(at + chinese[0].length);
      at = start;
    } else if (CIRCLED.test(character) || (SEPARATORS.has(character) && !isInsideNumber(text, at))) {
      cut(at, at + 1);
      at = start;
    } else {
      const title = isTitle && character === '《' ? wholeTitle(text, start, at, isNumberedTitle) : null;
      if (title !== null) {
        names.push(title);
        begin(at);
      }
      const end = closings.get(at) ?? at;
      if (!hasBegun) isTitle = character === '《';
      hasBegun ||= character.trim() !== '';
      isNumberedTitle ||= character === '《' && end > at && /[（(]/.test(text.charAt(end + 1));
      at = end + 1;
    }
  }
  cut(text.length, text.length);
  return names;
}

/** The end of the name that is open, without white space behind it. */
function tail(text: string, start: number, at: number, length = 2): string {
  let end = at;
  while (end > start && text[end - 1]!.trim() === '') end--;
  return text.slice(Math.max(start, end - length), end);
}

/** 《A》（文号）和, before another 《: the name without its conjunction; null when it is none. */
function wholeTitle(text: string, start: number, at: number, isNumbered: boolean): string | null {
  const last = tail(text, start, at, 3);
  const end = last.replace(CONJUNCTION, '').slice(-1);
  if (end !== '》' && !(isNumbered && /[)）]/.test(end))) return null;
  const name = text.slice(start, at).trim();
  return name.replace(CONJUNCTION, '');
}

const isInsideNumber = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at - 1)) && matchAt(INSIDE_NUMBER, text, at) !== null;

/** Where the brackets end that are closed, by where they begin. */
function closingsOf(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open = new Map<string, number[]>(Object.values(CLOSING).map((close) => [close, []]));
  for (let at = 0; at < text.length; at++) {
    const close = CLOSING[text[at]!];
    if (close !== undefined) open.get(close)!.push(at);
    const opened = open.get(text[at]!)?.pop();
    if (opened !== undefined) closings.set(opened, at);
  }
  return closings;
}
