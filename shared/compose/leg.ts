/** Stage 4: paragraphs run through the slots of one page's part of a thread, with the jump notices it calls for. */
import { jump, turnToComing } from './jump.ts';
import { LegFilling } from './leg-filling.ts';
import { placeParagraph } from './place-paragraph.ts';
import { type CopyPlace, continuedLine, type FilledLeg, type Leg, type ThreadCopy } from './thread.ts';

/** Fills a leg with copy from a place on. */
export function fillLeg(leg: Leg, copy: ThreadCopy, start: CopyPlace): FilledLeg {
  const { sources, copyToCome } = copy;
  const continued = leg.previous === null ? null : continuedLine(leg.page, leg.previous);
  const filling = new LegFilling(leg, copy, start, continued);
  const { lines } = filling;
  let cut = start.from;
  for (let at = start.paragraph; at < sources.length; at++) {
    const source = sources[at];
    if (source === undefined) break;
    // A paragraph that an earlier leg has begun has its first line there.
    if (cut === null) filling.startParagraph(at);
    const unplaced = placeParagraph(filling, at, { source, from: cut ?? source.text.first });
    cut = null;
    if (unplaced === null) continue;
    // The copy does not end on this page.
    const end = leg.next === null ? { paragraph: at, from: unplaced } : jump(filling, at);
    return { lines, end, paragraphsRead: filling.paragraphsRead };
  }
  // Copy to come is announced where the copy ends, not again on the page it will go on to.
  const endsHere = leg.previous === null || start.paragraph < sources.length;
  const end = copyToCome && endsHere ? turnToComing(filling) : null;
  return { lines, end, paragraphsRead: sources.length + 1 };
}
