/** What is to be said of a flow: where it jumps, what is left over, what no font has. */

import { facesNamed } from '../edition/faces-named.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Style } from '../edition/records.ts';
import type { Jump } from './display-list.ts';
import { bodyStyle, type FlowInput } from './flow-input.ts';
import type { FlowedLeg } from './flow-memory.ts';
import type { FontBook } from './font-book.ts';
import { charactersBefore, type Source } from './paragraph-cache.ts';
import { facesLost } from './stand-ins.ts';
import { faceOfLeaf, textFaces } from './text-faces.ts';
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
  return count - charactersBefore(cut.text, place.from);
}

/** Faces of a style that are not there and that its paragraphs want; those are gone through only where one is not. */
function lostInText(style: Style | undefined, fonts: FontBook, paragraphs: () => readonly Source[]): FaceId[] {
  if (style === undefined || facesNamed(style).every((face) => fonts.has(face))) return [];
  const faces = textFaces(style, fonts);
  return paragraphs().flatMap(({ paragraph, text }) =>
    paragraph.children.flatMap((leaf) =>
      facesLost({ font: faceOfLeaf(leaf, faces), fallback: style.fallback }, text, fonts),
    ),
  );
}

/** Faces that the styles of a thread's paragraphs and notices name and the program does not have. */
export function unknownFaces(
  input: FlowInput,
  sources: readonly Source[],
  flowed: readonly FlowedLeg[],
): readonly FaceId[] {
  const { fonts, edition } = input;
  const { subhead, jump } = edition.styles;
  const hasNotices = () => flowed.some(({ blocks }) => blocks.some(({ notices }) => notices.length > 0));
  const used = [
    ...lostInText(bodyStyle(input), fonts, () => sources.filter(({ paragraph }) => paragraph.type !== 'subhead')),
    ...lostInText(subhead, fonts, () => sources.filter(({ paragraph }) => paragraph.type === 'subhead')),
    ...(jump !== undefined && !fonts.has(jump.font) && hasNotices() ? [jump.font] : []),
  ];
  return [...new Set(used)];
}
