/** Pictures of the open edition, fetched and decoded once. */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { PictureSource } from './paint.ts';

export class Pictures {
  readonly #decoded = new Map<ImageId, ImageBitmap>();
  readonly #asked = new Set<ImageId>();
  readonly #onArrival = new Set<() => void>();

  /** Tells when a picture that was asked for is there. */
  readonly onArrival = (listener: () => void): (() => void) => {
    this.#onArrival.add(listener);
    return () => this.#onArrival.delete(listener);
  };

  readonly source: PictureSource = (id) => {
    const known = this.#decoded.get(id);
    if (known === undefined && !this.#asked.has(id)) {
      this.#asked.add(id);
      // A picture that cannot be read stays a grey frame; export names it. It is asked for again when painted.
      this.#fetch(id).catch(() => this.#asked.delete(id));
    }
    return known;
  };

  /** Lets go of all pictures but an edition's own. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, bitmap] of this.#decoded) {
      if (ids.has(id)) continue;
      bitmap.close();
      this.#decoded.delete(id);
      this.#asked.delete(id);
    }
  }

  async #fetch(id: ImageId): Promise<void> {
    const response = await fetch(`/images/${id}`);
    const blob = await response.blob();
    if (!response.ok || blob.size === 0) throw new Error(`no picture ${id}`);
    this.#decoded.set(id, await createImageBitmap(blob));
    for (const listener of this.#onArrival) listener();
  }
}
