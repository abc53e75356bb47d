import { deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fontOf } from '../compose/font-tables.ts';
import { FontProblem } from './font-problem.ts';
import { plainFont } from './woff.ts';

const inflate = (packed: Uint8Array, length: number) => inflateSync(packed, { maxOutputLength: length });

/** A font of two tables, one of which packing makes smaller. */
const font = fontOf(
  Uint8Array.of(0, 1, 0, 0),
  new Map([
    ['head', new Uint8Array(54).fill(7)],
    ['glyf', Uint8Array.of(1, 2, 3)],
  ]),
);

/** A font file packed for the web, as the standard says. */
function packed(plain: Uint8Array): Uint8Array {
  const from = Buffer.from(plain);
  const count = from.readUInt16BE(4);
  const head = Buffer.alloc(44 + 20 * count);
  head.write('wOFF');
  plain.subarray(0, 4).forEach((byte, at) => {
    head[4 + at] = byte;
  });
  head.writeUInt16BE(count, 12);
  const tables: Buffer[] = [];
  let end = head.length;
  for (let at = 0; at < count; at++) {
    const entry = 12 + 16 * at;
    const [start, length] = [from.readUInt32BE(entry + 8), from.readUInt32BE(entry + 12)];
    const table = from.subarray(start, start + length);
    const small = deflateSync(table);
    const kept = small.length < length ? small : table;
    from.copy(head, 44 + 20 * at, entry, entry + 4);
    for (const [place, value] of [end, kept.length, length, from.readUInt32BE(entry + 4)].entries()) {
      head.writeUInt32BE(value, 48 + 20 * at + 4 * place);
    }
    tables.push(kept);
    end += kept.length;
  }
  return new Uint8Array(Buffer.concat([head, ...tables]));
}

const problemOf = (bytes: Uint8Array) => {
  try {
    plainFont(bytes, inflate);
    return null;
  } catch (error) {
    return error instanceof FontProblem ? error.code : error;
  }
};

it('unpacks the very font that was packed', () => {
  expect(plainFont(packed(font), inflate)).toEqual(font);
});

it('says what is wrong with what is no packed font, or a damaged one', () => {
  expect(problemOf(font)).toBe('not-a-font');
  expect(problemOf(new Uint8Array(3))).toBe('cut-off');
  const whole = packed(font);
  for (let length = 0; length < whole.length; length++) {
    expect(problemOf(whole.subarray(0, length)), `${length} bytes`).not.toBe(null);
  }
  const view = (bytes: Uint8Array) => new DataView(bytes.buffer);
  // Of the second table, `head`: it claims to be longer, shorter, and larger than any face.
  for (const [length, code] of [
    [55, 'damaged'],
    [53, 'damaged'],
    [0xffff_ffff, 'too-large'],
  ] as const) {
    const claims = whole.slice();
    view(claims).setUint32(44 + 20 + 12, length);
    expect(problemOf(claims)).toBe(code);
  }
});
