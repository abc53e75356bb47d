/** How set letters are adorned: what lies behind them, their shadow, their outlines, their lean and their ink. */
import type { Effects } from '../edition/effect-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import type { DisplayItem, GlyphEcho, GlyphRun } from './display-list.ts';
import { groundItems, inkOf, type SwatchOf } from './grounds.ts';

/** Blank that a ground has at the ends of its letters, in em, and in points at most. */
const PAD = 0.22;
const MOST_PAD = 10;

/** Blank between letters and the edge of the ground they stand on, in points; 0 where they stand on none. */
export function groundPad({ ground }: Effects, size: Pt): Pt {
  return ground === undefined ? 0 : Math.min(MOST_PAD, PAD * size);
}

/** Letters as they lean and in their ink. */
function lettersOf(runs: readonly GlyphRun[], { fill, slant = 0 }: Effects, swatchOf: SwatchOf): readonly GlyphRun[] {
  if (fill === undefined && slant === 0) return runs;
  const leans = Math.tan((slant * Math.PI) / 180);
  const ink = fill === undefined ? {} : inkOf(fill, swatchOf);
  return runs.map((run) => ({
    ...run,
    // A colour of its own is that of a character style.
    ...(run.colour === undefined ? ink : {}),
    ...(leans === 0 || run.turn !== null || run.isVertical ? {} : { slant: leans }),
  }));
}

/** Letters' shadow and outlines, from the lowest: what lies farther out is below all that lies nearer, whoever's it is. */
function echoesOf(runs: readonly GlyphRun[], { shadow, outlines = [] }: Effects, swatchOf: SwatchOf): GlyphEcho[] {
  const echo = (run: GlyphRun, own: Pick<GlyphEcho, 'dx' | 'dy' | 'width' | 'seen' | 'ink' | 'colour'>): GlyphEcho => ({
    kind: 'echo',
    blockId: run.blockId,
    run,
    ...own,
  });
  const reach = outlines.reduce((sum, { width }) => sum + width, 0);
  const below: GlyphEcho[] = [];
  if (shadow !== undefined) {
    const { dx, dy } = shadow;
    // An outlined letter's shadow is that of its outline, too.
    if (reach > 0) {
      for (const run of runs) {
        below.push(echo(run, { dx, dy, width: 2 * reach, seen: reach, ...inkOf(shadow, swatchOf) }));
      }
    }
    for (const run of runs) below.push(echo(run, { dx, dy, width: 0, seen: 0, ...inkOf(shadow, swatchOf) }));
  }
  let out = reach;
  for (const outline of [...outlines].reverse()) {
    const ink = inkOf(outline, swatchOf);
    for (const run of runs) below.push(echo(run, { dx: 0, dy: 0, width: 2 * out, seen: outline.width, ...ink }));
    out -= outline.width;
  }
  return below;
}

/** Letters adorned: shadow and outlines first, the letters over them. */
export function adorned(items: readonly DisplayItem[], effects: Effects, swatchOf: SwatchOf): readonly DisplayItem[] {
  const runs = items.filter((item): item is GlyphRun => item.kind === 'glyphs');
  if (runs.length === 0) return items;
  const letters = lettersOf(runs, effects, swatchOf);
  return [...echoesOf(letters, effects, swatchOf), ...letters];
}

/** What lies behind lines of letters: behind each of them, or behind the frame they stand in. */
export function groundsOf(
  blockId: GlyphRun['blockId'],
  { ground }: Effects,
  frame: Frame,
  lines: readonly Frame[],
  swatchOf: SwatchOf,
): DisplayItem[] {
  if (ground === undefined) return [];
  const behind = ground.over === 'block' ? [frame] : lines;
  return behind.flatMap((one) => groundItems(blockId, one, ground, swatchOf));
}
