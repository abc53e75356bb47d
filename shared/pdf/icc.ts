/** ICC profiles, as far as an export needs to read them (ICC.1:2010, and ICC.1:1998 for version 2). */

/** What a profile says it is. */
export interface IccProfile {
  readonly bytes: Uint8Array;
  /** `prtr` for a printing condition (ICC.1, profile class). */
  readonly deviceClass: string;
  /** `CMYK`, `RGB `, `GRAY` … as the header has it. */
  readonly space: string;
  /** Major version. */
  readonly version: number;
  readonly channels: number;
  /** Its own name for itself. */
  readonly description: string;
  /** Name of the registered characterization data it was made from; null where it names none. */
  readonly characterization: string | null;
  /** It has tables both ways between its colours and the connection space, of a type that is known. */
  readonly isComplete: boolean;
}

/** Tables of an output profile (ICC.1, output profiles), and the types they come in. */
const outputTables = ['A2B0', 'B2A0'];
const tableTypes = new Set(['mft1', 'mft2', 'mAB ', 'mBA ']);

function text4(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

const channelsOf: Readonly<Record<string, number>> = { CMYK: 4, 'RGB ': 3, GRAY: 1, 'Lab ': 3 };

/** Header and tag table. */
const HEADER = 128;
const TAG = 12;

interface TagPlace {
  readonly offset: number;
  readonly size: number;
}

function tagsOf(bytes: Uint8Array): Map<string, TagPlace> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(HEADER);
  const tags = new Map<string, TagPlace>();
  for (let at = 0; at < count; at++) {
    const entry = HEADER + 4 + at * TAG;
    if (entry + TAG > bytes.length) break;
    const [offset, size] = [view.getUint32(entry + 4), view.getUint32(entry + 8)];
    if (offset + size <= bytes.length) tags.set(text4(bytes, entry), { offset, size });
  }
  return tags;
}

/** `desc` as version 2 (textDescriptionType) or version 4 (multiLocalizedUnicodeType) has it. */
function descriptionOf(bytes: Uint8Array, tag: TagPlace | undefined): string {
  if (tag === undefined) return '';
  const view = new DataView(bytes.buffer, bytes.byteOffset + tag.offset, tag.size);
  if (tag.size >= 12 && text4(bytes, tag.offset) === 'desc') {
    const length = Math.min(view.getUint32(8), tag.size - 12);
    const ascii = bytes.subarray(tag.offset + 12, tag.offset + 12 + length);
    return String.fromCharCode(...ascii.filter((code) => code >= 0x20 && code < 0x7f));
  }
  if (tag.size >= 28 && text4(bytes, tag.offset) === 'mluc') {
    const [length, start] = [view.getUint32(20), view.getUint32(24)];
    let out = '';
    for (let at = start; at + 1 < Math.min(start + length, tag.size); at += 2) {
      out += String.fromCharCode(view.getUint16(at));
    }
    return out;
  }
  return '';
}

/** `targ` names registered data after a certain word, or holds measurements (ICC.1, charTargetTag). */
function characterizationOf(bytes: Uint8Array, tag: TagPlace | undefined): string | null {
  if (tag === undefined || text4(bytes, tag.offset) !== 'text') return null;
  const [start, end] = [tag.offset + 8, tag.offset + tag.size];
  // Measurements of a whole target may follow; a name is short.
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 80)));
  const name = /^ICCHDAT ([ -~]+?)\0/u.exec(text)?.[1]?.trim() ?? '';
  return name === '' ? null : name;
}

/** Reads a profile's header. Null where the bytes are no ICC profile (no `acsp`, or shorter than they say). */
export function readProfile(bytes: Uint8Array): IccProfile | null {
  if (bytes.length < HEADER + 4 || text4(bytes, 36) !== 'acsp') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) > bytes.length) return null;
  const space = text4(bytes, 16);
  const tags = tagsOf(bytes);
  return {
    bytes,
    deviceClass: text4(bytes, 12),
    space,
    version: bytes[8] ?? 0,
    channels: channelsOf[space] ?? 0,
    description: descriptionOf(bytes, tags.get('desc')).trim(),
    characterization: characterizationOf(bytes, tags.get('targ')),
    isComplete: outputTables.every((name) => {
      const tag = tags.get(name);
      return tag !== undefined && tableTypes.has(text4(bytes, tag.offset));
    }),
  };
}

