import { describe, expect, it } from 'vitest';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { fontFile, joined, smallTrueType } from '../../tests/kit/font-files.ts';
import { fontBytes } from '../font-bytes.ts';
import { characterMapOf, runsOf } from './character-map.ts';
import { oddMarks } from './odd-marks.ts';
import { fontInMemory, withFontFile } from './read-font-file.ts';
import { takeFaceOf } from './take-face.ts';

function u16s(...numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers.flatMap((number) => [(number >> 8) & 0xff, number & 0xff]));
}

/** A triangle from a left bottom corner on, padded to a multiple of four bytes. */
function triangle(left: number, bottom: number, size: number): Uint8Array {
  const box = [left, bottom, left + size, bottom + size];
  const points = joined(Uint8Array.of(1, 1, 1), u16s(left, size, -size, bottom, 0, size));
  const outline = joined(u16s(1, ...box, 2, 0), points);
  return joined(outline, new Uint8Array((4 - (outline.length % 4)) % 4));
}

/** A face whose marks have such outlines, in an em of 1000. */
function withMarks(marks: string, ...outlines: readonly Uint8Array[]): Uint8Array {
  const all = [
    triangle(0, 0, 100),
    ...outlines,
    ...Array.from({ length: 4 - outlines.length }, () => triangle(0, 0, 9)),
  ];
  const starts = [0];
  for (const outline of all) starts.push((starts.at(-1) ?? 0) + outline.length);
  const loca = new Uint8Array(starts.length * 4);
  for (const [at, start] of starts.entries()) new DataView(loca.buffer).setUint32(at * 4, start);
  const characters = [...marks].map((mark, at): [number, number] => [mark.codePointAt(0) ?? 0, at + 1]);
  const cmap = characterMapOf(
    runsOf(
      characters.toSorted(([a], [b]) => a - b),
      5,
    ),
  );
  // Advances of the first two glyphs, and where each one's ink begins.
  const [, first = 0, ...rest] = all.map((outline) => ((outline[2] ?? 0) << 8) | (outline[3] ?? 0));
  const hmtx = u16s(500, 0, 1000, first, ...rest);
  return smallTrueType({ tables: { glyf: joined(...all), loca, cmap, hmtx } });
}

const taken = (file: Uint8Array) => takeFaceOf(fontInMemory(file), { member: 0, coordinates: null }).face.marks;

describe('marks that are not in their half of the em', () => {
  it('are those in the middle of it, and go there with what is taken from both sides', () => {
    const middle = triangle(350, 230, 300);
    // ︒ is 。 on a vertical line, where its ink is from 350 to 650 below the top of the em.
    const marks = { level: -0.25, upright: 0.25 };
    expect(taken(withMarks('。︒（︵', middle, middle, middle, middle))).toEqual({
      '。': marks,
      '（': { level: -0.25, upright: 0.25 },
    });
  });

  it('are none where a damaged face has one ems away on a line, and the face is taken all the same', () => {
    const [near, far] = [triangle(350, 230, 300), triangle(3_000, 230, 300)];
    expect(taken(withMarks('。︒（︵', far, far, near, near))).toEqual({
      '。': { level: 0, upright: 0.25 },
      '（': { level: -0.25, upright: 0.25 },
    });
  });

  it('are none where all is as most faces have it, or where a mark is wider than half an em', () => {
    const [left, right, above, below] = [
      triangle(50, 0, 300),
      triangle(600, 0, 300),
      triangle(0, 500, 300),
      triangle(0, 0, 300),
    ];
    expect(taken(withMarks('。（︒︵', left, right, above, below))).toBe(undefined);
    expect(taken(withMarks('。︒', triangle(50, 0, 900), triangle(0, 500, 300)))).toBe(undefined);
  });

  it.each(shippedFaces.all)(
    '$id has none of those that are in use: its own tables say what the engine takes',
    (face) => {
      const { '．': _, '‼': __, ...marks } = oddMarks(fontBytes(face));
      expect(marks).toEqual({});
    },
  );

  const uming = fontFile('uming');
  it.skipIf(uming === null)('are 、 and 。 in UMing (skipped where it is absent)', () => {
    const { marks } = withFontFile(uming ?? '', (file) => takeFaceOf(file, { member: 0, coordinates: null })).face;
    expect(marks?.['、']?.level).toBeCloseTo(-0.25, 2);
    expect(marks?.['。']?.upright).toBeCloseTo(0.25, 2);
    expect(marks?.['（']).toBe(undefined);
  });
});
