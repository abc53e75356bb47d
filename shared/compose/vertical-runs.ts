/** Runs of a line composed level, as they stand once it is turned: Han and marks upright, words and dashes along the line. */

import type { TurningPoint } from '../edition/quarter-turn.ts';
import { CharacterClass, classOf, isWestern } from '../text/characters.ts';
import { verticalForm } from '../text/vertical-forms.ts';
import { drawnSize, type GlyphRun, glyphOffset, glyphText, type RunMark } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { lineRuns } from './glyph-runs.ts';
import type { Adjustment } from './line.ts';
import type { Placement } from './placement.ts';
import type { Prepared } from './prepared-text.ts';
import { MIDDLE } from './turned-glyphs.ts';

/** Height over the baseline, in em, that comes to stand in the middle of a vertical line: of words, of dashes and ellipses. */
export const TURNED = { word: 0.37, leader: 0.28, wave: MIDDLE } as const;
/** Connectors that are drawn as a dash is, and not in the middle of the em. */
export const DASHES = /^[—―–]$/u;

/** How a glyph stands on a vertical line. */
type Stance =
  /** In its cell, with the vertical form of its mark, or a mark that has none in its face. */
  | 'upright'
  | 'formless'
  /** A number across. */
  | 'across'
  | keyof typeof TURNED;

function stanceOf(character: string, has: (code: number) => boolean): Stance {
  const name = classOf(character.codePointAt(0) ?? 0);
  if (name === CharacterClass.leader || DASHES.test(character)) return 'leader';
  if (name === CharacterClass.connector) return 'wave';
  if (isWestern(name) || character === ' ') return 'word';
  const form = verticalForm(character);
  return form !== character && !has(form.codePointAt(0) ?? 0) ? 'formless' : 'upright';
}

/** What is drawn with a run: dots stand to the right of a vertical line, where a level one has them beneath; lines to its left. */
export function standingMarks({ marks = [], y, size }: Pick<GlyphRun, 'marks' | 'y' | 'size'>): RunMark[] {
  const middle = y - MIDDLE * size;
  return marks.map((mark) => (mark.kind === 'dot' ? { ...mark, y: 2 * middle - mark.y } : mark));
}

/** A run's glyphs from one to another, as a run of its own. What is drawn with the run is drawn with its first part. */
function partOf(whole: GlyphRun, from: number, to: number): GlyphRun {
  const { marks: _, ...run } = whole;
  const start = glyphOffset(whole, from) - run.offset;
  const end = glyphOffset(whole, to) - run.offset;
  return {
    ...run,
    glyphs: run.glyphs.slice(from, to),
    xs: run.xs.slice(from, to),
    text: run.text.slice(start, end),
    starts: run.starts === null ? null : run.starts.slice(from, to).map((own) => own - start),
    offset: run.offset + start,
    ...(from === 0 && whole.marks !== undefined ? { marks: standingMarks(whole) } : {}),
  };
}

/** A part of a run as it stands. */
export function standing(run: GlyphRun, stance: Stance, fonts: FontBook): GlyphRun {
  const { xs, glyphs, scale } = run;
  const size = drawnSize(run);
  if (stance !== 'upright' && stance !== 'formless' && stance !== 'across') {
    return { ...run, y: run.y + (TURNED[stance] - MIDDLE) * run.size };
  }
  const face = fonts.typeface(run.face);
  const wide = (at: number) => face.advance(glyphs[at] ?? 0) * scale * size;
  const middle = MIDDLE * size;
  const first = xs[0] ?? 0;
  if (stance === 'across') {
    const length = (xs.at(-1) ?? first) - first + wide(glyphs.length - 1);
    // They were set in the middle of an em, and share it; each digit is one for carets and readers.
    const start = first - (size - length) / 2;
    return {
      ...run,
      xs: xs.map((_, at) => start + (at * size) / xs.length),
      starts: run.text.length === xs.length ? null : run.starts,
      upright: xs.map((x) => middle - length / 2 + x - first),
      isAcross: true,
    };
  }
  // Each in the middle of the line, and what stands on a character beside it.
  let cell = first;
  let left = middle - wide(0) / 2;
  const cells: number[] = [];
  const upright = xs.map((x, at) => {
    if (at > 0 && glyphText(run, at) === '') {
      cells.push(cell);
      return left + x - cell;
    }
    cell = x;
    left = middle - wide(at) / 2;
    cells.push(cell);
    return left;
  });
  return { ...run, xs: cells, upright, isVertical: stance === 'upright' };
}

/** The runs of clusters `from` up to `to`, composed level at their place and turned about a point. */
export function turnedRuns(
  text: Prepared,
  from: number,
  to: number,
  set: Adjustment,
  at: Placement & { readonly turn: TurningPoint },
  fonts: FontBook,
): GlyphRun[] {
  const { start } = text.arena;
  const across = new Set<number>();
  for (let k = from; k < to; k++) if (text.across?.has(k) === true) across.add(start[k] ?? 0);
  return lineRuns(text, from, to, set, at).flatMap((run) => {
    const face = fonts.typeface(run.face);
    const has = (code: number) => face.glyph(code) !== 0;
    const parts: GlyphRun[] = [];
    let [first, stance] = [0, 'upright' as Stance];
    const end = (next: number) => {
      if (next > first) parts.push(standing(partOf(run, first, next), stance, fonts));
      first = next;
    };
    for (let glyph = 0; glyph < run.glyphs.length; glyph++) {
      const words = glyphText(run, glyph);
      // The further glyphs of a cluster stand as its first does.
      if (words === '') continue;
      const own = across.has(glyphOffset(run, glyph)) ? 'across' : stanceOf(words, has);
      if (own !== stance || own === 'across') end(glyph);
      stance = own;
    }
    end(run.glyphs.length);
    return parts;
  });
}
