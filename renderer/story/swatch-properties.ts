/** The swatches of an edition as properties of the galley, for the colours of its copy. */
import type { CSSProperties } from 'react';
import { screenColour, swatchesOf } from '../../shared/edition/colours.ts';
import type { Edition } from '../../shared/edition/records.ts';

/** The name of the property that a swatch's colour is in; each character of an id that has no place in one by its number. */
export function swatchProperty(id: string): `--${string}` {
  return `--swatch-${id.replace(/[^a-z0-9-]/gu, (one) => `_${one.codePointAt(0) ?? 0}_`)}`;
}

/** The properties of all of them. */
export function swatchProperties(edition: Edition): CSSProperties {
  return Object.fromEntries(
    swatchesOf(edition).map((swatch) => [swatchProperty(swatch.id), `rgb(${screenColour(swatch, 1).join(' ')})`]),
  );
}
