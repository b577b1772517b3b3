/** Lays one picture over another until they fit, and says whether they are the same in their details. */
import { means, type Grey, type Part, type Stretches } from './grey';

/** A part of a picture, and the sums of the picture (`sums`). */
export interface View {
  readonly grey: Grey;
  readonly all: Float64Array;
  readonly part: Part;
}

/** Shades on a side that are compared, and how often the fit is improved there. */
const STEPS = [
  { side: 24, rounds: 8 },
  { side: 48, rounds: 4 },
  { side: 96, rounds: 3 },
] as const;
/** How alike shades must be in the smallest size: below, it is not worth going on. */
const ALIKE = 0.7;
const ALIKE_AT_FIRST = 0.3;
/** Blocks on a side in which details are compared. */
const BLOCKS = 8;
/** A block with less change from pixel to pixel is blank: shades, squared. A camera's grain is below; no copy keeps it. */
const BLANK = 24;
/** How alike the changes in a block must be. */
const BLOCK_ALIKE = 0.7;
/** The share of the blocks that must agree: a caption may lie over the others, but two pages of one site share less. */
const AGREE = 0.7;
/** The same in half the size, where details are lost. */
const AGREE_ROUGHLY = 0.5;
/** With fewer blocks that are not blank, the shades must be alike by themselves. */
const FEWEST_BLOCKS = 5;
const VERY_ALIKE = 0.985;
/** How much of one must lie over the other. */
const OVERLAP = 0.75;

/** From the square of one picture to that of the other: stretched from the middle and moved. */
interface Fit {
  readonly stretchX: number;
  readonly stretchY: number;
  readonly moveX: number;
  readonly moveY: number;
}

const AS_IT_LIES: Fit = { stretchX: 1, stretchY: 1, moveX: 0, moveY: 0 };

/** Whether a picture, turned as EXIF's orientation says, is the same as another. */
export function areSame(one: View, other: View, orientation: number): boolean {
  let fit = AS_IT_LIES;
  for (const [level, { side, rounds }] of STEPS.entries()) {
    const [pixels, otherPixels] = [pixelOf(one, orientation), pixelOf(other, 1)];
    const blur = [0, 1].map((axis) => Math.max(2 * pixels[axis]! ** 2, 2 * otherPixels[axis]! ** 2, side ** -2));
    const boxes = (own: readonly number[]): number[] => own.map((pixel, axis) => Math.sqrt(blur[axis]! - pixel ** 2));
    const still = sampled(one, side, boxes(pixels), orientation, AS_IT_LIES);
    const moving = (now: Fit): Float64Array => sampled(other, side, boxes(otherPixels), 1, now);
    if (level === 0 && likeness(still, moving(fit)) < ALIKE_AT_FIRST) return false;
    for (let round = 0; round < rounds; round++) {
      const better = improved(still, moving(fit), side, fit);
      if (!better) break;
      fit = better;
    }
    const stretched = Math.max(fit.stretchX, 1 / fit.stretchX, fit.stretchY, 1 / fit.stretchY);
    if (stretched > 1.3 || Math.abs(fit.moveX) > 0.25 || Math.abs(fit.moveY) > 0.25) return false;
    if (level === 0 && likeness(still, moving(fit)) < ALIKE) return false;
    if (level > 0 && !haveSameDetails(still, moving(fit), side, level === 1 ? AGREE_ROUGHLY : AGREE)) return false;
  }
  return true;
}

/** How wide and high a pixel is in the square as which a view is compared, a side of which is 1. */
function pixelOf({ grey, part }: View, orientation: number): readonly [number, number] {
  const [x, y] = [1 / ((part.right - part.left) * grey.width), 1 / ((part.bottom - part.top) * grey.height)];
  return orientation >= 5 ? [y, x] : [x, y];
}

