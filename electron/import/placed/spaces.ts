/** What kind of colour a space of a PDF is of, for the press (ISO 32000-1 §8.6). */
import type { PagePlate } from '../../../shared/edition/placed-page.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import { nameText } from './words.ts';

/** The press's inks by their names in spaces of several (ISO 32000-1 §8.6.6.5), in CMYK's order. */
const plates = ['Cyan', 'Magenta', 'Yellow', 'Black'] as const;
/** What a figure of a colour puts ink on: a plate of the press, one of a spot's own, none, or all of them. */
type Plate = (typeof plates)[number] | 'spot' | 'none' | 'all';

export interface ColourKind {
  readonly kind: 'grey' | 'cmyk' | 'rgb' | 'independent' | 'spots' | 'all' | 'none' | 'pattern' | 'unknown';
  /** Spot inks it prints with. */
  readonly inks: readonly string[];
  /** Figures of a colour in it; 0 where that is not known. */
  readonly figures: number;
  /** What each figure is ink on; empty where figures are no ink. */
  readonly plates: readonly Plate[];
  /** Of a palette: the colours its figures stand for, a byte a figure; empty where they cannot be read. */
  readonly palette?: Uint8Array;
  /** Of patterns without colours of their own: what they are painted in. */
  readonly under?: ColourKind;
  /** Its profile is none, or of other colours than its figures are. */
  readonly isWrong?: true;
}

/** Spaces that may stand in each other. */
const DEEPEST = 6;

/** Inks of one space: readers take 32 (ISO 32000-1 Annex C). */
const MOST_INKS = 32;
/** Colours a palette has at most (§8.6.6.3). */
const MOST_IN_PALETTE = 256;

const plain = (kind: ColourKind['kind'], figures: number): ColourKind => ({ kind, inks: [], figures, plates: [] });
const cmyk: ColourKind = { kind: 'cmyk', inks: [], figures: 4, plates };
const grey: ColourKind = { kind: 'grey', inks: [], figures: 1, plates: [] };

const devices: ReadonlyMap<string, ColourKind> = new Map([
  ['DeviceGray', grey],
  ['G', grey],
  ['DeviceCMYK', cmyk],
  ['CMYK', cmyk],
  ['DeviceRGB', plain('rgb', 3)],
  ['RGB', plain('rgb', 3)],
  ['Pattern', plain('pattern', 0)],
]);

/** What stands for a space of a device where the page says so (§8.6.5.6). */
const defaults: Readonly<Record<string, string>> = { grey: 'DefaultGray', rgb: 'DefaultRGB', cmyk: 'DefaultCMYK' };

function plateOf(name: string): Plate {
  if (name === 'None') return 'none';
  if (name === 'All') return 'all';
  return plates.find((plate) => plate === name) ?? 'spot';
}

function ofInks(names: readonly string[]): ColourKind {
  const own = names.map(plateOf);
  const inks = names.filter((_, at) => own[at] === 'spot').map(nameText);
  const kind = own.includes('all') ? 'all' : own.every((plate) => plate === 'none') ? 'none' : 'spots';
  return { kind, inks, figures: names.length, plates: own };
}

/** How many figures a colour of a profile's kind has (ICC.1 §7.2.6, table 19); those that PDF knows. */
const profileFigures: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 };
/** Bytes of a profile's head (ICC.1 §7.2). */
const PROFILE_HEAD = 128;

/** True of a profile that is one, of colours of so many figures. */
function isSoundProfile(file: PdfFile, profile: PdfDictionary, figures: number): boolean {
  const bytes = file.unpacker.bytesOf(profile);
  const head = Buffer.from(bytes?.subarray(0, PROFILE_HEAD) ?? []).toString('latin1');
  return head.slice(36, 40) === 'acsp' && profileFigures[head.slice(16, 20)] === figures;
}

function byProfile(file: PdfFile, value: PdfValue | undefined): ColourKind {
  const profile = file.dictionary(value);
  const count = file.get(profile, 'N');
  const figures = count === 1 || count === 3 || count === 4 ? count : 0;
  const kind = plain('independent', figures);
  return profile !== null && isSoundProfile(file, profile, figures) ? kind : { ...kind, isWrong: true };
}

function byPalette(file: PdfFile, base: ColourKind, lookup: PdfValue | undefined): ColourKind {
  const table = file.dictionary(lookup);
  const bytes = table === null ? Buffer.from(file.text(lookup), 'latin1') : file.unpacker.bytesOf(table);
  const palette = bytes?.subarray(0, MOST_IN_PALETTE * base.figures) ?? new Uint8Array();
  return { ...base, palette };
}

/** Spaces by their arrays, and the resources that names in them are of: palettes and profiles are unpacked once. */
const known = new WeakMap<readonly PdfValue[], Map<PdfDictionary | null, ColourKind>>();

function ofArray(
  file: PdfFile,
  items: readonly PdfValue[],
  resources: PdfDictionary | null,
  depth: number,
): ColourKind {
  const own = known.get(items) ?? new Map<PdfDictionary | null, ColourKind>();
  known.set(items, own);
  const kind = own.get(resources) ?? ofFamily(file, items, resources, depth);
  own.set(resources, kind);
  return kind;
}

