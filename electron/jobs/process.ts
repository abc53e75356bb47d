/** The jobs process: long work off the main process, with progress and cancel. */
import * as v from 'valibot';
import { newEditionSchema } from '../../shared/contract/api.ts';
import { createEdition } from '../../shared/edition/create.ts';
import { articleSchema, editionSchema, imageId } from '../../shared/edition/records.ts';
import { exportPages } from '../export/export-pages.ts';
import { exportProofs } from '../export/proof-sheet.ts';
import { storyDocx, storyText } from '../export/story-file.ts';
import { writeWhole } from '../export/write-whole.ts';
import { readPhotoFile } from '../import/photo.ts';
import { readStoryFile } from '../import/read-story.ts';
import { loadResources } from '../resources.ts';
import { makeSample } from '../sample/make-sample.ts';
import { serve } from '../services/serve.ts';
import { EditionFile } from '../store/edition-file.ts';

const exportSchema = v.object({
  edition: editionSchema,
  pages: v.array(v.number()),
  folder: v.string(),
  images: v.map(imageId, v.instance(Uint8Array)),
});

const proofSchema = v.object({
  edition: editionSchema,
  page: v.number(),
  path: v.string(),
  images: v.map(imageId, v.instance(Uint8Array)),
});

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
    const { edition, page, path, images } = v.parse(proofSchema, input);
    await exportProofs(
      { edition, pages: [page], rounds: [], paper: 'A3', path },
      { resources: loadResources(), imageBytes: (id) => images.get(id), signal: call.signal },
    );
    return null;
  },
  async export(input, call) {
    const { edition, pages, folder, images } = v.parse(exportSchema, input);
    const { files } = await exportPages(
      { edition, pages, folder },
      {
        resources: loadResources(),
        imageBytes: (id) => images.get(id),
        onProgress: call.progress,
        signal: call.signal,
      },
    );
    return { files };
  },
});
