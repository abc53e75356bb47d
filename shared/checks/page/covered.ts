/** 压字: text that a picture lies on, which is not printed. */

import type { DisplayItem, GlyphRun, Picture } from '../../compose/display-list.ts';
import { contoursOnPage } from '../../compose/outline-place.ts';
import { contains, type Polygon } from '../../edition/polygons.ts';
import { ontoTurned } from '../../edition/quarter-turn.ts';
import type { Image } from '../../edition/records.ts';
import { ontoLevel, ontoPage } from '../../edition/turned.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** Where a character's middle lies above its baseline, in em. */
const MIDDLE = 0.38;

/** What of a picture covers what lies under it: its outline where it has one, else all of its frame. */
function coverOf(picture: Picture, image: Image | undefined): readonly Polygon[] | null {
  if (picture.within !== undefined) return picture.within;
  if (image?.outline === undefined) return null;
  return picture.clip ?? contoursOnPage({ ...image, outline: image.outline }, picture.frame, picture.crop);
}

/** Characters of a line whose middles lie under a picture. */
function coveredIn(run: GlyphRun, { frame, turned }: Picture, cover: readonly Polygon[] | null): number {
  const { turn } = run;
  const isLevel = turn === null && run.turned === undefined && turned === undefined;
  const middle = run.y - MIDDLE * run.size;
  if (isLevel && (middle <= frame.y || middle >= frame.y + frame.height)) return 0;
  return run.xs.filter((left) => {
    const along = left + run.size / 2;
    const [across, down] = turn === null ? [along, middle] : ontoTurned(turn, along, middle);
    const { x, y } = ontoLevel(ontoPage({ x: across, y: down }, run.turned), turned);
    if (x <= frame.x || x >= frame.x + frame.width || y <= frame.y || y >= frame.y + frame.height) return false;
    return cover === null || cover.some((polygon) => contains(polygon, x, y));
  }).length;
}

export const textCovered: PageCheck = {
  scope: 'page',
  id: 'text-covered',
  title: { zh: '图压住字', en: 'Text under a picture' },
  source: 'domain.md §2: what is set is printed',
  run: ({ edition, items }) =>
    items.flatMap((item: DisplayItem, at): PageFinding[] => {
      const block = item.kind === 'picture' ? edition.blocks[item.blockId] : undefined;
      // Text gives way to every other picture, or the two are told to lie on each other.
      if (item.kind !== 'picture' || block?.kind !== 'photo' || item.veil !== undefined) return [];
      if (block.runaround !== 'none' && block.runaround !== 'drawn') return [];
      const image = edition.images[item.imageId];
      const cover = coverOf(item, image);
      const count = items
        .slice(0, at)
        .reduce((sum, one) => sum + (one.kind === 'glyphs' ? coveredIn(one, item, cover) : 0), 0);
      if (count === 0) return [];
      const name = image?.name ?? '';
      return [
        {
          severity: 'error',
          blockId: block.id,
          amount: count,
          zh: `图片“${name}”压住 ${count} 个字，印不出来。请把图片置于最后，或让文字绕开它（图文绕排）。`,
          en: `The picture “${name}” lies on ${count} ${count === 1 ? 'character, which is' : 'characters, which are'} not printed. Send it to the back, or have text run round it.`,
        },
      ];
    }),
};
