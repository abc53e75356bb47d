/** Places in a text while it is edited. */

/** Units two texts share at their start. */
export function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** Units two texts share at their end, `limit` at most. */
export function sharedEnd(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** Says where an offset of a text lies once one stretch of it was replaced; inside that, where the new text ends. */
export function offsetsAfter(before: string, after: string): (offset: number) => number {
  if (before === after) return (offset) => offset;
  const start = sharedStart(before, after);
  const end = sharedEnd(before, after, Math.min(before.length, after.length) - start);
  return (offset) => {
    if (offset <= start) return offset;
    return offset >= before.length - end ? offset + after.length - before.length : after.length - end;
  };
}
