/** What blocks share that show a drawing or a picture whole. */
import * as v from 'valibot';
import type { FileId, ImageId } from '../edition/ids.ts';
import { type KeptLook, keptLookField } from '../edition/kept-look-records.ts';
import { fileId, imageId } from '../edition/record-fields.ts';
import type { ArtPlace, Compositor } from './compositor.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const artFields = {
  /** The drawing it shows; a picture stands where there is none. */
  artworkId: v.optional(fileId),
  imageId: v.optional(imageId),
  /** The swatches that colours of the drawing are printed in, by what its file calls them. */
  inks: v.optional(v.record(name, name)),
  /** Where in its frame it stands; absent, in the middle. */
  align: v.optional(v.picklist(['start', 'centre', 'end'])),
  ...keptLookField,
};

/** The fields of a block that shows one. */
export interface Art {
  readonly artworkId?: FileId | undefined;
  readonly imageId?: ImageId | undefined;
  readonly inks?: Readonly<Record<string, string>> | undefined;
  readonly align?: ArtPlace['align'] | undefined;
  readonly keptLook?: KeptLook;
}

/** The block without what it shows. */
export function withoutArt<Block extends Art>({ artworkId: _a, imageId: _i, inks: _k, keptLook: _l, ...rest }: Block) {
  return rest;
}

/** True of a block that shows a drawing or a picture; a nameplate without one is set in type. */
export function isDrawn({ artworkId, imageId: image }: Art): boolean {
  return artworkId !== undefined || image !== undefined;
}

/** The names that an edition's drawings and pictures have, which are those of their files. */
interface ArtNames {
  readonly artwork: Readonly<Record<FileId, { readonly name: string }>>;
  readonly images: Readonly<Record<ImageId, { readonly name: string }>>;
}

/** What a block shows, by its file's name; null where it shows nothing, or the edition has lost it. */
export function artName({ artworkId, imageId: image }: Art, { artwork, images }: ArtNames): string | null {
  if (artworkId !== undefined) return artwork[artworkId]?.name ?? null;
  return image === undefined ? null : (images[image]?.name ?? null);
}

/** Draws what a block shows; false where it shows nothing, or the edition has lost it. */
export function drawArt(
  { artworkId, imageId: image, inks = {}, align = 'centre' }: Art,
  words: string,
  set: Compositor,
): boolean {
  if (artworkId !== undefined) return set.artwork(artworkId, { align, words }, inks) !== null;
  return image !== undefined && set.wholePicture(image, { align, words }) !== null;
}
