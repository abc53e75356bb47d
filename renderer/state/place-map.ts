/** From a point on the page to a place in the copy, and back: both read the display list. */
import {
  type ComposedPage,
  drawnSize,
  type GlyphRun,
  glyphOffset,
  glyphText,
  type TextSource,
} from '../../shared/compose/display-list.ts';
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
  let best: { readonly run: GlyphRun & { readonly source: TextSource }; readonly distance: number } | null = null;
  for (const run of textRuns(page)) {
    if (run.blockId !== block) continue;
    const left = run.xs[0] ?? 0;
    const right = endOf(run, run.xs.length - 1);
    const [along, across] = asRunLies(run, x, y);
    const off = Math.abs(across - (run.y - run.size * 0.38));
    // Words and dashes of a vertical line stand a little beside its middle.
    const dy = run.turn === null ? off : Math.max(0, off - run.size / 2);
    const dx = along < left ? left - along : along > right ? along - right : 0;
    const distance = dx + dy * 4;
    // A run's last character is taken to be an em wide, and may reach into the run that goes on after it.
    if (best === null || distance < best.distance || (dx === 0 && distance === best.distance)) best = { run, distance };
  }
  if (best === null) return null;
  const { run } = best;
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
    if (start !== undefined) return { ...run.source, offset: wholeOffset(run, glyphOffset(run, at) + start) };
  }
  return { ...run.source, offset: run.offset + run.text.length };
}

/** Where a place stands on a page, if it does. A place at a line's end stands after its last character. */
export function caretLine(page: ComposedPage, place: TextPlace): CaretLine | null {
  let after: CaretLine | null = null;
  for (const run of textRuns(page)) {
    if (run.source.articleId !== place.articleId || run.source.part !== place.part) continue;
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

/** A text selected: from one place of an article up to another, in the order of its paragraphs. */
export interface TextRange {
  readonly articleId: ArticleId;
  /** The parts it runs through, in order. */
  readonly parts: readonly string[];
  /** Offset in the first part, and in the last. */
  readonly from: number;
  readonly to: number;
}

/** Two places of an article as a range, whichever comes first; null where they are not of its body. */
export function rangeBetween(parts: readonly string[], a: TextPlace, b: TextPlace): TextRange | null {
  const [at, bt] = [parts.indexOf(a.part), parts.indexOf(b.part)];
  if (at < 0 || bt < 0 || a.articleId !== b.articleId) return null;
  const isForward = at < bt || (at === bt && a.offset <= b.offset);
  const [start, end] = isForward ? [a, b] : [b, a];
  const within = parts.slice(Math.min(at, bt), Math.max(at, bt) + 1);
  return { articleId: a.articleId, parts: within, from: start.offset, to: end.offset };
}

/** Text selected of one run, level, and how it is turned. */
export interface SelectionBox extends Frame {
  readonly turned?: Turned;
}

function turnOfRun({ turned }: GlyphRun): { readonly turned?: Turned } {
  return turned === undefined ? {} : { turned };
}

/** Where a selected text stands on a page: a box for each run of it. */
export function selectionBoxes(page: ComposedPage, range: TextRange): SelectionBox[] {
  const { articleId, parts, from, to } = range;
  const [first, last] = [parts[0], parts.at(-1)];
  const known = new Set(parts);
  return textRuns(page).flatMap((run) => {
    if (run.source.articleId !== articleId || !known.has(run.source.part)) return [];
    const start = run.source.part === first ? from : 0;
    const end = run.source.part === last ? to : Number.POSITIVE_INFINITY;
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
    const level = { x: left, y: run.y - run.size * 0.92, width: right - left, height: run.size * 1.12 };
    return [{ ...(run.turn === null ? level : frameOnPage(run.turn, level)), ...turnOfRun(run) }];
  });
}
