/** Corners of a shape, or of the line that text runs along, moved one by one: a press on one of them, or on a side. */
import { cornersAtHand } from '../../../shared/compose/corners-at-hand.ts';
import { editBlock } from '../../../shared/edition/edits.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Polygon } from '../../../shared/edition/polygons.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { isShaped, movedCorner, withCorner, withCorners, withoutCorner } from '../../../shared/edition/shaping.ts';
import { ontoLevel, turnedAlong, turnedOf } from '../../../shared/edition/turned.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { shapingAtHand } from '../../state/selection.ts';
import type { Sheet } from '../sheets.ts';
import { type BoardPoint, finish, finishKey, type Ground, isClick, type KeyStep, type NextGesture } from './gesture.ts';

/** A corner is caught this near, and a side, in CSS pixels. */
const NEAR_CORNER = 8;
const NEAR_SIDE = 6;

/** What a press met: a corner, or the side behind one. */
type Met = { readonly corner: number } | { readonly side: number };

function met(polygon: Polygon, x: Pt, y: Pt, pixel: Pt): Met | null {
  const count = polygon.length / 2;
  const at = (corner: number) => ({ x: polygon[2 * (corner % count)] ?? 0, y: polygon[2 * (corner % count) + 1] ?? 0 });
  let best: { readonly corner: number; readonly away: Pt } | null = null;
  for (let corner = 0; corner < count; corner++) {
    const away = Math.hypot(at(corner).x - x, at(corner).y - y);
    if (away <= NEAR_CORNER * pixel && (best === null || away < best.away)) best = { corner, away };
  }
  if (best !== null) return { corner: best.corner };
  for (let side = 0; side < count; side++) {
    const [a, b] = [at(side), at(side + 1)];
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const share =
      length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
    if (Math.hypot(a.x + (b.x - a.x) * share - x, a.y + (b.y - a.y) * share - y) <= NEAR_SIDE * pixel) return { side };
  }
  return null;
}

/** The block whose corners are moved, with them; null where none are. */
function atHand(ground: Ground, edition: Edition | null) {
  const shaping = shapingAtHand(ground.selection.get());
  const block = shaping === null ? undefined : edition?.blocks[shaping.block];
  if (edition === null || shaping === null || !isShaped(block)) return null;
  return { shaping, block, polygon: cornersAtHand(edition, block, shaping.of) };
}

/** What a press does while corners are moved; undefined where it met none of them: it is another's then, and they are left. */
export function shaping(ground: Ground, from: BoardPoint, sheet: Sheet): NextGesture | undefined {
  const { edition } = ground.session.state.get();
  const at = atHand(ground, edition);
  if (edition === null || at === null) return undefined;
  const { shaping: now, block, polygon } = at;
  const level = (point: BoardPoint) => ontoLevel({ x: point.x - sheet.x, y: point.y }, turnedOf(block));
  const start = level(from);
  const hit = block.pageId === sheet.page.id ? met(polygon, start.x, start.y, from.pixel) : null;
  if (hit === null) {
    ground.selection.update({ shaping: null });
    return undefined;
  }
  const put = (next: Polygon) => editBlock(edition, withCorners(block, now.of, next));
  if ('corner' in hit && from.alt) {
    ground.selection.update({ shaping: { ...now, corner: null } });
    finish(ground, 'block.corners', put(withoutCorner(polygon, hit.corner)));
    return null;
  }
  const corner = 'corner' in hit ? hit.corner : hit.side + 1;
  const drawn = 'corner' in hit ? polygon : withCorner(polygon, hit.side, start.x, start.y);
  if ('side' in hit && drawn === polygon) return null;
  ground.selection.update({ shaping: { ...now, corner } });
  let patches: readonly Patch[] | null = 'side' in hit ? put(drawn) : null;
  return {
    name: 'shaping',
    pageId: sheet.page.id,
    holds: (after) => after.blocks[block.id] === block,
    move(to) {
      if (isClick(from, to) && patches === null) return this;
      const { x, y } = level(to);
      patches = put(movedCorner(drawn, corner, x, y));
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, 'block.corners', patches);
    },
  };
}

/** Moves the corner at hand by an arrow key; false where none is. */
export function stepCorner(ground: Ground, { dx, dy }: KeyStep): boolean {
  const { edition } = ground.session.state.get();
  const at = atHand(ground, edition);
  if (edition === null || at === null) return false;
  const { shaping: now, block, polygon } = at;
  if (now.corner === null) return true;
  // A column is a long way for a corner: a key moves it by a row's height at most.
  const most = edition.pages[block.pageId]?.grid.leading ?? 0;
  const by = (step: Pt) => Math.sign(step) * Math.min(Math.abs(step), most);
  const along = turnedAlong({ x: by(dx), y: by(dy) }, -(block.turn ?? 0));
  const [x, y] = [(polygon[2 * now.corner] ?? 0) + along.x, (polygon[2 * now.corner + 1] ?? 0) + along.y];
  const patches = editBlock(edition, withCorners(block, now.of, movedCorner(polygon, now.corner, x, y)));
  finishKey(ground, 'block.corners', [block.id], patches);
  return true;
}
