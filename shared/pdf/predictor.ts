/** PNG prediction (RFC 2083 §6, which ISO 32000-1 §7.4.4.4 takes over): makes rows of samples pack well. */

/** The filter's number in front of every row. */
const PAETH = 4;

/** Of three neighbours, the one nearest to left + above - corner. */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Rows of 8-bit samples, each as its differences from what the Paeth filter expects, led by the filter's number. */
export function paethRows(samples: Uint8Array, width: number, colours: number): Uint8Array {
  const row = width * colours;
  const rows = Math.floor(samples.length / row);
  const out = new Uint8Array(rows * (row + 1));
  let to = 0;
  for (let y = 0; y < rows; y++) {
    const from = y * row;
    out[to++] = PAETH;
    for (let x = 0; x < row; x++) {
      const at = from + x;
      const left = x < colours ? 0 : (samples[at - colours] ?? 0);
      const above = y === 0 ? 0 : (samples[at - row] ?? 0);
      const corner = x < colours || y === 0 ? 0 : (samples[at - row - colours] ?? 0);
      out[to++] = ((samples[at] ?? 0) - paeth(left, above, corner)) & 0xff;
    }
  }
  return out;
}

/** The samples of rows that carry a PNG filter each. Throws where a row has an unknown one. */
export function fromRows(rows: Uint8Array, width: number, colours: number): Uint8Array {
  const row = width * colours;
  const count = Math.floor(rows.length / (row + 1));
  const out = new Uint8Array(count * row);
  for (let y = 0; y < count; y++) {
    const filter = rows[y * (row + 1)] ?? 0;
    if (filter > PAETH) throw new RangeError(`no such filter: ${filter}`);
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < colours ? 0 : (out[at - colours] ?? 0);
      const above = y === 0 ? 0 : (out[at - row] ?? 0);
      const corner = x < colours || y === 0 ? 0 : (out[at - row - colours] ?? 0);
      let expected = 0;
      if (filter === 1) expected = left;
      else if (filter === 2) expected = above;
      else if (filter === 3) expected = (left + above) >> 1;
      else if (filter === PAETH) expected = paeth(left, above, corner);
      out[at] = ((rows[y * (row + 1) + 1 + x] ?? 0) + expected) & 0xff;
    }
  }
  return out;
}
