/** From a point on the page to a place in the copy, and back: both read the display list. */
import {
  type ComposedPage,
  drawnSize,
  type GlyphRun,
  glyphOffset,
  glyphText,
  type TextSource,
} from '../../shared/compose/display-list.ts';
import { type ShownRun, shownRuns } from '../../shared/compose/shown-words.ts';
import { cellsIn } from '../../shared/compose/turned-glyphs.ts';
import type { ArticleId, BlockId } from '../../shared/edition/ids.ts';
import { frameOnPage, offTurned } from '../../shared/edition/quarter-turn.ts';
import { ontoLevel, type Turned } from '../../shared/edition/turned.ts';
import type { Frame, Pt } from '../../shared/edition/units.ts';
import { characterStart, seenStarts } from '../../shared/text/graphemes.ts';

/** A place in an article: before the character at a UTF-16 offset of one of its parts. */
export interface TextPlace {
  readonly articleId: ArticleId;
  /** As in {@link TextSource}. */
  readonly part: string;
  readonly offset: number;
}

/** A place in words that are of no article: of a block itself, or of a line that the program makes in it. */
export interface BlockPlace {
  readonly blockId: BlockId;
  /** As of a `ShownRun`. */
  readonly part: string;
  readonly offset: number;
}

/** A place in what a page shows. */
export type ShownPlace = TextPlace | BlockPlace;

/** The id of the article or block whose words a place is in. */
export function ownerOf(place: Pick<TextPlace, 'articleId'> | Pick<BlockPlace, 'blockId'>): string {
  return 'articleId' in place ? place.articleId : place.blockId;
}

/** An upright line on the page, in points; in the copy of vertical lines a level one, without height. */
export interface CaretLine {
  readonly x: Pt;
  readonly top: Pt;
  readonly height: Pt;
  /** Of a level line. */
  readonly width?: Pt;
  /** Of the text of a turned block: it stands as in a level one, and is turned so. */
  readonly turned?: Turned;
}

/** A point of the page as a run lies before it, and its block, are turned. */
function asRunLies({ turn, turned }: GlyphRun, x: Pt, y: Pt): readonly [x: Pt, y: Pt] {
  const level = ontoLevel({ x, y }, turned);
  return turn === null ? [level.x, level.y] : offTurned(turn, level.x, level.y);
}

/** A caret at a place along a run, on the page. */
function caretAt(run: GlyphRun, x: Pt): CaretLine {
  const { y, size, turn } = run;
  const level = { x, y: y - size * 0.92, width: 0, height: size * 1.12 };
  if (turn === null) return { x, top: level.y, height: level.height, ...turnOfRun(run) };
  const { x: left, y: top, width } = frameOnPage(turn, level);
  return { x: left, top, width, height: 0, ...turnOfRun(run) };
}

/** How far along its line a caret stands. */
export function alongLine(caret: CaretLine, { turn }: GlyphRun): Pt {
  return turn === null ? caret.x : offTurned(turn, caret.x, caret.top)[0];
}

function textRuns(page: ComposedPage): (GlyphRun & { readonly source: TextSource })[] {
  return page.items.flatMap((item) =>
    item.kind === 'glyphs' && item.source !== null ? [{ ...item, source: item.source }] : [],
  );
}

/** Where a glyph's characters end: at the origin of the next glyph that stands for others, or an em of its size on. */
function endOf(run: GlyphRun, at: number): Pt {
  let next = at + 1;
  while (next < run.glyphs.length && glyphText(run, next) === '') next++;
  const own = run.upright === undefined ? run.scale : 1 / cellsIn(run);
  return run.xs[next] ?? (run.xs[at] ?? 0) + drawnSize(run) * own;
}

/** How many characters are seen of a text. */
function seenIn(text: string): number {
  return seenStarts(text).length;
}

/**
 * Where a place within what a glyph stands for lies: at its end behind a character that is drawn, and for a ligature at the
 * part of it that the characters before it take.
 */
function edgeIn(run: GlyphRun, at: number, offset: number): Pt {
  const left = run.xs[at] ?? 0;
  const into = offset - glyphOffset(run, at);
  if (into <= 0) return left;
  const text = glyphText(run, at);
  const all = seenIn(text);
  return all === 0 ? left : left + (endOf(run, at) - left) * (seenIn(text.slice(0, into)) / all);
}

