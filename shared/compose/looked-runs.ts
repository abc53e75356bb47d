/** Runs of a line with what character styles draw: colours, lines and dots under letters, readings above them. */
import type { Pt } from '../edition/units.ts';
import { CharacterClass } from '../text/characters.ts';
import { sliceRun } from './credited-runs.ts';
import type { GlyphRun, RunMark } from './display-list.ts';
import type { Placement } from './placement.ts';
import type { Prepared, SetLook } from './prepared-text.ts';

/** A line's clusters, and where each starts, in em from the line's start. */
export interface SetClusters {
  readonly from: number;
  readonly to: number;
  readonly pens: Float64Array;
}

/** Sets a reading at its place. */
export type SetReading = (text: Prepared, at: Placement) => readonly GlyphRun[];

/** How thick lines are, how large dots, in em: those of GB/T 15834 are as thick as a thin stroke. */
const LINE_WEIGHT = 0.045;
const DOT = 0.13;
/** A line for a name ends so far within it, that two names beside each other have two, in em. */
const APART = 0.06;

/** A stretch of a line: a style and the clusters it is of. */
interface Stretch {
  readonly look: SetLook;
  readonly from: number;
  readonly to: number;
}

class StretchSetter {
  readonly #text: Prepared;
  readonly #line: SetClusters;
  readonly #at: Placement;
  readonly #perEm: Pt;

  constructor(text: Prepared, line: SetClusters, at: Placement) {
    this.#text = text;
    this.#line = line;
    this.#at = at;
    this.#perEm = at.size * (at.scale ?? 1);
  }

  #x(cluster: number): Pt {
    return this.#at.x + (this.#line.pens[cluster - this.#line.from] ?? 0) * this.#perEm;
  }

  /** Where a cluster's own room begins and ends: without letterspacing, and without what its line is opened by. */
  #room(cluster: number): { readonly left: Pt; readonly right: Pt } {
    const { widthSum } = this.#text.arena;
    const left = this.#x(cluster);
    const wide = ((widthSum[cluster + 1] ?? 0) - (widthSum[cluster] ?? 0)) * this.#perEm;
    const next = this.#x(cluster + 1);
    return { left, right: Math.min(next, left + wide) };
  }

  /** Where the ink of characters is: a cluster with a mark or space has none to speak of. */
  #isLetter(cluster: number): boolean {
    const cls = this.#text.arena.cls[cluster] ?? 0;
    return cls === CharacterClass.han || cls === CharacterClass.latin || cls === CharacterClass.digit;
  }

  /** The middle of a cluster's letter, which letterspacing behind it does not move. */
  middle(cluster: number): Pt {
    const { complex } = this.#text;
    const { left, right } = this.#room(cluster);
    const dx = complex.get(cluster)?.[0]?.dx ?? 0;
    // A character set apart for its reading stands in the middle of its room; all others at its start.
    if (dx > 0) return (left + right) / 2;
    return left + Math.min(right - left, this.#perEm) / 2;
  }

  marks({ look, from, to }: Stretch): RunMark[] {
    const { size, y } = this.#at;
    const level = y + look.under * size;
    const marks: RunMark[] = [];
    if (look.line !== undefined) {
      const isOfName = look.line !== 'under';
      const left = this.#x(from) + (isOfName && from === look.from ? APART * size : 0);
      const right = this.#room(to - 1).right - (isOfName && to === look.to ? APART * size : 0);
      const kind = look.line === 'title' ? 'wave' : 'line';
      if (right > left) marks.push({ kind, x: left, width: right - left, y: level, weight: LINE_WEIGHT * size });
    }
    if (look.dots === undefined) return marks;
    // Beneath a line dots have no room of their own: they are on it, larger than it.
    for (let cluster = from; cluster < to; cluster++) {
      if (!this.#isLetter(cluster)) continue;
      const width = DOT * size;
      marks.push({ kind: 'dot', x: this.middle(cluster) - width / 2, width, y: level, weight: width });
    }
    return marks;
  }

  /** Readings above the characters of a stretch: words of the program's, which no caret goes to. */
  readings({ look, from, to }: Stretch, set: SetReading): GlyphRun[] {
    const { ruby } = look;
    if (ruby === undefined) return [];
    const { text, size: share, rise } = ruby;
    const { size, y, scale = 1 } = this.#at;
    const runs: GlyphRun[] = [];
    for (let cluster = from; cluster < to; cluster++) {
      if (!this.#isLetter(cluster)) continue;
      const small = size * share;
      const wide = ((text.arena.widthSum[text.end] ?? 0) - (text.arena.widthSum[text.first] ?? 0)) * small * scale;
      const at = { ...this.#at, source: null, size: small, x: this.middle(cluster) - wide / 2, y: y - rise * size };
      runs.push(...set(text, at));
    }
    return runs;
  }
}

/** The stretches of a line that styles draw something with, in order. */
function stretchesOf({ looks }: Prepared, { from, to }: SetClusters): Stretch[] {
  return looks.flatMap((look) => {
    const [first, end] = [Math.max(from, look.from), Math.min(to, look.to)];
    return first < end ? [{ look, from: first, to: end }] : [];
  });
}

/** The parts of runs between two offsets. */
function between(runs: readonly GlyphRun[], from: number, to: number): GlyphRun[] {
  return runs.flatMap((run) => sliceRun(run, from, to) ?? []);
}

/** The runs of a line, parted where a style begins and ends, with what it draws. */
export function lookedRuns(
  runs: readonly GlyphRun[],
  text: Prepared,
  line: SetClusters,
  at: Placement,
  setReading: SetReading,
): GlyphRun[] {
  const stretches = stretchesOf(text, line);
  if (stretches.length === 0) return [...runs];
  const { start } = text.arena;
  const setter = new StretchSetter(text, line, at);
  const out: GlyphRun[] = [];
  const above: GlyphRun[] = [];
  let done = runs[0]?.offset ?? 0;
  for (const stretch of stretches) {
    const { look } = stretch;
    const [from, to] = [start[stretch.from] ?? 0, start[stretch.to] ?? text.text.length];
    out.push(...between(runs, done, from));
    done = Math.max(done, to);
    const marks = setter.marks(stretch);
    const own = look.colour === undefined ? {} : { colour: look.colour };
    const set = between(runs, from, to);
    const readings = setter.readings(stretch, setReading);
    set.forEach((run, index) => {
      // What is drawn beneath all of the stretch is drawn with its first run.
      out.push({ ...run, ...own, ...(index === 0 && marks.length > 0 ? { marks } : {}) });
    });
    above.push(...readings.map((run) => ({ ...run, ...own, isReading: true as const })));
  }
  // Readings come behind their line: among its characters they would part its words for whoever looks for them in a PDF.
  return [...out, ...between(runs, done, Number.POSITIVE_INFINITY), ...above];
}
