/**
 * A WPS that keeps what is asked of it. Objects stand behind proxies with targets of their own, for those of WPS may be
 * functions, proxies or things of another world; promises stay promises, lists stay lists.
 */
import type { Application } from '../../host/wps';
import { Recording } from '../recording';
import type { TargetRecorder } from '../target';
import { isObject, isPromise, plainSent, type Exchange, type Outcome, type Sent } from './wire';

export interface WpsRecorder extends TargetRecorder {
  /** To be used in place of the genuine one. */
  readonly application: Application;
}

/** Names that the language itself asks for. */
const LANGUAGE = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType']);

export function recordWps(genuine: Application): WpsRecorder {
  const recording = new Recording();
  let count = 0;
  let numbers = new Map<object, number>();
  const proxies = new WeakMap<object, object>();
  const genuineOf = new WeakMap<object, object>();

  const sentObject = (object: object): Sent => {
    const known = numbers.get(object);
    if (known !== undefined) return ['o', numbers.size - 1 - known];
    numbers.set(object, numbers.size);
    return ['n', typeof object === 'function' ? 1 : 0];
  };
  const sent = (value: unknown): Sent => {
    if (Array.isArray(value)) return ['l', value.map(sent)];
    if (!isObject(value)) return plainSent(value);
    const behind = genuineOf.get(value);
    // What we hand over and is none of WPS's objects is one of our functions.
    return behind === undefined ? ['f'] : sentObject(behind);
  };
  /** Of an answer, before it is behind a proxy. */
  const answered = (value: unknown): Sent => {
    if (Array.isArray(value)) return ['l', value.map(answered)];
    return isObject(value) ? sentObject(value) : plainSent(value);
  };
  const unwrapped = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(unwrapped) : isObject(value) ? (genuineOf.get(value) ?? value) : value;

  const keep = (kind: Exchange[0], place: number, key: string, given: readonly Sent[], outcome: Outcome): void => {
    if (recording.isOpen) recording.add(JSON.stringify([kind, place, key, given, outcome] satisfies Exchange));
  };
  /** Does something with an object of WPS, and keeps what came of it. */
  const ask = (
    kind: Exchange[0],
    owner: object,
    key: string,
    list: readonly unknown[],
    work: () => unknown,
  ): unknown => {
    count++;
    if (!recording.isOpen) return passed(work());
    sentObject(owner);
    const place = numbers.size - 1 - numbers.get(owner)!;
    const given = list.map(sent);
    let value: unknown;
    try {
      value = work();
    } catch (error) {
      keep(kind, place, key, given, ['!', ['v', messageOf(error)]]);
      throw error;
    }
    if (!isPromise(value)) {
      keep(kind, place, key, given, ['=', answered(value)]);
      return wrapped(value);
    }
    return value.then(
      (result) => {
        keep(kind, place, key, given, ['~=', answered(result)]);
        return wrapped(result);
      },
      (error: unknown) => {
        keep(kind, place, key, given, ['~!', ['v', messageOf(error)]]);
        throw error;
      },
    );
  };

  const passed = (value: unknown): unknown => (isPromise(value) ? value.then(wrapped) : wrapped(value));
  const wrapped = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(wrapped);
    return isObject(value) ? proxyOf(value) : value;
  };
  const proxyOf = (object: object): object => {
    const known = proxies.get(object);
    if (known !== undefined) return known;
    const proxy = new Proxy<object>(typeof object === 'function' ? (): void => undefined : {}, {
      get(_, key) {
        if (typeof key === 'symbol' || LANGUAGE.has(key)) return undefined;
        return read(object, key);
      },
      set(_, key, value) {
        if (typeof key === 'symbol') return true;
        ask('set', object, key, [value], () => {
          (object as Record<string, unknown>)[key] = unwrapped(value);
        });
        return true;
      },
      has: (_, key) => typeof key === 'string' && ask('?', object, key, [], () => key in object) === true,
      getPrototypeOf: () => Object.prototype,
    });
    proxies.set(object, proxy);
    genuineOf.set(proxy, object);
    return proxy;
  };
  /** A method, or a property that is a function, is only kept once it is called. */
  const read = (owner: object, key: string): unknown => {
    let found: unknown;
    try {
      found = (owner as Readonly<Record<string, unknown>>)[key];
    } catch (error) {
      return ask('get', owner, key, [], () => {
        throw error;
      });
    }
    if (typeof found !== 'function' || 'Application' in found) return ask('get', owner, key, [], () => found);
    const method = found;
    return (...given: readonly unknown[]) =>
      ask('call', owner, key, given, () => Reflect.apply(method, owner, given.map(unwrapped)) as unknown);
  };

  return {
    application: proxyOf(genuine) as Application,
    begin: (id) => {
      numbers = new Map([[genuine as object, 0]]);
      recording.begin(id);
    },
    end: () => {
      recording.end();
    },
    aside: (work) => recording.aside(work),
    count: () => count,
    result: () => recording.result(),
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