/** Of an array: a family and what belongs to it. */
function ofFamily(
  file: PdfFile,
  items: readonly PdfValue[],
  resources: PdfDictionary | null,
  depth: number,
): ColourKind {
  const [family, second, , fourth] = items;
  switch (file.name(family)) {
    case 'ICCBased':
      return byProfile(file, second);
    case 'Lab':
    case 'CalRGB':
      return plain('independent', 3);
    case 'CalGray':
      return plain('independent', 1);
    case 'Indexed':
    case 'I':
      return byPalette(file, colourKind(file, second, resources, depth + 1), fourth);
    case 'Separation':
      return ofInks([file.name(second)]);
    case 'DeviceN':
      return ofInks(
        file
          .array(second)
          .slice(0, MOST_INKS)
          .map((one) => file.name(one)),
      );
    case 'Pattern':
      return second === undefined
        ? plain('pattern', 0)
        : { ...plain('pattern', 0), under: colourKind(file, second, resources, depth + 1) };
    default:
      return devices.get(file.name(family)) ?? plain('unknown', 0);
  }
}

/** The kind of a space, which may be named among resources. */
export function colourKind(
  file: PdfFile,
  value: PdfValue | undefined,
  resources: PdfDictionary | null,
  depth = 0,
): ColourKind {
  if (depth > DEEPEST) return plain('unknown', 0);
  const own = file.dictionary(resources?.entries.get('ColorSpace'));
  const name = file.name(value);
  if (name === '') return ofArray(file, file.array(value), resources, depth);
  const device = devices.get(name);
  if (device === undefined) {
    const named = own?.entries.get(name);
    return named === undefined ? plain('unknown', 0) : colourKind(file, named, null, depth + 1);
  }
  const instead = own?.entries.get(defaults[device.kind] ?? '');
  return instead === undefined || name.length < 5 ? device : colourKind(file, instead, null, depth + 1);
}

/** The colour that a space begins in (§8.6.8): black, full ink of spots, the first of a palette. */
export function firstColour({ kind, figures, plates: own, palette }: ColourKind): number[] {
  if (palette !== undefined) return [0];
  if (kind === 'cmyk') return [0, 0, 0, 1];
  return Array.from({ length: figures }, () => (own.length > 0 ? 1 : 0));
}

/** The ink of a colour. */
export interface InkShares {
  /** In all, as a share of one plate's. */
  readonly sum: number;
  readonly black: number;
  /** On each of the others that it takes. */
  readonly others: readonly number[];
}

/** The ink a colour takes; null of colours that are not said in inks. */
export function inkOf(colour: ColourKind, figures: readonly number[]): InkShares | null {
  const { plates: own, palette } = colour;
  if (own.length === 0 || colour.kind === 'none') return null;
  const from = Math.round(figures[0] ?? 0) * own.length;
  const shares =
    palette === undefined ? figures : [...palette.subarray(from, from + own.length)].map((byte) => byte / 255);
  if (shares.length !== own.length) return null;
  const held = shares.map((share) => Math.max(0, Math.min(1, share)));
  let black = 0;
  const others: number[] = [];
  for (const [at, share] of held.entries()) {
    const plate = own[at];
    if (plate === 'Black') black = share;
    else if (plate === 'all') {
      black = share;
      others.push(share, share, share);
    } else if (plate !== 'none') others.push(share);
  }
  return { sum: others.reduce((all, share) => all + share, black), black, others };
}

/** Ink that is seen, as a share, and how far colours of light may be from grey. */
const SEEN = 0.005;

const plateNames: Partial<Readonly<Record<Plate, PagePlate>>> = {
  Cyan: 'cyan',
  Magenta: 'magenta',
  Yellow: 'yellow',
  Black: 'black',
};

function ofLight(figures: readonly number[], white: number): PagePlate[] {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  if (most - least > SEEN * white) return ['light'];
  return least < (1 - SEEN) * white ? ['black'] : [];
}

/** What a colour is printed on beside the spots of its space: grey, and light without colour, on black. */
export function platesOf(
  { kind, plates: own, palette, figures: count }: ColourKind,
  figures: readonly number[],
): PagePlate[] {
  if (kind === 'none' || figures.length === 0) return [];
  if (kind === 'all') return ['cyan', 'magenta', 'yellow', 'black'];
  const each = own.length || count;
  const from = Math.round(figures[0] ?? 0) * each;
  const shares = palette === undefined ? figures : [...palette.subarray(from, from + each)].map((byte) => byte / 255);
  const names = own.length > 0 ? own : kind === 'independent' && count === 4 ? plates : null;
  if (names !== null) {
    return shares.flatMap((share, at) => {
      const plate = names[at];
      const name = plate === undefined ? undefined : plateNames[plate];
      return share > SEEN && name !== undefined ? [name] : [];
    });
  }
  return kind === 'unknown' || shares.length === 0 ? ['untold'] : ofLight(shares, 1);
}
