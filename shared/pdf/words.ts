/** Words that are not of the page: slug lines, page proofs' heads, reports. */
import type { FontBook } from '../compose/font-book.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Pt } from '../edition/units.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';

/** Words as one text object, each character from the first face that has it; the fill colour is the caller's. */
export function words(
  text: string,
  x: Pt,
  y: Pt,
  size: Pt,
  used: { font(face: FaceId): EmbeddedFont },
  fonts: FontBook,
): string {
  const faces = fonts.stack(fonts.for('text'));
  const out: string[] = ['BT'];
  let pen = x;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const face = faces.find((one) => one.glyph(code) !== 0) ?? faces[0];
    if (face === undefined) break;
    const glyph = face.glyph(code);
    const font = used.font(face.id);
    out.push(
      `/${font.resource} ${number(size)} Tf 1 0 0 1 ${number(pen)} ${number(y)} Tm <${font.cid(glyph, character).toString(16).padStart(4, '0')}>Tj`,
    );
    pen += face.advance(glyph) * size;
  }
  return [...out, 'ET'].join('\n');
}
