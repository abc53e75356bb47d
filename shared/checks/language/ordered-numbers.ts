/** Where a value stands in an ordered stretch of numbers; the end of the stretch where it does not. */
export function placeOf(values: Uint16Array | Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && values[low] === value ? low : to;
}
