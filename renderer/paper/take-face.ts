/** Takes a face out of a font file into the open edition, and sets styles in it: one step. */
import type { FaceChoice } from '../../shared/faces/face-file.ts';
import { addOwnFace, ownFaceOf } from '../../shared/paper/own-face-edits.ts';
import { machineFaceAgain, tooManyOwnFaces } from '../../shared/paper/own-faces.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { EditionState } from '../session/edition-state.ts';
import type { Notices } from '../state/notices.ts';
import { type FaceUse, setFace } from './face-uses.ts';

/** What of the window it needs. */
interface Taking {
  readonly session: Pick<EditionSession, 'edit'> & {
    readonly state: { get(): Pick<EditionState, 'edition' | 'path'> };
  };
  readonly notices: Pick<Notices, 'say'>;
}

/**
 * True where the edition has the face now; where there is no room for it, that is said. Once `signal` is aborted or another
 * edition is open nothing is done, and the answer is false. Rejects where the face cannot be taken.
 */
export async function takeFace(
  { session, notices }: Taking,
  choice: FaceChoice,
  uses: readonly FaceUse[],
  signal?: AbortSignal,
): Promise<boolean> {
  const { path } = session.state.get();
  const { face, ...kept } = await call('face.take', choice);
  // While the file was read the edition may have been changed, or left for another, which has no such file.
  const { edition: now, path: still } = session.state.get();
  if (now === null || still !== path || signal?.aborted === true) return false;
  const added = addOwnFace(now, ownFaceOf(face, { ...choice, ...kept }));
  if (added === null) {
    notices.say('refused', tooManyOwnFaces);
    return false;
  }
  const { id } = added.face;
  const patches = [...added.patches, ...setFace(now, uses, id)];
  if (patches.length > 0) session.edit('face.add', patches);
  // The edition named it already, and the engine has looked for it on this machine before.
  else if (added.face.onMachine !== undefined) notices.say('hint', machineFaceAgain);
  return true;
}
