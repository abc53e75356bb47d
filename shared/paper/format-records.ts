/** Page formats by name (开本), and masters (母版) on them. */
import * as v from 'valibot';
import { blockSchema } from '../blocks/kinds.ts';
import { id } from '../edition/id-schema.ts';
import type { FormatId, MasterId } from '../edition/ids.ts';
import { gridSchema } from '../edition/page-records.ts';

const formatId = id<FormatId>();
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

export const formatSchema = v.strictObject({ id: formatId, name, grid: gridSchema });
/** A page's size and grid under a name. */
export type PageFormat = v.InferOutput<typeof formatSchema>;

export const masterSchema = v.strictObject({
  id: id<MasterId>(),
  name,
  /** The format of its pages; null for all. */
  formatId: v.nullable(formatId),
  /** Blocks that stand on every page of it; their page is `page`. */
  blocks: v.pipe(v.array(blockSchema), v.maxLength(400)),
});
/** 母版: what stands on every page of a format. */
export type Master = v.InferOutput<typeof masterSchema>;
