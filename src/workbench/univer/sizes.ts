/** Points of the workbook and pixels of the screen. */
import type { CustomData, IColumnData, IRowData, Nullable } from '@univerjs/core';

export const toPixels = (points: number): number => Math.round((points * 96) / 72);

/** The points that were given for so many pixels, else what they make. */
export function toPoints(pixels: number, given: unknown): number {
  return typeof given === 'number' && toPixels(given) === pixels ? given : (pixels * 72) / 96;
}

/** What a row or a column keeps beside its pixels. */
export const keptPoints = (line: Nullable<Partial<IRowData | IColumnData>>): unknown => line?.custom?.points;

export const keepPoints = (points: number | null): { custom: CustomData } => ({
  custom: points === null ? null : { points },
});
