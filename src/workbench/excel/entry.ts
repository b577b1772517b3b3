/** What Excel makes of a value that it is given, and how it tells what a cell holds. */
import type { CellValue } from '../../host/port';
import type { CellInput } from '../model';
import { invalidArgument } from './protocol';

const ERRORS: readonly string[] = [
  '#N/A',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
];
const NUMBER = /^[-+]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?(%?)$/i;
const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/月](\d{1,2})日?$/;

/**
 * A value written to a cell is taken as if it was typed: `=` begins a formula and so do `+` and `-`, an apostrophe
 * makes a text, what looks like a number, a date, a yes/no or an error becomes one; in a cell of format `@` all is text.
 */
export function enter(given: unknown, numberFormat: string): CellInput {
  if (given === null || given === undefined) {
    return undefined;
  }
  if (given === '') {
    return null;
  }
  if (numberFormat === '@') {
    return typeof given === 'boolean' ? given : String(given);
  }
  return typeof given === 'string' ? enterText(given) : (given as number | boolean);
}

function enterText(text: string): CellInput {
  if (text.startsWith("'")) {
    return text.slice(1);
  }
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) {
    const number = Number(trimmed.replace(/[,%]/g, ''));
    return trimmed.endsWith('%') ? number / 100 : number;
  }
  if (/^[=+-]/.test(text) && text.length > 1) {
    if (!isBalanced(text)) {
      throw invalidArgument();
    }
    return { formula: text.startsWith('=') ? text : `=${text}` };
  }
  if (text.startsWith('@')) {
    throw invalidArgument('That function is not valid.');
  }
  const [, year, month, day] = DATE.exec(trimmed) ?? [];
  if (month !== undefined && Number(month) <= 12) {
    return Date.UTC(Number(year ?? 2022), Number(month) - 1, Number(day)) / 86_400_000 + 25_569;
  }
  if (/^(?:true|false)$/i.test(trimmed)) {
    return trimmed.toLowerCase() === 'true';
  }
  return ERRORS.includes(trimmed) ? { error: trimmed } : text;
}

/** Excel takes no formula whose brackets do not match. */
function isBalanced(formula: string): boolean {
  let depth = 0;
  for (const character of formula.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** The value of a cell on the wire. */
export function toWire(value: CellValue): string | number | boolean {
  return value === null ? '' : typeof value === 'object' ? value.error : value;
}

export function valueType(value: CellValue): string {
  if (value === null) {
    return 'Empty';
  }
  return typeof value === 'object'
    ? 'Error'
    : ({ string: 'String', number: 'Double', boolean: 'Boolean' } as const)[typeof value as 'string'];
}
