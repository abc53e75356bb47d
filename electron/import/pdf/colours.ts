/** Colour spaces of a PDF as the inks they are printed in (ISO 32000-1 §8.6). Figures of CMYK are kept as they stand. */

import { plainName } from '../../../shared/edition/plain-name.ts';
import type { ArtworkColour } from '../../../shared/paper/artwork-records.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { ofLight } from '../svg/colours.ts';
import type { PdfFile } from './file.ts';
import { functionOf, type PdfFunction } from './functions.ts';

/** What something is painted in. */
export type Ink =
  | { readonly kind: 'none' }
  /** `mixed` are the names of spot inks of which it is printed in the four inks instead. */
  | { readonly kind: 'colour'; readonly colour: ArtworkColour; readonly isNearBlack: boolean; readonly mixed: string }
  | { readonly kind: 'pattern'; readonly pattern: PdfDictionary | null }
  | { readonly kind: 'unknown'; readonly name: string };

export interface Space {
  /** Figures of a colour. */
  readonly count: number;
  /** The colour that holds until another is set. */
  readonly initial: readonly number[];
  readonly inkOf: (figures: readonly number[]) => Ink;
  /** Figures from the shares of their ranges that a table has; absent, the shares are the figures. */
  readonly figuresOf?: (shares: readonly number[]) => readonly number[];
}

/** Spaces that may stand in each other: an indexed one of a spot ink with an alternative. */
const DEEPEST = 6;

const held = (value: number) => Math.max(0, Math.min(1, value));
/** Shares have as many decimals as are written to a page. */
const rounded = (value: number) => Math.round(held(value) * 10_000) / 10_000;
const perCent = (value: number) => String(Math.round(value * 10_000) / 100);

function ofInks(figures: readonly number[], mixed = ''): Ink {
  const [c = 0, m = 0, y = 0, k = 0] = figures.map(rounded);
  const cmyk: ArtworkColour['cmyk'] = [c, m, y, k];
  return { kind: 'colour', colour: { name: `C${cmyk.map(perCent).join(' ')}`, cmyk }, isNearBlack: false, mixed };
}

function ofRgb([r = 0, g = 0, b = 0]: readonly number[]): Ink {
  const level = (value: number) => Math.round(held(value) * 255);
  const { colour, isNearBlack } = ofLight(level(r), level(g), level(b), 1);
  return { kind: 'colour', colour, isNearBlack, mixed: '' };
}

export const grey: Space = { count: 1, initial: [0], inkOf: ([g = 0]) => ofInks([0, 0, 0, 1 - held(g)]) };
export const rgb: Space = { count: 3, initial: [0, 0, 0], inkOf: ofRgb };
export const cmyk: Space = { count: 4, initial: [0, 0, 0, 1], inkOf: (figures) => ofInks(figures) };

const patterns: Space = { count: 0, initial: [], inkOf: () => ({ kind: 'pattern', pattern: null }) };

/** Lightness and two opponent colours as light (CIE 1976, D50 brought to sRGB by Bradford). */
function ofLab([lightness = 0, a = 0, b = 0]: readonly number[]): Ink {
  const middle = (lightness + 16) / 116;
  const cubed = (value: number) => (value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29));
  const [x, y, z] = [0.9642 * cubed(middle + a / 500), cubed(middle), 0.8249 * cubed(middle - b / 200)];
  const light = [
    3.1339 * x - 1.6169 * y - 0.4906 * z,
    -0.9788 * x + 1.9161 * y + 0.0335 * z,
    0.0719 * x - 0.229 * y + 1.4052 * z,
  ];
  return ofRgb(light.map((value) => (value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)));
}

/** Of Lab, whose bytes in a table stand for places in its ranges (ISO 32000-1 §8.6.6.3). */
function lab(range: readonly number[] | null): Space {
  const [least, most] = [range?.[0] ?? -100, range?.[1] ?? 100];
  const [lowest, highest] = [range?.[2] ?? -100, range?.[3] ?? 100];
  const of = ([l = 0, a = 0, b = 0]: readonly number[]) => [
    100 * l,
    least + (most - least) * a,
    lowest + (highest - lowest) * b,
  ];
  return { count: 3, initial: [0, 0, 0], inkOf: ofLab, figuresOf: of };
}

/** Colours by number: bytes of the space below. */
function indexed(base: Space, table: Uint8Array): Space {
  const inkOf = ([number = 0]: readonly number[]) => {
    const start = Math.max(0, Math.round(number)) * base.count;
    const shares = Array.from({ length: base.count }, (_, at) => (table[start + at] ?? 0) / 255);
    return base.inkOf(base.figuresOf?.(shares) ?? shares);
  };
  return { count: 1, initial: [0], inkOf };
}

