/**
 * Arrays of numbers written so that they pack well: what rises is written as differences, and the bytes of all numbers
 * of equal worth stand together. A packer then finds in a few megabytes what it does not see in numbers side by side.
 */

type Numbers = Uint16Array | Uint32Array;

/** The bytes of numbers: the lowest of all of them, then the next of all. */
export function planesOf(values: Numbers): Uint8Array {
  const width = values.BYTES_PER_ELEMENT;
  const planes = new Uint8Array(values.length * width);
  for (let plane = 0; plane < width; plane++)
    for (let at = 0; at < values.length; at++)
      planes[plane * values.length + at] = ((values[at] ?? 0) >>> (8 * plane)) & 0xff;
  return planes;
}

/** The numbers of {@link planesOf}, of two bytes each. */
export function numbers16(planes: Uint8Array): Uint16Array {
  const length = planes.length / 2;
  const values = new Uint16Array(length);
  for (let at = 0; at < length; at++) values[at] = (planes[at] ?? 0) | ((planes[length + at] ?? 0) << 8);
  return values;
}

/** The numbers of {@link planesOf}, of four bytes each. */
export function numbers32(planes: Uint8Array): Uint32Array {
  const length = planes.length / 4;
  const values = new Uint32Array(length);
  for (let at = 0; at < length; at++)
    values[at] =
      (planes[at] ?? 0) |
      ((planes[length + at] ?? 0) << 8) |
      ((planes[2 * length + at] ?? 0) << 16) |
      ((planes[3 * length + at] ?? 0) << 24);
  return values;
}

/** Takes from each number the one before it, in place, within stretches that begin at `starts`; the first of a stretch stays. */
export function toDifferences<T extends Numbers>(values: T, starts: ArrayLike<number> = [0]): T {
  for (let row = 0; row < starts.length; row++)
    for (let at = (starts[row + 1] ?? values.length) - 1; at > (starts[row] ?? 0); at--)
      values[at] = (values[at] ?? 0) - (values[at - 1] ?? 0);
  return values;
}

/** Undoes {@link toDifferences}, in place. */
export function fromDifferences<T extends Numbers>(differences: T, starts: ArrayLike<number> = [0]): T {
  let start = starts[0] ?? 0;
  for (let row = 1; row <= starts.length; row++) {
    const end = starts[row] ?? differences.length;
    let last = 0;
    for (let at = start; at < end; at++) {
      last += differences[at] ?? 0;
      differences[at] = last;
    }
    start = end;
  }
  return differences;
}

/** True where starts of stretches are in order and the last is the end of what they divide. */
export function areStarts(starts: Uint32Array, end: number): boolean {
  let last = 0;
  for (const start of starts) {
    if (start < last) return false;
    last = start;
  }
  return last === end;
}

/**
 * True where `children` says of each node, and of the end, where its children begin in a tree by levels. Children stand
 * after their node, or a walk up or down the tree would not end.
 */
export function isTree(children: Uint32Array): boolean {
  const nodes = children.length - 1;
  return areStarts(children, nodes) && children.every((start, node) => start > node || node === nodes);
}
