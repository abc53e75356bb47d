/** A page of a PDF, or an EPS, to be placed whole: its file, its record, and a picture of it for the screen. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { imageSchema } from '../../../shared/edition/records.ts';
import { DayangError } from '../../errors.ts';
import { imageIdOf } from '../../pictures.ts';
import { PdfError } from '../pdf/faults.ts';
import { type PhotoFile, readBytes } from '../photo.ts';
import { drawPage } from './draw-page.ts';
import { epsBounds, isEps, pdfOfEps } from './eps.ts';
import { TooLargeError } from './geometry.ts';
import { LayersError } from './layers.ts';
import { inksOfPacked } from './picture-inks.ts';
import { type ReadPage, readPage } from './read-page.ts';

/** The largest file that is read: a broadsheet of pictures has some tens of megabytes. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Sides of an image are whole numbers: of a page, hundredths of a point. */
const TO_THE_POINT = 100;

function extracted(name: string, bytes: Uint8Array, page: number): ReadPage {
  try {
    return readPage(bytes, page);
  } catch (error) {
    if (error instanceof LayersError) {
      const { layer } = error;
      if (layer === null) throw new DayangError('advert-layers', { name }, error);
      throw new DayangError('advert-layer-in-line', { name, layer }, error);
    }
    if (error instanceof TooLargeError) throw new DayangError('advert-too-large', { name }, error);
    if (!(error instanceof PdfError)) throw error;
    const { fault } = error;
    // The others are of drawings, and nothing here says them.
    const isOurs = fault !== 'nothing-drawn' && fault !== 'text-only' && fault !== 'picture-only';
    throw new DayangError(isOurs ? `advert-${fault}` : 'advert-damaged', { name }, error);
  }
}

/** Reads a page, from 1. Throws {@link DayangError} `advert-…`. */
async function readAdvert(name: string, bytes: Uint8Array, page: number): Promise<PhotoFile> {
  const source = isEps(bytes) ? pdfOfEps(name, bytes, epsBounds(bytes)) : bytes;
  const read = extracted(name, source, page);
  const placed = read.withInks(await inksOfPacked(read.packed));
  const { size, bleed } = placed;
  const [left, top, right, foot] = bleed;
  const preview = await drawPage(read.bytes).catch((error: unknown) => {
    throw new DayangError('advert-undrawable', { name, detail: error instanceof Error ? error.message : '' }, error);
  });
  const side = (points: number) => Math.max(1, Math.round(points * TO_THE_POINT));
  const image = v.parse(imageSchema, {
    id: imageIdOf(read.bytes),
    name,
    mime: 'application/pdf',
    width: side(size.width + left + right),
    height: side(size.height + top + foot),
    placed,
  });
  return { image, bytes: read.bytes, preview, caption: '', credit: '', taken: null };
}

/** Reads a page of a file. Throws as {@link readAdvert} and `readBytes` do. */
export function readAdvertFile(path: string, page: number): Promise<PhotoFile> {
  return readAdvert(basename(path), readBytes(path, MOST_BYTES), page);
}
