/**
 * Cuts the faces for the screen into slices of their outlines: `node build/cut-faces.mjs FOLDER` writes
 * `serif-everyday.ttf` and so on. Needs a Node that runs TypeScript.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Blob, Face, Font } from 'harfbuzzjs';
import { fontBytes } from '../electron/font-bytes.ts';
import { withOutlinesOf } from '../shared/compose/font-outlines.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { fittedBy, fontSlices, sliceOfCode, sliceOfUnits } from '../shared/text/font-slices.ts';

const LAST_CODE = 0x3ffff;

/**
 * A face's slices, by name. A glyph that no character stands for, or several, is in each it may be asked of; the one
 * that stands for what the face lacks is in all.
 */
export function cutFace(bytes) {
  const units = sliceOfUnits((encoding, text) => new TextDecoder(encoding).decode(text));
  const font = new Font(new Face(new Blob(bytes)));
  const slicesOf = new Map();
  for (let code = 0; code <= LAST_CODE; code++) {
    const glyph = font.nominalGlyph(code) ?? 0;
    if (glyph === 0) continue;
    const slices = slicesOf.get(glyph) ?? new Set();
    slicesOf.set(glyph, slices.add(sliceOfCode(units, code)));
  }
  const measured = new Set([...fittedBy].map((character) => font.nominalGlyph(character.codePointAt(0))));
  return fontSlices.map((name, place) => [
    name,
    withOutlinesOf(
      bytes,
      (glyph) => glyph === 0 || measured.has(glyph) || (slicesOf.get(glyph)?.has(place) ?? place === 0),
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  mkdirSync(folder, { recursive: true });
  for (const face of shippedFaces.all) {
    for (const [slice, cut] of cutFace(fontBytes(face))) writeFileSync(join(folder, `${face.id}-${slice}.ttf`), cut);
  }
}
