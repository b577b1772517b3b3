/**
 * The one door to WPS. Builds differ in what a member is: a value, a function that gives it, or a promise of it; what
 * comes through here is the value. Objects come in boxes, for a build's proxies answer any name, `then` too, and a
 * promise would take them for another promise.
 */
import { HostError } from '../port';

/** An object of WPS. */
export interface Box<T> {
  readonly it: T;
}

/** What comes out: objects in boxes, the rest as it is. */
type Boxed<T> = T extends object ? Box<T> : T;
type Method = (...given: never[]) => unknown;
type MethodsOf<T> = { [Key in keyof T]-?: T[Key] extends Method ? Key : never }[keyof T];
type IsObject<T> = unknown extends T
  ? false
  : NonNullable<T> extends Method
    ? false
    : NonNullable<T> extends object
      ? true
      : false;
type PartsOf<T> = { [Key in keyof T]-?: IsObject<T[Key]> extends true ? Key : never }[keyof T];
type ValuesOf<T> = Exclude<keyof T, MethodsOf<T> | PartsOf<T>>;
type Parts<T extends readonly unknown[]> = { [Key in keyof T]: Boxed<T[Key]> };
type Given<T> = T extends (...given: infer Arguments) => unknown ? Parts<Arguments> : never;
type Result<T> = T extends (...given: never[]) => infer R ? Boxed<R> : never;

/** A value of an object, such as a name or a number. */
export async function get<T, Key extends ValuesOf<T>>(box: Box<T>, key: Key): Promise<T[Key]> {
  return (await member(box.it, key)) as T[Key];
}

/** An object that belongs to another. Throws `unsupported` where this WPS has none. */
export async function part<T, Key extends PartsOf<T>>(box: Box<T>, key: Key): Promise<Box<NonNullable<T[Key]>>> {
  const found = await partOrNull(box, key);
  if (found === null) throw new HostError('unsupported', { member: String(key) });
  return found;
}

export async function partOrNull<T, Key extends PartsOf<T>>(
  box: Box<T>,
  key: Key,
): Promise<Box<NonNullable<T[Key]>> | null> {
  return ((await member(box.it, key)) ?? null) as Box<NonNullable<T[Key]>> | null;
}

export function set<T, Key extends ValuesOf<T>>(box: Box<T>, key: Key, value: T[Key]): void {
  box.it[key] = value;
}

/**
 * Throws `unsupported` where this WPS has no such method. What is left out at the end is not given at all: `undefined`
 * reaches a build's C++ as a value of its own, which is another thing than no argument.
 */
export async function call<T, Key extends MethodsOf<T>>(
  box: Box<T>,
  key: Key,
  ...given: Given<T[Key]>
): Promise<Result<T[Key]>> {
  const method: unknown = box.it[key];
  if (typeof method !== 'function') throw new HostError('unsupported', { member: String(key) });
  const plain = (given as readonly unknown[]).map((value) => (isBox(value) ? value.it : value));
  while (plain.length > 0 && plain[plain.length - 1] === undefined) plain.pop();
  return boxed(await settled(Reflect.apply(method, box.it, plain))) as Result<T[Key]>;
}

async function member(owner: unknown, key: PropertyKey): Promise<unknown> {
  const found: unknown = (owner as Record<PropertyKey, unknown>)[key];
  const given: unknown = typeof found === 'function' && !isObjectOfWps(found) ? Reflect.apply(found, owner, []) : found;
  return boxed(await settled(given));
}

/** Some builds' objects are functions themselves. */
const isObjectOfWps = (found: object): boolean => 'Application' in found;

/** A promise's value, in a box unless it is plain. */
async function settled(given: unknown): Promise<{ readonly value: unknown }> {
  // A box keeps the async function itself from waiting for whatever has a `then`.
  if (Object.prototype.toString.call(given) !== '[object Promise]') return { value: given };
  let value: unknown;
  await (given as Promise<unknown>).then((result) => {
    value = result;
  });
  return { value };
}

function boxed({ value }: { readonly value: unknown }): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject && !Array.isArray(value) ? { it: value } : value;
}

export function isBox(value: unknown): value is Box<object> {
  return typeof value === 'object' && value !== null && 'it' in value;
}
