import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontDirectory } from '../shared/compose/font-tables.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { fontBytes, paintingBytes } from './font-bytes.ts';
import { withFontFile } from './fonts/read-font-file.ts';
import { takeFaceOf } from './fonts/take-face.ts';
import { keptPaintingBytes } from './kept-faces.ts';
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
