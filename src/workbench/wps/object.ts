/** Objects of the emulated WPS: what they know, and a proxy around it that fails loudly for everything else. */
import type { Rect } from '../../host/port';
import type { SheetId, WorkbookModel } from '../model';
import type { Quirk } from './quirks';

export type Member =
  | { readonly get: () => unknown; readonly set?: (value: unknown) => void }
  | { readonly call: (...given: readonly unknown[]) => unknown };
export type Members = Readonly<Record<string, Member>>;
/** What an object knows by a name, where it would cost much to have all of it ready. */
export type Knowing = (name: string) => Member | undefined;

/** Cells of a sheet. */
export interface Place {
  readonly sheet: SheetId;
  readonly rect: Rect;
  /** Where it is not one rectangle. */
  readonly areas?: readonly Rect[];
  /** Whole rows or columns. */
  readonly axis?: 'row' | 'column';
}

export type Settings = Record<
  'ScreenUpdating' | 'DisplayAlerts' | 'EnableEvents' | 'CopyObjectsWithCells' | 'Calculation',
  unknown
>;

/** Is told of edits, with the objects that the event gives. */
export type Listener = (...given: object[]) => void;

/** What can be listened to. */
export const EVENTS = ['SheetChange', 'SheetActivate', 'WorkbookNewSheet'] as const;
export type EventName = (typeof EVENTS)[number];

export type Access = 'get' | 'set' | 'call';

/** What all objects of one emulated WPS share. */
export interface Emulation {
  /** Throws while no workbook is open yet. */
  readonly model: WorkbookModel;
  /** Of the workbook, be it open yet or not. */
  readonly name: () => string;
  /** At once, or a promise while the workbook is still being opened: what pages ask waits for it. */
  readonly whenOpen: <T>(work: () => T) => T | Promise<T>;
  readonly listeners: Readonly<Record<EventName, Set<Listener>>>;
  readonly has: (quirk: Quirk) => boolean;
  readonly settings: Settings;
  /** Counts an access, lets it fail when it is to, refuses it while somebody types. */
  readonly access: (name: string, kind: Access, work: () => unknown) => unknown;
  /** Which cells, which sheet an object stands for. */
  readonly places: WeakMap<object, Place>;
  readonly sheets: WeakMap<object, SheetId>;
  readonly selections: Map<SheetId, Rect>;
  /** Rows that filters hide. */
  readonly filtered: Map<SheetId, ReadonlySet<number>>;
  /** Values that WPS keeps and nothing of the workbook shows. */
  readonly unseen: Map<string, unknown>;
  readonly newId: () => string;
  /** The application; every object knows it. */
  application: object | null;
  readonly books: Books;
}

/** The workbooks that are open, each with an emulation of its own over the same application. */
export interface Books {
  list: readonly Emulation[];
  /** The one in front. */
  active: Emulation | null;
  /** Opens a new one in front. */
  readonly add: () => Emulation;
}

/** Makes the object for cells; handed to those whose objects lead back to cells. */
export type RangeObject = (emulation: Emulation, place: Place) => object;

/** Asked of any object by the language itself. */
const LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', 'asymmetricMatch', '$$typeof', 'nodeType']);

export function wpsObject(emulation: Emulation, type: string, members: Members | Knowing): object {
  const { access, has } = emulation;
  const knows: Knowing = typeof members === 'function' ? members : (name) => members[name];
  const known = (key: string | symbol): Member | null => {
    if (typeof key === 'symbol' || LANGUAGE.has(key)) return null;
    if (key === 'Application') return { get: () => emulation.application };
    const member = knows(key);
    if (member === undefined && !has('unknownPropertySilent')) throw new Error(`WPS has no ${type}.${key}`);
    return member ?? null;
  };
  const given = (work: () => unknown): unknown => {
    if (!has('asyncMembers')) return work();
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };
  return new Proxy(has('objectsAreFunctions') ? (): void => undefined : {}, {
    get(_, key) {
      const member = known(key);
      if (member === null) return undefined;
      const name = `${type}.${String(key)}`;
      if ('call' in member) {
        return (...list: unknown[]) => given(() => access(name, 'call', () => member.call(...list)));
      }
      const value = (): unknown => given(() => access(name, 'get', () => told(emulation, member.get())));
      return has('membersAreMethods') ? value : value();
    },
    set(_, key, value) {
      const member = known(key);
      if (member === null) return true;
      if ('call' in member || member.set === undefined) throw new Error(`${type}.${String(key)} cannot be set`);
      const { set } = member;
      access(`${type}.${String(key)}`, 'set', () => {
        set(value);
      });
      return true;
    },
    has: (_, key) => key === 'Application' || (typeof key === 'string' && knows(key) !== undefined),
    getPrototypeOf: () => Object.prototype,
  });
}

/** Nothing, as this build says it. */
export function told({ has }: Emulation, value: unknown): unknown {
  return value === null && has('emptyIsUndefined') ? undefined : value;
}

/** Throws what WPS says of an argument that it does not take. */
export function wrong(what: string): never {
  throw new Error(`参数错误：${what}`);
}

/** Whether an argument is given as one that is left out. */
export const isLeftOut = ({ has }: Emulation, value: unknown): boolean =>
  value === (has('omittedIsNull') ? null : undefined);

export const asText = (value: unknown): string => (typeof value === 'string' ? value : wrong(String(value)));
export const asNumber = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : wrong(String(value));
export const asTruth = (value: unknown): boolean => (typeof value === 'boolean' ? value : wrong(String(value)));

/** `RRGGBB` as a blue-green-red number, and back. */
export function toBgr(color: string): number {
  const value = parseInt(color, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
}

export function fromBgr(given: unknown): string {
  const value = asNumber(given);
  if (!Number.isInteger(value) || value < 0 || value > 0xffffff) wrong(`color ${value}`);
  const swapped = ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
  return swapped.toString(16).padStart(6, '0').toUpperCase();
}

/** Whether a sheet may be changed; a protected one says so, or keeps silent. */
export function isWritable({ model, has }: Emulation, sheet: SheetId): boolean {
  if (!model.isProtected(sheet)) return true;
  if (has('protectedSilent')) return false;
  throw new Error('工作表受保护，不能修改');
}

/** Where WPS would ask, and wait. */
export function checkAsksNothing({ settings }: Emulation, what: string): void {
  if (settings.DisplayAlerts !== false) throw new Error(`WPS asks before it ${what}: DisplayAlerts is on`);
}

/** Changes a sheet that may be changed. */
export function change(emulation: Emulation, sheet: SheetId, work: () => void): void {
  if (isWritable(emulation, sheet)) work();
}
