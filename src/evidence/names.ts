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
const CIRCLED = /^[①-⑳]/;
const NUMBERED = /^(?:[（(](\d{1,2})[)）]|(\d{1,2})[.．、)）](?![\dA-Za-z]))\s*/;
/** 一、, （二）: stripped where a name begins with it. */
const CHINESE_NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\s*/;
/** What a number belongs to that is no numbering: 附件2, 附图3. */
const NEEDS_NUMBER = /(?:\d|附件|附表|附图|第)\s*$/;
/** 《A》（文号）和, before another 《. */
const WHOLE_TITLE = /^《.*》(?:[（(].*[)）])?(?:和|及|以及|与)?$/s;
const NO_NAME = /^(?:[-/\\—–―_]*|(?:暂?无|没有|同上|略|空)(?:材料|佐证)?|(?:详见|见|参见|同)?附件|N\/A|0)\.?$/i;

/**
 * The names in a 佐证材料 cell that people wrote freely. They are separated by 、；;，,。, line breaks and numbering
 * (1. 2、 （3） ①); what stands in 《》 or brackets stays together. 无, /, —, 见附件 are no names.
 */
export function splitEvidenceNames(text: string): string[] {
  return pieces(text)
    .map((piece) => piece.trim())
    .filter((piece) => !NO_NAME.test(piece));
}

function pieces(text: string): string[] {
  const names: string[] = [];
  let name = '';
  let nextNumber = 1;
  const cut = (): void => {
    names.push(name);
    name = '';
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const character = text[at]!;
    const isStart = name.trim() === '';
    const chinese = isStart ? CHINESE_NUMBER.exec(rest) : null;
    const numbered = NUMBERED.exec(rest);
    const number = Number(numbered?.[1] ?? numbered?.[2]);
    // Numbering begins at the start of a name and goes on from there: 附件1.会议纪要 is no numbering.
    if (numbered && number === nextNumber && (number > 1 ? !NEEDS_NUMBER.test(name) : isStart)) {
      cut();
      nextNumber++;
      at += numbered[0].length;
    } else if (chinese) {
      at += chinese[0].length;
    } else if (CIRCLED.test(rest)) {
      cut();
      at++;
    } else if (SEPARATORS.has(character) && !isInsideNumber(text, at)) {
      cut();
      at++;
    } else {
      const end = closingOf(text, at);
      if (character === '《' && WHOLE_TITLE.test(name.trim())) {
        name = name.trim().replace(/(?:和|及|以及|与)$/, '');
        cut();
      }
      name += text.slice(at, end + 1);
      at = end + 1;
    }
  }
  cut();
  return names;
}

/** 1,200万元 is one number, 附件1、2 one name. */
const isInsideNumber = (text: string, at: number): boolean =>
  /\d/.test(text.charAt(at - 1)) && /^[、，,](?:\d{3}(?!\d)|\d+(?=[、；;，,。\s]|$))/.test(text.slice(at));

/** Where the bracket at a place ends; the place itself when it is no bracket, or is never closed. */
function closingOf(text: string, at: number): number {
  const open = text[at]!;
  const close = CLOSING[open];
  if (close === undefined) return at;
  let depth = 0;
  for (let place = at; place < text.length; place++) {
    if (text[place] === open) depth++;
    else if (text[place] === close && --depth === 0) return place;
  }
  return at;
}
