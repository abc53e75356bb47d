/** TIFF files of kinds that the picture library does not write: any channels, eight or sixteen bits, white as zero; and BigTIFF. */

export interface MadeTiff {
  readonly photometric: number;
  readonly bits: 8 | 16;
  /** What each channel beyond the colours is. */
  readonly extra?: readonly number[];
  /** A pixel, at a column and a row. */
  readonly pixel: (x: number, y: number) => readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly orientation?: number;
  /** SampleFormat: 2 of signed numbers, 3 of a floating point, 4 where none is told; absent of whole ones. */
  readonly format?: number;
}

/** Writes it, uncompressed, little-endian. */
export function makeTiff(made: MadeTiff): Buffer {
  const { photometric, bits, extra = [], pixel, width = 40, height = 30, orientation = 1, format } = made;
  const channels = pixel(0, 0).length;
  const size = bits / 8;
  const lists: (readonly [tag: number, values: readonly number[]])[] = [
    [256, [width]],
    [257, [height]],
    [258, Array.from({ length: channels }, () => bits)],
    [259, [1]],
    [262, [photometric]],
    [273, [0]],
    [274, [orientation]],
    [277, [channels]],
    [278, [height]],
    [279, [width * height * channels * size]],
    ...(extra.length > 0 ? [[338, extra] as const] : []),
    ...(format === undefined ? [] : [[339, Array.from({ length: channels }, () => format)] as const]),
  ];
  const outside = 10 + lists.length * 12 + 4;
  const samplesAt = outside + lists.length * 16;
  const bytes = Buffer.alloc(samplesAt + width * height * channels * size);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(lists.length, 8);
  lists.forEach(([tag, values], at) => {
    const to = 10 + at * 12;
    const isLong = tag === 273 || tag === 279;
    bytes.writeUInt16LE(tag, to);
    bytes.writeUInt16LE(isLong ? 4 : 3, to + 2);
    bytes.writeUInt32LE(values.length, to + 4);
    if (isLong) {
      bytes.writeUInt32LE(tag === 273 ? samplesAt : (values[0] ?? 0), to + 8);
      return;
    }
    const from = values.length > 2 ? outside + at * 16 : to + 8;
    if (values.length > 2) bytes.writeUInt32LE(from, to + 8);
    for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, from + index * 2);
  });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixel(x, y).forEach((value, channel) => {
        const to = samplesAt + ((y * width + x) * channels + channel) * size;
        if (bits === 16) bytes.writeUInt16LE(value, to);
        else bytes[to] = value;
      });
    }
  }
  return bytes;
}

/** The same picture as BigTIFF (AWare Systems, 2004): its places and counts have eight bytes. */
export function asBigTiff(tiff: Buffer): Buffer {
  const count = tiff.readUInt16LE(8);
  const head = Buffer.alloc(16 + 8 + count * 20 + 8);
  head.write('II', 'latin1');
  head.writeUInt16LE(43, 2);
  head.writeUInt16LE(8, 4);
  head.writeBigUInt64LE(16n, 8);
  head.writeBigUInt64LE(BigInt(count), 16);
  for (let nth = 0; nth < count; nth++) {
    const [from, to] = [10 + nth * 12, 24 + nth * 20];
    const tag = tiff.readUInt16LE(from);
    const type = tiff.readUInt16LE(from + 2);
    const values = tiff.readUInt32LE(from + 4);
    const size = values * (type === 4 ? 4 : 2);
    head.writeUInt16LE(tag, to);
    head.writeUInt16LE(type, to + 2);
    head.writeBigUInt64LE(BigInt(values), to + 4);
    const own = size > 4 ? tiff.readUInt32LE(from + 8) : from + 8;
    // What was laid out behind the directory stands behind this longer one.
    if (size > 8) head.writeBigUInt64LE(BigInt(own + head.length), to + 12);
    else tiff.copy(head, to + 12, own, own + size);
    if (tag === 273) head.writeUInt32LE(tiff.readUInt32LE(from + 8) + head.length, to + 12);
  }
  return Buffer.concat([head, tiff]);
}
