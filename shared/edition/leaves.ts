/** Stretches of a paragraph's text with their emphasis. */
import type { Leaf } from './records.ts';

/** Leaves from one UTF-16 offset of their text to another. */
export function sliceLeaves(children: readonly Leaf[], from: number, to: number): Leaf[] {
  let start = 0;
  return children.flatMap((leaf): Leaf[] => {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, leaf.text.length)];
    start += leaf.text.length;
    return first < last ? [{ ...leaf, text: leaf.text.slice(first, last) }] : [];
  });
}

/** Leaves without empty ones, neighbours of one emphasis joined; at least one. */
export function tidyLeaves(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (leaf.text === '') continue;
    if (last !== undefined && last.strong === leaf.strong)
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined.length === 0 ? [{ text: '' }] : joined;
}