/** The plates of the four inks, in the order of their figures. */
const plates = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** A name as it was meant: names are bytes, mostly of UTF-8, of Chinese programs of GB18030. */
function readName(name: string): string {
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0));
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return plainName(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // It is in another one.
    }
  }
  return plainName(name);
}

/** A colour that stands for so much of a spot ink. */
function spot(name: string, tint: number, alternative: Ink): Ink {
  if (alternative.kind !== 'colour') return alternative;
  const called = Array.from(name).slice(0, 50).join('');
  // An ink that nobody can name is printed as what stands in for it.
  if (called === '') return { ...alternative, mixed: 'Separation' };
  const isSolid = tint >= 1;
  const colour = {
    name: isSolid ? called : `${called} ${perCent(tint)}%`,
    cmyk: alternative.colour.cmyk,
    spot: { name: called, tint },
  };
  return { ...alternative, colour };
}

/** Inks by name: those of the four are printed as they are, a spot ink by its name, others as what stands in for them. */
function named(names: readonly string[], base: Space, tint: PdfFunction | null): Space {
  const inkOf = (figures: readonly number[]): Ink => {
    const tints = names.map((name, at) => ({ name, tint: rounded(figures[at] ?? 0) }));
    const inked = tints.filter(({ name, tint: share }) => name !== 'None' && share > 0);
    if (names.every((name) => name === 'None')) return { kind: 'none' };
    // All plates at once, as registration marks are.
    const all = inked.find(({ name }) => name === 'All');
    if (all !== undefined) return ofInks([0, 0, 0, all.tint]);
    if (inked.every(({ name }) => plates.includes(name)))
      return ofInks(plates.map((plate) => inked.find(({ name }) => name === plate)?.tint ?? 0));
    const list = inked.map(({ name }) => readName(name)).join(' + ');
    const stand = tint?.(figures) ?? null;
    const alternative: Ink = stand === null ? { kind: 'unknown', name: list } : base.inkOf(stand);
    const [first, ...others] = inked;
    if (first !== undefined && others.length === 0) return spot(readName(first.name), first.tint, alternative);
    return alternative.kind === 'colour' ? { ...alternative, mixed: list } : alternative;
  };
  return { count: names.length, initial: names.map(() => 1), inkOf };
}

/** The bytes of an indexed space's table: a string or a stream. */
function tableOf(file: PdfFile, value: PdfValue | undefined): Uint8Array {
  const stream = file.dictionary(value);
  if (stream !== null) return file.unpacker.bytesOf(stream) ?? new Uint8Array();
  return Uint8Array.from(file.text(value), (char) => char.charCodeAt(0));
}

/** A space by the number of its figures, as profiles of ICC are taken. */
const byCount = (count: PdfValue): Space | null => (count === 1 ? grey : count === 3 ? rgb : count === 4 ? cmyk : null);

const simple: ReadonlyMap<string, Space> = new Map([
  ['DeviceGray', grey],
  ['CalGray', grey],
  ['G', grey],
  ['DeviceRGB', rgb],
  ['CalRGB', rgb],
  ['RGB', rgb],
  ['DeviceCMYK', cmyk],
  ['CMYK', cmyk],
  ['Pattern', patterns],
]);

/** A space that is written out, or named in the resources; null of one not known here. */
export function spaceOf(
  file: PdfFile,
  value: PdfValue | undefined,
  resources: PdfDictionary | null,
  depth = 0,
): Space | null {
  if (depth > DEEPEST) return null;
  const name = file.name(value);
  if (name !== '') {
    const own = resources?.entries.get(name);
    return simple.get(name) ?? (own === undefined ? null : spaceOf(file, own, null, depth + 1));
  }
  const [kind, second, third, fourth] = file.array(value);
  const below = (one: PdfValue | undefined) => spaceOf(file, one, resources, depth + 1);
  switch (file.name(kind)) {
    case 'ICCBased': {
      const profile = file.dictionary(second);
      return byCount(file.get(profile, 'N')) ?? below(profile?.entries.get('Alternate'));
    }
    case 'Separation':
    case 'DeviceN': {
      const names = file.name(second) === '' ? file.array(second).map((one) => file.name(one)) : [file.name(second)];
      const base = below(third);
      if (names.length === 0 || names.length > 32 || base === null) return null;
      return named(names, base, functionOf(file, fourth));
    }
    case 'Lab':
      return lab(file.numbers(file.dictionary(second)?.entries.get('Range')));
    case 'Indexed':
    case 'I': {
      const base = below(second);
      return base === null ? null : indexed(base, tableOf(file, fourth));
    }
    default:
      return simple.get(file.name(kind)) ?? null;
  }
}
