/**
 * The pointer while proofreading: it puts the caret, and selects what it is drawn over, in copy as in a quotation, a cell or
 * a nameplate; a picture as a block.
 */
import { type BlockPlace, ownerOf, type ShownPlace, shownPlaceAt } from '../../state/place-map.ts';
import type { BoardPoint, Ground, NextGesture } from './gesture.ts';
import { type Hit, hitAt } from './hit.ts';

/** The place in a block's words that is nearest to a point; null where it shows none. A master's own words are marked on the master. */
function placeIn(ground: Ground, { sheet, block }: Hit, point: BoardPoint, within?: string): ShownPlace | null {
  if (sheet.composed === undefined) return null;
  const place = shownPlaceAt(sheet.composed, block.id, [point.x - sheet.x, point.y], within);
  const isHere = ground.session.state.get().edition?.blocks[block.id] !== undefined;
  return place === null || 'articleId' in place || isHere ? place : null;
}

/** The caret after a press at one place and a move to another; words of a block are selected within one text. */
function put(ground: Ground, anchor: ShownPlace, place: ShownPlace): void {
  const isSame = anchor.part === place.part && anchor.offset === place.offset;
  if ('articleId' in place) {
    if ('articleId' in anchor) ground.caret.put({ place, anchor: isSame ? null : anchor, by: 'find' });
  } else if ('blockId' in anchor) ground.caret.putInWords({ place, anchor: isSame ? null : anchor });
}

/** Where what a press selects begins: with Shift, where the caret's does. */
function anchorOf(ground: Ground, from: BoardPoint, start: ShownPlace): ShownPlace {
  const { at, words } = ground.caret.get();
  const caret = at ?? words;
  if (!from.shift || caret === null || ownerOf(caret.place) !== ownerOf(start)) return start;
  const isElsewhere = 'blockId' in start && caret.place.part !== start.part;
  return isElsewhere ? start : (caret.anchor ?? caret.place);
}

/** Selects on in the words of a block that a press began in. */
function inWords(ground: Ground, hit: Hit, anchor: BlockPlace): NextGesture {
  return {
    name: 'reading',
    pageId: null,
    holds: (now) => now.blocks[anchor.blockId] !== undefined,
    move(to) {
      const place = placeIn(ground, hit, to, anchor.part);
      if (place !== null) put(ground, anchor, place);
      return this;
    },
    up: () => undefined,
  };
}

/** Puts the caret where the press is; null where a block is selected instead, or nothing. With Alt a block is meant, not its text. */
export function reading(ground: Ground, from: BoardPoint): NextGesture {
  const hit = hitAt(ground, from);
  const start = hit === null || from.alt ? null : placeIn(ground, hit, from);
  ground.selection.select(hit === null || start !== null ? [] : [hit.block.id], { alone: true });
  if (start === null || hit === null) {
    // A block that is taken up is what the next mark is on, not the words where the caret stood.
    ground.caret.clear();
    return null;
  }
  const anchor = anchorOf(ground, from, start);
  put(ground, anchor, start);
  if ('blockId' in anchor) return inWords(ground, hit, anchor);
  return {
    name: 'reading',
    pageId: null,
    holds: (now) => now.articles[anchor.articleId] !== undefined,
    move(to) {
      const there = to.alt ? null : hitAt(ground, to);
      const place = there === null ? null : placeIn(ground, there, to);
      if (place !== null && ownerOf(place) === anchor.articleId) put(ground, anchor, place);
      return this;
    },
    up: () => undefined,
  };
}

/** Selects the characters of a block's words that `around` says are one word at a place. */
export function takeShownWord(
  ground: Ground,
  hit: Hit,
  point: BoardPoint,
  around: (place: BlockPlace) => { readonly from: number; readonly to: number } | null,
): boolean {
  const place = placeIn(ground, hit, point);
  if (place === null || 'articleId' in place) return false;
  const word = around(place);
  if (word === null) return false;
  ground.caret.putInWords({ place: { ...place, offset: word.to }, anchor: { ...place, offset: word.from } });
  return true;
}
