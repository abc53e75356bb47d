/** Calls of the help menu and of what goes wrong: the report of a problem, licences, safe mode, faults of the window. */
import * as v from 'valibot';
import { filePath } from '../edition/log-records.ts';

const empty = v.strictObject({});

/** UTF-16 units of a text that is shown to be read and taken elsewhere: reports, licences. */
const helpText = v.pipe(v.string(), v.maxLength(4 * 2 ** 20));

/** UTF-16 units, and places, of what the window tells of a fault. */
const word = v.pipe(v.string(), v.maxLength(200));
const MOST_PLACES = 8;

const licenceSchema = v.strictObject({
  name: v.string(),
  version: v.string(),
  /** As SPDX writes it (spdx.org/licenses). */
  licence: v.string(),
  text: v.string(),
});
/** Something of others' that ships with the program. */
export type ShippedLicence = v.InferOutput<typeof licenceSchema>;

export const helpCalls = {
  /** The report of a problem, in the window's language: it is sent to nobody. */
  'help.report': { input: empty, output: v.strictObject({ text: helpText }) },
  /** What ships with the program that others made. */
  'help.licences': { input: empty, output: v.array(licenceSchema) },
  /** Puts a text that help showed on the clipboard. */
  'help.copy': { input: v.strictObject({ text: helpText }), output: empty },
  /** Asks where to and writes the report. Null when the user changed their mind. */
  'help.save-report': {
    input: v.strictObject({ text: helpText }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
  /** Ends the program as its window is closed, and starts it once more, in safe mode or not. */
  'session.restart': { input: v.strictObject({ isSafe: v.boolean() }), output: empty },
  /** Tells the log of a fault in the window: what kind, and where in its scripts. */
  'log.fault': {
    input: v.strictObject({
      kind: word,
      code: v.nullable(word),
      at: v.pipe(v.array(word), v.maxLength(MOST_PLACES)),
    }),
    output: empty,
  },
} as const;
