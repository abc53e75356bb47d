import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontDirectory } from '../shared/compose/font-tables.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { fontBytes, paintingBytes } from './font-bytes.ts';
import { withFontFile } from './fonts/read-font-file.ts';
import { takeFaceOf } from './fonts/take-face.ts';
import { keptPaintingBytes, PartCutter } from './kept-faces.ts';
import { openShaper } from './shaper.ts';

/** Han, marks, Western text with kerning and a ligature, figures. */
const TEXTS = ['东湖南岸，“灯火”', 'Tokyo AV fi', '2024.5%'];
const CFF = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';

/** How a text is set in a face: its places, and the box round each of its outlines, whatever numbers glyphs have. */
function setIn(bytes: Uint8Array) {
  const shaper = openShaper(bytes);
  const placed = TEXTS.flatMap((text) => shaper.shape(text));
  expect(placed.map(({ glyph }) => glyph)).not.toContain(0);
  const looks = placed.map(({ glyph, ...place }) => ({ ...place, box: shaper.box(glyph) }));
  shaper.close();
  return looks;
}

/** The glyphs a page shows of a face, by its own numbers, and their characters. */
function shownOf(bytes: Uint8Array) {
  const shaper = openShaper(bytes);
  const glyphs = TEXTS.flatMap((text) => shaper.shape(text)).map(({ glyph }) => glyph);
  shaper.close();
  return { glyphs, text: TEXTS.join('') };
}

function glyphsIn(bytes: Uint8Array): number {
  const maxp = fontDirectory((at, length) => bytes.subarray(at, at + length)).find(({ tag }) => tag === 'maxp');
  return new DataView(bytes.buffer, bytes.byteOffset).getUint16((maxp?.start ?? 0) + 4);
}

describe('parts of faces kept with a page', () => {
  it.each(shippedFaces.all)('set text as $id does, and have no glyphs but its own', (record) => {
    const [kept, part] = [keptPaintingBytes, paintingBytes].map((make) => make(record, shownOf(fontBytes(record))));
    if (kept === undefined || part === undefined) throw new Error('not made');
    expect(setIn(kept)).toEqual(setIn(fontBytes(record)));
    expect(kept.length).toBeLessThan(part.length / 3);
    expect(glyphsIn(kept)).toBeLessThan(600);
  });

  it.skipIf(!existsSync(CFF))('keep the outlines of a face of CFF', () => {
    const taken = withFontFile(CFF, (file) => takeFaceOf(file, { member: 2, coordinates: null }));
    const kept = keptPaintingBytes({ bytes: taken.bytes }, shownOf(taken.bytes));
    expect(setIn(kept)).toEqual(setIn(taken.bytes));
    expect(kept.length).toBeLessThan(100_000);
    expect(glyphsIn(kept)).toBeLessThan(600);
  });
});

describe('cutting parts of faces to be kept', () => {
  const [one, other] = shippedFaces.all;
  if (one === undefined || other === undefined) throw new Error('no faces');
  const wantedOf = (face: typeof one, text: string) => {
    const shaper = openShaper(fontBytes(face));
    const glyphs = shaper.shape(text).map(({ glyph }) => glyph);
    shaper.close();
    return { face: face.id, part: { glyphs, text }, from: face };
  };

  it('is done once of what a page after another shows alike, and anew of what it does not', async () => {
    const cutter = new PartCutter();
    const wanted = [wantedOf(one, '东湖'), wantedOf(other, '南岸')];
    const [first, second] = await Promise.all([1, 2].map(() => cutter.cut(wanted, () => false)));
    expect(second?.get(one.id)).toBe(first?.get(one.id));
    expect(second?.get(other.id)).toBe(first?.get(other.id));
    const third = await cutter.cut([wantedOf(one, '东湖灯'), wantedOf(other, '南岸')], () => false);
    expect(third?.get(one.id)).not.toEqual(first?.get(one.id));
    expect(third?.get(other.id)).toBe(first?.get(other.id));
  });

  it('is done anew for other glyphs of the same characters', async () => {
    const cutter = new PartCutter();
    const { face, part, from } = wantedOf(one, '东湖');
    const [, last] = part.glyphs;
    const cut = (glyphs: Iterable<number>) => cutter.cut([{ face, part: { glyphs, text: '东' }, from }], () => false);
    const both = await cut(new Set(part.glyphs));
    const fewer = await cut(new Set(part.glyphs.filter((glyph) => glyph !== last)));
    expect(fewer?.get(one.id)).not.toBe(both?.get(one.id));
  });

  it('stops between two faces once it is of no use, and nothing of it is kept', async () => {
    const cutter = new PartCutter();
    let asked = 0;
    expect(await cutter.cut([wantedOf(one, '东湖'), wantedOf(other, '南岸')], () => ++asked > 1)).toBeNull();
    expect(asked).toBe(2);
    // What comes after it is cut all the same.
    expect((await cutter.cut([wantedOf(other, '南岸')], () => false))?.size).toBe(1);
  });
});