/** An offset of a run's source, moved to the start of the character it lies in. */
function wholeOffset({ text, offset: start }: GlyphRun, offset: number): number {
  return offset <= start || offset >= start + text.length ? offset : start + characterStart(text, offset - start);
}

/** The place in a block's copy nearest to a point: the nearest line first, then the nearest character edge. */
export function placeAt(page: ComposedPage, block: BlockId, x: Pt, y: Pt): TextPlace | null {
  const run = nearest(
    textRuns(page).filter((one) => one.blockId === block),
    (one) => one,
    [x, y],
  );
  return run === null ? null : { ...run.source, offset: offsetAt(run, x, y) };
}

/** How far from its letters, in em, a press is still on words of a block itself: beyond it is on the block. */
const REACH = 1;

function isNear(run: GlyphRun, x: Pt, y: Pt): boolean {
  const [dx, dy] = offRun(run, x, y);
  return Math.max(dx, dy) <= REACH * run.size;
}

/**
 * The place nearest to a point in whatever words a block shows: in one text of them alone where `within` says so; of a
 * block's own and the program's, else, those the point is on.
 */
export function shownPlaceAt(
  page: ComposedPage,
  block: BlockId,
  [x, y]: readonly [x: Pt, y: Pt],
  within?: string,
): ShownPlace | null {
  const runs = shownRuns(page).filter(({ run, of, part }) => {
    if (run.blockId !== block || run.glyphs.length === 0) return false;
    return within === undefined ? of === 'article' || isNear(run, x, y) : part === within;
  });
  const best = nearest(runs, ({ run }) => run, [x, y]);
  if (best === null) return null;
  const { run, part } = best;
  const offset = offsetAt(run, x, y);
  return run.source === null ? { blockId: block, part, offset } : { ...run.source, offset };
}

/** How far a point is from a run's letters, along its line and across it. */
function offRun(run: GlyphRun, x: Pt, y: Pt): readonly [along: Pt, across: Pt] {
  const left = run.xs[0] ?? 0;
  const right = endOf(run, run.xs.length - 1);
  const [along, across] = asRunLies(run, x, y);
  const off = Math.abs(across - (run.y - run.size * 0.38));
  // Words and dashes of a vertical line stand a little beside its middle.
  const dy = run.turn === null ? off : Math.max(0, off - run.size / 2);
  return [along < left ? left - along : along > right ? along - right : 0, dy];
}

/** The line of words nearest to a point. */
function nearest<Of>(lines: readonly Of[], runOf: (line: Of) => GlyphRun, [x, y]: readonly [x: Pt, y: Pt]): Of | null {
  let best: { readonly line: Of; readonly distance: number } | null = null;
  for (const line of lines) {
    const [dx, dy] = offRun(runOf(line), x, y);
    const distance = dx + dy * 4;
    // A run's last character is taken to be an em wide, and may reach into the run that goes on after it.
    if (best === null || distance < best.distance || (dx === 0 && distance === best.distance))
      best = { line, distance };
  }
  return best?.line ?? null;
}

/** The offset nearest to a point of the page in the text that a run is of. */
function offsetAt(run: GlyphRun, x: Pt, y: Pt): number {
  const [along] = asRunLies(run, x, y);
  for (let at = 0; at < run.xs.length; at++) {
    const text = glyphText(run, at);
    if (text === '') continue;
    const left = run.xs[at] ?? 0;
    const right = endOf(run, at);
    if (along >= right) continue;
    const starts = [0, ...seenStarts(text).slice(1)];
    const share = (right - left) / starts.length;
    const start = starts.find((_, count) => along < left + (count + 0.5) * share);
    if (start !== undefined) return wholeOffset(run, glyphOffset(run, at) + start);
  }
  return run.offset + run.text.length;
}

/** The runs of a page that show parts of an article or a block. */
function runsOf(page: ComposedPage, owner: string, isOf: (part: string) => boolean): ShownRun[] {
  return shownRuns(page).filter((one) => one.owner === owner && isOf(one.part));
}

/** Where a place stands on a page, if it does. A place at a line's end stands after its last character. */
export function caretLine(page: ComposedPage, place: ShownPlace): CaretLine | null {
  let after: CaretLine | null = null;
  const owner = ownerOf(place);
  for (const { run } of runsOf(page, owner, (part) => part === place.part)) {
    const line = (x: Pt): CaretLine => caretAt(run, x);
    const wanted = wholeOffset(run, place.offset);
    for (let at = 0; at < run.xs.length; at++) {
      const text = glyphText(run, at);
      if (text === '') continue;
      const offset = glyphOffset(run, at);
      const end = offset + text.length;
      if (offset <= wanted && wanted < end) return line(edgeIn(run, at, wanted));
      if (end === wanted) after = line(endOf(run, at));
    }
  }
  return after;
}

