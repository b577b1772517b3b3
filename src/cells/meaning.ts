import { NOT_CALCULATED, type CellValue, type DateSystem } from '../host/port';
import { sectionFor, shownText, type Section } from './format';
import { membersIn } from './list';

/** What somebody wants to read in a cell. */
export interface Expected {
  /** `number` takes any figure that is no percentage; `percent` is 0–100; a `date` is a serial number of 1900; `text` is taken as it is. */
  readonly kind: 'number' | 'percent' | 'date' | 'yesNo' | 'text';
  /** 次, 亩, 分 …; '' where there is none. */
  readonly unit: string;
  /** Several such figures are wanted: 12；8；15. A cell that holds a number is one of them. */
  readonly many?: boolean;
}

/** A cell as a host reads it. */
export interface Cell {
  readonly value: CellValue;
  readonly numberFormat: string;
  readonly isFormula: boolean;
  /** Parts of its text are struck out or coloured otherwise than the rest. */
  readonly isMixed: boolean;
}

/** Why a cell cannot be taken for what it holds without asking. */
export type DoubtCode =
  /** A date or time where a figure is wanted: 3/4 and 3-5 that a spreadsheet took for dates. */
  | 'shownAsDate'
  /** A percentage where a count, rank or amount is wanted. */
  | 'shownAsPercent'
  /** At most 1 where a percentage is wanted: 0.96 may be 96%. */
  | 'percentAsFraction'
  /** Its format shows another figure, other words or nothing. */
  | 'shownOtherwise'
  /** A plain figure where a date is wanted. */
  | 'numberAsDate'
  /** A date of which the year, the month or the day is not shown. */
  | 'dateIncomplete'
  /** A formula that nobody has calculated yet. */
  | 'notCalculated'
  /** One figure of which a part is struck out or coloured. */
  | 'partlyMarked'
  /** 1,234 where several figures are wanted: one of them, or 1 and 234. */
  | 'listOrThousands'
  /** 0 where several figures are wanted: one that is 0, or none. */
  | 'zeroOrNone';

export type Meaning =
  /** What it says; null for a blank. Texts are as they stand. */
  | { readonly kind: 'certain'; readonly value: number | string | boolean | null }
  /** What it shows, and the figures that a person may confirm it to be, the likeliest first. */
  | { readonly kind: 'doubtful'; readonly code: DoubtCode; readonly shown: string; readonly offers: readonly number[] }
  | { readonly kind: 'error'; readonly error: string };

const certain = (value: number | string | boolean | null): Meaning => ({ kind: 'certain', value });
const doubtful = (code: DoubtCode, shown: string, offers: readonly number[] = []): Meaning => ({
  kind: 'doubtful',
  code,
  shown,
  offers,
});

/**
 * What a cell means: its value, as far as that is what a person sees in it. The one place that decides this, for every
 * reader and every host; whatever a format makes to look otherwise is asked about.
 */
export function meaningOf(cell: Cell, expected: Expected, dateSystem: DateSystem): Meaning {
  const { value, numberFormat } = cell;
  if (value === null || value === '') return certain(null);
  if (typeof value === 'boolean') return certain(value);
  if (typeof value === 'object') {
    return value.error === NOT_CALCULATED && cell.isFormula
      ? doubtful('notCalculated', '')
      : { kind: 'error', error: value.error };
  }
  if (typeof value === 'string') return textMeaning(value, cell.isMixed, expected);
  if (expected.kind === 'text') return certain(value);
  const since1900 = value + (dateSystem === 1904 ? DAYS_TO_1904 : 0);
  const section = sectionFor(numberFormat, value);
  const shown = shownText(numberFormat, section.date ? since1900 : value);
  if (shown === null) return doubtful('shownOtherwise', String(value), [value]);
  if (expected.kind === 'date') return dateMeaning(since1900, value, section, shown);
  if (section.date) return doubtful('shownAsDate', shown);
  const meaning =
    expected.kind === 'percent'
      ? percentMeaning(value, section, shown)
      : numberMeaning(value, section, shown, expected);
  return expected.many && meaning.kind === 'certain' ? asMember(value, shown, meaning) : meaning;
}

/** From 1900-01-01 to 1904-01-01, as serial numbers count. */
const DAYS_TO_1904 = 1462;

const FIGURE = /\d/;
const BARE_NUMBER = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** A number by itself where several may stand. */
function asMember(value: number, shown: string, meaning: Meaning): Meaning {
  if (value === 0) return doubtful('zeroOrNone', shown, [0]);
  return shown.includes(',') ? doubtful('listOrThousands', shown, [value]) : meaning;
}

