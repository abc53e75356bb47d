/** The styles that are set in the same face in most newspapers: what a face is chosen for at once. */
import { editStyle } from '../../shared/edition/edits.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition, Style } from '../../shared/edition/records.ts';

/** Standard styles by what they are for (`newStyles`). A newsroom's own styles are changed by themselves. */
const faceUses = {
  text: ['body', 'deck', 'pullquote'],
  headlines: [
    'headline-lead',
    'headline-story',
    'headline-brief',
    'headline-continued',
    'kicker',
    'refer-headline',
    'banner',
    'subhead',
  ],
  asides: ['caption'],
  credits: ['body'],
  furniture: ['imprint', 'page-head', 'refer-line', 'jump', 'table'],
  nameplate: ['nameplate'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FaceUse = keyof typeof faceUses;

/** All uses, in the order they are asked for. */
export const faceUseNames: readonly FaceUse[] = ['text', 'headlines', 'asides', 'credits', 'furniture', 'nameplate'];

/** What of a style a use is. */
const fieldOf = (use: FaceUse) => (use === 'credits' ? 'creditFont' : 'font');

/** The face of a use; null where its styles have different ones. */
export function faceOf({ styles }: Edition, use: FaceUse): FaceId | null {
  const field = fieldOf(use);
  const fonts = new Set(faceUses[use].flatMap((id) => styles[id]?.[field] ?? styles[id]?.font ?? []));
  const [first] = fonts;
  return fonts.size === 1 && first !== undefined ? first : null;
}

/** Gives all styles of some uses a face; nothing of what has it. */
export function setFace(edition: Edition, uses: readonly FaceUse[], face: FaceId): Patch[] {
  const changes = new Map<string, Partial<Pick<Style, 'font' | 'creditFont'>>>();
  for (const use of uses) {
    for (const id of faceUses[use]) {
      if (edition.styles[id]?.[fieldOf(use)] !== face) changes.set(id, { ...changes.get(id), [fieldOf(use)]: face });
    }
  }
  return [...changes].flatMap(([id, change]) => editStyle(edition, id, change));
}
