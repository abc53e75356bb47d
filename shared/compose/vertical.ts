/** Lines from top to bottom: Han upright, marks in their vertical forms, Western words turned, short numbers upright. */
import type { TurningPoint } from '../edition/quarter-turn.ts';
import type { Pt } from '../edition/units.ts';
import { CharacterClass, isWestern } from '../text/characters.ts';
import { isHalfUpright } from '../text/half-upright.ts';
import { unseenKind } from '../text/seen-text.ts';
import { verticalForm } from '../text/vertical-forms.ts';
import type { GlyphRun } from './display-list.ts';
import type { FontBook } from './font-book.ts';
import { lineRuns } from './glyph-runs.ts';
import { type Adjustment, adjust, naturalWidth, unadjusted } from './line.ts';
import type { Placement } from './placement.ts';
import { type Prepared, Trait } from './prepared-text.ts';
import { MIDDLE } from './turned-glyphs.ts';
import { DASHES, standing, standingMarks, TURNED } from './vertical-runs.ts';

/** A number of no more digits stands upright in one square (纵中横). */
const MOST_UPRIGHT_DIGITS = 2;
/** Space between Han and a turned word, in em. */
const GAP = 0.2;
/** The characters of some clusters that are seen: what only says how they are set is no part of a mark or a number. */
function seenOf(text: Prepared, from: number, to: number): string {
  const { start } = text.arena;
  const words = text.text.slice(start[from] ?? 0, start[to] ?? text.text.length);
  if (!text.hasUnseen) return words;
  return [...words].filter((one) => unseenKind(one.codePointAt(0) ?? 0) === null).join('');
}

/** A piece of a vertical line: clusters `from` up to `to`, so much of the line's length in em. */
interface VerticalCell {
  readonly kind: 'upright' | 'number' | 'turned';
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** How far its glyph is moved up, in em: the blank half of an opening mark. */
  readonly raised: number;
}

/** What letterspacing and a wide reading add to a character's em. Vertical lines have gaps of their own beside Western words. */
function styledApart(text: Prepared, at: number): number {
  const { widthSum, traits, cls } = text.arena;
  if (cls[at] !== CharacterClass.han) return 0;
  const gap = ((traits[at] ?? 0) & (Trait.gap | Trait.flush)) === Trait.gap ? text.setting.gap : 0;
  return Math.max(0, (widthSum[at + 1] ?? 0) - (widthSum[at] ?? 0) - gap - 1);
}

/** The cells of clusters `from` up to `to`. */
function cellsOf(text: Prepared, from: number, to: number): VerticalCell[] {
  const { cls } = text.arena;
  const cells: VerticalCell[] = [];
  for (let at = from; at < to; ) {
    const name = cls[at];
    let end = at + 1;
    if (name !== undefined && isWestern(name as CharacterClass)) {
      while (end < to && isWestern(cls[end] as CharacterClass)) end++;
      const word = seenOf(text, at, end);
      if (/^\d+$/u.test(word) && word.length <= MOST_UPRIGHT_DIGITS) {
        cells.push({ kind: 'number', from: at, to: end, length: 1, raised: 0 });
      } else {
        const gaps = (at > from ? GAP : 0) + (end < to ? GAP : 0);
        cells.push({ kind: 'turned', from: at, to: end, length: naturalWidth(text, at, end) + gaps, raised: 0 });
      }
    } else if (name === CharacterClass.leader) {
      const length = Math.round(naturalWidth(text, at, end));
      cells.push({ kind: 'turned', from: at, to: end, length, raised: 0 });
    } else if (name === CharacterClass.connector) {
      // Connectors run along the line, as dashes do (clreq §3.1.6).
      cells.push({ kind: 'turned', from: at, to: end, length: naturalWidth(text, at, end), raised: 0 });
    } else if (name === CharacterClass.space) {
      const isWide = seenOf(text, at, end) === '\u3000';
      cells.push({ kind: 'upright', from: at, to: end, length: isWide ? 1 : 0.5, raised: 0 });
    } else {
      const half = isHalfUpright(name, seenOf(text, at, end));
      const usual = name === CharacterClass.opening ? 0.5 : 0;
      const raised = half ? (text.marks.get(at)?.upright ?? usual) : 0;
      const length = half ? 0.5 : 1 + styledApart(text, at);
      cells.push({ kind: 'upright', from: at, to: end, length, raised });
    }
    at = end;
  }
  return cells;
}

