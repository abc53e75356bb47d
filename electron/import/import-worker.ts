/** The thread that reads copy and drawings. It may be ended at any moment: see `import-reader.ts`. */
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { asDayangError } from '../errors.ts';
import { readArtworkFile } from './artwork.ts';
import { readGlyphDrawing } from './drawn-glyph.ts';
import type { ImportAnswer, ImportRequest } from './import-requests.ts';
import { readAdvertFile } from './placed/read-advert.ts';
import { readWords } from './read-story.ts';

async function answerTo({ as, path, page = 1, options = {} }: ImportRequest): Promise<ImportAnswer> {
  try {
    if (as === 'page') return { page: await readAdvertFile(path, page) };
    if (as === 'artwork') return { artwork: readArtworkFile(path) };
    return as === 'glyph' ? { glyph: readGlyphDrawing(path) } : { copy: await readWords(path, options) };
  } catch (error) {
    const { code, details } = asDayangError(error, basename(path));
    return { failure: { code, details } };
  }
}

parentPort?.on('message', async (request: ImportRequest) => parentPort?.postMessage(await answerTo(request)));
