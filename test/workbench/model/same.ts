/** As `toEqual`, also in a page, where there is no jest. */
export function same(actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [textOf(actual), textOf(expected)];
  if (is !== shouldBe) {
    throw new Error(`is ${is}\nshould be ${shouldBe}`);
  }
}

export function throws(work: () => unknown): void {
  try {
    work();
  } catch {
    return;
  }
  throw new Error('does not throw');
}

/** Keys in the order of the alphabet; what is undefined is not there. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
