/** The styles that are set in the same face in most newspapers: what a face is chosen for at once. */
import { editStyle } from '../../shared/edition/edits.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';

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
  furniture: ['imprint', 'page-head', 'refer-line', 'jump', 'table'],
  nameplate: ['nameplate'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FaceUse = keyof typeof faceUses;

/** All uses, in the order they are asked for. */
export const faceUseNames: readonly FaceUse[] = ['text', 'headlines', 'asides', 'furniture', 'nameplate'];

/** The styles of a use that an edition has. */
export function stylesOf({ styles }: Pick<Edition, 'styles'>, use: FaceUse): string[] {
  return faceUses[use].filter((id) => styles[id] !== undefined);
}

/** The face of a use; null where its styles have different ones. */
export function faceOf({ styles }: Edition, use: FaceUse): FaceId | null {
  const fonts = new Set(faceUses[use].flatMap((id) => styles[id]?.font ?? []));
  const [first] = fonts;
  return fonts.size === 1 && first !== undefined ? first : null;
}

/** Gives all styles of a use a face. */
export function setFace(edition: Edition, use: FaceUse, font: FaceId): Patch[] {
  return faceUses[use].flatMap((id) => editStyle(edition, id, { font }));
}
