/** Conditional formats told as formulas that are true where the format shows. */
import { absoluteRangeName, cellName } from '../../common';
import type { Rect } from '../../port';
import { fromFileFormula } from '../formula';
import type { XmlElement } from '../xml/elements';
import { childElements, parseAttributes } from '../xml/elements';
import { unescapeXml } from '../xml/text';
import { numberOf } from './attributes';

/**
 * The formula of a rule, without `=`, relative to the first cell of the first range; null for rules that no formula can
 * tell (bars, scales, icons) or none that is kept in the file (tops, averages).
 */
export function ruleFormula(rule: XmlElement, ranges: readonly Rect[]): string | null {
  const all = parseAttributes(rule.attributes);
  const formulas = childElements(rule.inner)
    .filter(({ local }) => local === 'formula')
    .map(({ inner }) => fromFileFormula(unescapeXml(inner)).slice(1));
  const given = formulas[0] ?? '';
  const cell = cellName(ranges[0]?.row ?? 0, ranges[0]?.column ?? 0);
  const type = all.get('type') ?? '';
  if (type === 'cellIs') {
    return comparison(all.get('operator') ?? '', cell, given, formulas[1]);
  }
  if (type === 'expression' || type === 'timePeriod') {
    return given === '' ? null : given;
  }
  if (type === 'duplicateValues' || type === 'uniqueValues') {
    const count = ranges.map((range) => `COUNTIF(${absoluteRangeName(range)},${cell})`).join('+');
    return `AND(${cell}<>"",${count}${type === 'uniqueValues' ? '=' : '>'}1)`;
  }
  // The file holds the formulas of the others too, but need not.
  const make = CONTENTS[type];
  return make === undefined ? null : given === '' ? make(cell, quoted(all.get('text') ?? '')) : given;
}

const CONTENTS: Readonly<Record<string, (cell: string, text: string) => string>> = {
  containsText: (cell, text) => `NOT(ISERROR(SEARCH(${text},${cell})))`,
  notContainsText: (cell, text) => `ISERROR(SEARCH(${text},${cell}))`,
  beginsWith: (cell, text) => `LEFT(${cell},LEN(${text}))=${text}`,
  endsWith: (cell, text) => `RIGHT(${cell},LEN(${text}))=${text}`,
  containsBlanks: (cell) => `LEN(TRIM(${cell}))=0`,
  notContainsBlanks: (cell) => `LEN(TRIM(${cell}))>0`,
  containsErrors: (cell) => `ISERROR(${cell})`,
  notContainsErrors: (cell) => `NOT(ISERROR(${cell}))`,
};

const COMPARISONS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<=',
};

function comparison(operator: string, cell: string, first: string, second: string | undefined): string | null {
  const sign = COMPARISONS[operator];
  const low = operand(first);
  const high = operand(second ?? '');
  if (low === '') {
    return null;
  }
  if (sign !== undefined) {
    return `${cell}${sign}${low}`;
  }
  if (high === '') {
    return null;
  }
  return operator === 'between'
    ? `AND(${cell}>=${low},${cell}<=${high})`
    : operator === 'notBetween'
      ? `OR(${cell}<${low},${cell}>${high})`
      : null;
}

/** A number, a text, a cell or a name stands as it is; anything longer in brackets. */
function operand(formula: string): string {
  const isSimple = formula === '' || /^(?:[$\w.\u0080-\uffff]+|"(?:[^"]|"")*")$/.test(formula);
  return isSimple || numberOf(formula, null) !== null ? formula : `(${formula})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
