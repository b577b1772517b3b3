/** A WPS that answers what was recorded of one, and nothing else. */
import { WpsHost, type Application } from '../../../src/host/wps';
import { ASIDE, ReplayedNames } from '../../../src/selftest/recording';
import { isObject, plainSent, type Exchange, type Sent } from '../../../src/selftest/wps/wire';
import { Tape, type Replay } from './tape';

const LANGUAGE = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', '$$typeof', 'nodeType']);

export function replayWps(texts: readonly string[]): Replay<WpsHost> {
  const tape = new Tape(texts);
  const names = new ReplayedNames();
  const objects: object[] = [];
  const numbers = new Map<object, number>();

  const sent = (value: unknown): Sent => {
    if (Array.isArray(value)) return ['l', value.map(sent)];
    if (!isObject(value)) return plainSent(value);
    const number = numbers.get(value);
    return number === undefined ? ['f'] : ['o', objects.length - 1 - number];
  };
  const given = (answer: Sent): unknown => {
    switch (answer[0]) {
      case 'v':
        return typeof answer[1] === 'string' ? names.answered(answer[1]) : answer[1];
      case 'u':
        return undefined;
      case 'l':
        return answer[1].map(given);
      case 'o':
        return objects[objects.length - 1 - answer[1]];
      case 'n':
        return newObject(answer[1] === 1);
      default:
        throw new Error(`cannot be replayed: ${JSON.stringify(answer)}`);
    }
  };
  /** What comes next is an exchange about this object and this member. */
  const coming = (owner: object, key: string): Exchange | null => {
    const text = tape.peek();
    if (text?.startsWith('[') !== true) return null;
    const exchange = JSON.parse(text) as Exchange;
    return exchange[1] === objects.length - 1 - numbers.get(owner)! && exchange[2] === key ? exchange : null;
  };
  const exchange = (kind: Exchange[0], owner: object, key: string, list: readonly unknown[]): unknown => {
    const asked = [kind, objects.length - 1 - numbers.get(owner)!, key, list.map(sent)] as const;
    const question = names.asked(JSON.stringify(asked).slice(0, -1));
    const text = tape.peek();
    if (text?.startsWith(`${question},`) !== true) throw tape.fail(`${kind} ${key}`, question);
    const [, , , , [way, answer]] = JSON.parse(tape.answer()) as Exchange;
    const value = given(answer);
    switch (way) {
      case '=':
        return value;
      case '!':
        throw new Error(String(value));
      case '~=':
        return Promise.resolve(value);
      case '~!':
        return Promise.reject(new Error(String(value)));
    }
  };
  const newObject = (isFunction: boolean): object => {
    const object: object = new Proxy<object>(isFunction ? (): void => undefined : {}, {
      get(_, key) {
        if (typeof key === 'symbol' || LANGUAGE.has(key)) return undefined;
        // A method is only known as one by what comes of it.
        if (coming(object, key)?.[0] === 'call') return (...list: unknown[]) => exchange('call', object, key, list);
        return exchange('get', object, key, []);
      },
      set(_, key, value) {
        exchange('set', object, String(key), [value]);
        return true;
      },
      has: (_, key) => exchange('?', object, String(key), []) === true,
      getPrototypeOf: () => Object.prototype,
    });
    numbers.set(object, objects.push(object) - 1);
    return object;
  };
  const host = new WpsHost(newObject(false) as Application);
  return {
    subject: { host, inspect: () => JSON.parse(tape.answer(ASIDE)) as unknown },
    end: () => {
      tape.end();
    },
  };
}
