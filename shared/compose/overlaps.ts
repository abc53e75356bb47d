/** Blocks that print on each other. Body text gives way by itself; everything else would be overprinted. */
import { blockModule } from '../blocks/kinds.ts';
import { overlap } from '../edition/boxes.ts';
import type { PageId } from '../edition/ids.ts';
import type { Block } from '../edition/records.ts';
import type { ComposeFinding } from './display-list.ts';

/** Overlaps reported of one page; more say the same. */
const MOST = 20;

/** A caption may stand on its own picture, and a picture of the name on its nameplate. */
function belongTogether(a: Block, b: Block): boolean {
  const kinds = [a.kind, b.kind];
  if (kinds.includes('photo') && kinds.includes('nameplate')) return true;
  return (
    kinds.includes('photo') && kinds.includes('caption') && 'photoId' in a && 'photoId' in b && a.photoId === b.photoId
  );
}

/** The pairs of a page's blocks that lie on each other, each a finding of the one above. */
export function overlapsOn(pageId: PageId, blocks: readonly Block[]): ComposeFinding[] {
  const printed = blocks
    .filter((block) => blockModule(block.kind).mayOverlap !== true)
    .sort((a, b) => a.frame.y - b.frame.y);
  const findings: ComposeFinding[] = [];
  const open: Block[] = [];
  for (const block of printed) {
    for (let at = open.length - 1; at >= 0; at--) {
      const other = open[at];
      if (other === undefined) continue;
      if (other.frame.y + other.frame.height <= block.frame.y) {
        open.splice(at, 1);
      } else if (overlap(other.frame, block.frame) && !belongTogether(other, block)) {
        findings.push({
          code: 'blocks-overlap',
          pageId,
          blockId: block.id,
          articleId: 'articleId' in block ? block.articleId : null,
          detail: `${other.kind} / ${block.kind}`,
          otherId: other.id,
        });
        if (findings.length >= MOST) return findings;
      }
    }
    open.push(block);
  }
  return findings;
}
