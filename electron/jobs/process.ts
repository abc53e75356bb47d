/** The jobs process: long work off the main process, with progress and cancel. */
import * as v from 'valibot';
import { findingSchema, newEditionSchema } from '../../shared/contract/api.ts';
import { type ExportSettings, exportSettingsSchema } from '../../shared/contract/export-settings.ts';
import { createEdition } from '../../shared/edition/create.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import { articleSchema, type Edition, editionSchema, imageId } from '../../shared/edition/records.ts';
import type { PagesRequest } from '../export/export-job.ts';
import { toldOutcome } from '../export/export-outcome.ts';
import { exportPages, glanceAtPages, preflightPages } from '../export/export-pages.ts';
import { writeProofFile } from '../export/proof-sheet.ts';
import { writeReport } from '../export/report-file.ts';
import { storyDocx, storyText } from '../export/story-file.ts';
import type { ExportEnvironment } from '../export/target.ts';
import { writeWhole } from '../export/write-whole.ts';
import { readPhotoFile } from '../import/photo.ts';
import { readStoryFile } from '../import/read-story.ts';
import { loadResources } from '../resources.ts';
import { makeSample } from '../sample/make-sample.ts';
import { type Call, serve } from '../services/serve.ts';
import { EditionFile } from '../store/edition-file.ts';

const pageNumbers = v.array(v.number());
/** An edition with the pictures of the pages concerned: the store alone has its file open. */
const source = {
  edition: editionSchema,
  images: v.map(imageId, v.instance(Uint8Array)),
  changedAt: v.nullable(v.string()),
};
const exportSchema = v.object({
  ...source,
  pages: pageNumbers,
  folder: v.string(),
  settings: exportSettingsSchema,
  override: v.nullable(v.object({ reason: v.string(), by: v.string() })),
  replaces: v.boolean(),
});
const preflightSchema = v.object({
  ...source,
  pages: pageNumbers,
  settings: exportSettingsSchema,
  isWhole: v.boolean(),
});
const proofSchema = v.object({ ...source, page: v.number(), path: v.string() });
const reportSchema = v.object({ edition: editionSchema, path: v.string(), findings: v.array(findingSchema) });

interface Source {
  readonly edition: Edition;
  readonly images: ReadonlyMap<ImageId, Uint8Array>;
  readonly changedAt: string | null;
}

/** The pages of a source, and what is to be made of them. */
function requestOf({ edition, changedAt }: Source, pages: readonly number[], settings: ExportSettings): PagesRequest {
  return { edition, pages, settings, ...(changedAt === null ? {} : { changedAt }) };
}

function environmentOf({ images }: Source, { progress, signal }: Call): ExportEnvironment {
  return { resources: loadResources(), imageBytes: (id) => images.get(id), onProgress: progress, signal };
}

serve({
  async sample(input) {
    const { path, assets } = v.parse(v.object({ path: v.string(), assets: v.string() }), input);
    return makeSample(path, assets, loadResources);
  },
  create(input) {
    const { path, options } = v.parse(v.object({ path: v.string(), options: newEditionSchema }), input);
    EditionFile.create(path, createEdition(options));
    return null;
  },
  photo(input) {
    const { path } = v.parse(v.object({ path: v.string() }), input);
    return readPhotoFile(path);
  },
  story(input) {
    const { path } = v.parse(v.object({ path: v.string() }), input);
    return readStoryFile(path);
  },
  async document(input) {
    const { article, path } = v.parse(v.object({ article: articleSchema, path: v.string() }), input);
    const isPlain = path.toLowerCase().endsWith('.txt');
    writeWhole(path, isPlain ? new TextEncoder().encode(storyText(article)) : await storyDocx(article));
    return null;
  },
  async proof(input, call) {
    const { page, path, ...from } = v.parse(proofSchema, input);
    const request = { edition: from.edition, pages: [page], rounds: [], paper: 'A3', path } as const;
    await writeProofFile(request, environmentOf(from, call));
    return null;
  },
  async export(input, call) {
    const { pages, folder, settings, override, replaces, ...from } = v.parse(exportSchema, input);
    const request = { ...requestOf(from, pages, settings), folder, replaces };
    return toldOutcome(
      await exportPages(override === null ? request : { ...request, override }, environmentOf(from, call)),
    );
  },
  async preflight(input, call) {
    const { pages, settings, isWhole, ...from } = v.parse(preflightSchema, input);
    const request = requestOf(from, pages, settings);
    const environment = environmentOf(from, call);
    return toldOutcome(isWhole ? await preflightPages(request, environment) : glanceAtPages(request, environment));
  },
  async report(input) {
    const { edition, path, findings } = v.parse(reportSchema, input);
    await writeReport(path, edition, findings, loadResources().fonts);
    return null;
  },
});
