import * as v from 'valibot';

/** A failure as it crosses between processes: what happened and what to do, in both languages. */
export const failureSchema = v.strictObject({ code: v.string(), zh: v.string(), en: v.string() });
