/** Making a nameplate of a drawing, and setting it in type again. What stood beside the name in type stands on its own then. */

import { isDrawn, withoutArt } from '../blocks/art-fields.ts';
import type { Block } from '../blocks/kinds.ts';
import { nextOrder } from './blocks.ts';
import { editBlock } from './edits.ts';
import { allowed } from './frames.ts';
import { newId } from './ids.ts';
import type { Patch } from './operations.ts';
import { nameplateBand, nameplateRules } from './page-head.ts';
import type { Edition, Page } from './records.ts';
import { blocksOnPage } from './selectors.ts';
import type { Frame, Pt } from './units.ts';

type Nameplate = Block<'nameplate'>;

/** What a nameplate in type says beside the name, as fields. */
const BESIDE = [
  '{日期}\u3000{星期}',
  '{农历}',
  '第{期号}期\u3000今日{今日版数}版',
  '国内统一连续出版物号\u3000{刊号}',
  '邮发代号\u3000{邮发代号}',
  '{主管单位}\u3000{主办单位}\u3000{出版单位}',
].join('\n');

/** The share of the width that a drawn name leaves for what stands beside it. */
const NAME_SHARE = 0.68;
/** Size of what stands beside it, in points. */
const BESIDE_SIZE: Pt = 8.5;
/** Between the name and what stands beside it, and the least that has room for it, in points. */
const GAP: Pt = 14;
const LEAST: Pt = 90;

/** The largest box of a size's proportions in a frame: at its left, in the middle of its height. */
export function fittedTo(
  frame: Frame,
  size: { readonly width: number; readonly height: number },
  isCentred = true,
): Frame {
  const width = Math.min(frame.width, (frame.height * size.width) / size.height);
  const height = (width * size.height) / size.width;
  const left = isCentred ? (frame.width - width) / 2 : 0;
  return { x: frame.x + left, y: frame.y + (frame.height - height) / 2, width, height };
}

/**
 * Gives a nameplate that was set in type a drawing or picture of a size. What stood beside the name becomes page text at
 * its right, where there is room, so that nothing a paper must say is lost. One that was drawn already keeps its place.
 */
export function drawNameplate(
  edition: Edition,
  drawn: Nameplate,
  size: { readonly width: number; readonly height: number },
): Patch[] {
  const before = edition.blocks[drawn.id];
  const page = edition.pages[drawn.pageId];
  if (before?.kind !== 'nameplate' || page === undefined || isDrawn(before)) return editBlock(edition, drawn);
  const room = before.frame;
  const frame = allowed('nameplate', fittedTo({ ...room, width: room.width * NAME_SHARE }, size, false), page.grid);
  const nameplate = editBlock(edition, { ...drawn, frame });
  const x = frame.x + frame.width + GAP;
  const width = room.x + room.width - x;
  if (width < LEAST) return nameplate;
  const beside: Block<'pagetext'> = {
    id: newId<'block'>(),
    pageId: page.id,
    order: nextOrder(edition, page.id),
    kind: 'pagetext',
    size: BESIDE_SIZE,
    text: BESIDE,
    align: 'end',
    stands: 'middle',
    border: 0,
    tint: 0,
    frame: allowed('pagetext', { x, y: room.y, width, height: room.height }, page.grid),
  };
  return [...nameplate, { kind: 'put', table: 'blocks', id: beside.id, record: beside }];
}

/**
 * As {@link drawNameplate}, in a page that is being laid out: the rules that a nameplate in type has at its foot stay there
 * as rules of their own.
 */
export function drawRuledNameplate(
  edition: Edition,
  drawn: Nameplate,
  size: { readonly width: number; readonly height: number },
): Patch[] {
  const before = edition.blocks[drawn.id];
  const page = edition.pages[drawn.pageId];
  if (before?.kind !== 'nameplate' || page === undefined || isDrawn(before)) return drawNameplate(edition, drawn, size);
  const { frame } = before;
  const above = { ...before, frame: { ...frame, height: Math.max(1, nameplateBand(frame.height)) } };
  const patches = drawNameplate({ ...edition, blocks: { ...edition.blocks, [above.id]: above } }, drawn, size);
  const order = nextOrder(edition, page.id) + 1;
  const rules = nameplateRules(frame).map((rule, at): Block<'rule'> & Block => ({
    id: newId<'block'>(),
    pageId: page.id,
    order: order + at,
    kind: 'rule',
    // They are of the head, and go on into the next edition and the newspaper's file with it.
    standing: { until: null },
    frame: allowed('rule', rule, page.grid),
  }));
  return [...patches, ...rules.map((record): Patch => ({ kind: 'put', table: 'blocks', id: record.id, record }))];
}

/** What the foot of a nameplate takes, as a frame of any width. */
const FOOT: Frame = { x: 0, y: 0, width: 1, height: -nameplateBand(0) };

/** The rules at the foot of a head that ends at a height: those that {@link drawRuledNameplate} left there. */
function rulesAt(edition: Edition, page: Page, { y, foot }: { readonly y: Pt; readonly foot: Pt }): Block[] {
  const weights = nameplateRules(FOOT).map(({ height }) => height);
  return blocksOnPage(edition, page.id).filter(
    ({ kind, frame }) =>
      kind === 'rule' &&
      weights.some((weight) => Math.abs(weight - frame.height) < 0.01) &&
      frame.y >= y &&
      frame.y <= foot + FOOT.height,
  );
}

/** Sets a nameplate in type again, as wide as the page; what was put beside and under it as it was drawn goes. */
export function typeNameplate(edition: Edition, block: Nameplate): Patch[] {
  const page = edition.pages[block.pageId];
  if (page === undefined || !isDrawn(block)) return [];
  const { x, width } = page.grid.typeArea;
  const beside = blocksOnPage(edition, page.id).filter((one) => one.kind === 'pagetext' && one.text === BESIDE);
  const footOf = (blocks: readonly Block[]) => Math.max(...blocks.map(({ frame }) => frame.y + frame.height));
  const y = Math.min(...[block, ...beside].map(({ frame }) => frame.y));
  const rules = rulesAt(edition, page, { y, foot: footOf([block, ...beside]) });
  const foot = footOf([block, ...beside, ...rules]);
  const typed = { ...withoutArt(block), frame: allowed('nameplate', { x, y, width, height: foot - y }, page.grid) };
  return [
    ...editBlock(edition, typed),
    ...[...beside, ...rules].map(({ id }): Patch => ({ kind: 'remove', table: 'blocks', id })),
  ];
}
