/** Reads copy, pictures and drawings in a thread: what comes from outside may be damaged, or made to take for ever. */
import { basename } from 'node:path';
import type { GlyphDrawing } from '../../shared/paper/drawn-records.ts';
import { DayangError, toldError } from '../errors.ts';
import { ReaderThread, scriptBeside } from '../reader-thread.ts';
import type { ArtworkFile } from './artwork.ts';
import type { CopyOptions } from './copy-source.ts';
import type { DecodedText } from './decode.ts';
import type { ImportAnswer, ImportRequest } from './import-requests.ts';
import { withOldDocument } from './office/convert-document.ts';
import { withOldTable } from './office/convert-table.ts';
import type { PhotoFile } from './photo.ts';
import type { PaperPicture } from './placed/draw-page.ts';
import type { CopyFile } from './read-story.ts';
import type { ListText, TableFile } from './table/read-table.ts';

/** Seconds a file, or a picture in it, may take on a machine that is busy with other work. */
const PATIENCE = 60;
/** Seconds of processor time it may take. The largest drawings and documents that are taken need some five. */
const PROCESSOR_PATIENCE = 10;
/** Megabytes of JavaScript's own memory: a document's tags and words, unpacked, take some hundreds; its bytes are apart. */
const MEMORY = 768;

/** What is known of a file of copy before it is read, and who hears how far it is. */
export interface CopyReading {
  readonly signal?: AbortSignal | undefined;
  /** What the user has said of how it is to be read. */
  readonly options?: CopyOptions;
  /** Told after each picture of a document. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A thread that reads one file after another. All throw `cancelled`, `reading-too-slow` and `reading-ended`. */
export class ImportReader {
  readonly #thread: ReaderThread<ImportRequest, ImportAnswer>;

  constructor(
    entry: URL = scriptBeside(import.meta.url, 'import-worker'),
    { seconds = PATIENCE, processorSeconds = PROCESSOR_PATIENCE } = {},
  ) {
    this.#thread = new ReaderThread({ entry, seconds, processorSeconds, memory: MEMORY }, (why, { path }) =>
      why === 'ended'
        ? new DayangError('reading-ended', { name: basename(path) })
        : new DayangError('reading-too-slow', { name: basename(path), seconds: Math.min(seconds, processorSeconds) }),
    );
  }

  /** Reads a drawing. Throws as `readArtworkFile` does. */
  async artwork(path: string, signal?: AbortSignal): Promise<ArtworkFile> {
    const answer = await this.#ask({ as: 'artwork', path }, { signal });
    if (!('artwork' in answer)) throw new Error('another answer than was asked for');
    return answer.artwork;
  }

  /** Reads the drawing of a character. Throws as `readGlyphDrawing` does. */
  async glyph(path: string, signal?: AbortSignal): Promise<GlyphDrawing> {
    const answer = await this.#ask({ as: 'glyph', path }, { signal });
    if (!('glyph' in answer)) throw new Error('another answer than was asked for');
    return answer.glyph;
  }

  /** Reads a page of a PDF or an EPS, from 1. Throws as `readAdvertFile` does. */
  async page(path: string, page: number, signal?: AbortSignal): Promise<PhotoFile> {
    const answer = await this.#ask({ as: 'page', path, page }, { signal });
    if (!('page' in answer)) throw new Error('another answer than was asked for');
    return answer.page;
  }

  /** Draws a page of a PDF, from 1, on paper, as many pixels wide and tall as is said. */
  async onPaper(
    path: string,
    page: number,
    size: { readonly width: number; readonly height: number },
    signal?: AbortSignal,
  ): Promise<PaperPicture> {
    const answer = await this.#ask({ as: 'paper', path, page, size }, { signal });
    if (!('paper' in answer)) throw new Error('another answer than was asked for');
    return answer.paper;
  }

  /** Reads a picture; of an advert's artwork its plates, too. Throws as `readPhotoFile` does. */
  async photo(
    path: string,
    { isAdvert = false, signal }: { readonly isAdvert?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<PhotoFile> {
    const answer = await this.#ask({ as: isAdvert ? 'picture-advert' : 'photo', path }, { signal });
    if (!('photo' in answer)) throw new Error('another answer than was asked for');
    return answer.photo;
  }

  /** Reads a file of copy, and the pictures in it. Throws as `readStoryFile` does. */
  async copy(path: string, { options = {}, ...reading }: CopyReading = {}): Promise<CopyFile> {
    // Another program converts old documents; the thread may be ended at any moment, and would leave it running.
    const read = async (readable: string) => {
      const answer = await this.#ask({ as: 'copy', path: readable, options }, reading);
      if (!('copy' in answer)) throw new Error('another answer than was asked for');
      return answer.copy;
    };
    return withOldDocument(path, read, { signal: reading.signal });
  }

  /** Reads a file's text as it is. Throws as `readCopyFile` does. */
  async text(path: string, { options = {}, ...reading }: CopyReading = {}): Promise<DecodedText> {
    const answer = await this.#ask({ as: 'text', path, options }, reading);
    if (!('text' in answer)) throw new Error('another answer than was asked for');
    return answer.text;
  }

  /** Reads a file of tables. Throws as `readTableFile` and {@link withOldTable} do. */
  async table(path: string, { options = {}, ...reading }: CopyReading = {}): Promise<TableFile> {
    const read = async (readable: string) => {
      const answer = await this.#ask({ as: 'table', path: readable, options }, reading);
      if (!('table' in answer)) throw new Error('another answer than was asked for');
      return answer.table;
    };
    return withOldTable(path, read, { signal: reading.signal });
  }

  /** Reads a list that stands in a table, as text with tabs between its cells. Throws as {@link ImportReader.table} does. */
  async list(path: string, reading: Omit<CopyReading, 'options'> = {}): Promise<ListText> {
    const read = async (readable: string) => {
      const answer = await this.#ask({ as: 'list', path: readable }, reading);
      if (!('list' in answer)) throw new Error('another answer than was asked for');
      return answer.list;
    };
    return withOldTable(path, read, { signal: reading.signal });
  }

  async #ask(request: ImportRequest, reading: Omit<CopyReading, 'options'>) {
    const answer = await this.#thread.ask(request, reading);
    if ('failure' in answer) throw toldError(answer.failure.code, answer.failure.details);
    return answer;
  }

  /** Ends the thread. */
  end(): Promise<void> {
    return this.#thread.end();
  }
}
