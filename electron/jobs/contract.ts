/** What the jobs process answers: long work, each with its progress, and given up when its signal says so. */
import * as v from 'valibot';
import { newEditionSchema, paperSchema } from '../../shared/contract/api.ts';
import { exportedSchema, findingSchema } from '../../shared/contract/export-calls.ts';
import { exportSettingsSchema } from '../../shared/contract/export-settings.ts';
import { failureSchema } from '../../shared/contract/failure-schema.ts';
import { listRowsSchema } from '../../shared/contract/list-calls.ts';
import { printAskedSchema } from '../../shared/contract/print-calls.ts';
import { wireNewsSchema } from '../../shared/edition/arrival-records.ts';
import { backupReasons, backupSchema } from '../../shared/edition/backup-records.ts';
import { storedEdition } from '../../shared/edition/log-records.ts';
import { datedEntries } from '../../shared/edition/newspaper.ts';
import { swatchSchema } from '../../shared/edition/page-records.ts';
import { faceId } from '../../shared/edition/record-fields.ts';
import { articleSchema, editionSchema, imageId } from '../../shared/edition/records.ts';
import { leftBehindSchema } from '../../shared/paper/left-behind.ts';

const bytes = v.instance(Uint8Array);
const path = v.string();
const pages = v.array(v.number());
const done = v.null();

const exportSource = v.strictObject({
  edition: editionSchema,
  /** Pictures of the pages concerned: the store alone has the edition's file open. */
  images: v.map(imageId, bytes),
  /** Paths of the files of the edition's own faces that it uses and has. */
  faces: v.map(faceId, path),
  /** When the edition last changed, ISO 8601; null before any change. */
  changedAt: v.nullable(v.string()),
  /** What agencies have said of stories since they were taken. */
  news: v.array(wireNewsSchema),
});
/** What pages are made from. */
export type ExportSource = v.InferOutput<typeof exportSource>;

const length = v.number();

const printedSheetSchema = v.strictObject({
  width: length,
  height: length,
  /** Pictures by their files' names in the folder, and where they stand from the top left, in points. */
  pictures: v.array(v.strictObject({ file: v.string(), x: length, y: length, width: length, height: length })),
});
/** A sheet as it is printed. */
export type PrintedSheet = v.InferOutput<typeof printedSheetSchema>;

export const jobsContract = {
  /** Makes the sample edition from our own assets. */
  sample: { input: v.strictObject({ path, assets: v.string() }), output: done },
  /** Makes an edition's file. */
  create: { input: v.strictObject({ path, options: newEditionSchema }), output: done },
  /** Reads what a newspaper's file holds. */
  paper: { input: v.strictObject({ path }), output: paperSchema },
  /** Keeps a copy of an edition as a backup, once it was found sound; tells why it is not in a folder where it should be. */
  'backup.keep': {
    input: v.strictObject({
      copy: path,
      folders: v.array(path),
      id: v.string(),
      path,
      at: v.string(),
      reason: v.picklist(backupReasons),
      state: v.string(),
    }),
    output: v.strictObject({ kept: v.array(backupSchema), failures: v.array(failureSchema) }),
  },
  /** The backups of an edition, the newest first. */
  'backup.list': {
    input: v.strictObject({ folders: v.array(path), id: v.nullable(v.string()), path }),
    output: v.array(backupSchema),
  },
  /** The edition as a backup has it. */
  'backup.read': { input: v.strictObject({ path }), output: storedEdition },
  /** Writes a backup as a new file, beside the edition it is of where no place is named, and tells where. */
  'backup.restore': { input: v.strictObject({ path, to: v.nullable(path) }), output: path },
  /** Makes an edition of a newspaper's file. */
  'create-from': {
    input: v.strictObject({ paper: path, path, ...datedEntries }),
    output: v.array(leftBehindSchema),
  },
  /** Writes an article as a document; the swatches are those its words may be in. */
  document: { input: v.strictObject({ article: articleSchema, swatches: v.array(swatchSchema), path }), output: done },
  /** Writes a list, as CSV or as a workbook by the ending of its file's name. */
  list: { input: v.strictObject({ path, rows: listRowsSchema }), output: done },
  /** Writes a page with its marks. */
  proof: { input: v.strictObject({ source: exportSource, page: v.number(), path }), output: done },
  /** Draws what is to be printed, a file a picture, into a folder; tells what stands where on each sheet. Progress counts sheets. */
  print: {
    input: v.strictObject({ source: exportSource, asked: printAskedSchema, folder: path }),
    output: v.array(printedSheetSchema),
  },
  /** Writes pages. */
  export: {
    input: v.strictObject({
      source: exportSource,
      pages,
      folder: v.string(),
      settings: exportSettingsSchema,
      override: v.nullable(v.strictObject({ reason: v.string(), by: v.string() })),
      replaces: v.boolean(),
    }),
    output: exportedSchema,
  },
  /** Checks pages as they are composed; with `isWhole`, makes their files, too, and checks those. Writes nothing. */
  preflight: {
    input: v.strictObject({ source: exportSource, pages, settings: exportSettingsSchema, isWhole: v.boolean() }),
    output: exportedSchema,
  },
  /** Writes what preflight found. */
  report: {
    input: v.strictObject({ edition: editionSchema, path, findings: v.array(findingSchema) }),
    output: done,
  },
} as const;
