/** A remark on what was imported, as it crosses between processes. */
import * as v from 'valibot';
import { type ImportRemark, importRemarkKinds } from '../text/import-remarks.ts';

const fromOne = v.pipe(v.number(), v.integer(), v.minValue(1));

export const importRemarkSchema: v.GenericSchema<ImportRemark> = v.strictObject({
  kind: v.picklist(importRemarkKinds),
  count: fromOne,
  paragraph: v.exactOptional(fromOne),
  within: v.exactOptional(v.string()),
  text: v.exactOptional(v.string()),
});

/** A list as text, and what of its file is not in it. */
export const listTextSchema = v.strictObject({ text: v.string(), remarks: v.array(importRemarkSchema) });
