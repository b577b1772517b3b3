import { halfWidth, topicsOf } from './nameWords';
import { readNumeral } from './numerals';
import { requirementKey } from './requirementKey';

/** The numbers at the beginning of one part of a path. */
export interface PartNumbers {
  /** `2.3`, or `18` of a task: nothing else can be meant (2③, 任务十八, T17). */
  readonly sure: string | null;
  /** `2.3` or `18`: it may also be a day or count folders and files (2.3, 02-, 十八、). */
  readonly possible: string | null;
  /** `3` of ③, （3）. */
  readonly mark: string | null;
  /** What is written behind them. */
  readonly rest: string;
}

const NUMERAL = '(\\d{1,3}|[一二三四五六七八九十]{1,3})';
const TASK = new RegExp(
  `^(?:.*?(?:任务|序号)\\s*第?\\s*${NUMERAL}\\s*[项号]?|第\\s*${NUMERAL}\\s*[项号](?!目)|T-?${NUMERAL})(?!\\d)`,
  'i',
);
const MARK = /^(?:([①-⑳])|\((\d{1,2})\))/;
const MARK_BEHIND = /^[\s.、_-]*(?:([①-⑳])|\((\d{1,2})\))/;
const NUMBER_BEHIND = /^\.(\d{1,2})(?!\d)/;
/** 2.3, 2-3; not the beginning of a day, nor of 2.3、2.4. */
const TWO_NUMBERS = /^(\d{1,2})[.-](\d{1,2})(?![\d.·・年月日号-]|\s*[、,和与及至~]\s*\d)/;
/** 02, [18], 十八、; not 6·17, 5.22, 12月, 3张, 2020, and not 12、13. */
const ONE_NUMBER = new RegExp(
  `^[\\[【]?(?:(\\d{1,3})(?![\\d·・年月日号点时分秒天张份个件次人类篇幅页条名场期届批周岁米元万%季]|[.-]\\d|\\s*[、,和与及至~]\\s*\\d)|([一二三四五六七八九十]{1,3})(?=[、.]))[\\]】]?[项号]?`,
);

/** Reads the numbers at the beginning of a folder's or file's name. */
export function partNumbers(part: string): PartNumbers {
  const plain = halfWidth(part).trim();
  const none = { sure: null, possible: null, mark: null };
  const task = TASK.exec(plain);
  const number = readNumeral(task?.[1] ?? task?.[2] ?? task?.[3] ?? '');
  if (task && number !== null) return withMark(String(number), plain.slice(task[0].length), true);
  const mark = MARK.exec(plain);
  if (mark) return { ...none, mark: markOf(mark), rest: plain.slice(mark[0].length) };
  const two = TWO_NUMBERS.exec(plain);
  if (two) return { ...none, possible: requirementKey(`${two[1]}.${two[2]}`), rest: plain.slice(two[0].length) };
  const one = ONE_NUMBER.exec(plain);
  const only = readNumeral(one?.[1] ?? one?.[2] ?? '');
  return one && only !== null ? withMark(String(only), plain.slice(one[0].length), false) : { ...none, rest: plain };
}

function withMark(task: string, behind: string, isSure: boolean): PartNumbers {
  const mark = MARK_BEHIND.exec(behind) ?? (isSure ? NUMBER_BEHIND.exec(behind) : null);
  if (mark) return { sure: `${task}.${markOf(mark)}`, possible: null, mark: null, rest: behind.slice(mark[0].length) };
  return { sure: isSure ? task : null, possible: isSure ? null : task, mark: null, rest: behind };
}

const markOf = ([, circled, digits]: RegExpExecArray): string => requirementKey(circled ?? digits ?? '');

/** Numbers of tasks are higher than what people count kinds of things with: 1 报告, 2 照片, 3 媒体. */
const KINDS_COUNTED = 6;

/**
 * Whether a number can count folders, files or kinds of things as well: nothing but the kind is written behind it, or,
 * in a file's name, nothing at all.
 */
export function mayCount(number: string, rest: string, isFile: boolean): boolean {
  if (/^[^\p{L}\p{N}]*$/u.test(rest)) return isFile;
  if (topicsOf(rest).length > 0) return false;
  const isPicture = /照片|图片|现场|截图|截屏|合影|样报/.test(rest);
  return (isFile && isPicture) || /^[\d\s()_-]*$/.test(rest) || Number(number) < KINDS_COUNTED;
}

/** Whether a mark counts photos or kinds of things: nothing else is written behind it; alone, it names a folder. */
export const isCount = (rest: string, topics: readonly string[], isFile: boolean): boolean =>
  topics.length === 0 && (isFile || /[\p{L}\p{N}]/u.test(rest));
