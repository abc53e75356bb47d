/** Encodings, and texts as they are in them, as they cross between processes. */
import * as v from 'valibot';
import { copyEncodings, type EncodingReading } from '../text/encodings.ts';

export const copyEncodingSchema = v.picklist(copyEncodings);

export const encodingReadingSchema: v.GenericSchema<EncodingReading> = v.strictObject({
  encoding: copyEncodingSchema,
  sample: v.string(),
});
