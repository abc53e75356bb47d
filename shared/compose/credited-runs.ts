/** Glyph runs of a line that holds words of several parts, each run given to its part. */

import type { ArticleId } from '../edition/ids.ts';
import type { Piece } from '../edition/printed-copy.ts';
import { type GlyphRun, glyphOffset } from './display-list.ts';

/** The first glyph of a run whose characters start at a UTF-16 offset of the line's text or after it. */
function glyphAt(run: GlyphRun, offset: number): number {
  let at = 0;
  while (at < run.glyphs.length && glyphOffset(run, at) < offset) at++;
  // Further glyphs of the cluster before stand for no characters, and are said to start where it ends.
  while (at + 1 < run.glyphs.length && glyphOffset(run, at + 1) <= offset) at++;
  return at;
}

/** What of a run lies between two UTF-16 offsets of the text it is of; null where nothing does. */
export function sliceRun(run: GlyphRun, begins: number, ends: number): GlyphRun | null {
  const from = Math.max(begins, run.offset);
  const to = Math.min(ends, run.offset + run.text.length);
  if (from >= to) return null;
  const first = from === run.offset ? 0 : glyphAt(run, from);
  const end = to === run.offset + run.text.length ? run.glyphs.length : glyphAt(run, to);
  const left = from - run.offset;
  return {
    ...run,
    glyphs: run.glyphs.slice(first, end),
    xs: run.xs.slice(first, end),
    ...(run.upright === undefined ? {} : { upright: run.upright.slice(first, end) }),
    text: run.text.slice(left, to - run.offset),
    starts: run.starts === null ? null : run.starts.slice(first, end).map((start) => start - left),
    offset: from,
  };
}

function pieceOfRun(run: GlyphRun, piece: Piece, articleId: ArticleId): GlyphRun[] {
  const part = sliceRun(run, piece.from, piece.to);
  if (part === null) return [];
  return [{ ...part, offset: part.offset - piece.from + piece.at, source: { articleId, part: piece.part } }];
}

/** The runs, parted where another part's words begin, their offsets those of their parts. */
export function creditedRuns(runs: readonly GlyphRun[], pieces: readonly Piece[], articleId: ArticleId): GlyphRun[] {
  // A reading above a character is of no part.
  return runs.flatMap((run) =>
    run.isReading === true ? [run] : pieces.flatMap((piece) => pieceOfRun(run, piece, articleId)),
  );
}
