/** Calls about the report of an import: taking it elsewhere. */
import * as v from 'valibot';
import { filePath } from '../edition/log-records.ts';

/** A report of thousands of files, each with all that was left out of it. */
const reportWords = v.pipe(v.string(), v.maxLength(16 * 2 ** 20));

export const reportCalls = {
  /** Puts the report of an import on the clipboard. */
  'import.copy-report': { input: v.strictObject({ text: reportWords }), output: v.strictObject({}) },
  /** Asks where to and writes the report of an import as text. Null when the user changed their mind. */
  'import.save-report': {
    input: v.strictObject({ text: reportWords }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
} as const;
