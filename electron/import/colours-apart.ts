/** Colours of a drawing told apart by their names, as the swatches they are printed in are chosen by. */
import type { ArtworkColour, ArtworkShape } from '../../shared/paper/artwork-records.ts';

/** What a colour is printed in, whatever it is called. */
const inksOf = ({ cmyk, spot }: ArtworkColour) => JSON.stringify([cmyk, spot?.name, spot?.tint]);

/**
 * Shapes in which no two colours have one name: an ink that is called `Gold 50%` and half of `Gold` would be one in the list
 * of colours. The one met later is numbered.
 */
export function withColoursApart(shapes: readonly ArtworkShape[]): ArtworkShape[] {
  const known = new Map<string, string>();
  const renamed = (colour: ArtworkColour): ArtworkColour => {
    const inks = inksOf(colour);
    let { name } = colour;
    for (let next = 2; (known.get(name) ?? inks) !== inks; next++) name = `${colour.name} (${next})`;
    known.set(name, inks);
    return name === colour.name ? colour : { ...colour, name };
  };
  return shapes.map((shape) => ({
    ...shape,
    fill: shape.fill === null ? null : renamed(shape.fill),
    stroke: shape.stroke === null ? null : { ...shape.stroke, colour: renamed(shape.stroke.colour) },
  }));
}
