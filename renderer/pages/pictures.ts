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
      // A picture that cannot be read stays a grey frame; export names it.
      this.#fetch(id).catch(() => undefined);
    }
    return known;
  };

  async #fetch(id: ImageId): Promise<void> {
    const response = await fetch(`/images/${id}`);
    if (!response.ok) return;
    this.#decoded.set(id, await createImageBitmap(await response.blob()));
    for (const listener of this.#onArrival) listener();
  }
}
