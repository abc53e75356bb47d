import { characterEnd, characterStart } from '../text/graphemes.ts';

interface SharedEnds {
  readonly head: number;
  readonly tail: number;
}

/** How many entries (of texts: UTF-16 units) two lists share at their start and, of what is left, at their end. */
export function sharedEnds<T>(before: ArrayLike<T>, after: ArrayLike<T>): SharedEnds {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}

/** What two texts share at their ends, in UTF-16 units, where neither is divided within a character: a letter and its marks are one. */
export function wholeEnds(before: string, after: string): SharedEnds {
  let { head, tail } = sharedEnds(before, after);
  for (let last = -1; head !== last; ) {
    last = head;
    head = Math.min(characterStart(before, head), characterStart(after, head));
  }
  for (let last = -1; tail !== last; ) {
    last = tail;
    const [old, now] = [before.length - tail, after.length - tail];
    tail -= Math.max(characterEnd(before, old) - old, characterEnd(after, now) - now);
  }
  return { head, tail };
}
