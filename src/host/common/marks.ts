/**
 * Our conditional formats are known by their formula: nothing else about one survives being saved by Excel, WPS and
 * LibreOffice alike. `N` of a text is 0, so the condition is always met and the formula means what it meant.
 */
const MARK = 'IF(N("考评")=0,';

/** A formula, with or without `=`, with the mark that makes it ours. */
export function markFormula(formula: string): string {
  return `${MARK}${formula.replace(/^=/, '')})`;
}

/** Whether a conditional format's formula bears our mark. */
export function isMarked(formula: string): boolean {
  return formula.replace(/^=/, '').replace(/\s+/g, '').startsWith(MARK);
}
