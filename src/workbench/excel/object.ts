/** An object of the emulated Excel, as office.js sees it: properties, parts, methods, by their names on the wire. */
import type { Rect } from '../../host/port';
import type { SheetId, WorkbookModel } from '../model';
import { invalidArgument } from './protocol';
import type { ExcelQuirk } from './quirks';

export interface Property {
  readonly get: () => unknown;
  readonly set?: (value: unknown) => void;
}

export interface HostObject {
  readonly type: string;
  /** What office.js is told when it meets the object. */
  readonly identity?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly parts?: Readonly<Record<string, () => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
  /** The members of a collection. */
  readonly items?: () => readonly HostObject[];
  /** Which cells it stands for; ranges only. */
  readonly range?: Place;
}

/** Cells of a sheet. */
export interface Place {
  readonly sheet: SheetId;
  readonly rect: Rect;
}

/** What every object of one emulated Excel shares. */
export interface Emulation {
  readonly model: WorkbookModel;
  /** Ids of sheets, `Workbook` for all of them, to whose edits office.js listens. */
  readonly listening: Set<string>;
  /** Makes ids for conditional formats. */
  readonly newId: () => string;
  readonly openWorkbook: ((bytes: Uint8Array) => void) | undefined;
  readonly has: (quirk: ExcelQuirk) => boolean;
  readonly tables: Table[];
  readonly mixedFonts: readonly Table[];
  /** What changes without anybody writing. */
  readonly state: { isChartShown: boolean };
  /** With calculation by hand: whether results are out of date, and what brings them up to date. */
  readonly isPending: () => boolean;
  readonly calculate: () => void;
}

/** Cells of a sheet by its name, or by its id; a table (Ctrl+T), whose filter is its own, not the sheet's. */
export interface Table {
  readonly sheet: string;
  readonly range: Rect;
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') {
    throw invalidArgument();
  }
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw invalidArgument();
  }
  return value;
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    throw invalidArgument();
  }
  return value as Readonly<Record<string, unknown>>;
}

/** `#RRGGBB` of the wire as `RRGGBB`. */
export function asColor(value: unknown): string {
  const color = /^#?([0-9a-f]{6})$/i.exec(asText(value))?.[1];
  if (color === undefined) {
    throw invalidArgument();
  }
  return color.toUpperCase();
}

/** One of a few words, in any case; its model word. */
export function asWord<Word extends string>(value: unknown, words: Readonly<Record<string, Word>>): Word {
  const word = words[asText(value)];
  if (word === undefined) {
    throw invalidArgument();
  }
  return word;
}

/** The word of the wire for a word of the model. */
export function wireWord(value: string, words: Readonly<Record<string, string>>): string {
  return Object.keys(words).find((wire) => words[wire] === value) ?? value;
}