/** A square of shades of a part, `side` pixels wide, each the mean of a box; NaN where it leaves the part. */
function sampled(
  { grey, all, part }: View,
  side: number,
  [wide, high]: readonly number[],
  orientation: number,
  fit: Fit,
): Float64Array {
  const places = (stretch: number, move: number): Float64Array =>
    Float64Array.from({ length: side }, (_, at) => 0.5 + stretch * ((at + 0.5) / side - 0.5) + move);
  const [across, down] = [places(fit.stretchX, fit.moveX), places(fit.stretchY, fit.moveY)];
  const isTurned = orientation >= 5;
  const isMirrored = [2, 3, 7, 8].includes(orientation);
  const isFlipped = [3, 4, 6, 7].includes(orientation);
  const [alongX, alongY] = isTurned ? [down, across] : [across, down];
  const [boxX, boxY] = isTurned ? [high!, wide!] : [wide!, high!];
  const columns = stretches(alongX, boxX, isMirrored, part.left, part.right, grey.width);
  const rows = stretches(alongY, boxY, isFlipped, part.top, part.bottom, grey.height);
  const shades = means(grey, all, columns, rows);
  const square = isTurned ? shades.map((_, at) => shades[(at % side) * side + Math.floor(at / side)]!) : shades;
  for (let line = 0; line < side; line++) {
    if (isOutside(down[line]!)) square.fill(NaN, line * side, (line + 1) * side);
    if (isOutside(across[line]!)) for (let at = line; at < square.length; at += side) square[at] = NaN;
  }
  return square;
}

const isOutside = (place: number): boolean => place < 0 || place > 1;

/** Boxes around places of a part, where they are in the picture. */
function stretches(
  places: Float64Array,
  box: number,
  isOpposite: boolean,
  from: number,
  to: number,
  length: number,
): Stretches {
  return Float64Array.from({ length: 2 * places.length }, (_, edge) => {
    const place = Math.max(0, Math.min(1, places[edge >> 1]!));
    const middle = isOpposite ? 1 - place : place;
    return (from + (middle + (edge % 2 === 0 ? -0.5 : 0.5) * box) * (to - from)) * length;
  });
}

/** Mean and spread of both where both are. */
function spread(one: Float64Array, other: Float64Array) {
  let [count, sum, otherSum, squares, otherSquares, products] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at]!, other[at]!];
    if (Number.isNaN(b)) continue;
    count++;
    sum += a;
    otherSum += b;
    squares += a * a;
    otherSquares += b * b;
    products += a * b;
  }
  const [mean, otherMean] = [sum / count, otherSum / count];
  return {
    share: count / one.length,
    mean,
    otherMean,
    deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    otherDeviation: Math.sqrt(Math.max(0, otherSquares / count - otherMean * otherMean)),
    covariance: products / count - mean * otherMean,
  };
}

/** −1 to 1, whatever the brightness and contrast. */
function likeness(one: Float64Array, other: Float64Array): number {
  const { share, deviation, otherDeviation, covariance } = spread(one, other);
  return share < OVERLAP || deviation * otherDeviation === 0 ? 0 : covariance / (deviation * otherDeviation);
}

