import { format, tokenize } from 'numfmt';

/** What the part of a number format that applies to a number makes of it. */
export interface Section {
  /** A date or a time; which of year, month and day it shows. */
  readonly date: { readonly year: boolean; readonly month: boolean; readonly day: boolean } | null;
  /** How many real `%` it has: each multiplies what is shown by 100. A quoted or escaped one multiplies nothing. */
  readonly percents: number;
  readonly hasQuotedPercent: boolean;
  readonly isFraction: boolean;
  /** 常规: the number itself. */
  readonly isGeneral: boolean;
  /** Its words: what it shows beside the digits. */
  readonly words: string;
}

type Token = ReturnType<typeof tokenize>[number];

/** Words of number formats as Chinese programs write them, as every other one does. Quoted and escaped text stays. */
function common(code: string): string {
  return ofSystem(code).replace(
    /"[^"]*"?|\\.|!(.)|\[(?:黑色|蓝色|蓝绿色|青色|绿色|洋红色?|红色|白色|黄色|颜色\s*\d+)\]|G\/通用格式/g,
    (found, escaped) =>
      escaped !== undefined
        ? `\\${escaped as string}`
        : found.startsWith('[')
          ? ''
          : found === 'G/通用格式'
            ? 'General'
            : found,
  );
}

/**
 * The long date and the time of the system, as a Chinese system shows them, whatever else stands in the code. Of one that
 * has no year the names of days and months are those of the system.
 */
const ofSystem = (code: string): string =>
  code
    .replace(/\[\$-(?:F800|x-sysdate)(?:,[^\]]*)?\][^;]*y[^;]*/gi, 'yyyy"年"m"月"d"日"')
    .replace(/\[\$-(?:F400|x-systime)(?:,[^\]]*)?\][^;]*/gi, 'h:mm:ss')
    .replace(/\[\$-(?:F800|x-sysdate)(?:,[^\]]*)?\]/gi, '');

const isGeneralCode = (code: string): boolean => code === '' || code === 'General' || code === '@';

/** What a number looks like in a cell; null where the format cannot be read. Dates as serial numbers of 1900. */
export function shownText(code: string, value: number): string | null {
  if (isGeneralCode(code)) return String(value);
  const shown = format(common(code), value, { locale: 'zh-CN', throws: false });
  return /^#+$/.test(shown) ? null : shown.trim();
}

/** The section that applies to a number. */
export function sectionFor(code: string, value: number): Section {
  if (isGeneralCode(code)) return GENERAL;
  const sections: Token[][] = [[]];
  for (const token of tokenize(common(code))) {
    if (token.type === 'break') sections.push([]);
    else sections.at(-1)!.push(token);
  }
  return describe(choose(sections.slice(0, 3), value) ?? []);
}

const GENERAL: Section = {
  date: null,
  percents: 0,
  hasQuotedPercent: false,
  isFraction: false,
  isGeneral: true,
  words: '',
};

/** ECMA-376 part 1, 18.8.31: by their conditions, else positive; negative; zero. */
function choose(sections: readonly Token[][], value: number): Token[] | undefined {
  const conditions = sections.map((section) => section.find(({ type }) => type === 'condition')?.value);
  if (conditions.every((condition) => condition === undefined)) {
    const [positive, negative = positive, zero = positive] = sections;
    return value > 0 ? positive : value < 0 ? negative : zero;
  }
  const usual: readonly ((number: number) => boolean)[] = [(number) => number > 0, (number) => number < 0, () => true];
  return sections.find((_, index) => {
    const condition = conditions[index];
    if (Array.isArray(condition)) return holds(value, String(condition[0]), Number(condition[1]));
    return index === sections.length - 1 || usual[index]!(value);
  });
}

function holds(value: number, operator: string, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    default:
      return value !== limit;
  }
}

function describe(tokens: readonly Token[]): Section {
  const types = new Set<string>(tokens.map(({ type }) => type));
  const times = tokens.filter(({ type }) => type === 'datetime' || type === 'duration').map(({ raw }) => raw);
  const has = (pattern: RegExp): boolean => times.some((raw) => pattern.test(raw));
  const words = tokens
    .filter(({ type }) => type === 'string' || type === 'escaped' || type === 'char')
    .map(({ type, value, raw }) => (type === 'escaped' ? raw.slice(1) : String(value)))
    .join('');
  return {
    date: times.length > 0 ? { year: has(/^[yeb]/i), month: has(/^m/i), day: has(/^d{1,2}$/i) } : null,
    percents: tokens.filter(({ type }) => type === 'percent').length,
    hasQuotedPercent: /[%％]/.test(words),
    isFraction: times.length === 0 && types.has('slash'),
    isGeneral: types.has('general'),
    words,
  };
}
