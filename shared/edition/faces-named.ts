/** Which faces a style names: apart from the schemas of records, as the window needs it before those are read. */
import type { FaceId } from './ids.ts';
import type { Style } from './style-records.ts';

/** All faces that a style names. */
export function facesNamed({ font, fallback = [], strongFont, creditFont, speakerFont }: Style): FaceId[] {
  return [font, strongFont, creditFont, speakerFont, ...fallback].flatMap((face) => face ?? []);
}
