/** The board while nothing goes on: what a press, a double click or a key begins. */
import type { BlockId } from '../../../shared/edition/ids.ts';
import { standingBlock } from '../../../shared/edition/masters.ts';
import { isFramed } from '../../../shared/edition/picture-placing.ts';
import { readPart } from '../../../shared/edition/text.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { wordAt } from '../../../shared/text/word-at.ts';
import type { TextPlace } from '../../state/place-map.ts';
import { textAround } from '../../state/shown-words.ts';
import { sheetAt } from '../sheets.ts';
import { keepOrTakeCell, stepCell, takeCell } from './cells.ts';
import { croppedByKey, cropping } from './cropping.ts';
import { drawing } from './drawing.ts';
import {
  type BoardPoint,
  finishKey,
  type Ground,
  isClick,
  type KeyStep,
  type NextGesture,
  type Press,
} from './gesture.ts';
import { type Hit, hitAt, textIn } from './hit.ts';
import { linking } from './linking.ts';
import { marquee } from './marquee.ts';
import { movedByKey, movedIds, tellStaying } from './moving.ts';
import { panning } from './panning.ts';
import { pressing } from './pressing.ts';
import { reading, takeShownWord } from './reading.ts';
import { resizedByKey, resizing } from './resizing.ts';
import { shaping, stepCorner } from './shaping.ts';
import { turning } from './turning.ts';
import { typing } from './typing.ts';
import { widenedByKey, widening } from './widening.ts';

/** The gesture a press begins; null where it does all it does at once. */
export function begin(ground: Ground, press: Press): NextGesture {
  const { board } = ground.view;
  if (press.on !== 'page') {
    board?.focus();
    if ('turns' in press.on) return turning(ground, press, press.on.block);
    return 'handle' in press.on
      ? resizing(ground, press, press.on.block, press.on.handle)
      : widening(ground, press, press.on.block, press.on.column);
  }
  if (press.use === 'pan') {
    board?.focus();
    return panning(ground, press);
  }
  if (ground.view.get().mode === 'proof') {
    board?.focus();
    return reading(ground, press);
  }
  // A press in the text that is being typed leaves the keyboard with it.
  const inText = ground.caret.get().isTyping ? typing(ground, press) : null;
  if (inText !== null) return inText;
  board?.focus();
  return onPage(ground, press);
}

/** What the tool at hand does at a point of a page. */
function onPage(ground: Ground, press: Press): NextGesture {
  const sheet = sheetAt(ground.sheets(), press.x);
  if (sheet === undefined) return null;
  const moved = shaping(ground, press, sheet);
  if (moved !== undefined) return moved;
  const { tool, cropping: cropped } = ground.selection.get();
  const hit = hitAt(ground, press);
  if (tool === 'link') return linking(ground, press, sheet, hit);
  if (tool !== 'select') return drawing(ground, press, sheet, tool);
  if (hit === null) return marquee(ground, press, sheet);
  if (hit.block.id === cropped && isFramed(hit.block)) return cropping(ground, press, sheet, hit.block);
  if (isOfMaster(ground, hit.block.id)) return ofMaster(ground, press, hit);
  return pressing(ground, press, hit);
}

function isOfMaster(ground: Ground, id: BlockId): boolean {
  const { edition } = ground.session.state.get();
  return edition !== null && standingBlock(edition, id) !== null;
}

/** A master's block is taken up, and stays where it is; dragging on it selects what stands on it. */
function ofMaster(ground: Ground, press: Press, { sheet, block }: Hit): NextGesture {
  ground.selection.select([block.id], { alone: true });
  const drawn = marquee(ground, press, sheet);
  return {
    ...drawn,
    move(to) {
      drawn.move(to);
      return this;
    },
    up: (at) => {
      if (!isClick(press, at)) drawn.up(at);
    },
  };
}

/** Selects the word at a place. */
function takeWord(ground: Ground, place: TextPlace, by: 'find' | 'typing'): void {
  const article = ground.session.state.get().edition?.articles[place.articleId];
  const word = article === undefined ? null : wordAt(readPart(article, place.part) ?? '', place.offset);
  if (word !== null)
    ground.caret.put({ place: { ...place, offset: word.to }, anchor: { ...place, offset: word.from }, by });
}

