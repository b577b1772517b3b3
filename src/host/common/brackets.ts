/** The end of what is in brackets in a formula, from the bracket on; an apostrophe in there escapes the next character. */
export function bracketEnd(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    const character = formula.charAt(at);
    if (character === "'") {
      at++;
    } else if (character === '[') {
      depth++;
    } else if (character === ']' && --depth === 0) {
      return at + 1;
    }
  }
  return formula.length;
}
