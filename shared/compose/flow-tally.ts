/** What is to be said of a flow: where it jumps, what is left over, what no font has. */
import type { FaceId } from '../edition/ids.ts';
import type { Jump } from './display-list.ts';
import { bodyStyle, type FlowInput } from './flow-input.ts';
import type { FlowedLeg } from './flow-memory.ts';
import { charactersIn, type Source } from './paragraph-cache.ts';
import type { CopyPlace } from './thread.ts';

/** The jumps whose notices were placed: a turn line and the continued line that follows it. */
export function jumpsOf(flowed: readonly FlowedLeg[]): Jump[] {
  const notices = flowed.flatMap((leg) => leg.blocks.flatMap((block) => block.notices));
  return notices.flatMap((notice, at): Jump[] => {
    const next = notices[at + 1];
    if (notice.kind !== 'turn' || next === undefined) return [];
    return [{ from: notice.page, to: next.page, turnLine: notice.text, continuedLine: next.text }];
  });
}

/** Characters from a place in the copy to its end. */
export function charactersAfter(sources: readonly Source[], place: CopyPlace | null): number {
  if (place === null) return 0;
  let count = 0;
  for (let at = place.paragraph; at < sources.length; at++) count += sources[at]?.text.characters ?? 0;
  const cut = sources[place.paragraph];
  if (cut === undefined || place.from === null) return count;
  return count - charactersIn(cut.text, cut.text.first, place.from);
}

/** Faces that the styles of a thread's paragraphs and notices name and the program does not have. */
export function unknownFaces(
  input: FlowInput,
  sources: readonly Source[],
  flowed: readonly FlowedLeg[],
): readonly FaceId[] {
  const { styles } = input.edition;
  // A style counts where something is set in it; what is set is gone through only where its face is not there.
  const uses = [
    [bodyStyle(input), () => sources.some(({ paragraph }) => paragraph.type !== 'subhead')],
    [styles['subhead'], () => sources.some(({ paragraph }) => paragraph.type === 'subhead')],
    [styles['jump'], () => flowed.some(({ blocks }) => blocks.some(({ notices }) => notices.length > 0))],
  ] as const;
  const used = uses.flatMap(([style, isUsed]) =>
    style !== undefined && !input.fonts.has(style.font) && isUsed() ? style.font : [],
  );
  return [...new Set(used)];
}
