import { membersIn } from '../cells';
import { dateSerial, NEVER, NO_MEMBERS, round6, roundUp, type Fact, type Given } from '../rubric';
import type { FindingCode, Finding } from './findings';
import type { FloorReading } from './program';

/** What a person or a program gave for a fact; null, undefined and '' are blank. */
export type FactInput = Given | null | undefined;

/** Something was entered that cannot be used, and has its own finding: neither a value nor a blank, so nothing is assumed for it. */
export const UNUSABLE: unique symbol = Symbol('unusable');
export type Unusable = typeof UNUSABLE;

/** An input as people would type it into a cell. */
export const asTyped = (input: FactInput): Exclude<FactInput, readonly number[]> =>
  typeof input === 'object' && input !== null ? input.join('；') || NO_MEMBERS : input;

/** A fact after reading: a number (yes/no 1 and 0, dates as serials), a text, the figures of a list, or null when it is missing or unusable. */
export interface FactValue {
  readonly value: number | string | readonly number[] | null;
  readonly complaint: { readonly code: FindingCode; readonly data: Finding['data'] } | null;
}

const good = (value: FactValue['value']): FactValue => ({ value, complaint: null });
const bad = (code: FindingCode, data: Finding['data']): FactValue => ({ value: null, complaint: { code, data } });

/** Reads one input. What cannot be used is missing and says so; nothing is guessed silently. */
export function readFact(fact: Fact, input: FactInput, floors: FloorReading = 'least'): FactValue {
  if (fact.type === 'list') return readList(fact, input);
  // Several figures, or none, are no single value of any kind.
  const typed = typeof input === 'object' && input ? `[${input.join('；')}]` : input;
  const given = typeof typed === 'string' ? tidy(typed) : typed;
  if (given === null || given === undefined || given === '') return good(blankOf(fact));
  switch (fact.type) {
    case 'yesNo':
      return readYesNo(given);
    case 'choice':
      return readChoice(fact, String(given));
    case 'date':
      return readDate(fact, given);
    default:
      return judged(fact, readNumber(fact, given, typeof typed === 'string' ? typed.trim() : null), floors);
  }
}

/** What a blank means for this fact: its default, or missing. */
function blankOf(fact: Fact): FactValue['value'] {
  if (typeof fact.default === 'boolean') return Number(fact.default);
  if (fact.type === 'list') return fact.default === NO_MEMBERS ? [] : null;
  return fact.type === 'date' && fact.default !== null ? readDate(fact, fact.default).value : fact.default;
}

/** Full-width digits and signs become half-width; outer white space goes. */
const tidy = (text: string): string => text.normalize('NFKC').trim();

const YES: ReadonlySet<string> = new Set(['是', '有', '√', '✓', '✔', '对', 'TRUE', 'true', 'Y', 'y', '1']);
const NO: ReadonlySet<string> = new Set(['否', '无', '没有', '×', '✗', '✘', '错', 'FALSE', 'false', 'N', 'n', '0']);

function readYesNo(given: number | string | boolean): FactValue {
  const answer = readAnswer(given);
  return answer === null ? bad('notYesNo', { given: String(given) }) : good(answer ? 1 : 0);
}

/** Whether an answer is 是 or 否, in any of the ways in which people write these; null: neither. */
export function readAnswer(given: number | string | boolean): boolean | null {
  if (typeof given === 'boolean') return given;
  const text = tidy(String(given));
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}

function readChoice({ options }: Fact, given: string): FactValue {
  const option = options.find((candidate) => tidy(candidate) === given);
  return option === undefined ? bad('unknownOption', { given, options: options.join('、') }) : good(option);
}

const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/** A day, or the word for one that never came, as it is written in the rubric. */
function readDate({ never }: Fact, given: number | string | boolean): FactValue {
  const refused = bad('notADate', { given: typeof given === 'number' ? given : String(given), never: never ?? '' });
  if (typeof given === 'number') return given >= 1 && given < 2_958_466 ? good(Math.floor(given)) : refused;
  if (never !== undefined && given === tidy(never)) return good(NEVER);
  const match = DATE.exec(String(given));
  if (!match) return refused;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const exists = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || exists.getUTCMonth() !== month - 1 || exists.getUTCDate() !== day) return refused;
  return good(dateSerial(year, month, day));
}

const NUMBER = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const NONE: ReadonlySet<string> = new Set(['无', '没有', '零']);

