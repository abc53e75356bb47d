/** A composed 通版 under both its numbers, and as the two pages that it can be printed as. */

import type { Block } from '../edition/records.ts';
import { turnedFrame } from '../edition/turned.ts';
import { type Frame, mm, type Pt } from '../edition/units.ts';
import type { ComposedPage, DisplayItem, GlyphRun } from './display-list.ts';
import { emFrame } from './turned-glyphs.ts';

/** The numbers a composed page is printed under. */
export function numbersOf({ number, also }: Pick<ComposedPage, 'number' | 'also'>): readonly number[] {
  return also === undefined ? [number] : [number, also];
}

/** The composed page of a number; a 通版 by either of its own. */
export function composedUnder(pages: readonly ComposedPage[], number: number | undefined): ComposedPage | undefined {
  return pages.find((page) => number !== undefined && numbersOf(page).includes(number));
}

/** Numbers as a reader is told them: `2`, of a 通版 `2、3`. */
export function numbersTold(page: Pick<ComposedPage, 'number' | 'also'>): string {
  return numbersOf(page).join('、');
}

/** True of a block that stands on a composed page; on a half where its middle is. */
export function standsIn({ id, left, width }: Pick<ComposedPage, 'id' | 'left' | 'width'>, block: Block): boolean {
  if (block.pageId !== id || left === undefined) return block.pageId === id;
  const middle = block.frame.x + block.frame.width / 2;
  return left === 0 ? middle <= width : middle > left;
}

/** What pictures and tints reach beyond a trim is cut away so far from it (domain.md §5). */
const REACH: Pt = mm(3);

/** What an item that is no text covers, roughly. */
function coverOf(item: Exclude<DisplayItem, { readonly kind: 'glyphs' | 'echo' }>): Pick<Frame, 'x' | 'width'> {
  if (item.kind === 'stroke') {
    const [a, b] = [item.from[0], item.to[0]];
    return { x: Math.min(a, b) - item.width, width: Math.abs(a - b) + 2 * item.width };
  }
  return turnedFrame(item.frame, item.turned);
}

/** What the em boxes of a run's letters cover of the sheet, however the run is turned. */
export function frameOfRun(run: GlyphRun): Frame {
  return turnedFrame(emFrame(run), run.turned);
}

/** Where the middle of a run's letters lies across the sheet. */
export function middleOfRun(run: GlyphRun): Pt {
  const { x, width } = frameOfRun(run);
  return x + width / 2;
}

/** Where the middle of an item's letters lies across the sheet; null of what is no text. */
function middleOf(item: DisplayItem): Pt | null {
  if (item.kind === 'echo') return middleOfRun(item.run);
  return item.kind === 'glyphs' ? middleOfRun(item) : null;
}

/** A half of a composed 通版: its number, and what of the sheet it shows; its items lie where they lie on the sheet. */
function halfOf(page: ComposedPage, side: 'left' | 'right'): ComposedPage {
  const width = page.width / 2;
  const left = side === 'left' ? 0 : width;
  const { also: _also, ...rest } = page;
  const isIn = (item: DisplayItem) => {
    const middle = middleOf(item);
    if (middle !== null) return side === 'left' ? middle <= width : middle > width;
    if (item.kind === 'glyphs' || item.kind === 'echo') return false;
    const cover = coverOf(item);
    return cover.x < left + width + REACH && cover.x + cover.width > left - REACH;
  };
  return {
    ...rest,
    number: side === 'left' ? page.number : page.number + 1,
    left,
    width,
    items: page.items.filter(isIn),
    blocks: page.blocks.filter(({ frame }) => {
      const middle = frame.x + frame.width / 2;
      return side === 'left' ? middle <= width : middle > width;
    }),
  };
}

/** A composed page as the pages it is printed as: a 通版 as two, any other as itself. */
export function composedHalves(page: ComposedPage): readonly ComposedPage[] {
  return page.also === undefined ? [page] : [halfOf(page, 'left'), halfOf(page, 'right')];
}
