import * as v from 'valibot';
import { encodingReadingSchema } from './encoding-schema.ts';

/** A failure as it crosses between processes: what happened and what to do, in both languages. */
export const failureSchema = v.strictObject({
  code: v.string(),
  zh: v.string(),
  en: v.string(),
  /** What an error that nobody foresaw says itself: shown to whoever asks for it. */
  detail: v.exactOptional(v.string()),
  /** The readings of a text among which the user is to choose, where that is all that failed. */
  readings: v.exactOptional(v.array(encodingReadingSchema)),
});