/** One step of Gauss and Newton; null when there is nothing to go by. */
function improved(one: Float64Array, other: Float64Array, side: number, fit: Fit): Fit | null {
  const { share, mean, otherMean, deviation, otherDeviation } = spread(one, other);
  if (!(share > 0.5) || deviation < 1 || otherDeviation < 1) return null;
  // The upper half of four rows of five, for the left four columns are the same across their diagonal.
  const normal = new Float64Array(20);
  const slopes = new Float64Array(5);
  for (let row = 1; row < side - 1; row++) {
    for (let column = 1; column < side - 1; column++) {
      const at = row * side + column;
      const slopeX = ((other[at + 1]! - other[at - 1]!) * side) / (2 * otherDeviation * fit.stretchX);
      const slopeY = ((other[at + side]! - other[at - side]!) * side) / (2 * otherDeviation * fit.stretchY);
      const rest = (one[at]! - mean) / deviation - (other[at]! - otherMean) / otherDeviation;
      if (Number.isNaN(slopeX + slopeY + rest)) continue;
      const [x, y] = [(column + 0.5) / side - 0.5, (row + 0.5) / side - 0.5];
      slopes[0] = slopeX * x;
      slopes[1] = slopeX;
      slopes[2] = slopeY * y;
      slopes[3] = slopeY;
      slopes[4] = rest;
      for (let i = 0; i < 4; i++) for (let j = i; j < 5; j++) normal[5 * i + j]! += slopes[i]! * slopes[j]!;
    }
  }
  const rows = [0, 1, 2, 3].map((i) => [0, 1, 2, 3, 4].map((j) => normal[j < i ? 5 * j + i : 5 * i + j]!));
  const step = solved(rows);
  if (!step) return null;
  const [stretchX, moveX, stretchY, moveY] = step as [number, number, number, number];
  return {
    stretchX: fit.stretchX + stretchX,
    stretchY: fit.stretchY + stretchY,
    moveX: fit.moveX + moveX,
    moveY: fit.moveY + moveY,
  };
}

/** Four equations, by Gauss; null when they say nothing certain. */
function solved(rows: number[][]): number[] | null {
  for (let pivot = 0; pivot < 4; pivot++) {
    const largest = [0, 1, 2, 3]
      .slice(pivot)
      .sort((a, b) => Math.abs(rows[b]![pivot]!) - Math.abs(rows[a]![pivot]!))[0]!;
    [rows[pivot], rows[largest]] = [rows[largest]!, rows[pivot]!];
    const own = rows[pivot]!;
    if (Math.abs(own[pivot]!) < 1e-9) return null;
    for (const row of rows) {
      if (row === own) continue;
      const factor = row[pivot]! / own[pivot]!;
      for (let at = pivot; at < 5; at++) row[at]! -= factor * own[at]!;
    }
  }
  return rows.map((row, at) => row[4]! / row[at]!);
}

/**
 * Compares changes from pixel to pixel, across and down apart: lines of other words, one under the other in the same
 * layout, change alike downwards, but not across.
 */
function haveSameDetails(one: Float64Array, other: Float64Array, side: number, share: number): boolean {
  const size = side / BLOCKS;
  let [busy, agreeing] = [0, 0];
  for (let block = 0; block < BLOCKS * BLOCKS; block++) {
    const [left, top] = [(block % BLOCKS) * size, Math.floor(block / BLOCKS) * size];
    const across = new Float64Array(3);
    const down = new Float64Array(3);
    let count = 0;
    for (let y = Math.max(1, top); y < Math.min(side - 1, top + size); y++) {
      for (let x = Math.max(1, left); x < Math.min(side - 1, left + size); x++) {
        const at = y * side + x;
        const [a, b] = [one[at + 1]! - one[at - 1]!, other[at + 1]! - other[at - 1]!];
        const [c, d] = [one[at + side]! - one[at - side]!, other[at + side]! - other[at - side]!];
        if (Number.isNaN(b + d)) continue;
        count++;
        add(across, a, b);
        add(down, c, d);
      }
    }
    if (count < (size * size) / 3) continue;
    const energy = Math.max(across[0]! + down[0]!, across[1]! + down[1]!);
    if (energy / count < BLANK) continue;
    busy++;
    if (agree(across, energy) && agree(down, energy)) agreeing++;
  }
  return busy < FEWEST_BLOCKS ? likeness(one, other) > VERY_ALIKE : agreeing >= share * busy;
}

function add(sums: Float64Array, a: number, b: number): void {
  sums[0]! += a * a;
  sums[1]! += b * b;
  sums[2]! += a * b;
}

/** A direction in which little changes says nothing. */
function agree([own, others, both]: Float64Array, energy: number): boolean {
  if (Math.max(own!, others!) < energy / 6) return true;
  return own! * others! > 0 && both! / Math.sqrt(own! * others!) > BLOCK_ALIKE;
}
