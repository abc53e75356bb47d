import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { overlap } from './boxes.ts';
import { gridFrame } from './formats.ts';
import { newId } from './ids.ts';
import { frameForPicture, shapedFrame } from './picture-frame.ts';
import type { Edition, Image } from './records.ts';
import { mm } from './units.ts';

const wide = { width: 3000, height: 2000 };
const tall = { width: 1000, height: 3000 };

/** An edition whose page 1 has a picture in some columns and rows. */
function withPicture(column: number, span: number, row: number, rows: number) {
  const empty = emptyEdition();
  const page = pageOf(empty, 1);
  const image: Image = { id: newId<'image'>(), name: '灯.jpg', mime: 'image/jpeg', ...wide };
  const photo = { id: newId<'photo'>(), imageId: image.id, caption: '', credit: '' };
  const story = article(['灯亮了。'], { photos: [photo] });
  const block = { ...photoBlock(page, story, { column, span, row, rows }), photoId: photo.id };
  const edition: Edition = { ...withBlocks(withArticle(empty, story), [block]), images: { [image.id]: image } };
  return { edition, page, block };
}

/** A point within a row and column of a page. */
function pointIn(edition: Edition, column: number, row: number) {
  const { grid } = pageOf(edition, 1);
  const { x, y } = gridFrame(grid, column, 1, row, 1);
  return { x: x + mm(1), y: y + 1 };
}

describe('the frame of a picture that is let go on a page', () => {
  it('has its corner there and the picture’s shape, within half a row', () => {
    const edition = emptyEdition();
    const page = pageOf(edition, 1);
    for (const shape of [wide, tall]) {
      const { frame, covers } = frameForPicture(edition, 'photo', page.id, pointIn(edition, 0, 12), shape);
      expect(covers).toBeNull();
      expect(frame.y).toBeCloseTo(gridFrame(page.grid, 0, 1, 12, 1).y, 6);
      const most = gridFrame(page.grid, 0, 1, 12, 1).y;
      const whole = (frame.width * shape.height) / shape.width;
      const left = page.grid.typeArea.y + page.grid.typeArea.height - most;
      expect(Math.abs(frame.height - Math.min(whole, left))).toBeLessThan(page.grid.leading);
    }
  });

  it('is narrower where a picture stands beside it, and lies on none', () => {
    const { edition, page, block } = withPicture(1, 2, 10, 20);
    const { frame, covers } = frameForPicture(edition, 'photo', page.id, pointIn(edition, 0, 12), wide);
    expect(covers).toBeNull();
    expect(overlap(frame, block.frame)).toBe(false);
    expect(frame.width).toBeLessThanOrEqual(gridFrame(page.grid, 0, 1, 0, 1).width + 0.001);
  });

  it('tells the picture it lies on, where it has no room beside it', () => {
    const { edition, page, block } = withPicture(0, page1Columns(), 10, 20);
    const put = frameForPicture(edition, 'artwork', page.id, pointIn(edition, 0, 12), wide);
    expect(put.covers).toBe(block.id);
  });
});

function page1Columns(): number {
  return pageOf(emptyEdition(), 1).grid.columns;
}

describe('a frame that was found for a picture', () => {
  it('is lower where the picture is, and no higher', () => {
    const { grid } = pageOf(emptyEdition(), 1);
    const found = gridFrame(grid, 0, 2, 5, 14);
    expect(shapedFrame(found, { width: 3000, height: 300 }, grid).height).toBeLessThan(found.height / 2);
    expect(shapedFrame(found, tall, grid)).toEqual(found);
  });
});
