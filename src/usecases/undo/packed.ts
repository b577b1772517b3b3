import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import type { StepBody } from './step';

const KINDS = [
  'write',
  'removeSheet',
  'clearSheet',
  'merge',
  'format',
  'columnWidths',
  'rowHeights',
  'freeze',
  'printSetup',
  'autoFilter',
  'conditionalFormats',
] as const;

const BODY = v.object({
  changes: v.array(v.looseObject({ kind: v.picklist(KINDS), sheet: v.string() })),
  rows: v.record(v.string(), v.string()),
});

/** A step's body as a text of letters and digits, a quarter of its length or less. */
export const pack = ({ changes, rows }: StepBody): string =>
  btoa(strFromU8(deflateSync(strToU8(JSON.stringify({ changes, rows }))), true));

/** Null when the text does not hold a step's body. */
export function unpack(text: string): StepBody | null {
  try {
    return bodyOf(JSON.parse(strFromU8(inflateSync(strToU8(atob(text), true)))));
  } catch {
    // Somebody changed the text.
    return null;
  }
}

/** Null when this is no step's body. */
export function bodyOf(value: unknown): StepBody | null {
  const result = v.safeParse(BODY, value);
  return result.success ? (result.output as unknown as StepBody) : null;
}
