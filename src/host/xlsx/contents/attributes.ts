/** Attributes as what they mean. What is missing or makes no sense is the fallback: nothing here throws. */
import { isTrue } from '../xml/elements';

export function numberOf<T>(text: string | undefined, fallback: T): number | T {
  const number = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : fallback;
}

export function isOn(text: string | undefined, fallback: boolean): boolean {
  return text === undefined ? fallback : isTrue(text);
}
