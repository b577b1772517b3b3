const DIGITS = '零一二三四五六七八九';

/** A number below 100 in digits or in Chinese (十八, 二十一); null when it is neither. */
export function readNumeral(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written);
  const [whole, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written) ?? [];
  if (!whole) return null;
  const valueOf = (digit: string | undefined, missing: number): number =>
    digit === undefined ? missing : DIGITS.indexOf(digit);
  if (ten === undefined) return whole.length === 1 ? DIGITS.indexOf(whole) : null;
  return valueOf(tens, 1) * 10 + valueOf(ones, 0);
}

/** 65 as 六五. */
export const inChinese = (digits: string): string => digits.replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
