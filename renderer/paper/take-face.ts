/** Takes a face out of a font file into the open edition, and sets styles in it: one step. */
import type { FaceChoice } from '../../shared/faces/face-file.ts';
import { addOwnFace, ownFaceOf } from '../../shared/paper/own-face-edits.ts';
import { machineFaceAgain, tooManyOwnFaces } from '../../shared/paper/own-faces.ts';
import { call } from '../session/bridge.ts';
import { type FaceUse, setFace } from './face-uses.ts';
import type { PaperHost } from './paper-host.ts';

/** True where the edition has the face now; where there is no room for it, that is said. Rejects where it cannot be taken. */
export async function takeFace(
  { session, notices }: Pick<PaperHost, 'session' | 'notices'>,
  choice: FaceChoice,
  uses: readonly FaceUse[],
): Promise<boolean> {
  const { face, ...kept } = await call('face.take', choice);
  // While the file was read the edition may have been changed.
  const now = session.state.get().edition;
  if (now === null) return false;
  const added = addOwnFace(now, ownFaceOf(face, { ...choice, ...kept }));
  if (added === null) {
    notices.say('problem', tooManyOwnFaces);
    return false;
  }
  const { id } = added.face;
  const patches = [...added.patches, ...setFace(now, uses, id)];
  if (patches.length > 0) session.edit('face.add', patches);
  // The edition named it already, and the engine has looked for it on this machine before.
  else if (added.face.onMachine !== undefined) notices.say('hint', machineFaceAgain);
  return true;
}
