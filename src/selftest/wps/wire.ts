/**
 * How the traffic with WPS is written down. An object has a number by the order in which it came up, the application
 * being the first; a call names it by how many came after it, so that what is done twice reads the same twice.
 */

/** A value on the wire: `[value]`, `['u']` for undefined, `['l', …]` for a list, `['o', number]` for an object, `['n', isFunction]` for a new one. */
export type Sent =
  | readonly ['v', string | number | boolean | null]
  | readonly ['u']
  | readonly ['x', string]
  | readonly ['l', readonly Sent[]]
  | readonly ['o', number]
  | readonly ['n', 0 | 1]
  | readonly ['f'];

/** What came of it: an answer or an error (`!`); `~` before it when it came as a promise. */
export type Outcome = readonly ['=' | '!' | '~=' | '~!', Sent];

/** `[kind, object, key, arguments, outcome]`; `?` asks whether there is such a member. */
export type Exchange = readonly ['get' | 'set' | 'call' | '?', number, string, readonly Sent[], Outcome];

export const isPromise = (value: unknown): value is Promise<unknown> =>
  Object.prototype.toString.call(value) === '[object Promise]';

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Everything that is no object and no list. */
export function plainSent(value: unknown): Sent {
  if (value === undefined) return ['u'];
  if (typeof value === 'number' && !Number.isFinite(value)) return ['x', String(value)];
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return ['v', value];
  }
  return ['x', typeof value];
}
