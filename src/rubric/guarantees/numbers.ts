/** The numbers that a text prints, and those that a formula is written with. */
import { squeeze } from '../compose';
import { round6, type Expression } from '../formula';

const DIGITS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Marks of clauses and file numbers (〔2022〕1号) are no figures. */
const bare = (text: string): string =>
  squeeze(text.replace(/[①-⑳]/gu, ';'))
    .normalize('NFKC')
    .replace(/^\(?\d+[.、)](?!\d)/u, '')
    .replace(/[[(〔]\d{4}[\])〕]\d+号/gu, '');

/** All figures of a text: 0.5, 35 of 35%, 1 and 10000 of 1万, Chinese numerals below 1000, 0.5 for 半, 1 for 每 without a number. */
export function printedNumbers(text: string): Set<number> {
  const printed = new Set<number>();
  const plain = bare(text);
  for (const [, digits, scale] of plain.matchAll(/(\d+(?:\.\d+)?)([万亿])?/gu)) {
    printed.add(Number(digits));
    if (scale) printed.add(round6(Number(digits) * SCALES[scale]!));
  }
  for (const [written] of plain.matchAll(/[零一二两三四五六七八九十百]+/gu)) {
    const value = chineseNumber(written);
    if (value !== null) printed.add(value);
  }
  if (plain.includes('半')) printed.add(0.5);
  if (/每(?!\d)/u.test(plain)) printed.add(1);
  return printed;
}

/** 二十一, 一百; null for what is no number by itself (十四五, 一二三). */
function chineseNumber(written: string): number | null {
  const digit = '[一二两三四五六七八九]';
  const parts = new RegExp(`^(?:(${digit})百)?零?(?:(${digit})?(十))?(${digit})?$`, 'u').exec(written);
  if (!parts) return written === '零' ? 0 : null;
  const [, hundreds, tens, ten, ones] = parts;
  const valueOf = (character: string | undefined): number =>
    character === undefined ? 0 : DIGITS.indexOf(character === '两' ? '二' : character);
  return valueOf(hundreds) * 100 + (ten === undefined ? 0 : (valueOf(tens) || 1) * 10) + valueOf(ones);
}

/** A printed price or percentage. */
export interface PrintedFigure {
  readonly value: number;
  /** 得: what is left of the points; 扣: what changes them; %: a threshold or a size. */
  readonly kind: '得' | '扣' | '%';
}

/** 扣2分, 加0.5分, 得8分, 85%. What follows 最多 and the like bounds the others, and need not be in a formula. */
export function printedFigures(quote: string): PrintedFigure[] {
  const plain = bare(quote);
  const prices = [
    ...plain.matchAll(/(最多|最高|至多|不超过|上限|共)?(?:再|另|可)?(扣|加|减|得|计)(\d+(?:\.\d+)?)分/gu),
  ].flatMap(([, bound, verb, digits]): PrintedFigure[] =>
    bound === undefined ? [{ value: Number(digits), kind: verb === '得' || verb === '计' ? '得' : '扣' }] : [],
  );
  const percents = [...plain.matchAll(/(\d+(?:\.\d+)?)%/gu)].map(([, digits]): PrintedFigure => ({
    value: Number(digits),
    kind: '%',
  }));
  return [...prices, ...percents];
}

/** A number as a formula is written with it; 60 of 60%. */
export interface WrittenNumber {
  readonly value: number;
  /** It is points by itself or per thing: a factor, or what IF or CHOOSE comes to. Bounds (MIN) and thresholds are not. */
  readonly isAmount: boolean;
}

/** The numbers of a formula but for dates and for the digits of roundings. */
export function writtenNumbers(expression: Expression): WrittenNumber[] {
  const written: WrittenNumber[] = [];
  const see = (node: Expression, amounts: boolean): void => {
    switch (node.kind) {
      case 'number':
        written.push({ value: node.value, isAmount: amounts });
        break;
      case 'unary':
        see(node.operand, amounts && node.operator !== '%');
        break;
      case 'binary': {
        // 5 of `5 - x` is where counting begins, no price.
        const goesOn = (side: Expression): boolean =>
          amounts && (/^[*/]$/.test(node.operator) || (/^[-+]$/.test(node.operator) && side.kind !== 'number'));
        see(node.left, goesOn(node.left));
        see(node.right, goesOn(node.right) && node.operator !== '/');
        break;
      }
      case 'call':
        node.args.forEach((arg, index) => {
          seeArgument(node.name, arg, index, amounts);
        });
        break;
      default:
    }
  };
  const seeArgument = (name: string, arg: Expression, index: number, amounts: boolean): void => {
    if (name === 'DATE') return;
    if (name.startsWith('ROUND') && index === 1) return;
    const isBranch = (name === 'IF' || name === 'CHOOSE') && index > 0;
    // A number among the arguments of MIN and MAX bounds the others.
    const isBounded = /^(?:MIN|MAX|SUM|ROUND|ROUNDUP|ROUNDDOWN|INT|ABS)$/.test(name) && arg.kind !== 'number';
    see(arg, amounts && (isBranch || isBounded));
  };
  see(expression, true);
  return written;
}
