/** Artwork that came and was put into adverts since the edition was opened: undo takes it out again, and redo puts it back. */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';

interface Placed {
  readonly imageId: ImageId;
  /** An advert had it when it was last looked for. */
  readonly isShown: boolean;
}

export class PlacedArtwork {
  /** By the arrivals' numbers. */
  readonly #placed = new Map<number, Placed>();
  /** The blocks in which it was looked for. */
  #blocks: Edition['blocks'] | undefined;

  clear(): void {
    this.#placed.clear();
  }

  add(seq: number, imageId: ImageId): void {
    this.#placed.set(seq, { imageId, isShown: true });
  }

  /** What has come out of its advert, or back into it, since that was last asked: what was decided on meanwhile stays so. */
  moved(blocks: Edition['blocks']): { readonly seq: number; readonly isShown: boolean }[] {
    if (this.#placed.size === 0 || blocks === this.#blocks) return [];
    this.#blocks = blocks;
    const shown = new Set(
      Object.values(blocks).flatMap((block) => (block.kind === 'advert' ? (block.imageId ?? []) : [])),
    );
    const moved = [...this.#placed].filter(([, { imageId, isShown }]) => shown.has(imageId) !== isShown);
    return moved.map(([seq, { imageId, isShown }]) => {
      this.#placed.set(seq, { imageId, isShown: !isShown });
      return { seq, isShown: !isShown };
    });
  }
}
