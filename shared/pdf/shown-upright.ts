/**
 * Upright characters of vertical lines as the operators that show them: in a font whose writing mode is vertical, so that
 * whoever reads the file finds them one below the other in their lines (ISO 32000-1 §9.7.4.3).
 */
import { drawnBaseline, drawnSize, type GlyphRun, glyphText } from '../compose/display-list.ts';
import { glyphOrigin, MIDDLE } from '../compose/turned-glyphs.ts';
import { TURNED } from '../compose/vertical-runs.ts';
import { ontoTurned } from '../edition/quarter-turn.ts';
import type { Pt } from '../edition/units.ts';
import { isPlainGap, QUARTER, quartersOf } from './cells.ts';
import { type DownCell, type EmbeddedFont, OVER_HAN } from './fonts.ts';
import { number } from './objects.ts';
import type { Operators } from './operators.ts';

/** Where the page's top left corner after trimming lies on the sheet, y up. */
interface Corner {
  readonly left: Pt;
  readonly top: Pt;
}

type UprightRun = GlyphRun & { readonly turn: NonNullable<GlyphRun['turn']>; readonly upright: readonly Pt[] };

const FULL = 1000;
/**
 * Where on a line the pen goes, in em over its level baseline: on the baseline of its turned words, so that readers find them
 * in it.
 */
const PEN = MIDDLE - TURNED.word;
const code = (cid: number) => cid.toString(16).padStart(4, '0');

/** Glyphs from one on that share a cell: a number across, a character with its marks. */
function sharing(run: UprightRun, from: number): number {
  if (run.isAcross === true) return run.glyphs.length - from;
  let to = from + 1;
  while (to < run.glyphs.length && glyphText(run, to) === '') to++;
  return to - from;
}

/** Each glyph by itself, in a face whose cells are as they are. */
function showApart(out: Operators, run: UprightRun, font: EmbeddedFont, place: Corner): void {
  const size = drawnSize(run);
  run.glyphs.forEach((glyph, at) => {
    const [x, y] = glyphOrigin(run, at);
    // A vertical line's pen is at the middle of the glyph's top.
    const left = place.left + x + (font.width(glyph) / 2 / FULL) * size * run.scale;
    const up = place.top - y + (OVER_HAN / FULL) * size;
    const cid = font.cid(glyph, glyphText(run, at));
    out.text(`${number(run.scale)} 0 0 1 ${number(left)} ${number(up)} Tm<${code(cid)}>Tj `);
  });
}

/** Shows a run; `next` is where along the line its text goes on after it, if it does. */
export function showUpright(
  out: Operators,
  run: UprightRun,
  next: Pt | undefined,
  font: EmbeddedFont,
  place: Corner,
): void {
  if (!font.takesCells) {
    showApart(out, run, font, place);
    return;
  }
  const { xs, glyphs, upright, scale, turn } = run;
  const size = drawnSize(run);
  const thousandths = (points: Pt) => (points / size) * FULL;
  let pen = xs[0] ?? 0;
  const [baseline, top] = ontoTurned(turn, pen, drawnBaseline(run));
  const middle = place.left + baseline + PEN * size;
  const pieces: string[] = [];
  const move = (to: Pt) => {
    const by = Math.round(thousandths(to - pen) * 100) / 100;
    if (by === 0) return;
    pieces.push(number(by));
    pen += (by / FULL) * size;
  };
  for (let at = 0; at < glyphs.length; ) {
    const count = sharing(run, at);
    const start = xs[at] ?? pen;
    move(start);
    const after = at + count < glyphs.length ? xs[at + count] : next;
    const gap = after === undefined ? 0 : thousandths(after - start) - FULL;
    // A cell as long as the line gives it: no reader takes a pressed mark for a new line, nor a gap for a space.
    const length = isPlainGap(gap) ? FULL : Math.max(QUARTER, FULL + quartersOf(gap) * QUARTER);
    const each = Math.round(length / count);
    for (let k = 0; k < count; k++, at++) {
      const glyph = glyphs[at] ?? 0;
      const x = Math.round(thousandths((PEN * size - (upright[at] ?? 0)) / scale));
      const y = OVER_HAN - Math.round(thousandths(pen - start));
      const down: DownCell = { length: each, x, y };
      const text = glyphText(run, at);
      pieces.push(`<${code(font.cidDown(glyph, text, down))}>`);
      pen += (each / FULL) * size;
    }
  }
  out.text(`${number(scale)} 0 0 1 ${number(middle)} ${number(place.top - top)} Tm[${pieces.join('')}]TJ`);
}
