/** What lies under a point of the board. */
import { blockModule } from '../../../shared/blocks/kinds.ts';
import { standingOn } from '../../../shared/edition/masters.ts';
import type { Block } from '../../../shared/edition/records.ts';
import { ontoLevel, turnedOf } from '../../../shared/edition/turned.ts';
import { placeAt, type TextPlace } from '../../state/place-map.ts';
import { holdsPoint, type Sheet, sheetAt } from '../sheets.ts';
import type { BoardPoint, Ground } from './gesture.ts';

/** A thin block is caught this near, in CSS pixels. */
const SLACK = 4;

/** A block and the sheet it was met on. */
export interface Hit {
  readonly sheet: Sheet;
  readonly block: Block;
}

/** Blocks under a point of a sheet, the top-most first. */
function blocksUnder(ground: Ground, sheet: Sheet, point: BoardPoint): Block[] {
  const { edition } = ground.session.state.get();
  if (edition === null) return [];
  return standingOn(edition, sheet.page.id)
    .filter((block) => {
      const { x, y } = ontoLevel({ x: point.x - sheet.x, y: point.y }, turnedOf(block));
      return holdsPoint(block.frame, x, y, SLACK * point.pixel);
    })
    .reverse();
}

/** The block a press means: of those under it, with Alt, the one below the selected. */
export function hitAt(ground: Ground, point: BoardPoint): Hit | null {
  const sheet = sheetAt(ground.sheets(), point.x);
  if (sheet === undefined) return null;
  const under = blocksUnder(ground, sheet, point);
  const { blocks: selected } = ground.selection.get();
  const below = under.findIndex((block) => selected.includes(block.id)) + 1;
  // A panel lies behind what stands in it, and is taken by its edge or where nothing else is.
  const block =
    point.alt && below > 0
      ? (under[below] ?? under[0])
      : (under.find(({ kind }) => blockModule(kind).runaround !== 'on') ?? under[0]);
  return block === undefined ? null : { sheet, block };
}

/** The place in the copy nearest to a point, in the block under it; null where no copy is shown there. */
export function textUnder(ground: Ground, point: BoardPoint): TextPlace | null {
  const hit = hitAt(ground, point);
  return hit === null ? null : textIn(hit, point);
}

/** The place in a block's copy nearest to a point; null where it shows none. */
export function textIn({ sheet, block }: Hit, point: BoardPoint): TextPlace | null {
  return sheet.composed === undefined ? null : placeAt(sheet.composed, block.id, point.x - sheet.x, point.y);
}

/** The same place twice selects nothing. */
export function anchorFor(anchor: TextPlace, place: TextPlace): TextPlace | null {
  return anchor.part === place.part && anchor.offset === place.offset ? null : anchor;
}
