/** Set lines become the display list's glyph runs, one a face. */
import type { BlockId } from '../edition/ids.ts';
import type { FontName, Leaf } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import type { DisplayItem, GlyphRun, TextSource } from './display-list.ts';
import { type SetLine, setLine } from './line.ts';
import { naturalWidth, type Prepared, prepare } from './prepare.ts';
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
}

interface Growing {
  face: FontName;
  glyphs: number[];
  xs: number[];
  texts: string[];
  offsets: number[];
}

/** Runs of a set line at its place on the page. */
export function glyphRuns(text: Prepared, line: SetLine, at: Placement): GlyphRun[] {
  const scale = at.scale ?? 1;
  const runs: Growing[] = [];
  for (let k = line.from; k < line.to; k++) {
    const origin = at.x + (line.xs[k - line.from] ?? 0) * scale;
    const first = text.glyphStart[k] ?? 0;
    const end = text.glyphStart[k + 1] ?? first;
    const offset = text.start[k] ?? 0;
    for (let g = first; g < end; g++) {
      const face = text.face[g] ?? 'serif';
      let run = runs.at(-1);
      if (run === undefined || run.face !== face) {
        run = { face, glyphs: [], xs: [], texts: [], offsets: [] };
        runs.push(run);
      }
      run.glyphs.push(text.glyph[g] ?? 0);
      run.xs.push(origin + (text.dx[g] ?? 0) * at.size * scale);
      run.texts.push(g === first ? text.text.slice(offset, text.start[k + 1]) : '');
      run.offsets.push(at.source === null ? -1 : offset);
    }
  }
  return runs.map((run) => ({
    kind: 'glyphs',
    blockId: at.blockId,
    face: run.face,
    size: at.size,
    y: at.y,
    scale,
    ink: at.ink ?? 1,
    glyphs: run.glyphs,
    xs: run.xs,
    texts: run.texts,
    offsets: run.offsets,
    source: at.source,
  }));
}

/** A single line of words outside the body: furniture, labels, notices. */
export class Label {
  readonly prepared: Prepared;

  constructor(text: string, fonts: FontBook, font: FontName, leaves: readonly Leaf[] = [{ text }]) {
    this.prepared = prepare(leaves, fonts, font, font === 'serif' ? 'sans-bold' : font);
  }

  /** Natural width at a size. */
  width(size: Pt): Pt {
    return naturalWidth(this.prepared, 0, this.prepared.count) * size;
  }

  /** Largest size up to `most` at which the label fits a width. */
  sizeFor(width: Pt, most: Pt): Pt {
    const natural = this.width(1);
    return natural * most <= width ? most : width / natural;
  }

  set(at: Placement): DisplayItem[] {
    const line = setLine(this.prepared, 0, this.prepared.count, at.size, Number.MAX_SAFE_INTEGER, false);
    return glyphRuns(this.prepared, line, at);
  }
}

/**
 * Baseline of a line of Han text centred in a band: the em square of the Noto and Source Han
 * families spans 0.88 em above the baseline and 0.12 em below (their OS/2 ideographic em box).
 */
export function baselineIn(top: Pt, height: Pt, size: Pt): Pt {
  return top + (height - size) / 2 + 0.88 * size;
}
