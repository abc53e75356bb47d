/** Stage 3: set lines become the display list's glyph runs. */
import type { BlockId } from '../edition/ids.ts';
import { defaultSetting, type FontName, type Leaf } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import { nameList } from '../text/spans.ts';
import type { GlyphRun, TextSource } from './display-list.ts';
import { fontNames } from './font-files.ts';
import { type Adjustment, adjust, naturalWidth } from './line.ts';
import { GIVES, HALF, type Prepared, prepare, Trait } from './prepare.ts';
import type { FontBook } from './typeface.ts';

export interface Placement {
  readonly blockId: BlockId;
  readonly source: TextSource | null;
  readonly size: Pt;
  readonly x: Pt;
  /** Baseline. */
  readonly y: Pt;
  readonly scale?: number;
  readonly ink?: number;
  readonly turn?: GlyphRun['turn'];
}

/** A run as it grows. */
class Run {
  readonly glyphs: number[] = [];
  readonly xs: number[] = [];
  starts: number[] | null = null;
  readonly face: number;
  readonly scale: number;
  /** UTF-16 offset of its first character. */
  readonly offset: number;

  constructor(face: number, scale: number, offset: number) {
    this.face = face;
    this.scale = scale;
    this.offset = offset;
  }

  add(glyph: number, x: Pt, offset: number): void {
    const count = this.glyphs.length;
    const start = offset - this.offset;
    if (this.starts !== null) this.starts.push(start);
    else if (start !== count) {
      this.starts = Array.from({ length: count }, (_, at) => at);
      this.starts.push(start);
    }
    this.glyphs.push(glyph);
    this.xs.push(x);
  }

  close(text: string, end: number, at: Placement): GlyphRun {
    const words = text.slice(this.offset, end);
    const count = this.glyphs.length;
    if (this.starts === null && words.length !== count) this.starts = Array.from({ length: count }, (_, k) => k);
    return {
      kind: 'glyphs',
      blockId: at.blockId,
      face: fontNames[this.face] ?? 'serif',
      size: at.size,
      y: at.y,
      scale: this.scale,
      ink: at.ink ?? 1,
      glyphs: this.glyphs,
      xs: this.xs,
      text: words,
      starts: this.starts,
      offset: at.source === null ? -1 : this.offset,
      source: at.source,
      turn: at.turn ?? null,
      isVertical: false,
    };
  }
}

/** Runs of clusters `from` up to `to`, brought to their measure, at their place on the page. */
export function lineRuns(text: Prepared, from: number, to: number, set: Adjustment, at: Placement): GlyphRun[] {
  const { arena, complex } = text;
  const { traits, widthSum, start, glyph: glyphs, face: faces } = arena;
  const scale = at.scale ?? 1;
  const perEm = at.size * scale;
  const give = HALF * set.markShare;
  const last = to - 1;
  const out: GlyphRun[] = [];
  let run: Run | null = null;
  let pen = 0;
  for (let k = from; k < to; k++) {
    const trait = traits[k] ?? 0;
    let advance = (widthSum[k + 1] ?? 0) - (widthSum[k] ?? 0);
    let left = (trait & Trait.trimmedLeft) === 0 ? 0 : HALF;
    if ((trait & GIVES) !== 0) {
      const opening = (trait & Trait.givesLeft) !== 0;
      const edge = opening ? k === from : k === last;
      const taken = edge ? HALF : give;
      advance -= taken;
      if (opening) left += taken;
    }
    const x = at.x + (pen - left) * perEm;
    const offset = start[k] ?? 0;
    const face = faces[k] ?? 0;
    if ((trait & Trait.complex) === 0) {
      if (run === null || run.face !== face || run.scale !== scale) {
        if (run !== null) out.push(run.close(text.text, offset, at));
        run = new Run(face, scale, offset);
      }
      run.add(glyphs[k] ?? 0, x, offset);
    } else {
      const pieces = complex.get(k) ?? [];
      const end = start[k + 1] ?? text.text.length;
      for (let g = 0; g < pieces.length; g++) {
        const piece = pieces[g];
        if (piece === undefined) break;
        const own: number = scale * piece.scale;
        if (run === null || run.face !== face || run.scale !== own) {
          if (run !== null) out.push(run.close(text.text, offset, at));
          run = new Run(face, own, offset);
        }
        // The further glyphs of a cluster stand for no more characters.
        run.add(piece.glyph, x + piece.dx * perEm, g === 0 ? offset : end);
      }
      // What sets nothing ends the run: its characters are nobody's.
      if (pieces.length === 0 && run !== null) {
        out.push(run.close(text.text, offset, at));
        run = null;
      }
    }
    pen += advance;
    if ((trait & Trait.gap) !== 0) pen += set.gapChange;
    if ((trait & Trait.open) !== 0) pen += set.opened;
  }
  if (run !== null) out.push(run.close(text.text, start[to] ?? text.text.length, at));
  return out;
}

const noNames = nameList([]);

/** A single line of words outside the body: furniture, labels, notices. */
export class Label {
  readonly prepared: Prepared;

  constructor(text: string, fonts: FontBook, font: FontName, leaves: readonly Leaf[] = [{ text }]) {
    const strong = font === 'serif' ? 'sans-bold' : font;
    this.prepared = prepare(leaves, fonts, { font, strong }, defaultSetting, noNames);
  }

  /** Natural width at a size. */
  width(size: Pt): Pt {
    return naturalWidth(this.prepared, this.prepared.first, this.prepared.end) * size;
  }

  /** Largest size up to `most` at which the label fits a width. */
  sizeFor(width: Pt, most: Pt): Pt {
    const natural = this.width(1);
    return natural * most <= width ? most : width / natural;
  }

  set(at: Placement): GlyphRun[] {
    const { prepared } = this;
    const { first, end } = prepared;
    return lineRuns(prepared, first, end, adjust(prepared, first, end, Number.MAX_SAFE_INTEGER, false), at);
  }
}

/**
 * Baseline of a line of Han text centred in a band: the em square of the Noto and Source Han
 * families spans 0.88 em above the baseline and 0.12 em below (their OS/2 ideographic em box).
 */
export function baselineIn(top: Pt, height: Pt, size: Pt): Pt {
  return top + (height - size) / 2 + 0.88 * size;
}