/** Length of a vertical line, in em. */
export function verticalLength(text: Prepared, from: number, to: number): number {
  return cellsOf(text, from, to).reduce((sum, cell) => sum + cell.length, 0);
}

/** Places between the cells of a vertical line. */
export function verticalPlaces(text: Prepared, from: number, to: number): number {
  return Math.max(0, cellsOf(text, from, to).length - 1);
}

/** A short number stands a hundredth of an em higher in its cell than Han does. */
const ACROSS_RISE = MIDDLE - TURNED.word;

/** How a turned cell stands, by its first cluster. */
function stanceOf(name: number | undefined, words: string): keyof typeof TURNED {
  if (name === CharacterClass.leader || DASHES.test(words)) return 'leader';
  return name === CharacterClass.connector ? 'wave' : 'word';
}

/** True of a line under characters that goes on from one cell to the next. */
function goesOn({ looks }: Prepared, { from, to }: VerticalCell): boolean {
  return looks.some((look) => look.line !== undefined && look.from <= from && to < look.to);
}

/**
 * Runs of a cell of a line with character styles: a reading lies along the line, beside its character; dots stand to the
 * right of theirs, and a line goes on over what lies between two cells.
 */
function styledRuns(
  runs: readonly GlyphRun[],
  apart: Pt,
  fonts: FontBook,
  stand: (run: GlyphRun) => GlyphRun,
): GlyphRun[] {
  return runs.map((run) => {
    if (run.isReading === true) return standing(run, 'word', fonts);
    if (run.marks === undefined) return stand(run);
    const marks = standingMarks(run).map((mark) =>
      mark.kind === 'dot' ? mark : { ...mark, width: mark.width + apart },
    );
    return stand({ ...run, marks });
  });
}

/**
 * Runs of a vertical line: `at.x` is its middle, `at.y` its top. `spread` adds em after each cell but the last. All are
 * turned about one point, as those of vertical copy are: whoever reads the file finds the line in one piece.
 */
export function verticalRuns(
  text: Prepared,
  from: number,
  to: number,
  fonts: FontBook,
  at: Placement,
  spread: number,
): GlyphRun[] {
  const { size, x: middle } = at;
  const { face } = text.arena;
  const turn: TurningPoint = { x: middle, y: at.y };
  /** Clusters set level, so that they begin so far down the line once they are turned. */
  const set = (cell: VerticalCell, down: Pt, how: Adjustment, scale?: number) =>
    lineRuns(text, cell.from, cell.to, how, {
      ...at,
      x: middle + down,
      y: at.y + MIDDLE * size,
      turn,
      ...(scale === undefined ? {} : { scale }),
    });
  let top: Pt = 0;
  const runs: GlyphRun[] = [];
  for (const cell of cellsOf(text, from, to)) {
    const words = seenOf(text, cell.from, cell.to);
    const apart = cell.to < to && goesOn(text, cell) ? spread * size : 0;
    const add = (set: readonly GlyphRun[], stand: (run: GlyphRun) => GlyphRun) =>
      runs.push(...styledRuns(set, apart, fonts, stand));
    if (cell.kind === 'upright') {
      const own = text.faces[face[cell.from] ?? 0];
      const form = verticalForm(words);
      const glyph = own === undefined ? 0 : fonts.typeface(own).glyph(form.codePointAt(0) ?? 0);
      const isForm = form !== words && glyph !== 0;
      const down = top - cell.raised * size;
      add(set(cell, down, unadjusted), (level) => {
        const run = isForm ? { ...level, glyphs: [glyph], xs: [middle + down] } : level;
        return standing(run, isForm ? 'upright' : 'formless', fonts);
      });
    } else if (cell.kind === 'number') {
      const natural = naturalWidth(text, cell.from, cell.to);
      const scale = Math.min(1, 0.96 / natural);
      const down = top - ACROSS_RISE * size + ((1 - natural * scale) / 2) * size;
      add(set(cell, down, unadjusted, scale), (run) => standing(run, 'across', fonts));
    } else {
      const stance = stanceOf(text.arena.cls[cell.from], words);
      const before = cell.from > from && stance === 'word' ? GAP : 0;
      const how = adjust(text, cell.from, cell.to, Number.MAX_SAFE_INTEGER, false);
      add(set(cell, top + before * size, how), (run) => standing(run, stance, fonts));
    }
    top += (cell.length + spread) * size;
  }
  return runs;
}
