/** TIFF files as the picture library cannot write them: any channels, eight or sixteen bits, white as zero. */

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
}

/** Writes it, uncompressed, little-endian. */
export function makeTiff(made: MadeTiff): Buffer {
  const { photometric, bits, extra = [], pixel, width = 40, height = 30, orientation = 1 } = made;
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