function textMeaning(text: string, isMixed: boolean, { kind, many = false }: Expected): Meaning {
  const tidy = text.normalize('NFKC').trim();
  if (isMixed && kind !== 'text' && FIGURE.test(tidy)) return doubtful('partlyMarked', tidy);
  if (many) {
    const members = membersIn(text) ?? [];
    const isZero = members.length === 1 && BARE_NUMBER.test(tidy) && Number(tidy) === 0;
    if (isZero) return doubtful('zeroOrNone', tidy, [0]);
    const isOpen = kind === 'percent' && members.some((each) => BARE_NUMBER.test(each) && isFraction(Number(each)));
    return isOpen ? doubtful('percentAsFraction', tidy) : certain(text);
  }
  const isBare = kind === 'percent' && BARE_NUMBER.test(tidy);
  return isBare && isFraction(Number(tidy))
    ? doubtful('percentAsFraction', tidy, bothPercents(Number(tidy)))
    : certain(text);
}

function dateMeaning(date: number, value: number, { date: parts }: Section, shown: string): Meaning {
  if (!parts) {
    const written = writtenDate(value);
    return doubtful('numberAsDate', shown, written === null ? [] : [written]);
  }
  return parts.year && parts.month && parts.day ? certain(date) : doubtful('dateIncomplete', shown, [Math.floor(date)]);
}

/** 20220831, or the serial number of a day that an assessment may speak of; null for any other figure. */
function writtenDate(value: number): number | null {
  const [, year, month, day] = (/^(\d{4})(\d{2})(\d{2})$/.exec(String(value)) ?? []).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined) {
    const at = new Date(Date.UTC(year, month - 1, day));
    return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / 86_400_000 + 25_569 : null;
  }
  return value >= FIRST_DAY && value <= LAST_DAY ? Math.floor(value) : null;
}

/** 1990-01-01 and 2099-12-31. */
const FIRST_DAY = 32_874;
const LAST_DAY = 73_050;

/** 0.96 for 96%: whole and smaller figures are as likely a fraction of 1 as a percentage. */
const isFraction = (percent: number): boolean => percent > 0 && percent <= 1;
const bothPercents = (figure: number): number[] => [exact(figure * 100), exact(figure)];
/** Without the noise of binary fractions: 0.07 × 100 is 7. */
const exact = (figure: number): number => Number(figure.toPrecision(12));

function percentMeaning(value: number, section: Section, shown: string): Meaning {
  const { percents, hasQuotedPercent } = section;
  if (percents > 1 || (percents === 1 && hasQuotedPercent))
    return doubtful('shownOtherwise', shown, bothPercents(value));
  const percent = percents === 1 ? exact(value * 100) : value;
  if (!showsNumber(percent, section, shown, '%')) return doubtful('shownOtherwise', shown, [percent]);
  if (hasQuotedPercent || !isFraction(percent)) return certain(percent);
  return doubtful('percentAsFraction', shown, bothPercents(percent));
}

const YES_NO: ReadonlyMap<string, number> = new Map([
  ...['是', '有', '√'].map((word) => [word, 1] as const),
  ...['否', '无', '×'].map((word) => [word, 0] as const),
]);

function numberMeaning(value: number, section: Section, shown: string, { kind, unit }: Expected): Meaning {
  if (section.percents > 0 || (section.hasQuotedPercent && !/[%％]/.test(unit))) {
    return doubtful('shownAsPercent', shown, section.percents > 0 ? bothPercents(value) : [value]);
  }
  if (kind === 'yesNo' && YES_NO.get(shown) === value) return certain(value);
  return showsNumber(value, section, shown, unit) ? certain(value) : doubtful('shownOtherwise', shown, [value]);
}

/** Words that make a figure of another size: 1.2万, 5公顷. */
const SCALES = /[十百千万亿‰]|公顷|平方|公里|吨|亩/g;
const ZERO_WORDS: ReadonlySet<string> = new Set(['-', '—', '－', '无', '零', '0']);

/** Whether a cell shows the figure, rounded at most, in its own unit. */
function showsNumber(figure: number, section: Section, shown: string, unit: string): boolean {
  if ((section.words.match(SCALES) ?? []).some((word) => !unit.includes(word))) return false;
  if (section.isGeneral) return true;
  if (section.isFraction) return false;
  const numbers = shown.replaceAll(',', '').match(/\d+(?:\.\d+)?(?:E[-+]?\d+)?/gi) ?? [];
  if (numbers.length === 0) return figure === 0 && ZERO_WORDS.has(shown.replace(/[^-—－无零]/g, ''));
  const [text] = numbers;
  if (numbers.length > 1 || text === undefined) return false;
  const isNegative = /[-−(（]/.test(shown.slice(0, shown.search(FIGURE)));
  const seen = (isNegative ? -1 : 1) * Number(text);
  const [, decimals = '', exponent = '0'] = /^\d+(?:\.(\d+))?(?:E([-+]?\d+))?$/i.exec(text) ?? [];
  const half = 0.5 * 10 ** (Number(exponent) - decimals.length);
  return Math.abs(seen - figure) <= half + Math.abs(figure) * 1e-9;
}
