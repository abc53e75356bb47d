import { expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { clipCalls } from './clip-calls.ts';

it('pictures are read when they are pasted, each of the file it was copied of last, and none when they are copied', async () => {
  const edition = { opened: '/一.dayang' };
  const asked: unknown[] = [];
  const calls = clipCalls({
    edition,
    store: {
      calls: {
        'images.bring': async (wanted) => {
          asked.push(wanted);
          return [...wanted.images];
        },
      },
    },
  });
  const [a, b, c, unknown] = [newId<'image'>(), newId<'image'>(), newId<'image'>(), newId<'image'>()];
  await calls['clip.keep']({ images: [a, b] }, undefined);
  edition.opened = '/二.dayang';
  await calls['clip.keep']({ images: [b, c] }, undefined);
  expect(asked).toEqual([]);
  edition.opened = '/三.dayang';
  expect(await calls['clip.bring']({ images: [a, b, c, unknown] }, undefined)).toEqual([a, b, c]);
  expect(asked).toEqual([
    { into: '/三.dayang', from: '/一.dayang', images: [a] },
    { into: '/三.dayang', from: '/二.dayang', images: [b, c] },
  ]);
});
