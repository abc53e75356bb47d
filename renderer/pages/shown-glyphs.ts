/** What pages show of each face: the glyphs, and the characters the canvas is given to paint. */
import { type DisplayItem, type GlyphRun, glyphText } from '../../shared/compose/display-list.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import { onTheLine } from '../../shared/text/scripts.ts';
import { verticalForm } from '../../shared/text/vertical-forms.ts';
import type { ShownOfFace } from './faces.ts';

/** What the canvas is given to paint a glyph: its characters, in the forms that are theirs there. */
export function paintedText(run: GlyphRun, at: number): string {
  const text = glyphText(run, at);
  if (run.isVertical) return verticalForm(text);
  return run.script === undefined ? text : onTheLine(text);
}

/** What items show, by face. */
export function shownOf(items: readonly DisplayItem[]): ReadonlyMap<FaceId, ShownOfFace> {
  const shown = new Map<FaceId, { readonly glyphs: Set<number>; readonly characters: Set<string> }>();
  for (const item of items) {
    if (item.kind !== 'glyphs') continue;
    const known = shown.get(item.face) ?? { glyphs: new Set(), characters: new Set() };
    shown.set(item.face, known);
    for (const glyph of item.glyphs) known.glyphs.add(glyph);
    for (const character of item.text) known.characters.add(character);
    if (!item.isVertical && item.script === undefined) continue;
    for (let at = 0; at < item.glyphs.length; at++) known.characters.add(paintedText(item, at));
  }
  return shown;
}