/** A text selected: from one place of an article or a block up to another, in the order of its paragraphs. */
export interface TextRange {
  /** The article's id, or the block's. */
  readonly owner: string;
  /** The parts it runs through, in order. */
  readonly parts: readonly string[];
  /** Offset in the first part, and in the last. */
  readonly from: number;
  readonly to: number;
}

/** Two places of an article or a block as a range, whichever comes first; null where they are not of the parts. */
export function rangeBetween(parts: readonly string[], a: ShownPlace, b: ShownPlace): TextRange | null {
  const [at, bt] = [parts.indexOf(a.part), parts.indexOf(b.part)];
  if (at < 0 || bt < 0 || ownerOf(a) !== ownerOf(b)) return null;
  const isForward = at < bt || (at === bt && a.offset <= b.offset);
  const [start, end] = isForward ? [a, b] : [b, a];
  const within = parts.slice(Math.min(at, bt), Math.max(at, bt) + 1);
  return { owner: ownerOf(a), parts: within, from: start.offset, to: end.offset };
}

/** Text selected of one run, level, and how it is turned. */
export interface SelectionBox extends Frame {
  readonly turned?: Turned;
  /** Its line runs down the page. */
  readonly isDown?: true;
}

function turnOfRun({ turned }: GlyphRun): { readonly turned?: Turned } {
  return turned === undefined ? {} : { turned };
}

/** Where the run behind another on its line begins: the other's last character, a figure or a letter, may be less wide than an em. */
function startBehind(run: GlyphRun, next: GlyphRun | undefined): Pt {
  const isBehind =
    next !== undefined && next.y === run.y && next.turn?.x === run.turn?.x && next.turn?.y === run.turn?.y;
  const [start, last] = [next?.xs[0], run.xs.at(-1)];
  const isKnown = isBehind && start !== undefined && last !== undefined && start > last;
  return isKnown ? start : Number.POSITIVE_INFINITY;
}

/** Where a selected text stands on a page: a box for each run of it. */
export function selectionBoxes(page: ComposedPage, range: TextRange): SelectionBox[] {
  const known = new Set(range.parts);
  return boxesOf(
    runsOf(page, range.owner, (part) => known.has(part)),
    range,
  );
}

/** Where stretches of parts of articles stand on a page, whose runs are gone through once. */
export function boxesOfStretches(
  page: ComposedPage,
  stretches: readonly { readonly owner: string; readonly part: string; readonly from: number; readonly to: number }[],
): (readonly SelectionBox[])[] {
  const runs = new Map(stretches.map(({ owner, part }): [string, ShownRun[]] => [`${owner} ${part}`, []]));
  for (const one of shownRuns(page)) runs.get(`${one.owner} ${one.part}`)?.push(one);
  return stretches.map(({ owner, part, from, to }) =>
    boxesOf(runs.get(`${owner} ${part}`) ?? [], { owner, parts: [part], from, to }),
  );
}

/** The boxes of a range in the runs of its parts. */
function boxesOf(all: readonly ShownRun[], { parts, from, to }: TextRange): SelectionBox[] {
  const [first, last] = [parts[0], parts.at(-1)];
  return all.flatMap(({ run, part }, index, runs) => {
    const start = part === first ? from : 0;
    const end = part === last ? to : Number.POSITIVE_INFINITY;
    let left: Pt | null = null;
    let right: Pt = 0;
    for (let at = 0; at < run.xs.length; at++) {
      const offset = glyphOffset(run, at);
      const after = offset + glyphText(run, at).length;
      if (after === offset || after <= start || offset >= end) continue;
      left ??= edgeIn(run, at, start);
      right = after <= end ? endOf(run, at) : edgeIn(run, at, end);
    }
    if (left === null) return [];
    right = Math.min(right, startBehind(run, runs[index + 1]?.run));
    const level = { x: left, y: run.y - run.size * 0.92, width: right - left, height: run.size * 1.12 };
    const box: SelectionBox = run.turn === null ? level : { ...frameOnPage(run.turn, level), isDown: true };
    return [{ ...box, ...turnOfRun(run) }];
  });
}
