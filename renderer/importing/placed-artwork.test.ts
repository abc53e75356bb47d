import { expect, it } from 'vitest';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { PlacedArtwork } from './placed-artwork.ts';

const image = 'a'.repeat(64) as ImageId;
const adverts = (imageId: ImageId | null) => ({ one: { kind: 'advert', imageId } }) as unknown as Edition['blocks'];

it('tells of artwork once that an undo took out of its advert, and once that a redo put back', () => {
  const placed = new PlacedArtwork();
  placed.add(7, image);
  expect(placed.moved(adverts(image))).toEqual([]);
  expect(placed.moved(adverts(null))).toEqual([{ seq: 7, isShown: false }]);
  // Somebody may have put it aside since: a change of anything else does not bring it back.
  expect(placed.moved(adverts(null))).toEqual([]);
  expect(placed.moved(adverts(image))).toEqual([{ seq: 7, isShown: true }]);
  placed.clear();
  expect(placed.moved(adverts(null))).toEqual([]);
});
