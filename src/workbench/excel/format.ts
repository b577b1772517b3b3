/** How cells look: `Range.format` and its parts. */
import { lastColumn, lastRow } from '../../host/common';
import type { Rect } from '../../host/port';
import { STANDARD_HEIGHT, STANDARD_WIDTH, type Line, type Look } from '../model';
import {
  asColor,
  asNumber,
  asRecord,
  asText,
  asWord,
  wireWord,
  type Emulation,
  type HostObject,
  type Place,
  type Property,
} from './object';
import { accessDenied, invalidArgument, notModelled } from './protocol';
import { hasMixedFonts } from './tables';

const HORIZONTAL = { General: 'general', Left: 'left', Center: 'center', Right: 'right' } as const;
const VERTICAL = { Top: 'top', Center: 'center', Bottom: 'bottom' } as const;

/** How a property of the wire stands for one of the model. */
interface Mapping<Key extends keyof Look> {
  readonly key: Key;
  readonly toWire: (value: Look[Key]) => unknown;
  readonly fromWire: (value: unknown) => Look[Key];
}

const same = (value: unknown): unknown => value;
const asTruth = (value: unknown): boolean => {
  if (typeof value !== 'boolean') {
    throw invalidArgument();
  }
  return value;
};
const mapping = <Key extends keyof Look>(
  key: Key,
  fromWire: (value: unknown) => Look[Key],
  toWire: (value: Look[Key]) => unknown = same,
): Mapping<Key> => ({ key, fromWire, toWire });

const FONT = {
  Name: mapping('fontName', asText),
  Size: mapping('fontSize', asNumber),
  Color: mapping('color', asColor, (color) => `#${color}`),
  Bold: mapping('bold', asTruth),
  Italic: mapping('italic', asTruth),
  Underline: mapping(
    'underline',
    (value) => asWord(value, { None: 'no', Single: 'yes' }) === 'yes',
    (on) => (on ? 'Single' : 'None'),
  ),
};
const FORMAT = {
  HorizontalAlignment: mapping(
    'horizontal',
    (value) => asWord(value, HORIZONTAL),
    (value) => wireWord(value, HORIZONTAL),
  ),
  VerticalAlignment: mapping(
    'vertical',
    (value) => asWord(value, VERTICAL),
    (value) => wireWord(value, VERTICAL),
  ),
  WrapText: mapping('wrap', asTruth),
  IndentLevel: mapping('indent', asNumber),
};
const FILL = { Color: mapping('fill', asColor, (color) => (color === null ? '#FFFFFF' : `#${color}`)) };
const PROTECTION = { Locked: mapping('locked', asTruth) };

/** Looks are nothing but the workbook's, in WPS, too. */
type Looking = Pick<Emulation, 'model'>;

function property<Key extends keyof Look>(emulation: Looking, { sheet, rect }: Place, map: Mapping<Key>): Property {
  const { model } = emulation;
  return {
    get: () => {
      const [first, ...rest] = model.look(sheet, rect, map.key).flat();
      return first !== undefined && rest.every((value) => value === first) ? map.toWire(first) : null;
    },
    set: (value) => {
      if (model.isProtected(sheet)) {
        throw accessDenied();
      }
      model.setLook(sheet, rect, { [map.key]: map.fromWire(value) } as Partial<Look>);
    },
  };
}

function properties(
  emulation: Looking,
  place: Place,
  maps: Readonly<Record<string, unknown>>,
): Record<string, Property> {
  return Object.fromEntries(
    Object.entries(maps).map(([name, map]) => [name, property(emulation, place, map as Mapping<keyof Look>)]),
  );
}