/** A double click goes into what a block shows: types in its text, or crops its picture. */
export function open(ground: Ground, point: BoardPoint): void {
  const hit = hitAt(ground, point);
  if (hit === null) return;
  const { at: caret, isTyping } = ground.caret.get();
  const isReading = ground.view.get().mode === 'proof';
  const place = textIn(hit, point);
  // Where words are taken already, as everywhere, a double click takes one of them.
  if (place !== null && (isReading || (isTyping && caret?.place.articleId === place.articleId))) {
    takeWord(ground, place, isReading ? 'find' : 'typing');
    return;
  }
  if (isReading) {
    const { edition } = ground.session.state.get();
    const pages = ground.sheets().flatMap(({ composed }) => composed ?? []);
    takeShownWord(ground, hit, point, (at) =>
      wordAt(edition === null ? '' : (textAround(edition, pages, at) ?? ''), at.offset),
    );
    return;
  }
  ground.selection.select([hit.block.id], { alone: true });
  if (isOfMaster(ground, hit.block.id)) {
    ground.notices.notify('hint', 'isOfMaster');
    return;
  }
  // Its words are in the inspector; the cell they are of is the one that was met.
  if (takeCell(ground, hit, { ...point, shift: false })) {
    ground.desk.choosing.editContent();
    return;
  }
  if (place === null || !ground.typing.start(place)) ground.desk.choosing.editContent();
}

/** A press of the right button takes up what it is on, and keeps a selection that it is in. */
export function takeUp(ground: Ground, point: BoardPoint): void {
  const { board } = ground.view;
  const hit = hitAt(ground, point);
  const { at: caret, isTyping } = ground.caret.get();
  // What is being typed, or selected in it, is what a menu on it is about.
  if (isTyping && hit !== null && textIn(hit, point)?.articleId === caret?.place.articleId) return;
  board?.focus();
  if (ground.view.get().mode === 'proof') {
    // Words that are selected are what the next mark is for.
    if (caret?.anchor == null && ground.caret.get().words?.anchor == null) reading(ground, point);
    return;
  }
  if (ground.selection.get().tool !== 'select') return;
  if (hit === null) {
    ground.selection.select([]);
    return;
  }
  const { blocks, isWhole } = ground.selection.get();
  // The block that was met comes first: it is the one that what only one can have is done to.
  if (blocks.length > 1 && blocks.includes(hit.block.id))
    ground.selection.update({ blocks: [hit.block.id, ...blocks.filter((id) => id !== hit.block.id)], isWhole });
  else if (!blocks.includes(hit.block.id)) {
    const alone = isOfMaster(ground, hit.block.id);
    ground.selection.select([hit.block.id], { alone, isWhole: !alone });
  }
  if (ground.selection.get().blocks.length === 1) keepOrTakeCell(ground, hit, point);
}

/** Moves the line behind a table's column by so many points, as an arrow key does. */
export function widen(ground: Ground, id: BlockId, column: number, by: Pt): void {
  const patches = widenedByKey(ground, id, column, by);
  finishKey(ground, 'table.columns', [id], patches);
}

/** Moves or resizes the selected blocks by a key, or the picture that is cropped in its frame; says why nothing comes of it. */
export function step(ground: Ground, { kind, dx, dy }: KeyStep): void {
  const { edition } = ground.session.state.get();
  const { blocks, cropping: taken } = ground.selection.get();
  if (edition === null) return;
  if (blocks.length === 0) {
    ground.notices.notify('hint', 'selectFirst');
    return;
  }
  if (stepCell(ground, { kind, dx, dy }) || stepCorner(ground, { kind, dx, dy })) return;
  const cropped = taken === null ? [] : croppedByKey(edition, taken, { kind, dx, dy });
  if (cropped.length > 0) {
    finishKey(ground, 'photo.crop', blocks, cropped);
    return;
  }
  const patches = kind === 'move' ? movedByKey(edition, ground, dx, dy) : resizedByKey(edition, ground, dx, dy);
  const label = kind === 'move' ? 'block.move' : 'block.resize';
  if (patches.length > 0) {
    finishKey(ground, label, blocks, patches);
    if (kind === 'move') tellStaying(ground, edition, movedIds(ground, edition));
  } else if (blocks.some((id) => edition.blocks[id]?.locked === true)) ground.notices.notify('hint', 'isLocked');
  else if (blocks.some((id) => isOfMaster(ground, id))) ground.notices.notify('hint', 'isOfMaster');
}
