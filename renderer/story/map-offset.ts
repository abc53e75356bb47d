/** Places in a text while it is edited. */
import { sharedEnds } from '../../shared/edition/shared-ends.ts';

/** Says where an offset of a text lies once one stretch of it was replaced; inside that, where the new text ends. */
export function offsetsAfter(before: string, after: string): (offset: number) => number {
  if (before === after) return (offset) => offset;
  const { head, tail } = sharedEnds(before, after);
  return (offset) => {
    if (offset <= head) return offset;
    return offset >= before.length - tail ? offset + after.length - before.length : after.length - tail;
  };
}
