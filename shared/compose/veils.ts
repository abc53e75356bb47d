/** 压淡 · 压暗: what of pictures lies under a panel that lets them be seen less, painted once more in its place. */
import { overlap } from '../edition/boxes.ts';
import type { Polygon } from '../edition/polygons.ts';
import type { Block } from '../edition/records.ts';
import type { Veil } from '../edition/shape-records.ts';
import { polygonIn } from '../edition/shapes.ts';
import { placeTaken, turnedFrame, turnedOf, turnedPolygon } from '../edition/turned.ts';
import type { DisplayItem, Picture } from './display-list.ts';

/** A panel that lies over pictures. */
type VeilPanel = Block<'panel'>;

/** A panel's outline as a picture meets it that may be turned. */
function outlineFor(panel: VeilPanel, { turned }: Picture): Polygon {
  const onPage = turnedPolygon(polygonIn(panel), turnedOf(panel));
  return turned === undefined ? onPage : turnedPolygon(onPage, { ...turned, degrees: -turned.degrees });
}

/** What a picture is of that lies under a panel. */
function veiled(picture: Picture, panel: VeilPanel, veil: Veil): Picture {
  // Seen through once more, it would let be seen what it is to cover.
  const { seeThrough: _, ...opaque } = picture;
  return {
    ...opaque,
    blockId: panel.id,
    within: [...(picture.within ?? []), outlineFor(panel, picture)],
    veil,
    alt: '',
  };
}

/** Pictures of pixels that a panel lies on, what of them was painted once more included. */
function under(items: readonly DisplayItem[], panel: VeilPanel): Picture[] {
  const place = placeTaken(panel);
  return items.filter(
    (item): item is Picture =>
      item.kind === 'picture' && item.box === undefined && overlap(turnedFrame(item.frame, item.turned), place),
  );
}

/** A page's items, block by block, with what lies under panels that let pictures be seen less; a panel's line is above that. */
export function withVeils(
  parts: readonly { readonly block: Block; readonly items: readonly DisplayItem[] }[],
): readonly DisplayItem[] {
  const painted: DisplayItem[] = [];
  for (const { block, items } of parts) {
    if (block.kind === 'panel' && block.veil !== undefined) {
      const { veil } = block;
      painted.push(...under(painted, block).map((picture) => veiled(picture, block, veil)));
    }
    for (const item of items) painted.push(item);
  }
  return painted;
}
