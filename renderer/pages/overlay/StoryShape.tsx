/** A story on its way from the pool: the frames it would have, and beside the pointer what they are. */
import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { placeName } from '../../../shared/edition/place-roles.ts';
import { keyText } from '../../commands/keys.ts';
import { useWords } from '../../i18n/strings.ts';
import type { StoryDrag } from '../story-drag.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf, Outline } from './boxes.tsx';

/** What the words beside the pointer may take in CSS pixels, edges and all: three lines of some twenty characters. */
const ROOM = { width: 340, height: 90 } as const;

function useDrag(drag: StoryDrag) {
  return useSyncExternalStore(drag.subscribe, drag.get);
}

export function StoryFrames({ drag, view }: { readonly drag: StoryDrag; readonly view: Viewport }) {
  const shown = useDrag(drag);
  return (
    <>
      {shown?.frames.map((frame, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the frames of one shape keep their order
        <Outline key={at} box={boxOf(frame, shown.sheet, view)} className="selected" />
      ))}
    </>
  );
}

export function StorySays({ drag }: { readonly drag: StoryDrag }) {
  const words = useWords();
  const shown = useDrag(drag);
  if (shown === null) return null;
  const { says, values, screen, takesColumns, couldReplace, role } = shown;
  const named = role === null ? values : { ...values, name: placeName(role)[words.language] };
  // Outside the board, whose own size would be what a fixed place is measured from, and whose edge would cut it.
  return createPortal(
    <output
      className="story-says"
      data-testid="story-says"
      style={{
        left: `min(${screen.x + 16}px, 100vw - ${ROOM.width}px)`,
        top: `min(${screen.y + 18}px, 100vh - ${ROOM.height}px)`,
      }}
    >
      {words(says, named)}
      {takesColumns && <small>{words('dropKeys')}</small>}
      {couldReplace !== null && (
        <small>{words('dropCouldReplace', { key: keyText('CmdOrCtrl'), title: couldReplace })}</small>
      )}
    </output>,
    document.body,
  );
}
