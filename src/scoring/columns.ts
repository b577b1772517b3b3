/** Loops over columns, short and apart: the engine of the language makes fast code of such, and not of loops in a long function. */

export function addTo(sum: Float64Array, column: Float64Array): void {
  for (let i = 0, n = sum.length; i < n; i++) sum[i]! += column[i]!;
}

export function subtractFrom(sum: Float64Array, column: Float64Array): void {
  for (let i = 0, n = sum.length; i < n; i++) sum[i]! -= column[i]!;
}
