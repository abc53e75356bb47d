/** Drawings and pictures set whole in a frame: where they stand, and in which inks. */
import type { ArtPlace, ShapeToDraw } from '../blocks/compositor.ts';
import { swatchOf } from '../edition/colours.ts';
import type { Edition, Swatch } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import type { Artwork, ArtworkColour } from '../paper/artwork-records.ts';
import type { DrawnShape } from './display-list.ts';

/** The largest box of an aspect (width to height) in a frame, at its left, in its middle or at its right. */
export function wholeIn(frame: Frame, aspect: number, align: ArtPlace['align']): Frame {
  const width = Math.min(frame.width, frame.height * aspect);
  const height = width / aspect;
  const [across, down] = [frame.width - width, frame.height - height];
  const left = align === 'start' ? 0 : align === 'end' ? across : across / 2;
  return { x: frame.x + left, y: frame.y + down / 2, width, height };
}

/** The ink of a colour of black alone; null for others. */
function blackOf({ cmyk: [c, m, y, k] }: ArtworkColour): number | null {
  return c + m + y === 0 ? k : null;
}

/**
 * A drawing's outlines in the inks they are printed in. Black and grey are black ink; a colour is the swatch named for it,
 * or its own inks. `whole` prints all but white in one swatch, greys and tints of spot inks as tints of it.
 */
export function shapesOf(
  { shapes }: Artwork,
  inks: Readonly<Record<string, string>>,
  swatch: (id: string) => Swatch | undefined,
  whole: Swatch | undefined,
): DrawnShape[] {
  const own = new Map<string, Swatch>();
  const inkOf = (colour: ArtworkColour): Pick<DrawnShape, 'ink' | 'colour'> => {
    const black = blackOf(colour);
    const chosen = whole ?? swatch(inks[colour.name] ?? '');
    if (black === 0) return { ink: 0 };
    if (chosen !== undefined) return { ink: colour.spot?.tint ?? black ?? 1, colour: chosen };
    if (black !== null) return { ink: black };
    const mixed = own.get(colour.name) ?? { id: colour.name, name: colour.name, kind: 'process', cmyk: colour.cmyk };
    own.set(colour.name, mixed);
    return { ink: 1, colour: mixed };
  };
  return shapes.flatMap(({ path, rule, fill, stroke }): DrawnShape[] => {
    const area: DrawnShape[] = fill === null ? [] : [{ path, rule, line: null, ...inkOf(fill) }];
    if (stroke === null) return area;
    const { colour, ...line } = stroke;
    return [...area, { path, rule, line, ...inkOf(colour) }];
  });
}

/** A mitre may be so many times as long as its line is wide, as browsers and PDF have it by themselves. */
const MITER = 10;

/** The outlines of a block's own drawing, in the edition's swatches. */
export function ownShapes(shapes: readonly ShapeToDraw[], edition: Pick<Edition, 'edition'>): DrawnShape[] {
  return shapes.map(({ path, line, ink, swatch }) => {
    const colour = swatchOf(edition, swatch);
    return {
      path,
      rule: 'evenodd',
      line: line === null ? null : { ...line, cap: 'butt', join: 'miter', miter: MITER },
      ink,
      ...(colour === undefined ? {} : { colour }),
    };
  });
}
