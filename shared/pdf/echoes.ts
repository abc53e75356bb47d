/**
 * Echoes of letters as the paths of their outlines: whoever takes the text from the file finds each letter once. Faces with
 * CFF outlines are shown as glyphs that stand for no characters.
 */
import { drawnBaseline, drawnSize, type GlyphEcho } from '../compose/display-list.ts';
import { glyphOrigin } from '../compose/turned-glyphs.ts';
import type { OutlineStep } from '../fonts/glyph-outline.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';
import type { PagePlace } from './shown-text.ts';

const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

/** Where a point of a glyph's outline, in em, comes to stand on the sheet. */
type Place = (x: number, y: number) => readonly [number, number];

/** How one of a run's glyphs is laid on the sheet. */
function placeOf({ run, dx, dy }: GlyphEcho, glyph: number, { left, top }: PagePlace): Place {
  const { turn, scale, slant = 0, upright } = run;
  const size = drawnSize(run);
  const baseline = drawnBaseline(run);
  if (upright !== undefined) {
    const [originX, originY] = glyphOrigin(run, glyph);
    return (x, y) => [left + dx + originX + scale * x * size, top - dy - originY + y * size];
  }
  const at = run.xs[glyph] ?? 0;
  if (turn === null) {
    return (x, y) => [left + dx + at + (scale * x + slant * y) * size, top - dy - baseline + y * size];
  }
  // A quarter turn clockwise about a point: along the line is down the page, up is to the right.
  return (x, y) => [
    left + dx + turn.x + turn.y - baseline + y * size,
    top - dy - turn.y - (at - turn.x) - scale * x * size,
  ];
}

function pathOf(steps: readonly OutlineStep[], perEm: number, place: Place): string {
  return steps
    .map(([step, ...figures]) => {
      const points: string[] = [];
      for (let at = 0; at + 1 < figures.length; at += 2) {
        const [x, y] = place((figures[at] ?? 0) / perEm, (figures[at + 1] ?? 0) / perEm);
        points.push(`${number(x)} ${number(y)} `);
      }
      return `${points.join('')}${operators[step]}`;
    })
    .join(' ');
}

/** The path of an echo's letters; null where its face has no outlines to draw by. */
export function echoPath(echo: GlyphEcho, font: EmbeddedFont, place: PagePlace): string | null {
  const outlines = font.outlines(echo.run.glyphs);
  if (outlines === null) return null;
  return outlines.steps
    .map((steps, at) => pathOf(steps, outlines.perEm, placeOf(echo, at, place)))
    .filter((path) => path !== '')
    .join(' ');
}
