/** What of an edition did not come along into the next one. */
import * as v from 'valibot';

/** In both languages: what it was, and why. */
export const leftBehindSchema = v.strictObject({ zh: v.string(), en: v.string() });
export type LeftBehind = v.InferOutput<typeof leftBehindSchema>;
