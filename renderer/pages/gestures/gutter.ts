/** 订口: what is meant to stand on both of two facing pages, which it can only where these are one 通版. */
import type { BlockForm, BlockKind } from '../../../shared/blocks/kinds.ts';
import { isMaster } from '../../../shared/edition/masters.ts';
import { isSpread } from '../../../shared/edition/spreads.ts';
import { type Frame, mm, type Pt } from '../../../shared/edition/units.ts';
import type { Sheet } from '../sheets.ts';
import type { Ground } from './gesture.ts';

/** What newspapers have stand across two pages: pictures and headlines, and what lies behind them. */
const crossing: ReadonlySet<BlockKind | BlockForm> = new Set(['photo', 'artwork', 'headline', 'banner', 'panel']);

/** What reaches over the inner edge by more is no bleed, nor a hand that shook. */
const LEAST: Pt = mm(12);

/** True where a frame of one of two facing pages reaches well over the edge at which they meet. */
function isOverGutter(sheets: readonly Sheet[], sheet: Sheet, { x, width }: Frame): boolean {
  const [left, right] = sheets;
  if (left === undefined || right === undefined) return false;
  if (sheets.some(({ page }) => isMaster(page) || isSpread(page))) return false;
  const over = sheet.page.id === left.page.id ? x + width - left.page.grid.trim.width : -x;
  return over > LEAST && over < width;
}

/** Says how a picture or a headline comes to stand on both pages, where a hand has tried to have it do so. */
export function tellGutter(
  ground: Ground,
  sheet: Sheet,
  kinds: readonly (BlockKind | BlockForm)[],
  wanted: Frame,
): void {
  if (kinds.every((kind) => crossing.has(kind)) && isOverGutter(ground.sheets(), sheet, wanted))
    ground.notices.notify('hint', 'acrossGutter');
}
