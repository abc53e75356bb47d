/** The thread that reads copy and drawings. It may be ended at any moment: see `import-reader.ts`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { MarkupTooDeep } from '../../shared/text/html/parse.ts';
import { asDayangError, DayangError } from '../errors.ts';
import type { ReadingProgress } from '../reader-thread.ts';
import { readArtworkFile } from './artwork.ts';
import { readGlyphDrawing } from './drawn-glyph.ts';
import type { ImportAnswer, ImportRequest } from './import-requests.ts';
import { readPhotoFile } from './photo.ts';
import { withPlates } from './picture-plates.ts';
import { drawOnPaper } from './placed/draw-page.ts';
import { readAdvertFile } from './placed/read-advert.ts';
import { readCopyFile } from './read-copy.ts';
import { readCopyWithPhotos } from './read-story.ts';
import { readList, readTableFile } from './table/read-table.ts';

function tell(done: number, total: number): void {
  const said: ReadingProgress = { progress: { done, total } };
  parentPort?.postMessage(said);
}

async function read({ as, path, page = 1, size, options = {} }: ImportRequest): Promise<ImportAnswer> {
  switch (as) {
    case 'page':
      return { page: await readAdvertFile(path, page) };
    case 'paper':
      if (size === undefined) throw new Error('nobody says how large');
      return { paper: await drawOnPaper(readFileSync(path), page, size) };
    case 'photo':
      return { photo: await readPhotoFile(path) };
    case 'picture-advert':
      return { photo: await withPlates(await readPhotoFile(path)) };
    case 'artwork':
      return { artwork: readArtworkFile(path) };
    case 'glyph':
      return { glyph: readGlyphDrawing(path) };
    case 'text':
      return { text: readCopyFile(path, options) };
    case 'table':
      return { table: readTableFile(path, options) };
    case 'list':
      return { list: readList(path) };
    case 'copy':
      return { copy: await readCopyWithPhotos(path, options, tell) };
  }
}

/** What is too much for the engine itself is refused by name: calls too deep, strings too long, arrays too large. */
function refusal(error: unknown, name: string): DayangError {
  if (error instanceof MarkupTooDeep || error instanceof RangeError)
    return new DayangError('document-unsafe', { name, detail: error.message }, error);
  const told = asDayangError(error, name);
  // What nobody foresaw in a file is told with its name, and what to do.
  return told.code === 'unexpected' ? new DayangError('reading-ended', { ...told.details, name }, error) : told;
}

async function answerTo(request: ImportRequest): Promise<ImportAnswer> {
  const { path } = request;
  try {
    return await read(request);
  } catch (error) {
    const { code, details } = refusal(error, basename(path));
    return { failure: { code, details } };
  }
}

parentPort?.on('message', async (request: ImportRequest) => parentPort?.postMessage(await answerTo(request)));
