/** Stage 3: set lines become the display list's glyph runs. */
import type { BlockId, FaceId } from '../edition/ids.ts';
import { defaultSetting, type Lettering } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import { nameList } from '../text/spans.ts';
import type { GlyphRun, TextSource } from './display-list.ts';
import type { ScriptForm } from './face-tables.ts';
import type { FontBook } from './font-book.ts';
import { type Adjustment, adjust, naturalWidth, unadjusted } from './line.ts';
import { lookedRuns } from './looked-runs.ts';
import type { Placement } from './placement.ts';
import { prepare } from './prepare.ts';
import { GIVES, HALF, type Prepared, Trait } from './prepared-text.ts';

/**
 * A run of a line. A class and no object literal: V8 comes to place the objects of a literal that live long among its old
 * ones from the start, where even the short-lived ones stay until all of the heap is collected.
 */
class SetRun implements GlyphRun {
  readonly kind = 'glyphs';
  readonly blockId: BlockId;
  readonly face: FaceId;
  readonly size: Pt;
  readonly y: Pt;
  readonly scale: number;
  readonly ink: number;
  readonly glyphs: readonly number[];
  readonly xs: readonly Pt[];
  readonly text: string;
  readonly starts: readonly number[] | null;
  readonly offset: number;
  readonly source: TextSource | null;
  readonly turn: GlyphRun['turn'];
  readonly isVertical = false;
  declare readonly script?: ScriptForm;

  constructor(
    at: Placement,
    run: Pick<GlyphRun, 'face' | 'scale' | 'glyphs' | 'xs' | 'text' | 'starts' | 'offset'>,
    script: ScriptForm | undefined,
  ) {
    this.blockId = at.blockId;
    this.face = run.face;
    this.size = at.size;
    this.y = at.y;
    this.scale = run.scale;
    this.ink = at.ink ?? 1;
    this.glyphs = run.glyphs;
    this.xs = run.xs;
    this.text = run.text;
    this.starts = run.starts;
    this.offset = run.offset;
    this.source = at.source;
    this.turn = at.turn ?? null;
    if (script !== undefined) this.script = script;
  }
}

/**
 * Glyphs of the run that grows, and where they stand. Only one grows at a time, so all take turns in these arrays and
 * are copied when whole: arrays that grow run by run are enlarged again and again, and end up half empty.
 */
const growingGlyphs: number[] = [];
const growingXs: Pt[] = [];

/** The numbers from 0 up to one: where characters start of which each has its glyph. */
function upTo(end: number): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < end; at++) numbers.push(at);
  return numbers;
}

/** Stands for the face of the run that grows while none does: a place among faces is never negative. */
const NO_RUN = -1;

/** The runs of a line as they are made. */
class LineRuns {
  readonly out: GlyphRun[] = [];
  readonly text: string;
  readonly faces: readonly FaceId[];
  readonly at: Placement;
  /** Face, scale, form and first UTF-16 offset of the run that grows. */
  face = NO_RUN;
  scale = 1;
  script: ScriptForm | undefined;
  from = 0;
  count = 0;
  starts: number[] | null = null;

  constructor({ text, faces }: Prepared, at: Placement) {
    this.text = text;
    this.faces = faces;
    this.at = at;
  }

  /** Adds a glyph of a cluster at `offset`; its own characters start at `start`. */
  add(face: number, scale: number, glyph: number, x: Pt, offset: number, start: number, script?: ScriptForm): void {
    if (face !== this.face || scale !== this.scale || script !== this.script) {
      this.end(offset);
      this.face = face;
      this.scale = scale;
      this.script = script;
      this.from = offset;
    }
    this.grow(glyph, x, start - this.from);
  }

  /** Adds a glyph to the run that grows; its own characters start so many UTF-16 units into it. */
  grow(glyph: number, x: Pt, own: number): void {
    const count = this.count;
    if (this.starts === null && own !== count) this.starts = upTo(count);
    if (this.starts !== null) this.starts.push(own);
    growingGlyphs[count] = glyph;
    growingXs[count] = x;
    this.count = count + 1;
  }

  /** Ends the run, if one grows, before a UTF-16 offset. */
  end(offset: number): void {
    const face = this.faces[this.face];
    if (face === undefined) return;
    const { count } = this;
    const text = this.text.slice(this.from, offset);
    if (this.starts === null && text.length !== count) this.starts = upTo(count);
    this.out.push(
      new SetRun(
        this.at,
        {
          face,
          scale: this.scale,
          glyphs: growingGlyphs.slice(0, count),
          xs: growingXs.slice(0, count),
          text,
          starts: this.starts,
          offset: this.from,
        },
        this.script,
      ),
    );
    this.face = NO_RUN;
    this.script = undefined;
    this.count = 0;
    this.starts = null;
  }
}

const SOFT_HYPHEN = '\u00ad';

/** The hyphen a line ends with in place of the soft hyphen after its last cluster, which ends at `x`. */
function addHyphen(
  runs: LineRuns,
  { text, arena, complex, hyphens }: Prepared,
  last: number,
  x: Pt,
  scale: number,
): void {
  const glyph = hyphens.get(last);
  if (glyph === undefined) return;
  const offset = arena.start[last] ?? 0;
  // It stands for the soft hyphen, unless further glyphs before it have taken what is left of the cluster's text.
  const own = complex.has(last) ? (arena.start[last + 1] ?? text.length) : text.indexOf(SOFT_HYPHEN, offset);
  runs.add(arena.face[last] ?? 0, scale, glyph, x, offset, own);
}

