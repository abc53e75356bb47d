/** Stretches of a paragraph's text with their character styles. */
import type { Leaf, Look } from './leaf-records.ts';

/** What a character style can say, in the order in which it is written; the compiler refuses one that is wanting. */
const named: { readonly [Name in keyof Look]-?: Name } = {
  strong: 'strong',
  face: 'face',
  script: 'script',
  spacing: 'spacing',
  width: 'width',
  colour: 'colour',
  line: 'line',
  dots: 'dots',
  ruby: 'ruby',
};

export const lookNames = Object.values(named);

/** The character style of a run, without what it does not say and what else an editor has put there. */
export function lookOf(leaf: Look): Look {
  const look: Record<string, unknown> = {};
  for (const name of lookNames) if (leaf[name] !== undefined) look[name] = leaf[name];
  return look;
}

/** The style that words typed beside a character take from it: all but its reading, which is its own. */
export function heldLook(leaf: Look | undefined): Look {
  if (leaf === undefined) return {};
  const { ruby: _, ...held } = lookOf(leaf);
  return held;
}

/**
 * The style of words put in at an offset of a line: that of the characters they come to stand between, where both have it.
 * A line's styles are of some characters of it (a figure, a name), and what is written behind those is as the rest.
 */
export function lookBetween(runs: readonly Leaf[], offset: number): Look {
  const before = heldLook(sliceLeaves(runs, offset - 1, offset)[0]);
  const after = heldLook(sliceLeaves(runs, offset, offset + 1)[0]);
  return looksAlike(before, after) ? before : {};
}

/** True of two styles that say the same. */
export function looksAlike(a: Look, b: Look): boolean {
  return lookNames.every((name) => a[name] === b[name]);
}

/** The style of each UTF-16 unit of runs. */
export function unitLooks(leaves: readonly Leaf[]): Look[] {
  return leaves.flatMap((leaf) => {
    const look = lookOf(leaf);
    return Array.from({ length: leaf.text.length }, () => look);
  });
}

/** Leaves from one UTF-16 offset of their text to another. */
export function sliceLeaves(children: readonly Leaf[], from: number, to: number): Leaf[] {
  let start = 0;
  return children.flatMap((leaf): Leaf[] => {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, leaf.text.length)];
    start += leaf.text.length;
    return first < last ? [{ ...leaf, text: leaf.text.slice(first, last) }] : [];
  });
}

/** Leaves without empty ones, neighbours of one style joined; at least one. */
export function tidyLeaves(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (leaf.text === '') continue;
    if (last !== undefined && looksAlike(last, leaf))
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined.length === 0 ? [{ text: '' }] : joined;
}

/** True where two lists of runs say the same of the same text. */
export function isSameRuns(a: readonly Leaf[], b: readonly Leaf[]): boolean {
  const [one, other] = [tidyLeaves(a), tidyLeaves(b)];
  return (
    one.length === other.length &&
    one.every((leaf, at) => {
      const beside = other[at];
      return beside !== undefined && leaf.text === beside.text && looksAlike(leaf, beside);
    })
  );
}

/** A style with what another change made of it: what the change did not touch stays. */
function withChange(look: Look, was: Look, now: Look): Look {
  const changed = lookNames.filter((name) => was[name] !== now[name]);
  if (changed.length === 0) return look;
  const made: Record<string, unknown> = { ...look };
  for (const name of changed) made[name] = now[name];
  return lookOf(made);
}

/** Runs on which a change of style from `was` to `now`, of the same text, is made over what they have become. */
export function restyled(runs: readonly Leaf[], was: readonly Leaf[], now: readonly Leaf[]): Leaf[] {
  const [before, after] = [unitLooks(was), unitLooks(now)];
  let at = 0;
  return tidyLeaves(
    runs.flatMap((leaf) => {
      const pieces: Leaf[] = [];
      for (let unit = 0; unit < leaf.text.length; unit++, at++) {
        const look = withChange(lookOf(leaf), before[at] ?? {}, after[at] ?? {});
        pieces.push({ text: leaf.text.charAt(unit), ...look });
      }
      return pieces;
    }),
  );
}
