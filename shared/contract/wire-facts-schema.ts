/** What a wire says of a story, as it crosses between processes. */
import * as v from 'valibot';
import type { WireFacts } from '../text/wire-facts.ts';

export const wireFactsSchema: v.GenericSchema<WireFacts> = v.strictObject({
  guid: v.exactOptional(v.string()),
  version: v.exactOptional(v.string()),
  priority: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  source: v.exactOptional(v.string()),
  isCorrection: v.boolean(),
  isKilled: v.boolean(),
  embargo: v.exactOptional(v.string()),
});
