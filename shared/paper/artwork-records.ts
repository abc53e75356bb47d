/** Vector artwork as records; the bytes of its file stay in the store, by their SHA-256. */
import * as v from 'valibot';
import { fileId, positive, shortText } from '../edition/record-fields.ts';

export const artworkSchema = v.strictObject({
  id: fileId,
  name: shortText,
  mime: v.picklist(['image/svg+xml', 'application/pdf']),
  /** As the file says, in points. */
  width: positive,
  height: positive,
});
/** A drawing's facts: a nameplate, a section's mark, an advert as outlines. */
export type Artwork = v.InferOutput<typeof artworkSchema>;
