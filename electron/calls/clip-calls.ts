/** Calls about blocks that are copied: the bytes of their pictures, which another edition has not. */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { StoreHost } from '../services/store-host.ts';

/** What they need of the program. */
interface Host {
  readonly edition: Pick<OpenEdition, 'opened'>;
  readonly store: { readonly calls: Pick<StoreHost['calls'], 'image.read' | 'image.preview' | 'image.add'> };
}

/** A picture's bytes, and those of the picture for the screen where it has one. */
interface Kept {
  readonly bytes: Uint8Array;
  readonly preview: Uint8Array | null;
}

/** Bytes of pictures that are kept at most: those of a page of large ones. What is beyond is not taken along, and told. */
const MOST = 512 * 2 ** 20;

export function clipCalls({ edition, store }: Host): Pick<MethodHandlers, 'clip.keep' | 'clip.bring'> {
  const read = async (images: readonly ImageId[]) => {
    const pictures = new Map<ImageId, Kept>();
    let size = 0;
    for (const id of images) {
      const bytes = await store.calls['image.read']({ id });
      if (bytes === null || size + bytes.length > MOST) continue;
      const shown = await store.calls['image.preview']({ id });
      // Where there is no smaller one, the store answers with the picture itself.
      pictures.set(id, { bytes, preview: shown === null || shown.length === bytes.length ? null : shown });
      size += bytes.length;
    }
    return pictures;
  };
  let kept: Promise<ReadonlyMap<ImageId, Kept>> = Promise.resolve(new Map());
  return {
    'clip.keep': async ({ images }) => {
      kept = read(images);
      await kept;
      return {};
    },
    'clip.bring': async ({ images }) => {
      const into = edition.opened;
      // Large pictures may still be read. Why they cannot be was told when they were copied.
      const pictures = await kept.catch((): ReadonlyMap<ImageId, Kept> => new Map());
      const brought: ImageId[] = [];
      for (const id of images) {
        const picture = pictures.get(id);
        if (picture === undefined) continue;
        await store.calls['image.add']({ into, ...picture });
        brought.push(id);
      }
      return brought;
    },
  };
}
