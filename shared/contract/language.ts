import * as v from 'valibot';

/** The interface's languages: Simplified Chinese and English. */
export const languageSchema = v.picklist(['zh', 'en']);
export type Language = v.InferOutput<typeof languageSchema>;
