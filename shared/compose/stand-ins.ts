/** Characters set in another face than the one asked for, because that one lacks them. */
import type { BlockFinding } from '../blocks/compositor.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Lettering } from '../edition/records.ts';
import type { FontBook } from './font-book.ts';
import type { Prepared } from './prepared-text.ts';

/** What of a text tells whether its face lacked something. */
export type Sought = Pick<Prepared, 'missing' | 'standIns'>;

/** True where characters of a text were looked for beyond its own face. */
function isSought({ missing, standIns }: Sought): boolean {
  return missing.length > 0 || standIns.size > 0;
}

/** Faces that are not there and in which a text is to be set, or a character of it was to be looked for. */
export function facesLost({ font, fallback = [] }: Lettering, text: Sought, fonts: FontBook): FaceId[] {
  return [font, ...(isSought(text) ? fallback : [])].filter((face) => !fonts.has(face));
}

/** One finding for each face that stands in: its id, a space, and the characters it sets. */
export function standInFindings(standIns: ReadonlyMap<string, FaceId>): BlockFinding[] {
  const characters = new Map<FaceId, string>();
  for (const [character, face] of standIns) characters.set(face, (characters.get(face) ?? '') + character);
  return [...characters].map(([face, set]) => ({ code: 'stand-in-face', detail: `${face} ${set}` }));
}
