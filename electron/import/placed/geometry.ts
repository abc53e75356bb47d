/** Where a page is trimmed, how large it is, and which way up (ISO 32000-1 §7.7.3.3, §14.11.2). */
import type { PlacedPage } from '../../../shared/edition/placed-page.ts';
import { mm } from '../../../shared/edition/units.ts';
import { PdfError } from '../pdf/faults.ts';
import type { FoundPage, PdfFile } from '../pdf/file.ts';
import { type Box, boxOf, matrixOf, onSheet } from '../pdf/page.ts';
import type { Matrix } from '../svg/geometry.ts';

/** As far as anything beyond the trim is taken over, in points: a press trims within 3 mm (domain.md §5). */
const MOST_BLEED = mm(5);
/** Sides of a page in points: no press prints one of five metres, and nobody sees one of a point. */
const LARGEST = mm(5_000);
const SMALLEST = 1;

/** Thrown where a page is larger than any press prints. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

interface Geometry {
  readonly trim: Box;
  readonly box: Box;
  readonly sizedBy: PlacedPage['sizedBy'];
  readonly turn: number;
  /** Points to a unit of the page (ISO 32000-1 table 30). */
  readonly unit: number;
}

/** True of a file made to PDF/X, in which the art box may stand for the trim box (ISO 15930-7 §6.3.3). */
function isPdfX(file: PdfFile): boolean {
  return file
    .array(file.catalog?.entries.get('OutputIntents'))
    .some((one) => file.name(file.dictionary(one)?.entries.get('S')) === 'GTS_PDFX');
}

/** The box a page is trimmed by: its own, else what is shown of it, else its sheet. */
function trimOf(
  file: PdfFile,
  { page, inherited }: FoundPage,
  media: Box,
): { readonly trim: Box; readonly crop: Box | null; readonly sizedBy: PlacedPage['sizedBy'] } {
  const within = (box: Box | null) => (box === null ? null : onSheet(box, media));
  const crop = within(boxOf(file, inherited('CropBox')));
  const trim = within(boxOf(file, file.get(page, 'TrimBox')));
  if (trim !== null) return { trim, crop, sizedBy: 'trim' };
  const art = isPdfX(file) ? within(boxOf(file, file.get(page, 'ArtBox'))) : null;
  if (art !== null) return { trim: art, crop, sizedBy: 'art' };
  return crop === null ? { trim: media, crop, sizedBy: 'media' } : { trim: crop, crop, sizedBy: 'crop' };
}

/** A page's geometry. Throws {@link PdfError} `no-size`, {@link TooLargeError}. */
export function geometryOf(file: PdfFile, found: FoundPage): Geometry {
  const { page, inherited } = found;
  const media = boxOf(file, inherited('MediaBox'));
  if (media === null) throw new PdfError('no-size');
  const { trim, crop, sizedBy } = trimOf(file, found, media);
  const own = boxOf(file, file.get(page, 'BleedBox'));
  const isOwn = sizedBy === 'trim' || sizedBy === 'art';
  const bleed = isOwn ? ((own === null ? null : onSheet(own, media)) ?? crop ?? media) : trim;
  const said = file.get(page, 'UserUnit');
  const unit = typeof said === 'number' && said >= 0.01 && said <= 100 ? said : 1;
  const most = MOST_BLEED / unit;
  const box = {
    left: Math.min(trim.left, Math.max(bleed.left, trim.left - most)),
    foot: Math.min(trim.foot, Math.max(bleed.foot, trim.foot - most)),
    right: Math.max(trim.right, Math.min(bleed.right, trim.right + most)),
    top: Math.max(trim.top, Math.min(bleed.top, trim.top + most)),
  };
  const rotation = inherited('Rotate');
  // A page is turned by quarters alone (§7.7.3.3).
  const turn = typeof rotation === 'number' && rotation % 90 === 0 ? ((rotation % 360) + 360) % 360 : 0;
  const sides = [(trim.right - trim.left) * unit, (trim.top - trim.foot) * unit];
  if (sides.some((side) => side > LARGEST)) throw new TooLargeError();
  if (sides.some((side) => side < SMALLEST)) throw new PdfError('no-size');
  return { trim, box, sizedBy, turn, unit };
}

/** Size and bleed as the page is seen: turned, in points. */
export function seen({ trim, box, turn, unit }: Geometry): Pick<PlacedPage, 'size' | 'bleed'> {
  const around = [trim.left - box.left, box.top - trim.top, box.right - trim.right, trim.foot - box.foot];
  // Turned clockwise, what was at the foot is at the left.
  const steps = turn / 90;
  const [left = 0, top = 0, right = 0, foot = 0] = around.map((_, at) => (around[(at + 4 - steps) % 4] ?? 0) * unit);
  const [across, down] = [(trim.right - trim.left) * unit, (trim.top - trim.foot) * unit];
  const isUpright = turn % 180 === 0;
  return {
    size: { width: isUpright ? across : down, height: isUpright ? down : across },
    bleed: [left, top, right, foot],
  };
}

/** The matrix that brings the page's own units to points from the top left of what is trimmed, as it is seen. */
export function toSeen({ trim, turn, unit }: Geometry): Matrix {
  return matrixOf(trim, turn, unit);
}
