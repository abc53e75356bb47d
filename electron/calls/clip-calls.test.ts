import { expect, it } from 'vitest';
import { type ImageId, newId } from '../../shared/edition/ids.ts';
import { clipCalls } from './clip-calls.ts';

/** A store whose reading is let go by hand, and the pictures that were added to it. */
function slowStore() {
  const added: Uint8Array[] = [];
  let letGo: (bytes: Uint8Array<ArrayBuffer>) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const calls = clipCalls({
    edition: { opened: '/other.dayang' },
    store: {
      calls: {
        'image.read': () =>
          new Promise((resolve, reject) => {
            letGo = resolve;
            fail = reject;
          }),
        'image.preview': () => Promise.resolve(null),
        'image.add': ({ bytes }) => {
          added.push(bytes);
          return Promise.resolve(id);
        },
      },
    },
  });
  return { calls, added, letGo: (bytes: Uint8Array<ArrayBuffer>) => letGo(bytes), fail: () => fail(new Error('gone')) };
}

const id: ImageId = newId<'image'>();

it('pictures that are still read when they are pasted are waited for', async () => {
  const { calls, added, letGo } = slowStore();
  const keeping = calls['clip.keep']({ images: [id] }, undefined);
  const bringing = calls['clip.bring']({ images: [id] }, undefined);
  letGo(new Uint8Array([1, 2, 3]));
  await keeping;
  expect(await bringing).toEqual([id]);
  expect(added).toEqual([new Uint8Array([1, 2, 3])]);
});

it('pictures that could not be read are not brought, and what was copied is pasted all the same', async () => {
  const { calls, fail } = slowStore();
  const keeping = calls['clip.keep']({ images: [id] }, undefined);
  const bringing = calls['clip.bring']({ images: [id] }, undefined);
  fail();
  await expect(keeping).rejects.toThrow('gone');
  expect(await bringing).toEqual([]);
});
