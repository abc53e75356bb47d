/** Tints that go over into others, as axial shadings (ISO 32000-1 §8.7.4.5.3) in the inks of their swatch alone. */
import { type DrawnShape, processInks } from '../compose/display-list.ts';
import { screenColour } from '../edition/colours.ts';
import { number } from './objects.ts';

/** A shape whose ink goes over into another. */
export type ShadedShape = DrawnShape & { readonly shade: NonNullable<DrawnShape['shade']> };

export function isShaded(shape: DrawnShape): shape is ShadedShape {
  return shape.shade !== undefined;
}

/** The components of a tint, and the space they are in; `separation` is that of a spot ink. */
function colourSpace({ colour }: ShadedShape, isInk: boolean, separation: string) {
  if (!isInk) {
    const levels = (ink: number) =>
      colour === undefined ? [1 - ink] : screenColour(colour, ink).map((level) => level / 255);
    return { space: colour === undefined ? '/DeviceGray' : '/DeviceRGB', components: levels };
  }
  if (colour?.kind === 'spot') return { space: separation, components: (ink: number) => [ink] };
  return { space: '/DeviceCMYK', components: (ink: number) => processInks(ink, colour) };
}

/** A shape's shading as a dictionary, in the coordinates of its drawing. It goes on beyond both ends. */
export function shadingOf(shape: ShadedShape, isInk: boolean, separation: string): string {
  const { ink, shade } = shape;
  const { space, components } = colourSpace(shape, isInk, separation);
  const figures = (values: readonly number[]) => values.map(number).join(' ');
  const goes = `<</FunctionType 2/Domain[0 1]/C0[${figures(components(ink))}]/C1[${figures(components(shade.to))}]/N 1>>`;
  return `<</ShadingType 2/ColorSpace${space}/Coords[${figures([...shade.from, ...shade.end])}]/Function${goes}/Extend[true true]>>`;
}