export function formatObject(emulation: Looking, place: Place): HostObject {
  const { model } = emulation;
  const { sheet, rect } = place;
  const object = (type: string, maps: Readonly<Record<string, unknown>>) => (): HostObject => ({
    type,
    properties: properties(emulation, place, maps),
  });
  const rows = (points: number | null): void => model.setRows(sheet, rect.row, rect.rows, { points });
  return {
    type: 'RangeFormat',
    properties: {
      ...properties(emulation, place, FORMAT),
      ColumnWidth: {
        get: () => model.column(sheet, rect.column).points,
        set: (value) => model.setColumns(sheet, rect.column, rect.columns, { points: asNumber(value), hidden: false }),
      },
      RowHeight: {
        get: () => model.row(sheet, rect.row).points,
        set: (value) => model.setRows(sheet, rect.row, rect.rows, { points: asNumber(value), hidden: false }),
      },
      UseStandardWidth: {
        get: () => model.column(sheet, rect.column).points === STANDARD_WIDTH,
        set: () => model.setColumns(sheet, rect.column, rect.columns, { points: STANDARD_WIDTH }),
      },
      UseStandardHeight: {
        get: () => model.row(sheet, rect.row).points === STANDARD_HEIGHT,
        set: () => rows(null),
      },
    },
    parts: {
      Font: object('RangeFont', FONT),
      Protection: object('FormatProtection', PROTECTION),
      Fill: () => ({
        type: 'RangeFill',
        properties: properties(emulation, place, FILL),
        methods: { Clear: () => model.setLook(sheet, rect, { fill: null }) },
      }),
      Borders: () => ({
        type: 'RangeBorderCollection',
        methods: { GetItem: (index) => borderObject(emulation, place, asText(index)) },
      }),
    },
    methods: { AutofitRows: () => rows(null) },
  };
}

type Side = 'top' | 'bottom' | 'left' | 'right';

/** Which cells' which sides a border of a range is. */
function sidesOf(rect: Rect, index: string): readonly (readonly [Side, Rect])[] {
  const inner = (rows: number, columns: number, row = 0, column = 0): Rect => ({
    row: rect.row + row,
    column: rect.column + column,
    rows,
    columns,
  });
  switch (index) {
    case 'EdgeTop':
      return [['top', { ...rect, rows: 1 }]];
    case 'EdgeBottom':
      return [['bottom', { ...rect, row: lastRow(rect), rows: 1 }]];
    case 'EdgeLeft':
      return [['left', { ...rect, columns: 1 }]];
    case 'EdgeRight':
      return [['right', { ...rect, column: lastColumn(rect), columns: 1 }]];
    case 'InsideHorizontal':
      if (rect.rows === 1) throw invalidArgument();
      return [
        ['bottom', inner(rect.rows - 1, rect.columns)],
        ['top', inner(rect.rows - 1, rect.columns, 1)],
      ];
    case 'InsideVertical':
      if (rect.columns === 1) throw invalidArgument();
      return [
        ['right', inner(rect.rows, rect.columns - 1)],
        ['left', inner(rect.rows, rect.columns - 1, 0, 1)],
      ];
    default:
      throw notModelled('RangeBorderCollection', index);
  }
}

const NO_LINE: Line = { style: 'thin', color: '000000' };

function borderObject({ model }: Looking, { sheet, rect }: Place, index: string): HostObject {
  const sides = sidesOf(rect, index);
  const line = (): Line | null => {
    const [first] = sides;
    return first === undefined
      ? null
      : (model.look(sheet, { ...first[1], rows: 1, columns: 1 }, first[0])[0]?.[0] ?? null);
  };
  const change = (to: (old: Line) => Line | null): void => {
    for (const [side, cells] of sides) {
      model.setLook(sheet, cells, { [side]: to(line() ?? NO_LINE) });
    }
  };
  const weights = { Thin: 'thin', Medium: 'medium', Hairline: 'hair' } as const;
  return {
    type: 'RangeBorder',
    properties: {
      Style: {
        get: () => (line() === null ? 'None' : 'Continuous'),
        set: (value) =>
          change(asWord(value, { None: 'none', Continuous: 'line' }) === 'none' ? () => null : (old) => old),
      },
      Color: {
        get: () => `#${(line() ?? NO_LINE).color}`,
        set: (value) => change((old) => ({ ...old, color: asColor(value) })),
      },
      Weight: {
        get: () => wireWord((line() ?? NO_LINE).style, weights),
        set: (value) => change((old) => ({ ...old, style: asWord(value, weights) })),
      },
    },
  };
}

