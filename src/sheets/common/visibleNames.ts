/** What nobody sees in a name: marks that turn the direction of what follows, joiners, separators, fillers. Variants of one character stay. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** A name as a person reads it: workbooks may hold what nobody sees in it, and two names that look the same are one. */
export const visibleName = (name: string): string => name.replace(INVISIBLE, '');

/** A name with what nobody sees in it by its number, for sentences that it would turn around; null when there is no such thing. */
export function revealed(name: string): string | null {
  const shown = name.replace(
    INVISIBLE,
    (one) => `[U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return shown === name ? null : shown;
}
