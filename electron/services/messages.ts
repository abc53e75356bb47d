/** Messages between main and the processes that serve it (the store, the jobs). */
import * as v from 'valibot';
import { failureSchema } from '../../shared/contract/failure-schema.ts';
import { faultSchema } from '../log/faults.ts';

export const requestSchema = v.strictObject({ id: v.number(), method: v.string(), input: v.unknown() });
export type Request = v.InferOutput<typeof requestSchema>;

export const answerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready') }),
  v.strictObject({ kind: v.literal('done'), id: v.number(), value: v.unknown() }),
  v.strictObject({
    kind: v.literal('failed'),
    id: v.number(),
    failure: failureSchema,
    /** Of what nobody foresaw, for the log. */
    fault: v.exactOptional(faultSchema),
  }),
  v.strictObject({ kind: v.literal('progress'), id: v.number(), done: v.number(), total: v.number() }),
]);
export type Answer = v.InferOutput<typeof answerSchema>;
