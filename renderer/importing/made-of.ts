/** What a file of copy that was read makes of the edition. */
import type { ReadCopy } from '../../shared/contract/api.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import type { EditionSession } from '../session/edition-session.ts';

/** All stories of a file, in its order. */
export function storiesIn({ story, photos, remarks, wire, further = [] }: Extract<ReadCopy, { kind: 'story' }>) {
  return [{ story, photos, remarks, wire }, ...further.map((one) => ({ photos: [], remarks: [], ...one }))];
}

/** The patches that put all stories of a file into the pool, in its order; none where no edition is open. */
export async function madeOf(session: EditionSession, copy: ReadCopy): Promise<readonly Patch[]> {
  if (copy.kind === 'text') {
    const plan = await session.ask('import', { target: 'pool', text: copy.text, remarks: copy.remarks });
    return plan?.patches ?? [];
  }
  const { edition } = session.state.get();
  if (edition === null) return [];
  return storiesIn(copy).flatMap((one) => storyPatches(edition, one.story, one.photos, one.remarks, one.wire).patches);
}
