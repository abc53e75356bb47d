/** Pictures of the open edition, fetched and decoded: whole for the pages looked at, small for thumbnails. */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { PictureSource } from './paint.ts';

/** Width thumbnails' pictures are decoded to, in pixels: a thumbnail is 84 wide, on a sharp screen twice that. */
const SMALL_WIDTH = 256;
/** Bytes of whole pictures kept beyond those looked at, so that turning back a page shows them at once. */
const MOST_BYTES = 24_000_000;
/** Bytes a decoded pixel takes. */
const PIXEL = 4;

/** Pictures of one size. The one painted last stands last. */
class Decoded {
  readonly #resize: ImageBitmapOptions | undefined;
  readonly #bitmaps = new Map<ImageId, ImageBitmap>();
  readonly #asked = new Set<ImageId>();
  readonly #onArrival: () => void;

  constructor(onArrival: () => void, resize?: ImageBitmapOptions) {
    this.#onArrival = onArrival;
    this.#resize = resize;
  }

  readonly source: PictureSource = (id) => {
    const known = this.#bitmaps.get(id);
    if (known !== undefined) {
      this.#bitmaps.delete(id);
      this.#bitmaps.set(id, known);
    } else if (!this.#asked.has(id)) {
      this.#asked.add(id);
      // A picture that cannot be read stays a grey frame; export names it.
      this.#fetch(id).catch(() => undefined);
    }
    return known;
  };

  async #fetch(id: ImageId): Promise<void> {
    const response = await fetch(`/images/${id}`);
    const blob = await response.blob();
    if (!response.ok || blob.size === 0) throw new Error(`no picture ${id}`);
    const bitmap = await createImageBitmap(blob, this.#resize);
    // Another edition may have been opened while it came.
    if (!this.#asked.has(id)) {
      bitmap.close();
      return;
    }
    this.#bitmaps.set(id, bitmap);
    this.#onArrival();
  }

  #drop(id: ImageId): void {
    this.#bitmaps.get(id)?.close();
    this.#bitmaps.delete(id);
    this.#asked.delete(id);
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.#asked]) if (!ids.has(id)) this.#drop(id);
  }

  /** Lets go of those painted longest ago, but of none of `ids`, until the others take no more than `most` bytes. */
  keepRecent(ids: ReadonlySet<string>, most: number): void {
    const others = [...this.#bitmaps].filter(([id]) => !ids.has(id));
    let bytes = others.reduce((sum, [, { width, height }]) => sum + width * height * PIXEL, 0);
    for (const [id, { width, height }] of others) {
      if (bytes <= most) return;
      bytes -= width * height * PIXEL;
      this.#drop(id);
    }
  }
}

export class Pictures {
  readonly #listeners = new Set<() => void>();
  readonly #tell = () => {
    for (const listener of this.#listeners) listener();
  };
  readonly #whole = new Decoded(this.#tell);
  readonly #small = new Decoded(this.#tell, { resizeWidth: SMALL_WIDTH, resizeQuality: 'medium' });

  /** Tells when a picture that was asked for is there. */
  readonly onArrival = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly source = this.#whole.source;
  /** For thumbnails: decoded small, whatever the picture's size. */
  readonly thumbnail = this.#small.source;

  /** Lets go of all pictures but an edition's own. */
  keepOnly(ids: ReadonlySet<string>): void {
    this.#whole.keepOnly(ids);
    this.#small.keepOnly(ids);
  }

  /** Says which pictures are looked at; of others those seen last are kept for a while. */
  look(ids: ReadonlySet<string>): void {
    this.#whole.keepRecent(ids, MOST_BYTES);
  }
}
