/** A drawing's file from disk: outlines with their inks, and what of it is not drawn as it stands there. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { type Artwork, artworkSchema, MOST_SHAPES, MOST_STEPS } from '../../shared/paper/artwork-records.ts';
import type { ArtworkRemark } from '../../shared/paper/artwork-remarks.ts';
import { MarkupTooDeep } from '../../shared/text/html/parse.ts';
import { DayangError } from '../errors.ts';
import { fileIdOf } from '../pictures.ts';
import { withColoursApart } from './colours-apart.ts';
import { decodeText } from './decode.ts';
import { PdfError } from './pdf/faults.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readBytes } from './photo.ts';
import { readSvg, SvgError } from './svg/read-svg.ts';

export interface ArtworkFile {
  readonly artwork: Artwork;
  readonly bytes: Uint8Array;
  readonly remarks: readonly ArtworkRemark[];
}

/** The largest file that is read; a traced nameplate has some hundred kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * How a PDF begins, and what Illustrator saves: one inside. Readers allow some bytes before it (ISO 32000-1 Annex H.3.4.1),
 * but `<` begins markup, which may say this anywhere.
 */
const PDF = /^[^<]*%PDF-/u;
/** The first bytes of an EPS that has a picture of itself before it. */
const EPS_WITH_PREVIEW = [0xc5, 0xd0, 0xd3, 0xc6];

/**
 * Reads a drawing. Throws {@link DayangError} `file-missing`, `is-directory`, `not-readable`, `file-too-large`,
 * `not-text`, or `artwork-…` for what it is that cannot be drawn.
 */
export function readArtworkFile(path: string): ArtworkFile {
  return readArtwork(basename(path), readBytes(path, MOST_BYTES));
}

/** Why a file is no drawing; null of an error that is none of its own. */
function faultOf(error: unknown) {
  if (error instanceof MarkupTooDeep) return 'too-deep';
  return error instanceof SvgError || error instanceof PdfError ? error.fault : null;
}

/** Reads a drawing from its file's bytes. Throws as {@link readArtworkFile} does. */
export function readArtwork(name: string, bytes: Uint8Array): ArtworkFile {
  if (bytes.length === 0) throw new DayangError('artwork-empty', { name });
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (start.startsWith('%!PS') || EPS_WITH_PREVIEW.every((byte, at) => bytes[at] === byte))
    throw new DayangError('artwork-eps', { name });
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new DayangError('artwork-packed', { name });
  try {
    const isPdf = PDF.test(start);
    const { remarks, ...drawing } = isPdf ? readPdf(bytes) : readSvg(decodeText(bytes, name).text);
    const mime = isPdf ? 'application/pdf' : 'image/svg+xml';
    const shapes = withColoursApart(drawing.shapes);
    return { artwork: v.parse(artworkSchema, { id: fileIdOf(bytes), name, mime, ...drawing, shapes }), bytes, remarks };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    throw new DayangError(`artwork-${fault}`, { name, shapes: MOST_SHAPES, steps: MOST_STEPS }, error);
  }
}
