/** What an edition's file is made of, and what of it can go: for whoever looks at it before it is made smaller. */
import * as v from 'valibot';
import { openingId } from './log-records.ts';

/** A count of bytes, or of things. */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const unusedSchema = v.strictObject({
  /** The SHA-256 of its bytes: a picture's id, or that of a face's or a drawing's file. */
  id: v.string(),
  kind: v.picklist(['picture', 'file']),
  bytes: whole,
});
/** A picture or a file that nothing names any more: no record, no step of the log, no version, nothing that came in. */
export type Unused = v.InferOutput<typeof unusedSchema>;

const growthSchema = v.strictObject({
  /** Of the whole file. */
  bytes: whole,
  /** Of the log of what was done. */
  logBytes: whole,
  /** Of pictures and files. */
  keptBytes: whole,
  /** Room in the file that nothing stands in. */
  freeBytes: whole,
  operations: whole,
  /** Stretches of the log that can be folded now. */
  folds: whole,
  /** Whether the edition is out: before, nothing is folded and nothing goes. */
  hasAppeared: v.boolean(),
  unused: v.array(unusedSchema),
});
export type Growth = v.InferOutput<typeof growthSchema>;

const ofOpening = v.strictObject({ of: openingId });

/** What is asked about an edition's file, of main and of the store in the same words. */
export const growthCalls = {
  'growth.survey': { input: ofOpening, output: growthSchema },
  /** Folds the log for a moment; tells how many stretches of it are left to fold. */
  'growth.fold': { input: ofOpening, output: whole },
  /** Takes pictures and files out that nothing names, for good; tells how many those were. */
  'growth.remove': { input: v.strictObject({ of: openingId, ids: v.array(v.string()) }), output: whole },
  /** Gives the room in the file that nothing stands in back to the disk; tells how large the file is then. */
  'growth.shrink': { input: ofOpening, output: whole },
} as const;
