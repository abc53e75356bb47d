/** One page made into a file and checked: what a worker does, with all it needs given. */
import { inflateSync } from 'node:zlib';
import { withBackdrops } from '../../shared/compose/backdrop.ts';
import type { ComposedPage, Picture } from '../../shared/compose/display-list.ts';
import type { FontBook } from '../../shared/compose/font-book.ts';
import { pictureKey } from '../../shared/compose/pictures.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition, Image } from '../../shared/edition/records.ts';
import type { Face } from '../../shared/faces/face.ts';
import { type EmbeddableImage, writePages } from '../../shared/pdf/page-file.ts';
import { pdfStandards } from '../../shared/pdf/standards.ts';
import { checkFile } from '../../shared/preflight/preflight.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { embeddableImage, type PictureTarget } from './images.ts';
import { InkTable } from './ink-table.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
import { openProfile, type ProfileFile } from './profile.ts';
import type { MadeFile } from './target.ts';

/** How files for the press are made. */
interface PressSettings {
  readonly standard: 'x4' | 'x1a';
  /** Path of the profile. */
  readonly profile: string;
  readonly limits: PressLimits;
  /** Crop and registration marks, colour bar and slug line around the page. */
  readonly hasMarks: boolean;
}

/** A picture's file, its name, and what is known of it, by id. */
export type Originals = ReadonlyMap<
  ImageId,
  { readonly name: string; readonly bytes: Uint8Array; readonly image: Image | undefined }
>;

/** What a worker opens its own faces from. */
export type BookParts = Pick<FontBook, 'files'> & { readonly faces: readonly Face[] };

export interface PressJob {
  readonly settings: PressSettings;
  /** One, or all of a file. */
  readonly pages: readonly ComposedPage[];
  readonly originals: Originals;
  readonly title: string;
  readonly at: string;
  /** The slug line of each page, without what is known once the page is written. */
  readonly slugs: readonly string[];
}

/** What a thread that makes files is told: the next one, or that none follows. */
export type PressOrder = PressJob | 'end';

export function picturesOf(pages: readonly { readonly items: ComposedPage['items'] }[]): Picture[] {
  return pages.flatMap(({ items }) => items.filter((item): item is Picture => item.kind === 'picture'));
}

/** The files of the pictures on pages. Throws `picture-gone`. */
export function originalsOf(
  pages: readonly { readonly items: ComposedPage['items'] }[],
  { images }: Pick<Edition, 'images'>,
  bytesOf: (id: ImageId) => Uint8Array | undefined,
): Originals {
  return new Map(
    picturesOf(pages).map(({ imageId }) => {
      const bytes = bytesOf(imageId);
      const image = images[imageId];
      const name = image?.name ?? imageId;
      if (bytes === undefined) throw new DayangError('picture-gone', { name });
      return [imageId, { name, bytes, image }] as const;
    }),
  );
}

/** Profile and ink table, kept while jobs ask for the same. */
let prepared: { readonly key: string; readonly file: ProfileFile; readonly table: Promise<InkTable> } | undefined;

/** Throws `profile-unreadable`, `profile-not-cmyk`. */
export async function prepareInks(path: string, limit: number): Promise<{ file: ProfileFile; table: InkTable }> {
  const key = `${limit} ${path}`;
  if (prepared?.key !== key) {
    const file = openProfile(path);
    prepared = { key, file, table: InkTable.make(file, limit) };
  }
  const { file, table } = prepared;
  return { file, table: await table };
}

/** The pictures of pages, made for their target. Throws `picture-gone`, `picture-unreadable`. */
export async function targetImages(
  pages: readonly { readonly items: ComposedPage['items'] }[],
  originals: Originals,
  target: PictureTarget,
  signal?: AbortSignal,
): Promise<Map<string, EmbeddableImage>> {
  const images = new Map<string, EmbeddableImage>();
  for (const picture of picturesOf(pages)) {
    stopIfCancelled(signal);
    if (images.has(pictureKey(picture))) continue;
    const original = originals.get(picture.imageId);
    if (original === undefined) throw new DayangError('picture-gone', { name: picture.imageId });
    images.set(pictureKey(picture), await embeddableImage(original.bytes, picture, original.name, target));
  }
  return images;
}

/** Hash of a page shown in its slug: enough to tell two states apart. */
const HASH_SHOWN = 12;

/** Makes a file of pages for the press and checks its bytes. Throws {@link DayangError}. */
export async function pressFile(job: PressJob, fonts: FontBook, signal?: AbortSignal): Promise<MadeFile> {
  const { settings, pages, originals, title, at, slugs } = job;
  const { standard, limits, hasMarks } = settings;
  const { file, table } = await prepareInks(settings.profile, limits.ink);
  const isFlat = !pdfStandards[standard].mayBlend;
  const target = { colours: 'inks', inks: table, mostPixelsPerInch: limits.mostPixelsPerInch, isFlat } as const;
  // Items are made when asked for: once for the pictures and the page both.
  const imageOf = (id: ImageId) => originals.get(id)?.image;
  const made = pages.map((page) => ({ ...page, items: isFlat ? withBackdrops(page.items, imageOf) : page.items }));
  const images = await targetImages(made, originals, target, signal);
  const bytes = writePages(
    made,
    { standard, faces: pdfFaces(fonts), images, deflate, title, at, digest, profile: file.profile },
    hasMarks
      ? {
          fonts,
          slug: (page, hash) =>
            `${slugs[pages.findIndex(({ number }) => number === page.number)]}　${hash.slice(0, HASH_SHOWN)}`,
        }
      : undefined,
  );
  const number = pages.length === 1 ? (pages[0]?.number ?? 0) : 0;
  const also = pages.length === 1 ? pages[0]?.also : undefined;
  const findings = checkFile(
    bytes,
    { page: number, ...(also === undefined ? {} : { also }) },
    {
      standard,
      limits,
      inflate: (packed) => new Uint8Array(inflateSync(packed)),
    },
  );
  return { bytes, findings };
}
