import { describe, expect, it } from 'vitest';
import { laidBoard } from '../../tests/kit/board.ts';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { type Block, type Crop, type Image, type Keyline, wholePicture } from '../edition/records.ts';
import { compose } from './compose.ts';
import { pictureKey, pictureOf } from './pictures.ts';

const id = 'd'.repeat(64) as Image['id'];
const image: Image = { id, name: '家电.jpg', mime: 'image/jpeg', width: 400, height: 300 };
const frame = { x: 60, y: 120, width: 200, height: 100 };

/** The items of an advert with a line round it. */
function lined(keyline: Keyline, more: { readonly colour?: string; readonly height?: number } = {}) {
  const bare = emptyEdition(1);
  const { height = frame.height, ...own } = more;
  const block: Block = {
    ...{ id: newId<'block'>(), pageId: pageOf(bare, 1).id, order: 1, kind: 'advert', advertiser: '', imageId: id },
    ...{ mark: 'artwork', standOff: 0, frame: { ...frame, height }, keyline, ...own },
  };
  const { pages } = compose(withBlocks({ ...bare, images: { [id]: image } }, [block]), testResources());
  return pages[0]?.items.filter((item) => item.blockId === block.id) ?? [];
}

describe('a line round a picture', () => {
  it('lies over it, within its frame, its sides meeting in no point twice', () => {
    const [picture, ...sides] = lined({ weight: 2 });
    expect(picture?.kind).toBe('picture');
    expect(sides).toHaveLength(4);
    const area = sides.reduce(
      (sum, item) => sum + (item.kind === 'fill' ? item.frame.width * item.frame.height : 0),
      0,
    );
    expect(area).toBeCloseTo(200 * 100 - 196 * 96);
    expect(sides.every((item) => item.kind === 'fill' && item.ink === 1 && item.colour === undefined)).toBe(true);
  });

  it('is printed in its own swatch, whatever the block’s is', () => {
    for (const more of [{}, { colour: 'blue' }]) {
      const [, ...sides] = lined({ weight: 1, colour: 'red' }, more);
      expect(sides.map((item) => (item.kind === 'fill' ? item.colour?.name : ''))).toEqual(Array(4).fill('报红'));
    }
    const [, ...black] = lined({ weight: 1 }, { colour: 'blue' });
    expect(black.every((item) => item.kind === 'fill' && item.colour?.name === '深蓝')).toBe(true);
  });

  it('fills a frame it is thicker than', () => {
    const [, ...sides] = lined({ weight: 20 }, { height: 12 });
    for (const item of sides) {
      if (item.kind !== 'fill') throw new Error(item.kind);
      expect(Math.min(item.frame.width, item.frame.height)).toBeGreaterThanOrEqual(0);
    }
    const area = sides.reduce(
      (sum, item) => sum + (item.kind === 'fill' ? item.frame.width * item.frame.height : 0),
      0,
    );
    expect(area).toBeCloseTo(200 * 12);
  });
});

describe('pictures made ready for the press', () => {
  const { photo } = laidBoard();
  const key = (crop?: Crop) => pictureKey(pictureOf({ ...photo, crop }, id, ''));

  it('are told apart by how they lie, and called as before where they just cover their frame', () => {
    const { width, height } = photo.frame;
    expect(key()).toBe(`${id}/1/0.5/0.5/${width}/${height}`);
    const lies: Crop[] = [
      wholePicture,
      { ...wholePicture, fit: 'whole' },
      { ...wholePicture, turn: 90 },
      { ...wholePicture, turn: -90 },
      { ...wholePicture, flipped: true },
      { ...wholePicture, flipped: true, turn: 90, fit: 'whole' },
    ];
    expect(new Set(lies.map(key)).size).toBe(lies.length);
    expect(key({ ...wholePicture, turn: 0 })).toBe(key());
  });
});
