/** What copy becomes where paragraphs are put between two places of it. */
import { newId } from '../../shared/edition/ids.ts';
import { sliceLeaves, tidyLeaves } from '../../shared/edition/leaves.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';

/** A UTF-16 offset in a paragraph's text. */
export interface CopyPlace {
  readonly paragraph: Paragraph;
  readonly offset: number;
}

interface Pasted {
  /** What stands instead of the paragraphs from the first place's to the last's. */
  readonly paragraphs: readonly Paragraph[];
  /** UTF-16 offset, in the last of them, after what was put in. */
  readonly caret: number;
}

function lengthOf(leaves: readonly Leaf[]): number {
  return leaves.reduce((sum, leaf) => sum + leaf.text.length, 0);
}

/**
 * Puts paragraphs, at least one, in place of what stands between two places. The first goes on the paragraph of
 * the first place and keeps its id, and its kind unless that paragraph was empty there; the last takes along
 * what follows the last place.
 */
export function pasteBetween(first: CopyPlace, last: CopyPlace, pasted: readonly Paragraph[]): Pasted {
  const head = sliceLeaves(first.paragraph.children, 0, first.offset);
  const tail = sliceLeaves(last.paragraph.children, last.offset, paragraphText(last.paragraph).length);
  const isEmpty = lengthOf(head) + lengthOf(tail) === 0;
  const paragraphs = pasted.map((one, at): Paragraph => {
    const children = tidyLeaves([
      ...(at === 0 ? head : []),
      ...one.children,
      ...(at === pasted.length - 1 ? tail : []),
    ]);
    if (at > 0) return { ...one, id: newId<'paragraph'>(), children };
    return { ...first.paragraph, ...(isEmpty ? { type: one.type } : {}), children };
  });
  return { paragraphs, caret: lengthOf(paragraphs.at(-1)?.children ?? []) - lengthOf(tail) };
}
