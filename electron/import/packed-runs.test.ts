/** Runs of bytes unpacked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import { unpackRuns } from './packed-runs.ts';

function unpacked(packed: readonly number[], isEnded = false): number[] {
  const out: number[] = [];
  const sink = {
    copy: (bytes: Uint8Array) => void out.push(...bytes),
    repeat: (byte: number, count: number) => void out.push(...Array<number>(count).fill(byte)),
  };
  unpackRuns(Uint8Array.from(packed), sink, isEnded);
  return out;
}

describe('runs of bytes', () => {
  it('are unpacked as the example of TIFF 6.0 has them', () => {
    const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
    const tenTimes = Array<number>(10).fill(0xaa);
    const start = [0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0, 0x2a, 0x22];
    expect(unpacked(packed)).toEqual([...start, ...tenTimes]);
  });

  it('end at 128 in PDF, which in PackBits says nothing', () => {
    expect(unpacked([0, 1, 128, 0, 2], true)).toEqual([1]);
    expect(unpacked([0, 1, 128, 0, 2])).toEqual([1, 2]);
  });

  it('give what is there of one that is cut short', () => {
    expect(unpacked([4, 1, 2])).toEqual([1, 2]);
    expect(unpacked([])).toEqual([]);
  });

  it('come back as they were packed, whatever they are', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const run = fc.oneof(
      fc.record({ byte, count: fc.integer({ min: 2, max: 128 }) }),
      fc.record({ bytes: fc.array(byte, { minLength: 1, maxLength: 128 }) }),
    );
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const packed = runs.flatMap((one) =>
          'bytes' in one ? [one.bytes.length - 1, ...one.bytes] : [257 - one.count, one.byte],
        );
        const plain = runs.flatMap((one) => ('bytes' in one ? one.bytes : Array<number>(one.count).fill(one.byte)));
        expect(unpacked(packed)).toEqual(plain);
      }),
      cases(300),
    );
  });
});
