import type { Check } from './model';

/** Something is not as it should be. */
export class CheckFailure extends Error {
  constructor(
    readonly what: string,
    readonly expected: unknown,
    readonly actual: unknown,
  ) {
    super(what === '' ? 'not as expected' : what);
    this.name = 'CheckFailure';
  }
}

/** The checks of the self-test in the product; under jest its own take their place. */
export const CHECK: Check = {
  equal: (actual, expected, what = '') => {
    if (!isSame(actual, expected)) throw new CheckFailure(what, expected, actual);
  },
  match: (actual, expected, what = '') => {
    if (!hasAll(actual, expected)) throw new CheckFailure(what, expected, actual);
  },
};

/** The `HostError` that `work` ends with, as code and data. */
export async function refusal(work: () => unknown): Promise<{ code: unknown; data: unknown }> {
  try {
    await work();
  } catch (error) {
    // Whoever gives up ends the case, too.
    if (error instanceof Error && error.name === 'Stopped') throw error;
    return { code: (error as { code?: unknown }).code, data: (error as { data?: unknown }).data };
  }
  throw new CheckFailure('nothing was refused', 'refused', 'done');
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const keysOf = (value: object): string[] => Object.keys(value).filter((key) => (value as Plain)[key] !== undefined);

function isSame(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
  }
  const keys = keysOf(a);
  return (
    keys.length === keysOf(b).length &&
    keys.every((key) => Object.prototype.hasOwnProperty.call(b, key) && isSame((a as Plain)[key], (b as Plain)[key]))
  );
}

function hasAll(actual: unknown, expected: unknown): boolean {
  if (!isObject(actual) || !isObject(expected)) return Object.is(actual, expected);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((value, index) => hasAll(actual[index], value))
    );
  }
  return Object.keys(expected).every((key) => hasAll((actual as Plain)[key], (expected as Plain)[key]));
}
