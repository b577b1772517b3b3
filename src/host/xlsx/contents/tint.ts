/**
 * Tints (ECMA-376 18.8.19): a colour's lightness moves towards white (up to 1) or black (down to −1). Excel reckons in
 * whole numbers up to 240 (its colours differ by one or two from what fractions give), so this does.
 */
const MAX = 240;
const RGB = 255;

/** Hue, lightness, saturation: 0 … 240. */
type Hls = readonly [hue: number, lightness: number, saturation: number];

/** `color` and the result as `RRGGBB`. */
export function tinted(color: string, tint: number): string {
  if (tint === 0) {
    return color;
  }
  const [hue, lightness, saturation] = toHls(color);
  const strength = 1 - Math.min(Math.abs(tint), 1);
  const scaled = Math.trunc(lightness * strength);
  return toRgb([hue, tint < 0 ? scaled : scaled + MAX - Math.trunc(MAX * strength), saturation]);
}

function toHls(color: string): Hls {
  const channel = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  const [red, green, blue] = [channel(0), channel(2), channel(4)];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const sum = high + low;
  const span = high - low;
  const lightness = Math.round((sum * MAX) / (2 * RGB));
  if (span === 0) {
    return [0, lightness, 0];
  }
  const saturation = Math.round((span * MAX) / (lightness <= MAX / 2 ? sum : 2 * RGB - sum));
  const distance = (value: number): number => Math.round(((high - value) * (MAX / 6)) / span);
  const hue =
    high === red
      ? distance(blue) - distance(green)
      : high === green
        ? MAX / 3 + distance(red) - distance(blue)
        : (2 * MAX) / 3 + distance(green) - distance(red);
  return [hue, lightness, saturation];
}

function toRgb([hue, lightness, saturation]: Hls): string {
  const high =
    lightness <= MAX / 2
      ? Math.round((lightness * (MAX + saturation)) / MAX)
      : lightness + saturation - Math.round((lightness * saturation) / MAX);
  const low = 2 * lightness - high;
  const sixth = MAX / 6;
  const level = (angle: number): number => {
    const at = (angle + MAX) % MAX;
    const rise = at < sixth ? at : at < 3 * sixth ? sixth : at < 4 * sixth ? 4 * sixth - at : 0;
    return low + Math.round(((high - low) * rise) / sixth);
  };
  return [hue + MAX / 3, hue, hue - MAX / 3]
    .map((angle) => Math.round((level(angle) * RGB) / MAX))
    .map((value) => Math.max(0, Math.min(value, RGB)).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
