/** Characters set in another face than the one asked for, because that one lacks them. */
import type { BlockFinding } from '../blocks/compositor.ts';
import type { FaceId } from '../edition/ids.ts';

/** One finding for each face that stands in: its id, a space, and the characters it sets. */
export function standInFindings(standIns: ReadonlyMap<string, FaceId>): BlockFinding[] {
  const characters = new Map<FaceId, string>();
  for (const [character, face] of standIns) characters.set(face, (characters.get(face) ?? '') + character);
  return [...characters].map(([face, set]) => ({ code: 'stand-in-face', detail: `${face} ${set}` }));
}