/** `typed` is the text as it stands in the cell. */
function readNumber(fact: Fact, given: number | string | boolean, typed: string | null): FactValue {
  if (typeof given === 'number') return withinBounds(fact, given, null);
  if (typeof given === 'boolean') return bad('notANumber', { given: given ? '是' : '否', unit: fact.unit });
  if (NONE.has(given) && (fact.type === 'count' || fact.type === 'judged')) return withinBounds(fact, 0, typed);
  const unit = tidy(fact.unit);
  // 3个 is what people write where the unit is 个季度.
  const written = [unit, unit[0] === '个' ? '个' : ''].find((each) => each !== '' && given.endsWith(each)) ?? '';
  const bare = written === '' ? given : given.slice(0, -written.length).trim();
  if (!NUMBER.test(bare)) return bad('notANumber', { given, unit: fact.unit });
  const number = Number(bare.replaceAll(',', ''));
  // More digits than a number has.
  if (!Number.isFinite(number)) return bad('notANumber', { given, unit: fact.unit });
  return withinBounds(fact, number, bare === typed ? null : typed);
}

/** `written` is the text that was read as a number, when that is worth saying. */
function withinBounds(fact: Fact, given: number, written: string | null): FactValue {
  if (!Number.isFinite(given)) return bad('notANumber', { given: String(given), unit: fact.unit });
  // =100*0.07 is 7.000000000000001 (docs/decisions/0004-precision.md).
  const value = round6(given) + 0; // −0 is 0.
  if ((fact.type === 'count' || fact.type === 'rank') && !Number.isInteger(value))
    return bad('notWhole', { given: value, unit: fact.unit });
  if (value < fact.min) return bad('belowMinimum', { given: value, min: fact.min, unit: fact.unit });
  if (value > fact.max) return bad('aboveMaximum', { given: value, max: fact.max, unit: fact.unit });
  return { value, complaint: written === null ? null : { code: 'readAs', data: { given: written, value } } };
}

/** Several figures: none of them is used unless all can be. A number is a list of one. */
function readList(fact: Fact, input: FactInput): FactValue {
  const member: Fact = { ...fact, type: fact.of ?? 'amount' };
  const { unit, min, max } = fact;
  if (input === null || input === undefined || (typeof input === 'string' && input.trim() === ''))
    return good(blankOf(fact));
  const shown = String(asTyped(input)).trim();
  const members: readonly (number | string | boolean)[] | null =
    typeof input === 'string' ? membersIn(input) : typeof input === 'object' ? input : [input];
  if (!members) return bad('listOrThousands', { given: shown, unit, offers: '', kind: 'number' });
  const gap = members.indexOf('');
  if (gap >= 0) return bad('listGap', { given: shown, position: gap + 1 });
  const read = members.map((each) => readMember(member, each));
  const wrong = read.findIndex(({ value }) => value === null);
  if (wrong >= 0) {
    const why = read[wrong]!.complaint!.code;
    return bad('listMember', {
      given: shown,
      member: String(members[wrong]),
      position: wrong + 1,
      why,
      unit,
      min,
      max,
    });
  }
  const values = read.map(({ value }) => value as number);
  const isOtherwise = read.some(({ complaint }) => complaint);
  return {
    value: values,
    complaint: isOtherwise ? { code: 'readAs', data: { given: shown, value: values.join('；') } } : null,
  };
}

/** 无 among others is no figure, and 000 is none by itself: a part of 1 000. */
function readMember(member: Fact, given: number | string | boolean): FactValue {
  const isFigure = typeof given !== 'string' || /^[-+]?(?!0\d)\d/.test(given);
  return isFigure ? readNumber(member, given, String(given)) : bad('notANumber', {});
}

/** A judged figure as 0.5分起扣 has it: never between 0 and 0.5; where that is the size of a step, in whole steps. */
function judged({ floor, max, stepless }: Fact, read: FactValue, floors: FloorReading): FactValue {
  const { value: given } = read;
  if (floor === 0 || typeof given !== 'number' || given <= 0) return read;
  if (given < floor) return { value: floor, complaint: { code: 'belowFloor', data: { given, floor } } };
  if (floors === 'least' || stepless) return read;
  const value = Math.min(max, floor * roundUp(given / floor, 0));
  return value === given ? read : { value, complaint: { code: 'notAStep', data: { given, floor, value } } };
}
