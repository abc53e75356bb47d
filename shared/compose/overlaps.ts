/** Blocks that print on each other. Body text gives way by itself; everything else would be overprinted. */
import { blockModule } from '../blocks/kinds.ts';
import { holds, overlap } from '../edition/boxes.ts';
import type { PageId } from '../edition/ids.ts';
import { polygonsMeet } from '../edition/polygons.ts';
import type { Block } from '../edition/records.ts';
import { polygonIn } from '../edition/shapes.ts';
import { placeTaken, turnedOf, turnedPolygon } from '../edition/turned.ts';
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

/** What a block is where it is no upright rectangle; null of one that is. */
function outlineOf(block: Block) {
  const shape = 'shape' in block ? block.shape : undefined;
  const turned = turnedOf(block);
  if (shape === undefined && turned === undefined) return null;
  return turnedPolygon(polygonIn({ frame: block.frame, ...(shape === undefined ? {} : { shape }) }), turned);
}

/** True where two blocks share more than an edge. */
function meet(a: Block, b: Block): boolean {
  if (!overlap(placeTaken(a), placeTaken(b))) return false;
  const [one, other] = [outlineOf(a), outlineOf(b)];
  if (one === null && other === null) return true;
  return polygonsMeet(one ?? polygonIn({ frame: a.frame }), other ?? polygonIn({ frame: b.frame }));
}

/** True of words that a panel stands behind, between them and a picture they lie on (压题): the page is meant to be so. */
function isOnGround(words: Block, picture: Block, blocks: readonly Block[]): boolean {
  return blocks.some(
    (panel) =>
      panel.kind === 'panel' &&
      picture.order < panel.order &&
      panel.order < words.order &&
      holds(placeTaken(panel), placeTaken(words)),
  );
}

/** Words printed on a picture on purpose. */
function isOverPrint(a: Block, b: Block, blocks: readonly Block[]): boolean {
  const [picture, words] = a.kind === 'photo' ? [a, b] : [b, a];
  return picture.kind === 'photo' && words.kind !== 'photo' && isOnGround(words, picture, blocks);
}

/** The pairs of a page's blocks that lie on each other, each a finding of the one above. */
export function overlapsOn(pageId: PageId, blocks: readonly Block[]): ComposeFinding[] {
  const printed = blocks
    .filter((block) => blockModule(block.kind).mayOverlap !== true)
    .map((block) => ({ block, taken: placeTaken(block) }))
    .sort((a, b) => a.taken.y - b.taken.y);
  const findings: ComposeFinding[] = [];
  const open: (typeof printed)[number][] = [];
  for (const one of printed) {
    const { block, taken } = one;
    for (let at = open.length - 1; at >= 0; at--) {
      const other = open[at];
      if (other === undefined) continue;
      if (other.taken.y + other.taken.height <= taken.y) {
        open.splice(at, 1);
      } else if (
        meet(other.block, block) &&
        !belongTogether(other.block, block) &&
        !isOverPrint(other.block, block, blocks)
      ) {
        findings.push({
          code: 'blocks-overlap',
          pageId,
          blockId: block.id,
          articleId: 'articleId' in block ? block.articleId : null,
          detail: `${other.block.kind} / ${block.kind}`,
          otherId: other.block.id,
        });
        if (findings.length >= MOST) return findings;
      }
    }
    open.push(one);
  }
  return findings;
}
