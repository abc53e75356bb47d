/** The faces the engine composes with: those Dayang ships, and the open edition's own once it uses some. */
import { FontBook } from '../../shared/compose/font-book.ts';
import type { OpenShaper } from '../../shared/compose/harfbuzz.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import { openTypeface } from '../../shared/compose/typeface.ts';
import type { FaceId, FileId } from '../../shared/edition/ids.ts';
import type { FaceSet } from '../../shared/faces/face.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { type FacesNamed, faceSetWith, type KeptFace, ownFacesUsed } from '../../shared/paper/own-faces.ts';
import type { CutWords } from '../../shared/text/words.ts';
import { readOwnShaping, readShaping } from './font-bytes.ts';

/** Books kept: of the edition, and of what a preview makes of it. */
const MOST_BOOKS = 2;

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
  readonly #resources = new WeakMap<FontBook, Resources>();
  /** Books with own faces, by the faces they are of, what was asked for last at the end. */
  readonly #books = new Map<string, Promise<FontBook>>();

  constructor(shaper: Promise<OpenShaper>) {
    this.#shaper = shaper;
    this.shipped = this.#openShipped();
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
    if (used.length === 0) return this.shipped;
    const key = keyOf(used);
    const book = this.#books.get(key) ?? this.#openWith(used);
    this.#books.delete(key);
    this.#books.set(key, book);
    const [oldest = ''] = this.#books.keys();
    if (this.#books.size > MOST_BOOKS) this.#books.delete(oldest);
    // What could not be read may be there the next time.
    book.catch(() => {
      if (this.#books.get(key) === book) this.#books.delete(key);
    });
    return book;
  }

  /**
   * What an edition is composed with, as it is once the faces are there. It is the same value as long as the faces are the
   * same: what was composed before is known again by it.
   */
  async resourcesFor(edition: () => FacesNamed | undefined, cutWords: CutWords): Promise<Resources> {
    const fonts = await this.for(edition);
    const known = this.#resources.get(fonts);
    if (known?.cutWords === cutWords) return known;
    const resources = { fonts, cutWords };
    this.#resources.set(fonts, resources);
    return resources;
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
