/** Calls about blocks that are copied: of which file their pictures are, which another edition has not. */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { StoreHost } from '../services/store-host.ts';

/** What they need of the program. */
interface Host {
  readonly edition: Pick<OpenEdition, 'opened'>;
  readonly store: { readonly calls: Pick<StoreHost['calls'], 'images.bring'> };
}

export function clipCalls({ edition, store }: Host): Pick<MethodHandlers, 'clip.keep' | 'clip.bring'> {
  /** The file that each picture was copied of last. They are read where they are pasted, not where they are copied. */
  const files = new Map<ImageId, string>();
  return {
    'clip.keep': async ({ images }) => {
      for (const id of images) files.set(id, edition.opened);
      return {};
    },
    'clip.bring': async ({ images }) => {
      const into = edition.opened;
      const brought: ImageId[] = [];
      for (const from of new Set(images.flatMap((id) => files.get(id) ?? []))) {
        const wanted = images.filter((id) => files.get(id) === from);
        brought.push(...(await store.calls['images.bring']({ into, from, images: wanted })));
      }
      return brought;
    },
  };
}
