/** The parts of a file of Photoshop's: what its head says, the resources that are of use, and where its composite is. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DayangError } from '../errors.ts';
import { type PhotoshopResource, photoshopResources } from './outline/photoshop-resources.ts';

/** Modes whose composite is read. */
export type PsdMode = 'bitmap' | 'grey' | 'indexed' | 'rgb' | 'cmyk' | 'duotone' | 'lab';

const modes: Readonly<Record<number, PsdMode>> = {
  0: 'bitmap',
  1: 'grey',
  2: 'indexed',
  3: 'rgb',
  4: 'cmyk',
  8: 'duotone',
  9: 'lab',
};
const MULTICHANNEL = 7;

/** Resources that are of use (Image Resource IDs). */
const IPTC = 1028;
const PROFILE = 1039;
const VERSION = 1057;
const XMP = 1060;

/** Bytes of the head, and of the length that each of the next two sections begins with. */
const HEAD = 26;
const LENGTH = 4;
/** The most pixels a side has: a PSB's (the specification's limit). */
const MOST_SIDE = 300_000;

export interface PsdParts {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly depth: 1 | 8 | 16;
  readonly mode: PsdMode;
  /** PSB: its lengths take more bytes. */
  readonly isLarge: boolean;
  /** Of a palette's colours: 256 reds, greens, blues. */
  readonly palette: Uint8Array;
  readonly profile: Uint8Array | null;
  readonly iptc: Uint8Array | null;
  readonly xmp: Uint8Array | null;
  /** The first channel beyond the colours is the transparency of all layers together. */
  readonly hasMergedAlpha: boolean;
  /** How the composite is packed: 0 not, 1 in runs, 2 zipped, 3 zipped and predicted. */
  readonly compression: number;
  readonly merged: Uint8Array;
}

/** True of bytes that begin as a file of Photoshop's. */
function isPsd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x38 && bytes[1] === 0x42 && bytes[2] === 0x50 && bytes[3] === 0x53;
}

/** True where no composite was saved: the newer half of Photoshop's versions says so (VersionInfo, hasRealMergedData). */
function hasNoComposite(resources: ReadonlyMap<number, PhotoshopResource>): boolean {
  const version = resources.get(VERSION)?.data;
  return version !== undefined && version.length > 4 && version[4] === 0;
}

/** What the head says. Throws `picture-mode` of what is not read, and a `RangeError` of what cannot be. */
function headOf(view: DataView, name: string) {
  const [version, channels, height, width, depth, mode] = [
    view.getUint16(4),
    view.getUint16(12),
    view.getUint32(14),
    view.getUint32(18),
    view.getUint16(22),
    view.getUint16(24),
  ];
  if (version !== 1 && version !== 2) throw new RangeError(`version ${version}`);
  if (channels < 1 || channels > 56 || width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
    throw new RangeError(`${width}×${height}×${channels}`);
  }
  if (mode === MULTICHANNEL) throw new DayangError('picture-mode', { name, mode: 'Multichannel' });
  if (depth === 32) throw new DayangError('picture-mode', { name, mode: '32 bit HDR' });
  const known = modes[mode];
  if (known === undefined || (depth !== 1 && depth !== 8 && depth !== 16))
    throw new RangeError(`mode ${mode}, ${depth} bits`);
  if ((depth === 1) !== (known === 'bitmap')) throw new RangeError(`mode ${mode}, ${depth} bits`);
  return { isLarge: version === 2, channels, width, height, depth, mode: known } as const;
}

/** Where the sections are that follow the head: a place and a length each; the last one is the composite. */
function sectionsOf(view: DataView, isLarge: boolean) {
  const paletteAt = HEAD + LENGTH;
  const palette = view.getUint32(HEAD);
  const resourcesAt = paletteAt + palette + LENGTH;
  const resources = view.getUint32(resourcesAt - LENGTH);
  const unit = isLarge ? 8 : 4;
  const layersAt = resourcesAt + resources + unit;
  const layers = isLarge ? Number(view.getBigUint64(layersAt - unit)) : view.getUint32(layersAt - unit);
  return { paletteAt, palette, layersAt, layers, mergedAt: layersAt + layers };
}

/** Takes a file of Photoshop's apart; null of bytes that are none. Throws as `readPsd` does. */
export function psdParts(bytes: Uint8Array, name: string): PsdParts | null {
  if (!isPsd(bytes) || bytes.length < HEAD + 2 * LENGTH) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(view, name);
  const { paletteAt, palette, layersAt, layers, mergedAt } = sectionsOf(view, head.isLarge);
  if (mergedAt + 2 > bytes.length) throw new RangeError('cut short');
  const found = photoshopResources(bytes);
  if (hasNoComposite(found)) throw new DayangError('picture-no-composite', { name });
  // Layers begin with the length of their list and how many there are, negative where the composite has transparency.
  const countAt = layersAt + (head.isLarge ? 8 : 4);
  const hasList = layers >= countAt - layersAt + 2 && view.getUint32(countAt - 4) > 0;
  const hasMergedAlpha = hasList && view.getInt16(countAt) < 0;
  return {
    ...head,
    palette: bytes.subarray(paletteAt, paletteAt + palette),
    profile: found.get(PROFILE)?.data ?? null,
    iptc: found.get(IPTC)?.data ?? null,
    xmp: found.get(XMP)?.data ?? null,
    hasMergedAlpha,
    compression: view.getUint16(mergedAt),
    merged: bytes.subarray(mergedAt + 2),
  };
}

/** Bytes of a layer section that are kept of a file too large to be read whole: its lengths and the count of layers. */
const LAYERS_KEPT = 16;
/** The largest file whose layers are passed over on the disk. */
const MOST_ON_DISK = 4 * 1024 * 1024 * 1024;

/** Reads a stretch of a file; shorter where the file ends. */
function stretch(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, at + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/**
 * A file of Photoshop's without its layers, which are most of it: what is read of it, as a file of its own. Null of a file
 * that is none, and of one whose other parts are more than `most` bytes. Throws what the file system throws.
 */
export function psdWithoutLayers(path: string, most: number): Uint8Array | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const head = stretch(file, 0, HEAD);
    if (size > MOST_ON_DISK || head.length < HEAD || !isPsd(head)) return null;
    const isLarge = head.readUInt16BE(4) === 2;
    const unit = isLarge ? 8 : 4;
    let at = HEAD;
    for (let section = 0; section < 2; section++) {
      const length = stretch(file, at, LENGTH);
      if (length.length < LENGTH) return null;
      at += LENGTH + length.readUInt32BE();
    }
    const lengths = stretch(file, at, unit + LAYERS_KEPT);
    if (at > most || lengths.length < unit) return null;
    const layers = isLarge ? Number(lengths.readBigUInt64BE()) : lengths.readUInt32BE();
    const mergedAt = at + unit + layers;
    if (mergedAt >= size || at + (size - mergedAt) > most) return null;
    const kept = Buffer.alloc(unit + Math.min(LAYERS_KEPT, layers));
    lengths.copy(kept, 0, 0, kept.length);
    if (isLarge) kept.writeBigUInt64BE(BigInt(kept.length - unit));
    else kept.writeUInt32BE(kept.length - unit);
    return Buffer.concat([stretch(file, 0, at), kept, stretch(file, mergedAt, size - mergedAt)]);
  } finally {
    closeSync(file);
  }
}
