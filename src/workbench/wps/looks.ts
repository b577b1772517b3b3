/** How cells look. */
import { formatObject } from '../excel/format';
import type { HostObject } from '../excel/object';
import { uniform, type Look } from '../model';
import {
  asNumber,
  asText,
  asTruth,
  change,
  fromBgr,
  toBgr,
  wpsObject,
  wrong,
  type Emulation,
  type Member,
  type Members,
  type Place,
} from './object';

const HORIZONTAL = { 1: 'general', [-4131]: 'left', [-4108]: 'center', [-4152]: 'right' } as const;
const VERTICAL = { [-4160]: 'top', [-4108]: 'center', [-4107]: 'bottom' } as const;
const UNDERLINE = { 2: true, [-4142]: false } as const;
const NO_FILL = 16777215;

export function looks(emulation: Emulation, place: Place): Members {
  const { model, has } = emulation;
  const { sheet, rect } = place;
  const look = <Key extends keyof Look>(
    key: Key,
    toWps: (value: Look[Key]) => unknown,
    fromWps: (value: unknown) => Look[Key],
  ): Member => ({
    get: () => {
      const value = uniform(model.look(sheet, rect, key).map((row) => uniform(row.map(toWps))));
      return value;
    },
    set: (value) =>
      change(emulation, sheet, () => model.setLook(sheet, rect, { [key]: fromWps(value) } as Partial<Look>)),
  });
  const same = (value: unknown): unknown => value;
  const color = (value: string): number => toBgr(value);
  return {
    NumberFormat: look(
      'numberFormat',
      (format) => (format === 'General' && has('localGeneral') ? 'G/通用格式' : format),
      (format) => (format === 'G/通用格式' ? 'General' : asText(format)),
    ),
    HorizontalAlignment: look(
      'horizontal',
      (word) => numberOf(HORIZONTAL, word),
      (value) => wordOf(HORIZONTAL, value),
    ),
    VerticalAlignment: look(
      'vertical',
      (word) => numberOf(VERTICAL, word),
      (value) => wordOf(VERTICAL, value),
    ),
    WrapText: look('wrap', same, asTruth),
    IndentLevel: look('indent', same, asNumber),
    Locked: look('locked', same, asTruth),
    Interior: {
      get: () =>
        wpsObject(emulation, 'Interior', {
          Color: look('fill', (fill) => (fill === null ? NO_FILL : color(fill)), fromBgr),
        }),
    },
    Font: {
      get: () =>
        wpsObject(emulation, 'Font', {
          Name: look('fontName', same, asText),
          Size: look('fontSize', same, asNumber),
          Color: look('color', color, fromBgr),
          Bold: look('bold', same, asTruth),
          Italic: look('italic', same, asTruth),
          Underline: look(
            'underline',
            (on) => numberOf(UNDERLINE, on),
            (value) => wordOf(UNDERLINE, value),
          ),
        }),
    },
    Borders: {
      get: () =>
        wpsObject(emulation, 'Borders', { Item: { call: (index) => borderObject(emulation, place, asNumber(index)) } }),
    },
  };
}

function numberOf<Word>(words: Readonly<Record<number, Word>>, word: Word): number {
  return Number(Object.keys(words).find((key) => words[Number(key)] === word) ?? wrong(String(word)));
}

function wordOf<Word>(words: Readonly<Record<number, Word>>, value: unknown): Word {
  return words[asNumber(value)] ?? wrong(String(value));
}

const SIDES: Readonly<Record<number, string>> = {
  7: 'EdgeLeft',
  8: 'EdgeTop',
  9: 'EdgeBottom',
  10: 'EdgeRight',
  11: 'InsideVertical',
  12: 'InsideHorizontal',
};
const STYLES = { 1: 'Continuous', [-4142]: 'None' } as const;
const WEIGHTS = { 1: 'Hairline', 2: 'Thin', [-4138]: 'Medium' } as const;

/** Lines are what they are in the emulated Excel, by other names. */
function borderObject(emulation: Emulation, place: Place, index: number): object {
  const format = formatObject(emulation, place);
  const borders = format.parts?.['Borders']?.();
  const border = borders?.methods?.['GetItem']?.(SIDES[index] ?? wrong('Borders')) as HostObject;
  const line = (key: string, toWps: (value: unknown) => unknown, fromWps: (value: unknown) => unknown): Member => {
    const property = border.properties?.[key] ?? wrong(key);
    return {
      get: () => toWps(property.get()),
      set: (value) => change(emulation, place.sheet, () => property.set?.(fromWps(value))),
    };
  };
  return wpsObject(emulation, 'Border', {
    LineStyle: line(
      'Style',
      (style) => numberOf<unknown>(STYLES, style),
      (value) => wordOf(STYLES, value),
    ),
    Weight: line(
      'Weight',
      (weight) => numberOf<unknown>(WEIGHTS, weight),
      (value) => wordOf(WEIGHTS, value),
    ),
    Color: line(
      'Color',
      (color) => toBgr(asText(color).slice(1)),
      (value) => `#${fromBgr(value)}`,
    ),
  });
}
