import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import { type Block, type Crop, type Image, wholePicture } from '../../edition/records.ts';
import { mm } from '../../edition/units.ts';
import { checkPage } from '../run.ts';

const id = 'c'.repeat(64) as Image['id'];
const picture: Image = { id, name: '家电.jpg', mime: 'image/jpeg', width: 2000, height: 1200 };
const page: Image = {
  ...{ id, name: '家电.pdf', mime: 'application/pdf', width: 28346, height: 17008 },
  placed: {
    ...{ page: 1, pages: 1, size: { width: mm(100), height: mm(60) }, bleed: [0, 0, 0, 0], sizedBy: 'trim' },
    ...{ version: '1.4', inks: [], facts: [] },
  },
};

/** What is found of an advert's artwork in a place, in millimetres. */
function found(image: Image, width: number, height: number, crop?: Crop) {
  const bare = emptyEdition(1);
  const block: Block = {
    ...{ id: newId<'block'>(), pageId: pageOf(bare, 1).id, order: 1, kind: 'advert', advertiser: '东湖家电' },
    ...{ imageId: id, mark: 'artwork', standOff: 0, frame: { x: 60, y: 120, width: mm(width), height: mm(height) } },
    ...(crop && { crop }),
  };
  const edition = withBlocks({ ...bare, images: { [id]: image } }, [block]);
  const composed = compose(edition, testResources());
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  return checkPage(edition, composed, first, newsprintLimits).filter(({ rule }) => rule === 'advert-cut');
}

const whole: Crop = { ...wholePicture, fit: 'whole' };

describe('an advert that is cut', () => {
  it('is told of, with how much at which side and what to do', () => {
    const [one] = found(picture, 100, 40, wholePicture);
    expect(one?.severity).toBe('warning');
    expect(one?.zh).toBe(
      '东湖家电的广告“家电.jpg”被裁掉一部分：上边 10 毫米，下边 10 毫米。请点“整张显示”，或改版位。',
    );
    expect(one?.en).toContain('top 10 mm, foot 10 mm');
  });

  it('is told of in editions in which nobody could say how it lies', () => {
    expect(found(picture, 100, 40)).toHaveLength(1);
    expect(found(page, 100, 40)).toEqual([]);
  });

  it('is none where all of it is seen, or a hair is missing', () => {
    expect(found(picture, 100, 40, whole)).toEqual([]);
    expect(found(picture, 100, 60, wholePicture)).toEqual([]);
    expect(found(picture, 100, 58.5, wholePicture)).toEqual([]);
    expect(found(picture, 100, 57.5, wholePicture)).toHaveLength(1);
    expect(found(picture, 60, 100, { ...whole, turn: 90 })).toEqual([]);
  });

  it('is told of a page of a PDF, and of what is turned', () => {
    expect(found(page, 100, 40, wholePicture)).toHaveLength(1);
    expect(found(page, 100, 60, { ...whole, scale: 1.2 })[0]?.zh).toContain('左边 10 毫米，右边 10 毫米，上边 6 毫米');
    expect(found(picture, 100, 60, { ...wholePicture, turn: 8 })).toHaveLength(1);
  });
});
