/**
 * The reading process: files from outside, each in a thread that is ended where it takes too long. It holds nothing else, so
 * that a file that brings it down costs itself alone.
 */
import { readFileSync } from 'node:fs';
import { cutFace } from '../fonts/cut-face.ts';
import { drawnFace } from '../fonts/drawn-face.ts';
import { findFonts } from '../fonts/find-fonts.ts';
import { asFontError, FontReader } from '../fonts/font-reader.ts';
import { systemFontFolders } from '../fonts/system-fonts.ts';
import { ImportReader } from '../import/import-reader.ts';
import { isPageFile } from '../import/placed/page-file.ts';
import { readArrival } from '../import/read-arrival.ts';
import { isTextList } from '../import/table/table-names.ts';
import { writeKept } from '../kept-files.ts';
import { serve } from '../services/serve.ts';
import { readingContract } from './contract.ts';

const fontReader = new FontReader();
const importReader = new ImportReader();
/** Pictures and pages wait for no document: they are read beside them. */
const pictureReader = new ImportReader();

/** Bytes of memory, decoders' own among it, that no file is worth: then the process ends, and with it what brought it there. */
const MOST_MEMORY = 2 * 1024 ** 3;
/** Milliseconds between two looks at it. */
const LOOK = 200;

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(1);
}, LOOK).unref();

serve(readingContract, {
  list: async ({ path }, { signal }) => {
    const read = isTextList(path) ? importReader.text(path, { signal }) : importReader.list(path, { signal });
    const { text, remarks } = await read;
    return { text, remarks: [...remarks] };
  },
  photo: ({ path, page, isAdvert = false }, { signal }) =>
    isPageFile(path)
      ? pictureReader.page(path, page ?? 1, signal)
      : pictureReader.photo(path, { isAdvert, ...(signal === undefined ? {} : { signal }) }),
  artwork: ({ path }, { signal }) => importReader.artwork(path, signal),
  story: ({ path, ...options }, { signal, progress }) =>
    importReader.copy(path, { signal, options, onProgress: progress }),
  arrival: ({ path, isArtwork }, { signal }) => {
    const readers = { copy: importReader, pictures: pictureReader };
    return readArrival(readers, path, { isArtwork, ...(signal === undefined ? {} : { signal }) });
  },
  table: ({ path, ...options }, { signal }) => importReader.table(path, { signal, options }),
  fontFile: ({ path }, { signal }) => asFontError(path, () => fontReader.describe(path, signal)),
  takeFace: (choice, { signal }) => asFontError(choice.path, () => fontReader.take(choice, signal)),
  previewFace: ({ choice, text }, { signal }) =>
    asFontError(choice.path, () => fontReader.preview(choice, text, signal)),
  cutFace: ({ path, slice, to }) => {
    writeKept(to, cutFace(readFileSync(path), slice));
    return null;
  },
  glyphDrawing: ({ path }, { signal }) => importReader.glyph(path, signal),
  drawnFace: ({ glyphs }) => drawnFace(glyphs),
  findFonts: ({ folders }, { progress, signal }) =>
    findFonts(folders ?? systemFontFolders(), fontReader, { onProgress: progress, signal }),
});
