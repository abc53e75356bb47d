/** A display list read back as lines of text. */

import {
  type ComposedEdition,
  type ComposedPage,
  type GlyphRun,
  glyphOffset,
  glyphText,
} from '../../shared/compose/display-list.ts';
import { testResources } from './editions.ts';

export interface Line {
  readonly block: string;
  readonly y: number;
  readonly x: number;
  readonly end: number;
  readonly text: string;
  readonly runs: readonly GlyphRun[];
}

function glyphRuns(page: ComposedPage): GlyphRun[] {
  return page.items.filter((item): item is GlyphRun => item.kind === 'glyphs');
}

/**
 * Lines of a page's blocks of some kinds, in reading order. Runs belong to one line while they
 * follow each other on a baseline of one block without a jump back or a gap as wide as a gutter.
 */
export function linesOf(page: ComposedPage, kinds: readonly string[] = ['body']): Line[] {
  const wanted = new Set(page.blocks.filter((block) => kinds.includes(block.kind)).map((block) => block.id));
  const lines: { block: string; y: number; x: number; end: number; text: string; runs: GlyphRun[] }[] = [];
  for (const run of glyphRuns(page)) {
    if (!wanted.has(run.blockId) || run.xs.length === 0) continue;
    const last = lines.at(-1);
    const first = run.xs[0] ?? 0;
    const advance = testResources()
      .fonts.typeface(run.face)
      .advance(run.glyphs.at(-1) ?? 0);
    const end = (run.xs.at(-1) ?? 0) + advance * run.size * run.scale;
    const follows =
      last !== undefined &&
      last.block === run.blockId &&
      // Words and dashes of a vertical line stand at other heights than its Han.
      Math.abs(last.y - run.y) < (run.turn === null ? 0.01 : run.size * 0.2) &&
      last.runs.at(-1)?.source?.part === run.source?.part &&
      first - last.end < run.size * 0.9 &&
      first > last.x;
    if (follows) {
      last.text += run.text;
      last.end = end;
      last.runs.push(run);
    } else {
      lines.push({ block: run.blockId, y: run.y, x: first, end, text: run.text, runs: [run] });
    }
  }
  return lines;
}

/** The text of one part of an article as it stands on all pages, in the order of its offsets. */
export function setText(
  composed: ComposedEdition,
  part: string,
): { readonly text: string; readonly offsets: number[] } {
  const pieces: { offset: number; text: string }[] = [];
  for (const page of composed.pages) {
    for (const run of glyphRuns(page)) {
      if (run.source?.part !== part) continue;
      for (let at = 0; at < run.glyphs.length; at++) {
        const text = glyphText(run, at);
        if (text !== '') pieces.push({ offset: glyphOffset(run, at), text });
      }
    }
  }
  pieces.sort((a, b) => a.offset - b.offset);
  return { text: pieces.map((piece) => piece.text).join(''), offsets: pieces.map((piece) => piece.offset) };
}
