/** What the echo service answers: one call for each thing that messages must carry. */
import * as v from 'valibot';

const text = v.strictObject({ text: v.string() });
const bytes = v.strictObject({ bytes: v.instance(Uint8Array) });

export const echoContract = {
  echo: { input: text, output: text },
  /** Bytes, each twice as much. */
  double: { input: bytes, output: bytes },
  /** Counts and tells of each step; says how far it came, where it is told to stop. */
  count: { input: v.strictObject({ to: v.number() }), output: v.strictObject({ reached: v.number() }) },
  /** Fails with an error for the user. */
  refuse: { input: v.strictObject({ name: v.string() }), output: v.null() },
  /** Answers with what its contract does not allow. */
  stray: { input: v.strictObject({}), output: v.pipe(v.number(), v.maxValue(1)) },
  /** Is busy for good, and hears nothing. */
  hang: { input: v.strictObject({}), output: v.null() },
  /** Is busy for so long, and hears nothing meanwhile. */
  pause: { input: v.strictObject({ milliseconds: v.number() }), output: v.null() },
  /** Ends the process before it has answered. */
  die: { input: v.strictObject({}), output: v.null() },
} as const;
