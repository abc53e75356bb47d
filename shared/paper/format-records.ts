/** Page formats by name (开本). Masters (母版) are pages of an edition (`edition/masters.ts`). */
import * as v from 'valibot';
import { id } from '../edition/id-schema.ts';
import type { FormatId } from '../edition/ids.ts';
import { gridSchema } from '../edition/page-records.ts';

const formatId = id<FormatId>();
/** Characters of a format's name. */
export const LONGEST_FORMAT_NAME = 60;
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_FORMAT_NAME));

export const formatSchema = v.strictObject({
  id: formatId,
  name,
  grid: v.pipe(
    gridSchema,
    v.check(({ fold }) => fold === undefined, 'a format is of one page, without a fold'),
  ),
  /** The grid is of right pages, and left pages have its margins the other way round: inner and outer ones (订口、切口). */
  hasFacingPages: v.optional(v.boolean()),
});
/** A page's size and grid under a name. */
export type PageFormat = v.InferOutput<typeof formatSchema>;
