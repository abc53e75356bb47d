/** Colours beside black: the swatches of an edition, and what they look like. */
import type { Patch } from './operations.ts';
import type { Edition, Swatch } from './records.ts';
import { LONGEST_SWATCH } from './swatch-limits.ts';

/** What a newsroom starts with: the red of banners and the blue of service pages, both of two inks for the press's sake. */
const standardSwatches: readonly Swatch[] = [
  { id: 'red', name: '报红', kind: 'process', cmyk: [0, 1, 1, 0] },
  { id: 'blue', name: '深蓝', kind: 'process', cmyk: [1, 0.7, 0, 0] },
];

export function swatchesOf({ edition }: Pick<Edition, 'edition'>): readonly Swatch[] {
  return edition.swatches ?? standardSwatches;
}

/** The swatch of a block; undefined for black, and for a swatch that is gone. */
export function swatchOf(edition: Pick<Edition, 'edition'>, id: string | undefined): Swatch | undefined {
  return id === undefined ? undefined : swatchesOf(edition).find((one) => one.id === id);
}

/** Words for black, where a swatch is asked for. */
const noColour: ReadonlySet<string> = new Set(['黑', '黑色', '无', 'black', 'none']);

export function isNoColour(name: string): boolean {
  return noColour.has(name.trim().toLowerCase());
}

/** The swatch that is called so, or the only one in whose name that is. */
export function swatchCalled(edition: Pick<Edition, 'edition'>, name: string): Swatch | undefined {
  const wanted = name.trim().toLowerCase();
  const swatches = swatchesOf(edition);
  const exact = swatches.find((one) => one.name.toLowerCase() === wanted);
  const holding = swatches.filter((one) => wanted !== '' && one.name.toLowerCase().includes(wanted));
  return exact ?? (holding.length === 1 ? holding[0] : undefined);
}

/** Level of solid black ink on newsprint as screens show it, of 255. */
const BLACK = 26;

/** Red, green and blue, 0 to 255, of a tint of a swatch, or of black; for screens, not for the press. */
export function screenColour(swatch: Swatch | undefined, ink: number): readonly [number, number, number] {
  const [c, m, y, k] = swatch?.cmyk ?? [0, 0, 0, 1];
  const level = (colour: number) =>
    Math.round(BLACK + (255 - BLACK) * (1 - Math.min(1, colour * ink)) * (1 - Math.min(1, k * ink)));
  return [level(c), level(m), level(y)];
}

/** A swatch in a document of words, `#rrggbb` in small letters: by it the swatch is known when the document comes back. */
export function documentColour(swatch: Swatch): string {
  return `#${screenColour(swatch, 1)
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Sets an edition's swatches. Nothing where that changes nothing. */
export function setSwatches(edition: Pick<Edition, 'edition'>, swatches: readonly Swatch[]): Patch[] {
  if (JSON.stringify(swatches) === JSON.stringify(swatchesOf(edition))) return [];
  return [{ kind: 'edition', record: { ...edition.edition, swatches: [...swatches] } }];
}

/** A new swatch of a name: a middle grey of all inks, to be mixed. Its id is one no other has. */
export function newSwatch(edition: Pick<Edition, 'edition'>, name: string): Swatch {
  const ids = new Set(swatchesOf(edition).map(({ id }) => id));
  let number = ids.size + 1;
  while (ids.has(`colour-${number}`)) number++;
  return { id: `colour-${number}`, name: name.trim().slice(0, LONGEST_SWATCH), kind: 'process', cmyk: [0, 0, 0, 0.5] };
}

/** `0 100 100 0` or `0，100，100，0` as four shares of ink. Null where it is not four numbers of 0 to 100. */
export function readCmyk(text: string): Swatch['cmyk'] | null {
  const parts = text.trim().split(/[\s,，、/]+/u);
  const [c, m, y, k] = parts.map(Number);
  if (parts.length !== 4 || c === undefined || m === undefined || y === undefined || k === undefined) return null;
  if ([c, m, y, k].some((part) => !(part >= 0 && part <= 100))) return null;
  return [c / 100, m / 100, y / 100, k / 100];
}
