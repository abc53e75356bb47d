/** How many entries (of texts: UTF-16 units) two lists share at their start and, of what is left, at their end. */
export function sharedEnds<T>(
  before: ArrayLike<T>,
  after: ArrayLike<T>,
): { readonly head: number; readonly tail: number } {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}
