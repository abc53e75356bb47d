/** Calls about exporting pages and checking them before they go to press. */
import * as v from 'valibot';
import { filePath } from '../edition/log-records.ts';
import { pageNumber } from '../edition/page-records.ts';
import { articleId, partId } from '../edition/record-fields.ts';
import { blockId } from '../edition/records.ts';
import { waiverId } from '../edition/waiver-records.ts';
import { exportSettingsSchema, presetSchema } from './export-settings.ts';
import { failureSchema } from './failure-schema.ts';

const empty = v.strictObject({});
const pageNumbers = v.array(pageNumber);

/** Characters of a text of an article, as {@link TextRange} has them. */
const textRangeSchema = v.strictObject({
  articleId,
  part: partId,
  from: v.number(),
  to: v.number(),
  found: v.string(),
  before: v.string(),
  after: v.string(),
});

export const findingSchema = v.strictObject({
  rule: v.string(),
  /** 0 for a file of several pages. */
  page: v.number(),
  /** The other number, of what is found on both halves of a 通版. */
  also: v.exactOptional(v.number()),
  severity: v.picklist(['error', 'warning']),
  blockId: v.nullable(blockId),
  /** Of what is found in a text. */
  text: v.exactOptional(textRangeSchema),
  zh: v.string(),
  en: v.string(),
  /** Why it may stand. */
  waived: v.exactOptional(v.strictObject({ id: waiverId, reason: v.string(), by: v.string(), at: v.string() })),
});
/** What preflight found, as it crosses. */
export type PreflightFinding = v.InferOutput<typeof findingSchema>;

export const exportedSchema = v.strictObject({
  files: v.array(
    v.strictObject({
      pages: v.array(v.number()),
      path: v.string(),
      bytes: v.number(),
      sha256: v.string(),
      isUnchanged: v.boolean(),
    }),
  ),
  /** What was not written: for what failed, or (null) because preflight found errors. */
  failed: v.array(
    v.strictObject({
      pages: v.array(v.number()),
      name: v.string(),
      error: v.nullable(failureSchema),
      /** When the file of that name was written that is in the folder still, ISO 8601. */
      older: v.nullable(v.string()),
    }),
  ),
  findings: v.array(findingSchema),
});
export type ExportResult = v.InferOutput<typeof exportedSchema>;

const presetsSchema = v.strictObject({
  own: v.array(presetSchema),
  /** What was exported with last; null at first. */
  last: v.nullable(exportSettingsSchema),
});
export type ExportPresets = v.InferOutput<typeof presetsSchema>;

export const exportCalls = {
  'export.choose-folder': { input: empty, output: v.nullable(filePath) },
  'export.run': {
    input: v.strictObject({
      folder: filePath,
      pages: pageNumbers,
      settings: exportSettingsSchema,
      /** Why pages with errors go to press all the same; null where none do. */
      override: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))),
      /** Overwrites files of others. */
      replaces: v.boolean(),
    }),
    output: exportedSchema,
  },
  /** Checks pages as they are composed; with `isWhole`, makes their files, too, and checks those. Writes nothing. */
  'export.preflight': {
    input: v.strictObject({ pages: pageNumbers, settings: exportSettingsSchema, isWhole: v.boolean() }),
    output: exportedSchema,
  },
  /** Asks where to and writes what preflight found, as PDF or JSON. Null when the user changed their mind. */
  'export.report': {
    input: v.strictObject({ findings: v.pipe(v.array(findingSchema), v.maxLength(10_000)) }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
  'export.choose-profile': { input: empty, output: v.nullable(filePath) },
  'export.presets': { input: empty, output: presetsSchema },
  /** Keeps settings under a name; another preset of the name gives way. */
  'export.save-preset': { input: presetSchema, output: presetsSchema },
  'export.remove-preset': { input: v.strictObject({ name: v.string() }), output: presetsSchema },
  'export.cancel': { input: empty, output: empty },
  'export.reveal': { input: v.strictObject({ path: filePath }), output: empty },
} as const;
