/** Pages to files: compose, write, and only then give each file its name. */
import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedEdition, ComposedPage, Picture } from '../../shared/compose/display-list.ts';
import { pictureKey } from '../../shared/compose/pictures.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type PressImage, writePages } from '../../shared/pdf/page-file.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { pressImage } from './images.ts';
import { deflate, digest, loadSubsetter, pdfFaces } from './pdf-parts.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportRequest {
  readonly edition: Edition;
  /** Page numbers; empty for all. */
  readonly pages: readonly number[];
  readonly folder: string;
  /** `{date}`, `{page}`, `{page:02}`, `{section}`, `{publication}`; without the extension. */
  readonly pattern?: string;
}

export interface ExportedPage {
  readonly page: number;
  readonly path: string;
  readonly bytes: number;
}

export interface ExportEnvironment {
  readonly resources: Resources;
  readonly imageBytes: (id: ImageId) => Uint8Array | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const DEFAULT_PATTERN = '{date}-{page:02}';

/** Characters a file name may not hold on some system. */
function safeName(text: string): string {
  return [...text].map((character) => (/[\\/:*?"<>|]/u.test(character) || character < ' ' ? '-' : character)).join('');
}

/** File name of a page, with the extension. */
export function pageFileName(edition: Edition, page: number, pattern = DEFAULT_PATTERN): string {
  const section = Object.values(edition.pages).find((one) => one.number === page)?.section ?? '';
  const name = pattern.replace(/\{(\w+)(?::0(\d))?\}/gu, (whole, field: string, width: string | undefined) => {
    if (field === 'date') return edition.edition.date;
    if (field === 'page') return String(page).padStart(width === undefined ? 1 : Number(width), '0');
    if (field === 'section') return section;
    if (field === 'publication') return edition.edition.publication;
    return whole;
  });
  return `${safeName(name)}.pdf`;
}

/** The time a file carries: now, or `SOURCE_DATE_EPOCH` for builds that must repeat. */
export function fileTime(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const date = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return date.toISOString();
}

/** The pictures of a page as the press wants them. Throws `picture-unreadable`. */
export async function pressImages(
  page: ComposedPage,
  edition: Edition,
  environment: ExportEnvironment,
): Promise<Map<string, PressImage>> {
  const images = new Map<string, PressImage>();
  const pictures = page.items.filter((item): item is Picture => item.kind === 'picture');
  for (const picture of pictures) {
    const name = edition.images[picture.imageId]?.name ?? picture.imageId;
    const bytes = environment.imageBytes(picture.imageId);
    if (bytes === undefined) throw new DayangError('picture-unreadable', { name, detail: 'no bytes' });
    images.set(pictureKey(picture), await pressImage(bytes, picture, name));
  }
  return images;
}

/** Room to ask for before starting, in bytes a page: the usual page is well below it. */
const ROOM_PER_PAGE = 256 * 1024;

/** Makes the folder and sees that it has room. Throws `not-writable` or `disk-full`. */
function openFolder(folder: string, pages: number): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A folder that cannot be made is reported as missing on read-only file systems.
    const known = asDayangError(error, folder);
    throw known.code === 'file-missing' ? new DayangError('not-writable', { name: folder }, error) : known;
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < pages * ROOM_PER_PAGE) throw new DayangError('disk-full', { name: folder });
}

/**
 * Exports pages as PDF files. Throws {@link DayangError} `no-such-page`, `glyph-missing`, `not-writable`,
 * `disk-full`, `picture-unreadable` or `cancelled`; files finished before that stay, whole.
 */
export async function exportPages(
  request: ExportRequest,
  environment: ExportEnvironment,
): Promise<{ readonly composed: ComposedEdition; readonly files: readonly ExportedPage[] }> {
  const { edition, folder } = request;
  const numbers = Object.values(edition.pages).map((page) => page.number);
  for (const page of request.pages) {
    if (!numbers.includes(page)) throw new DayangError('no-such-page', { page, count: numbers.length });
  }
  const composed = compose(edition, environment.resources);
  const wanted = composed.pages.filter((page) => request.pages.length === 0 || request.pages.includes(page.number));
  for (const page of wanted) {
    const characters = composed.findings
      .filter((finding) => finding.code === 'missing-glyph' && finding.pageId === page.id)
      .map((finding) => finding.detail)
      .join('');
    if (characters !== '') throw new DayangError('glyph-missing', { page: page.number, characters });
  }
  openFolder(folder, wanted.length);
  const faces = pdfFaces(environment.resources.fonts);
  const subset = await loadSubsetter();
  const at = fileTime();
  const files: ExportedPage[] = [];
  for (const page of wanted) {
    // Give cancel a chance to be heard between two pages.
    await new Promise((resolve) => setImmediate(resolve));
    if (environment.signal?.aborted === true) throw new DayangError('cancelled');
    environment.onProgress?.(files.length, wanted.length);
    const images = await pressImages(page, edition, environment);
    const { publication, date } = edition.edition;
    const title = `${publication} ${date} 第${page.number}版`;
    const bytes = writePages([page], { faces, images, subset, deflate, title, at, digest });
    const path = join(folder, pageFileName(edition, page.number, request.pattern));
    writeWhole(path, bytes);
    files.push({ page: page.number, path, bytes: bytes.length });
  }
  environment.onProgress?.(files.length, wanted.length);
  return { composed, files };
}