/** What a mark inside a line gives of its em. */
function givenBy(cls: number | undefined, trait: number, set: Adjustment): number {
  if ((trait & Trait.rigid) !== 0) return HALF * set.colons;
  if (cls !== CharacterClass.stop) return HALF * set.brackets;
  return HALF * ((trait & Trait.pressedLast) === 0 ? set.pauses : set.stops);
}

/** What a word space or a Chinese–Western gap gains, or gives where that is negative. */
function changeOf(cls: number | undefined, trait: number, { spaceChange, gapChange }: Adjustment): number {
  if (cls === CharacterClass.space) return spaceChange;
  return (trait & Trait.flush) === 0 ? gapChange : Math.max(0, gapChange);
}

/** A reading above its character. */
function setReading(text: Prepared, at: Placement): GlyphRun[] {
  return lineRuns(text, text.first, text.end, unadjusted, at);
}

/** Runs of clusters `from` up to `to`, brought to their measure, at their place on the page. */
export function lineRuns(text: Prepared, from: number, to: number, set: Adjustment, at: Placement): GlyphRun[] {
  const { arena, complex, marks, hyphens } = text;
  const { cls, traits, widthSum, start, glyph: glyphs, face: faces } = arena;
  const scale = at.scale ?? 1;
  const perEm = at.size * scale;
  const last = to - 1;
  const runs = new LineRuns(text, at);
  const pens = text.looks.length === 0 ? null : new Float64Array(to - from + 1);
  let pen = 0;
  for (let k = from; k < to; k++) {
    if (pens !== null) pens[k - from] = pen;
    const trait = traits[k] ?? 0;
    let advance = (widthSum[k + 1] ?? 0) - (widthSum[k] ?? 0);
    let left = (trait & Trait.trimmedLeft) === 0 ? 0 : HALF;
    let taken = (trait & Trait.trimmedRight) === 0 ? left : HALF;
    if ((trait & GIVES) !== 0) {
      const opening = (trait & Trait.givesLeft) !== 0;
      const edge = opening ? k === from : k === last;
      taken = edge ? HALF : givenBy(cls[k], trait, set);
      advance -= taken;
      if (opening) left += taken;
    }
    // A mark with its ink elsewhere moves by a part of what is taken from its em.
    const place = marks.size === 0 ? undefined : marks.get(k);
    if (place !== undefined) left = (taken / HALF) * -place.level;
    const x = at.x + (pen - left) * perEm;
    const offset = start[k] ?? 0;
    const face = faces[k] ?? 0;
    const { count } = runs;
    if ((trait & Trait.complex) === 0) {
      if (face === runs.face && scale === runs.scale && runs.script === undefined) {
        const own = offset - runs.from;
        if (runs.starts === null && own === count) {
          // The quick way for nearly every glyph of Chinese copy.
          growingGlyphs[count] = glyphs[k] ?? 0;
          growingXs[count] = x;
          runs.count = count + 1;
        } else runs.grow(glyphs[k] ?? 0, x, own);
      } else runs.add(face, scale, glyphs[k] ?? 0, x, offset, offset);
    } else {
      const pieces = complex.get(k) ?? [];
      const end = start[k + 1] ?? text.text.length;
      for (let g = 0; g < pieces.length; g++) {
        const piece = pieces[g];
        if (piece === undefined) break;
        // The further glyphs of a cluster stand for no more characters.
        const own = g === 0 ? offset : end;
        runs.add(face, scale * piece.scale, piece.glyph, x + piece.dx * perEm, offset, own, piece.script);
      }
      // A character without a glyph, such as a tab, is in no run: the next one starts after it.
      if (pieces.length === 0) runs.end(offset);
    }
    pen += advance;
    if ((trait & Trait.gap) !== 0) pen += changeOf(cls[k], trait, set);
    if ((trait & Trait.blank) !== 0) pen -= set.blanks;
    if ((trait & Trait.open) !== 0) pen += set.opened;
  }
  if (hyphens.size > 0) addHyphen(runs, text, last, at.x + pen * perEm, scale);
  runs.end(start[to] ?? text.text.length);
  if (pens === null) return runs.out;
  pens[to - from] = pen;
  return lookedRuns(runs.out, text, { from, to, pens }, at, setReading);
}

const noNames = nameList([]);

/** A single line of words outside the body: furniture, labels, notices. */
export class Label {
  readonly prepared: Prepared;

  constructor(text: string, fonts: FontBook, lettering: Lettering, isVertical = false) {
    const faces = { ...lettering, strong: lettering.font, ...(isVertical ? { isVertical } : {}) };
    this.prepared = prepare([{ text }], fonts, faces, defaultSetting, noNames);
  }

  /** Natural width at a size. */
  width(size: Pt): Pt {
    return naturalWidth(this.prepared, this.prepared.first, this.prepared.end) * size;
  }

  /** Natural width of some of its clusters at a size. */
  widthOf(from: number, to: number, size: Pt): Pt {
    return naturalWidth(this.prepared, from, to) * size;
  }

  /** Largest size up to `most` at which the label fits a width. */
  sizeFor(width: Pt, most: Pt): Pt {
    const natural = this.width(1);
    return natural * most <= width ? most : width / natural;
  }

  /** The label, or some clusters of it, at its place. */
  set(at: Placement, { from, to } = { from: this.prepared.first, to: this.prepared.end }): GlyphRun[] {
    const { prepared } = this;
    return lineRuns(prepared, from, to, adjust(prepared, from, to, Number.MAX_SAFE_INTEGER, false), at);
  }
}

/**
 * Baseline of a line of Han text centred in a band: the em square of the Noto and Source Han
 * families spans 0.88 em above the baseline and 0.12 em below (their OS/2 ideographic em box).
 */
export function baselineIn(top: Pt, height: Pt, size: Pt): Pt {
  return top + (height - size) / 2 + 0.88 * size;
}
