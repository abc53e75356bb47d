/** The faces the engine composes with: those Dayang ships, and the open edition's own once it uses some. */
import { FontBook } from '../../shared/compose/font-book.ts';
import type { OpenShaper } from '../../shared/compose/harfbuzz.ts';
import { openTypeface } from '../../shared/compose/typeface.ts';
import type { FaceId, FileId } from '../../shared/edition/ids.ts';
import type { FaceSet } from '../../shared/faces/face.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { type FacesNamed, faceSetWith, type KeptFace, ownFacesUsed } from '../../shared/paper/own-faces.ts';
import { readOwnShaping, readShaping } from './font-bytes.ts';

/** Names faces and the records they are set by: alike, a book of them is the same. Drawings are in their face's file. */
function keyOf(used: readonly KeptFace[]): string {
  return used.length === 0 ? '' : JSON.stringify(used.map(({ drawn: _drawn, ...face }) => face));
}

export class EngineFaces {
  readonly #shaper: Promise<OpenShaper>;
  readonly #bytes = new Map<FaceId, Uint8Array>();
  /** Of the own faces used, without their outlines. */
  #own = new Map<FileId, Uint8Array>();
  /** The book of the shipped faces. Rejects with `font-missing`. */
  readonly shipped: Promise<FontBook>;
  /** Of the faces {@link #book} is of; null once they could not be read. */
  #key: string | null = '';
  #book: Promise<FontBook>;

  constructor(shaper: Promise<OpenShaper>) {
    this.#shaper = shaper;
    this.shipped = this.#openShipped();
    this.#book = this.shipped;
  }

  async #openShipped(): Promise<FontBook> {
    const read = await Promise.all(shippedFaces.all.map(async (face) => [face.id, await readShaping(face)] as const));
    for (const [id, bytes] of read) this.#bytes.set(id, bytes);
    return this.#bookOf(shippedFaces, new Map());
  }

  async #bookOf(faces: FaceSet, own: ReadonlyMap<FaceId, Uint8Array>): Promise<FontBook> {
    const openShaper = await this.#shaper;
    return new FontBook(faces, ({ id }) =>
      openTypeface(id, own.get(id) ?? this.#bytes.get(id) ?? new Uint8Array(), openShaper),
    );
  }

  /** A book with own faces, too; one whose file is not there is left out, and another stands in for it. */
  async #openWith(used: readonly KeptFace[]): Promise<FontBook> {
    const before = this.#own;
    const read = await Promise.all(
      used.map(async (face) => [face, before.get(face.file) ?? (await readOwnShaping(face))] as const),
    );
    await this.shipped;
    const there = read.flatMap(([face, bytes]) => (bytes === null ? [] : [{ face, bytes }]));
    this.#own = new Map(there.map(({ face, bytes }) => [face.file, bytes]));
    const faces = faceSetWith(there.map(({ face }) => face));
    return this.#bookOf(faces, new Map(there.map(({ face, bytes }) => [face.id, bytes])));
  }

  /** The book for an edition; the same one as long as it uses the same faces. */
  #bookFor(edition: FacesNamed | undefined): Promise<FontBook> {
    const used = edition === undefined ? [] : ownFacesUsed(edition);
    const key = keyOf(used);
    if (key !== this.#key) {
      this.#key = key;
      const book = used.length === 0 ? this.shipped : this.#openWith(used);
      this.#book = book;
      // What could not be read may be there the next time.
      book.catch(() => {
        if (this.#book === book) this.#key = null;
      });
    }
    return this.#book;
  }

  /** The book for an edition as it is once the faces are there: it may have changed while they were read. */
  async for(edition: () => FacesNamed | undefined): Promise<FontBook> {
    for (let wanted = this.#bookFor(edition()); ; ) {
      const book = await wanted;
      const now = this.#bookFor(edition());
      if (now === wanted) return book;
      wanted = now;
    }
  }
}
