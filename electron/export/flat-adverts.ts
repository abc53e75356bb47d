/** Adverts that blend, on pages for files that may not: each is flattened once, and kept while its file is the same. */
import type { ImageId } from '../../shared/edition/ids.ts';
import { blending, placedScale } from '../../shared/edition/placed-page.ts';
import { FLATTENED_PER_INCH } from '../../shared/edition/press-limits.ts';
import type { Edition, Image } from '../../shared/edition/records.ts';
import { asDayangError, DayangError, stopIfCancelled } from '../errors.ts';
import { flattenPage, listed } from './flatten.ts';
import { picturesOf } from './page-job.ts';
import type { PlannedFile } from './target.ts';

/** Bytes of flattened adverts that are kept between a check and the export after it: those of an edition's pages. */
const MOST_KEPT = 192 * 1024 * 1024;

/** By file and resolution, the oldest first. */
const kept = new Map<string, Uint8Array>();

function keep(key: string, made: Uint8Array): void {
  kept.set(key, made);
  let size = 0;
  for (const { length } of kept.values()) size += length;
  for (const [oldest, { length }] of kept) {
    if (size <= MOST_KEPT || oldest === key) break;
    kept.delete(oldest);
    size -= length;
  }
}

/** An advert that is to be flattened, and at how many pixels to an inch of its own size. */
export interface BlendingAdvert {
  readonly image: Image;
  readonly perInch: number;
}

/** The adverts of pages that can be flattened, each once, as fine as the largest of its places asks for. */
export function blendingAdverts(
  files: readonly Pick<PlannedFile, 'pages'>[],
  images: Edition['images'],
): readonly BlendingAdvert[] {
  const found = new Map<ImageId, BlendingAdvert>();
  for (const { imageId, box, frame } of files.flatMap(({ pages }) => picturesOf(pages))) {
    const image = images[imageId];
    if (image?.placed === undefined || blending(image.placed) !== 'inks') continue;
    const perInch = Math.ceil(FLATTENED_PER_INCH * placedScale(image.placed, (box ?? frame).width));
    if (perInch > (found.get(imageId)?.perInch ?? 0)) found.set(imageId, { image, perInch });
  }
  return [...found.values()];
}

/** What became of adverts: their flattened pages, or why there is none. */
export type FlatAdverts = ReadonlyMap<ImageId, Uint8Array | DayangError>;

async function flattened(
  { image, perInch }: BlendingAdvert,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const key = `${image.id} ${perInch}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { name, placed } = image;
  const missing = placed?.facts.find(({ kind }) => kind === 'fonts-missing');
  // Type in another font looks right on no page.
  if (missing !== undefined) {
    throw new DayangError('advert-flatten-font', { name, ...listed(missing.names ?? []) });
  }
  const [left, top, right, foot] = placed?.bleed ?? [0, 0, 0, 0];
  const { width, height } = placed?.size ?? { width: 0, height: 0 };
  const sides = { width: width + left + right, height: height + top + foot };
  const made = await flattenPage({ name, bytes, inks: placed?.inks ?? [], ...sides, perInch }, signal);
  keep(key, made);
  return made;
}

/** Flattens adverts one after another: each takes as much memory as a page. Rejects with `cancelled` alone. */
export async function flattenAdverts(
  adverts: readonly BlendingAdvert[],
  bytesOf: (id: ImageId) => Uint8Array | undefined,
  { signal, onDone }: { readonly signal: AbortSignal | undefined; readonly onDone: () => void },
): Promise<FlatAdverts> {
  const made = new Map<ImageId, Uint8Array | DayangError>();
  for (const advert of adverts) {
    stopIfCancelled(signal);
    const { id, name } = advert.image;
    const bytes = bytesOf(id);
    try {
      if (bytes === undefined) throw new DayangError('picture-gone', { name });
      made.set(id, await flattened(advert, bytes, signal));
    } catch (error) {
      stopIfCancelled(signal);
      made.set(id, asDayangError(error, name));
    }
    onDone();
  }
  return made;
}

/**
 * The bytes of pictures with those of flattened adverts in their place. Throws why an advert has none, and `advert-blends`
 * of one that cannot be flattened: the file would be of another standard, whoever allows it.
 */
export function withFlatAdverts(
  flat: FlatAdverts,
  images: Edition['images'],
  bytesOf: (id: ImageId) => Uint8Array | undefined,
): (id: ImageId) => Uint8Array | undefined {
  return (id) => {
    const image = images[id];
    const how = blending(image?.placed);
    if (image === undefined || how === 'not') return bytesOf(id);
    const { name } = image;
    if (how === 'light') throw new DayangError('advert-blends-light', { name });
    const made = flat.get(id) ?? new DayangError('advert-blends', { name });
    if (made instanceof DayangError) throw made;
    return made;
  };
}