/** Of the properties of cells only fonts are written so. */
function fontOf(options: unknown): Readonly<Record<string, unknown>> {
  const { format, ...rest } = asRecord(options);
  const { font, ...others } = format === undefined ? {} : asRecord(format);
  const unknown = [...Object.keys(rest), ...Object.keys(others)][0];
  if (unknown !== undefined) {
    throw notModelled('Range', `CellProperties(${unknown})`);
  }
  return font === undefined ? {} : asRecord(font);
}

const fontMapping = (name: string): Mapping<keyof Look> => {
  const wire = name.charAt(0).toUpperCase() + name.slice(1);
  const map = (FONT as Readonly<Record<string, unknown>>)[wire];
  if (map === undefined) {
    throw notModelled('Range', `CellProperties(font.${name})`);
  }
  return map as Mapping<keyof Look>;
};

const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

/** What `options` asks for of every cell; `borders` without a side stands for those of the four sides. */
export function getCellProperties(emulation: Emulation, { sheet, rect }: Place, options: unknown): unknown {
  const { format, ...rest } = asRecord(options);
  const { font, fill, borders, protection, ...plain } = format === undefined ? {} : asRecord(format);
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw notModelled('Range', `CellProperties(${unknown})`);
  return Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (_unused, c) => {
      const cell = { row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 };
      const asked = (maps: Readonly<Record<string, unknown>>, names: unknown): Record<string, unknown> =>
        valuesAsked(properties(emulation, { sheet, rect: cell }, maps), names);
      const fontAsked = (rect: Rect, names: unknown): Record<string, unknown> =>
        hasMixedFonts(emulation, { sheet, rect })
          ? Object.fromEntries(Object.keys(asRecord(names)).map((name) => [name, null]))
          : asked(FONT, names);
      const border = (side: Side): unknown => {
        const edge = `Edge${side.charAt(0).toUpperCase()}${side.slice(1)}`;
        return valuesAsked(borderObject(emulation, { sheet, rect: cell }, edge).properties ?? {}, borders);
      };
      return {
        format: {
          ...asked(FORMAT, plain),
          ...(font === undefined ? {} : { font: fontAsked(cell, font) }),
          ...(fill === undefined ? {} : { fill: asked(FILL, fill) }),
          ...(protection === undefined ? {} : { protection: asked(PROTECTION, { locked: true }) }),
          ...(borders === undefined ? {} : { borders: Object.fromEntries(SIDES.map((side) => [side, border(side)])) }),
        },
      };
    }),
  );
}

function valuesAsked(known: Readonly<Record<string, Property>>, names: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(asRecord(names)).map((name) => {
      const property = known[name.charAt(0).toUpperCase() + name.slice(1)];
      if (property === undefined) throw notModelled('Range', `CellProperties(${name})`);
      return [name, property.get()];
    }),
  );
}

export function setCellProperties({ model }: Emulation, { sheet, rect }: Place, given: unknown): void {
  if (!Array.isArray(given) || given.length !== rect.rows) {
    throw invalidArgument();
  }
  (given as readonly (readonly unknown[])[]).forEach((row, r) => {
    row.forEach((entry, c) => {
      const cell = { row: rect.row + r, column: rect.column + c, rows: 1, columns: 1 };
      for (const [name, value] of Object.entries(fontOf(entry))) {
        const map = fontMapping(name);
        model.setLook(sheet, cell, { [map.key]: map.fromWire(value) } as Partial<Look>);
      }
    });
  });
}
