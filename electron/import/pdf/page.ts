/** A page as it is drawn: which part of it, how large, which way up. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { Matrix } from '../svg/geometry.ts';
import { PdfError } from './faults.ts';
import type { FoundPage, PdfFile } from './file.ts';

/** The longer side of a drawing, in its own units. */
const LONG_SIDE = 1_000;
/** The farthest that a box may reach, in points. */
const FARTHEST = 1_000_000;
/** Streams that a page's operators may be parted into. */
const MOST_STREAMS = 2_000;

export interface Box {
  readonly left: number;
  readonly foot: number;
  readonly right: number;
  readonly top: number;
}

export function boxOf(file: PdfFile, value: PdfValue): Box | null {
  const [a, b, c, d] = file.numbers(value) ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const box = { left: Math.min(a, c), foot: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
  const isSound = Object.values(box).every((edge) => Math.abs(edge) <= FARTHEST);
  return isSound && box.right > box.left && box.top > box.foot ? box : null;
}

/** What of a box lies on the sheet; null where that is nothing. */
export function onSheet(box: Box, sheet: Box): Box | null {
  const left = Math.max(box.left, sheet.left);
  const foot = Math.max(box.foot, sheet.foot);
  const right = Math.min(box.right, sheet.right);
  const top = Math.min(box.top, sheet.top);
  return right > left && top > foot ? { left, foot, right, top } : null;
}

/**
 * The part of a page that is the drawing (ISO 32000-1 §14.11.2): the art box where there is one, else the page as it is
 * trimmed, else as it is shown.
 */
function drawingBox(file: PdfFile, { page, inherited }: FoundPage): Box {
  const sheet = boxOf(file, inherited('MediaBox'));
  if (sheet === null) throw new PdfError('no-size');
  const own = ['ArtBox', 'TrimBox'].map((key) => boxOf(file, file.get(page, key)));
  for (const box of [...own, boxOf(file, inherited('CropBox'))]) {
    const found = box === null ? null : onSheet(box, sheet);
    if (found !== null) return found;
  }
  return sheet;
}

/** A page's matrix, turned as the page is. */
export function matrixOf({ left, foot, right, top }: Box, turn: number, s: number): Matrix {
  if (turn === 90) return [0, s, s, 0, -foot * s, -left * s];
  if (turn === 180) return [-s, 0, 0, s, right * s, -foot * s];
  if (turn === 270) return [0, -s, -s, 0, top * s, right * s];
  return [s, 0, 0, -s, -left * s, top * s];
}

/** A page's operators, all its streams as one. */
export function contentOf(file: PdfFile, page: PdfDictionary): Uint8Array {
  const contents = page.entries.get('Contents');
  const single = file.dictionary(contents);
  const streams = single === null ? file.array(contents).map((one) => file.dictionary(one)) : [single];
  if (streams.length > MOST_STREAMS) throw new PdfError('too-much');
  const parts = streams.map((stream) => {
    const bytes = stream === null ? null : file.unpacker.bytesOf(stream);
    if (bytes === null) throw new PdfError('damaged');
    return bytes;
  });
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

/** The first page, its operators, and the matrix that brings it to the size it is drawn in. Throws {@link PdfError}. */
export function pageOf(file: PdfFile) {
  const found = file.firstPage();
  const box = drawingBox(file, found);
  const [across, down] = [box.right - box.left, box.top - box.foot];
  const rotation = found.inherited('Rotate');
  const degrees = typeof rotation === 'number' ? rotation : 0;
  // A page is turned by quarters alone (ISO 32000-1 §7.7.3.3).
  const isQuarter = degrees % 90 === 0;
  const turn = isQuarter ? ((degrees % 360) + 360) % 360 : 0;
  const scale = LONG_SIDE / Math.max(across, down);
  const [width, height] = turn % 180 === 0 ? [across * scale, down * scale] : [down * scale, across * scale];
  return {
    page: found,
    content: contentOf(file, found.page),
    matrix: matrixOf(box, turn, scale),
    size: { width, height },
    count: found.count,
    /** A turn that no page can have, as the file has it; null where there is none. */
    oddTurn: isQuarter ? null : degrees,
  };
}
