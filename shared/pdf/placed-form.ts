/** A page that is placed: a file of its own (`electron/import/placed`), written into another as a form XObject. */
import { ObjectCopier } from './copy-objects.ts';
import { number, type PdfFile, type Reference } from './objects.ts';
import { type PdfDictionary, PdfReader, PdfSyntaxError } from './read.ts';

/** What a form of ours says it is, so that who reads the file back knows what came from elsewhere (ISO 32000-1 Annex E). */
export const PLACED = 'DYNG_Placed';

/** A figure of a matrix: a page's width in points comes to some thousandths, and needs ten decimals to be exact. */
function exact(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/u, '') || '0';
}

/** The matrix that brings a page's box, turned clockwise as the page is, to the square of one unit. */
function toUnitSquare([left, foot, right, top]: readonly [number, number, number, number], turn: number): number[] {
  const [x, y] = [1 / (right - left), 1 / (top - foot)];
  if (turn === 90) return [0, -x, y, 0, -foot * y, right * x];
  if (turn === 180) return [-x, 0, 0, -y, right * x, top * y];
  if (turn === 270) return [0, x, -y, 0, top * y, -left * x];
  return [x, 0, 0, y, -left * x, -foot * y];
}

/** The page's own group as a form has it: a page stands by itself, whatever is under it (ISO 32000-1 §11.4.7). */
function groupOf(file: PdfReader, copier: ObjectCopier, page: PdfDictionary): string {
  const group = file.dictionary(page.entries.get('Group'));
  if (group === null) return '';
  return `/Group<<${copier.entries(group, ['I', 'Type'])}/I true>>`;
}

/** Opens a placed page. Throws {@link PdfSyntaxError} for bytes that are none. */
function openPage(bytes: Uint8Array) {
  const file = new PdfReader(bytes, () => {
    throw new PdfSyntaxError('nothing of a placed page is unpacked');
  });
  const [page] = file.pages();
  const box = page === undefined ? null : file.box(page, 'MediaBox');
  if (page === undefined || box === null) throw new PdfSyntaxError('no page to place');
  const turn = file.get(page, 'Rotate');
  return { file, page, box, turn: typeof turn === 'number' ? turn : 0 };
}

/** The sides of a placed page as it is seen, in its own units. Throws as {@link writePlacedForm} does. */
export function placedSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const { box, turn } = openPage(bytes);
  const [left, foot, right, top] = box;
  const [across, down] = [right - left, top - foot];
  return turn % 180 === 0 ? { width: across, height: down } : { width: down, height: across };
}

/**
 * Writes the first page of a file as a form that fills the square of one unit, as a picture does: streams, fonts and
 * colours are those of the file, byte for byte. Throws {@link PdfSyntaxError} for bytes that are no such file.
 */
export function writePlacedForm(target: PdfFile, bytes: Uint8Array): Reference {
  const { file, page, box, turn } = openPage(bytes);
  const content = file.dictionary(page.entries.get('Contents'));
  if (content?.stream === undefined) throw new PdfSyntaxError('no page to place');
  const copier = new ObjectCopier(file, target);
  const matrix = toUnitSquare(box, turn);
  const resources = copier.value(page.entries.get('Resources') ?? null);
  const own = copier.entries(content, ['Length']);
  return copier.stream(
    content.stream,
    `/Type/XObject/Subtype/Form/${PLACED} true/BBox[${box.map(number).join(' ')}]/Matrix[${matrix.map(exact).join(' ')}]/Resources ${resources}${groupOf(file, copier, page)}${own}`,
  );
}
