/** Files of Photoshop's (Adobe Photoshop File Formats Specification), written for tests: a composite, with or without layers before it. */
import { deflateSync } from 'node:zlib';

export interface MadePsd {
  /** 0 bitmap, 1 grey, 2 indexed, 3 RGB, 4 CMYK, 7 multichannel, 8 duotone, 9 Lab. */
  readonly mode: number;
  readonly depth: 1 | 8 | 16 | 32;
  readonly width?: number;
  readonly height?: number;
  /** A pixel's samples as the file has them: of inks 255 is paper. */
  readonly pixel: (x: number, y: number) => readonly number[];
  /** 0 as it is, 1 in runs, 2 zipped, 3 zipped and predicted. */
  readonly compression?: 0 | 1 | 2 | 3;
  /** PSB. */
  readonly isLarge?: boolean;
  readonly palette?: Uint8Array;
  readonly resources?: readonly (readonly [id: number, data: Uint8Array])[];
  /** The layer section's contents. */
  readonly layers?: Uint8Array;
}

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, at * 2);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** PackBits: runs where bytes repeat, else the bytes themselves. */
function inRuns(row: Uint8Array): Buffer {
  const out: number[] = [];
  for (let at = 0; at < row.length; ) {
    let run = 1;
    while (run < 128 && at + run < row.length && row[at + run] === row[at]) run++;
    if (run > 2) {
      out.push(257 - run, row[at] ?? 0);
      at += run;
      continue;
    }
    const from = at;
    while (at - from < 128 && at < row.length && !(row[at] === row[at + 1] && row[at] === row[at + 2])) at++;
    out.push(at - from - 1, ...row.subarray(from, at));
  }
  return Buffer.from(out);
}

/** Each sample by how much more it is than the one before. */
function predicted(row: Buffer, depth: number): Buffer {
  const out = Buffer.from(row);
  if (depth === 16) {
    for (let at = row.length - 2; at >= 2; at -= 2) {
      out.writeUInt16BE((row.readUInt16BE(at) - row.readUInt16BE(at - 2)) & 0xffff, at);
    }
  } else for (let at = row.length - 1; at >= 1; at--) out[at] = ((row[at] ?? 0) - (row[at - 1] ?? 0)) & 0xff;
  return out;
}

/** The rows of all channels, one channel after another. */
function rowsOf({ pixel, depth, width = 40, height = 30 }: MadePsd): Buffer[] {
  const channels = pixel(0, 0).length;
  return Array.from({ length: channels * height }, (_, row) => {
    const [channel, y] = [Math.floor(row / height), row % height];
    const samples = Array.from({ length: width }, (_one, x) => pixel(x, y)[channel] ?? 0);
    if (depth === 16) return u16(...samples);
    if (depth === 8) return Buffer.from(samples);
    if (depth === 32) return Buffer.concat(samples.map(u32));
    const bits = Buffer.alloc(Math.ceil(width / 8));
    for (const [x, ink] of samples.entries()) if (ink > 0) bits[x >> 3] = (bits[x >> 3] ?? 0) | (0x80 >> (x & 7));
    return bits;
  });
}

function composite(made: MadePsd): Buffer {
  const { compression = 0, depth, isLarge = false } = made;
  const rows = rowsOf(made);
  if (compression === 0) return Buffer.concat([u16(0), ...rows]);
  if (compression === 1) {
    const runs = rows.map(inRuns);
    return Buffer.concat([u16(1), ...runs.map(({ length }) => (isLarge ? u32(length) : u16(length))), ...runs]);
  }
  const plain = compression === 3 ? rows.map((row) => predicted(row, depth)) : rows;
  return Buffer.concat([u16(compression), deflateSync(Buffer.concat(plain))]);
}

/** Writes it. */
export function makePsd(made: MadePsd): Buffer {
  const { mode, depth, width = 40, height = 30, isLarge = false, palette, resources = [], layers } = made;
  const head = [Buffer.from('8BPS'), u16(isLarge ? 2 : 1), Buffer.alloc(6), u16(made.pixel(0, 0).length)];
  const told = resources.map(([id, data]) =>
    Buffer.concat([Buffer.from('8BIM'), u16(id, 0), u32(data.length), data, Buffer.alloc(data.length % 2)]),
  );
  const listed = Buffer.concat(told);
  const layered = layers ?? new Uint8Array();
  return Buffer.concat([
    ...[...head, u32(height), u32(width), u16(depth, mode)],
    ...[u32(palette?.length ?? 0), palette ?? new Uint8Array(), u32(listed.length), listed],
    ...[isLarge ? u32(0) : Buffer.alloc(0), u32(layered.length), layered, composite(made)],
  ]);
}
