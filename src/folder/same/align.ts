/** Lays one picture over another until they fit, and says whether they are the same in their details. */
import type { Grey, Part } from './grey';

/** A picture in full, half and a quarter of its size, the smallest first. */
export type Pyramid = readonly [Grey, Grey, Grey];

export interface View {
  readonly pyramid: Pyramid;
  readonly part: Part;
}

/** Pixels on a side at which the three sizes are compared, and how often the fit is improved there. */
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
/** A block with less change from pixel to pixel is blank: shades, squared. */
const BLANK = 6;
/** How alike the changes in a block must be. */
const BLOCK_ALIKE = 0.55;
/** The share of the blocks that must agree: a caption may lie over the others, but two pages of one site share less. */
const AGREE = 0.72;
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

/** Whether a picture, turned as EXIF's orientation says, is the same as another. */
export function areSame(one: View, other: View, orientation: number): boolean {
  let fit: Fit = { stretchX: 1, stretchY: 1, moveX: 0, moveY: 0 };
  for (const [level, { side, rounds }] of STEPS.entries()) {
    const still = sampled(one.pyramid[level]!, one.part, side, orientation, {
      stretchX: 1,
      stretchY: 1,
      moveX: 0,
      moveY: 0,
    });
    const moving = (now: Fit): Float64Array => sampled(other.pyramid[level]!, other.part, side, 1, now);
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

/** A square of shades of a part, `side` pixels wide; NaN where it leaves the part. */
function sampled({ width, height, data }: Grey, part: Part, side: number, orientation: number, fit: Fit): Float64Array {
  const shades = new Float64Array(side * side);
  const [spanX, spanY] = [part.right - part.left, part.bottom - part.top];
  const isTurned = orientation >= 5;
  const isMirrored = [2, 3, 7, 8].includes(orientation);
  const isFlipped = [3, 4, 6, 7].includes(orientation);
  for (let row = 0; row < side; row++) {
    const v = 0.5 + fit.stretchY * ((row + 0.5) / side - 0.5) + fit.moveY;
    for (let column = 0; column < side; column++) {
      const u = 0.5 + fit.stretchX * ((column + 0.5) / side - 0.5) + fit.moveX;
      const at = row * side + column;
      if (u < 0 || u > 1 || v < 0 || v > 1) {
        shades[at] = NaN;
        continue;
      }
      const [across, down] = isTurned ? [v, u] : [u, v];
      const x = (part.left + (isMirrored ? 1 - across : across) * spanX) * width - 0.5;
      const y = (part.top + (isFlipped ? 1 - down : down) * spanY) * height - 0.5;
      const left = Math.max(0, Math.min(width - 1, Math.floor(x)));
      const top = Math.max(0, Math.min(height - 1, Math.floor(y)));
      const right = Math.min(width - 1, left + 1);
      const bottom = Math.min(height - 1, top + 1);
      const [shareX, shareY] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))];
      const upper = data[top * width + left]! * (1 - shareX) + data[top * width + right]! * shareX;
      const lower = data[bottom * width + left]! * (1 - shareX) + data[bottom * width + right]! * shareX;
      shades[at] = upper * (1 - shareY) + lower * shareY;
    }
  }
  return shades;
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
  const normal = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0]);
  for (let row = 1; row < side - 1; row++) {
    for (let column = 1; column < side - 1; column++) {
      const at = row * side + column;
      const slopeX = ((other[at + 1]! - other[at - 1]!) * side) / (2 * otherDeviation * fit.stretchX);
      const slopeY = ((other[at + side]! - other[at - side]!) * side) / (2 * otherDeviation * fit.stretchY);
      const rest = (one[at]! - mean) / deviation - (other[at]! - otherMean) / otherDeviation;
      if (Number.isNaN(slopeX + slopeY + rest)) continue;
      const [x, y] = [(column + 0.5) / side - 0.5, (row + 0.5) / side - 0.5];
      const slopes = [slopeX * x, slopeX, slopeY * y, slopeY];
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) normal[i]![j]! += slopes[i]! * slopes[j]!;
        normal[i]![4]! += slopes[i]! * rest;
      }
    }
  }
  const step = solved(normal);
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