/** The steps of {@link blackRamp}. */
const STEPS = 256;
/** L* of a newsprint solid black, where a profile's own tables cannot be read [general knowledge]. */
const NEWSPRINT_BLACK = 36;

/**
 * L* (0 to 100) that 0 to 255 of black ink alone print as, from the profile's table from device to Lab
 * (`A2B1`, else `A2B0`; lut8Type or lut16Type). Newer table types fall back to an even ramp.
 */
function blackRamp(profile: IccProfile): Float64Array {
  const { bytes } = profile;
  const tags = tagsOf(bytes);
  const tag = tags.get('A2B1') ?? tags.get('A2B0');
  const ramp = new Float64Array(STEPS);
  const type = tag === undefined ? '' : text4(bytes, tag.offset);
  if (tag === undefined || (type !== 'mft1' && type !== 'mft2') || profile.channels !== 4) {
    for (let k = 0; k < STEPS; k++) ramp[k] = 100 - ((100 - NEWSPRINT_BLACK) * k) / (STEPS - 1);
    return ramp;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + tag.offset, tag.size);
  const wide = type === 'mft2';
  const [inputs, outputs, grid] = [view.getUint8(8), view.getUint8(9), view.getUint8(10)];
  const inputEntries = wide ? view.getUint16(48) : 256;
  const outputEntries = wide ? view.getUint16(50) : 256;
  const unit = wide ? 2 : 1;
  const most = wide ? 65535 : 255;
  const start = wide ? 52 : 48;
  const entry = (at: number) => (wide ? view.getUint16(start + at * 2) : view.getUint8(start + at)) / most;
  const clut = inputs * inputEntries;
  const output = clut + grid ** inputs * outputs;
  if (start + (output + outputs * outputEntries) * unit > tag.size) {
    throw new RangeError('the profile ends within its table');
  }
  /** A value through a curve of evenly spaced entries. */
  const through = (first: number, entries: number, value: number) => {
    const place = Math.min(1, Math.max(0, value)) * (entries - 1);
    const low = Math.min(entries - 2, Math.floor(place));
    const share = place - low;
    return entry(first + low) * (1 - share) + entry(first + low + 1) * share;
  };
  // lut16Type's Lab (ICC.1:1998, PCS encodings): 0xff00 is L* 100; lut8Type: 0xff is.
  const full = wide ? 65280 / 65535 : 1;
  for (let k = 0; k < STEPS; k++) {
    const black = through(3 * inputEntries, inputEntries, k / (STEPS - 1)) * (grid - 1);
    const low = Math.min(grid - 2, Math.floor(black));
    const share = black - low;
    // Black is the last, fastest input; of each node the first output is L*.
    const lightness = entry(clut + low * outputs) * (1 - share) + entry(clut + (low + 1) * outputs) * share;
    ramp[k] = (through(output, outputEntries, lightness) / full) * 100;
  }
  return ramp;
}

/**
 * Black ink, 0 to 255, for each grey of sRGB, 0 to 255, so that a photo keeps its tones: its range of
 * L* is laid over what the press reaches with black alone.
 */
export function greyToBlack(profile: IccProfile): Uint8Array {
  const ramp = blackRamp(profile);
  const [paper = 100, solid = 0] = [ramp[0], ramp[STEPS - 1]];
  const table = new Uint8Array(STEPS);
  let k = STEPS - 1;
  for (let grey = 0; grey < STEPS; grey++) {
    const value = grey / 255;
    // sRGB to relative luminance (IEC 61966-2-1), to L* (CIE 15).
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const lightness = linear > 216 / 24389 ? 116 * Math.cbrt(linear) - 16 : (linear * 24389) / 27;
    const wanted = solid + ((paper - solid) * lightness) / 100;
    while (k > 0 && (ramp[k - 1] ?? 0) <= wanted) k--;
    table[grey] = k;
  }
  return table;
}
