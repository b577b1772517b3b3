/** Several ranges of a sheet as one object. */
import type { SheetId } from '../model';
import { formatObject } from './format';
import type { Emulation, HostObject, Property } from './object';
import { parseAddress } from './place';
import { invalidArgument } from './protocol';
import { dataValidationObject } from './rules';

/** Excel takes no longer address than that. */
const MAX_ADDRESS = 8_192;

/** `A1:B2,C5` as an object: what is set, is set for each of the ranges. */
export function areasObject(emulation: Emulation, sheet: SheetId, address: string): HostObject {
  if (address.length > MAX_ADDRESS) {
    throw invalidArgument();
  }
  const rects = address.split(',').map((text) => parseAddress(text.trim()));
  return {
    type: 'RangeAreas',
    parts: {
      Format: () => together(rects.map((rect) => formatObject(emulation, { sheet, rect }))),
      DataValidation: () => together(rects.map((rect) => dataValidationObject(emulation, { sheet, rect }))),
    },
  };
}

function together(objects: readonly HostObject[]): HostObject {
  const [first] = objects;
  const properties: Record<string, Property> = {};
  const methods: Record<string, (...given: readonly unknown[]) => unknown> = {};
  for (const [name, { get }] of Object.entries(first?.properties ?? {})) {
    properties[name] = {
      get,
      set: (value) => {
        objects.forEach((object) => object.properties?.[name]?.set?.(value));
      },
    };
  }
  const parts: Record<string, () => HostObject | null> = {};
  for (const name of Object.keys(first?.parts ?? {})) {
    parts[name] = () => together(objects.flatMap((object) => object.parts?.[name]?.() ?? []));
  }
  for (const name of Object.keys(first?.methods ?? {})) {
    methods[name] = (...given) => {
      objects.forEach((object) => object.methods?.[name]?.(...given));
    };
  }
  return { type: first?.type ?? '', properties, parts, methods };
}
