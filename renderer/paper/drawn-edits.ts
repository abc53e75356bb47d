/** Changes of the open edition's drawn characters (补字): the face is made of them anew, then they are one step of undo. */

import type { FileId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { DRAWN_FACE, drawnGlyphs, setDrawnGlyphs, withoutGlyph } from '../../shared/paper/drawn-glyphs.ts';
import type { DrawnGlyph } from '../../shared/paper/drawn-records.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { EditionState } from '../session/edition-state.ts';

type Glyphs = readonly DrawnGlyph[];

/** What of the session they need. */
interface Drawn extends Pick<EditionSession, 'edit'> {
  readonly state: { get(): Pick<EditionState, 'edition' | 'path'> };
}

/** The file of a face of drawn characters, where it stays the one there is: what they are called is not in it. */
function fileKept(edition: Edition, glyphs: Glyphs): FileId | null {
  const before = drawnGlyphs(edition);
  const isSame = (one: DrawnGlyph, at: number) =>
    one.character === before[at]?.character && one.outline === before[at].outline && one.advance === before[at].advance;
  return glyphs.length === before.length && glyphs.every(isSame) ? (edition.faces[DRAWN_FACE]?.file ?? null) : null;
}

/**
 * Changes the drawn characters in one step. `change` is given the edition as it is, more than once where its drawn
 * characters are changed meanwhile, and says null where there is no room; then, and once `signal` is aborted or another
 * edition is open, nothing is done and the answer is false. Rejects where the face cannot be made or kept.
 */
export async function changeDrawn(
  session: Drawn,
  label: string,
  change: (edition: Edition) => Glyphs | null,
  signal?: AbortSignal,
): Promise<boolean> {
  const { path } = session.state.get();
  for (;;) {
    const { edition } = session.state.get();
    const glyphs = edition === null ? null : change(edition);
    if (edition === null || glyphs === null) return false;
    const file =
      glyphs.length === 0 ? null : (fileKept(edition, glyphs) ?? (await call('glyph.build', { glyphs: [...glyphs] })));
    const now = session.state.get();
    if (now.edition === null || now.path !== path || signal?.aborted === true) return false;
    // What was drawn, taken away or undone while the face was made is not lost: it is made again with that.
    if (now.edition.faces[DRAWN_FACE] !== edition.faces[DRAWN_FACE]) continue;
    session.edit(label, setDrawnGlyphs(glyphs, file));
    return true;
  }
}

/** Takes a drawn character away in one step; nothing where there is none. */
export async function removeDrawn(session: Drawn, character: string): Promise<void> {
  await changeDrawn(session, 'glyph.remove', (edition) => {
    const glyphs = drawnGlyphs(edition);
    const rest = withoutGlyph(glyphs, character);
    return rest.length === glyphs.length ? null : rest;
  });
}
