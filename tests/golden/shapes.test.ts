/** 外形 · 旋转: panels of every shape, text along them and along a drawn line, and turned blocks, reviewed by eye. */
import { describe, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, BodyBlock } from '../../shared/edition/records.ts';
import { SHAPE_PARTS, type Shape } from '../../shared/edition/shape-records.ts';
import { regularPolygon } from '../../shared/edition/shapes.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

const shapes: readonly Shape[] = [
  { kind: 'rounded', radius: 12 },
  { kind: 'rounded', radius: 20, corners: ['top-left', 'bottom-right'] },
  { kind: 'circle' },
  { kind: 'ellipse' },
  regularPolygon(6),
];

describe('golden pages of shapes', () => {
  it('panels: rounded at all corners and at two, circle, ellipse, hexagon, each with its line within, plain and turned', async () => {
    const bare = emptyEdition();
    const page = pageOf(bare, 1);
    const panel = (shape: Shape, at: number, more: Partial<Extract<Block, { kind: 'panel' }>>): Block => ({
      ...{ id: newId<'block'>(), pageId: page.id, order: at, kind: 'panel', standOff: 0, border: 3, tint: 0.15, shape },
      frame: { x: 60 + (at % 5) * 100, y: 300 + Math.floor(at / 5) * 90, width: 84, height: 60 },
      ...more,
    });
    const edition = withBlocks(bare, [
      ...shapes.map((shape, at) => panel(shape, at, {})),
      ...shapes.map((shape, at) => panel(shape, 5 + at, { turn: 20, colour: 'red' })),
    ]);
    await expectGolden('shapes-panels', edition, { crop: { x: 50, y: 280, width: 520, height: 190 } });
  });

  it('text along a circle, along a drawn line and along a turned frame; a turned headline and a block of copy turned by a quarter', async () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。'.repeat(40)], {
      headlines: { kicker: [], headline: ['灯火照东湖'], deck: [], summary: '' },
      photos: [{ id: newId<'photo'>(), imageId: null, caption: '灯会', credit: '' }],
    });
    const aside = article(['转了直角的正文照样成行，绕开旁边的块。'.repeat(3)]);
    const bare = withArticle(withArticle(emptyEdition(), story), aside);
    const page = pageOf(bare, 1);
    const body: BodyBlock = { ...bodyBlock(page, story, { rows: 32, row: 12, span: 5 }), columns: 2 };
    const { frame } = body;
    const photoId = story.photos[0]?.id ?? newId<'photo'>();
    const photo = (x: number, y: number, more: Partial<Extract<Block, { kind: 'photo' }>>): Block => ({
      ...photoBlock(page, story, { column: 0, span: 1, row: 0, rows: 6 }),
      photoId,
      frame: { x: frame.x + x, y: frame.y + y, width: 90, height: 90 },
      ...more,
    });
    const headline: Block = {
      ...{ id: newId<'block'>(), pageId: page.id, order: 900, kind: 'headline', articleId: story.id, turn: -12 },
      ...{ direction: 'across', level: 'story', frame: { x: frame.x + 250, y: frame.y + 300, width: 230, height: 60 } },
    };
    const quarter: BodyBlock = {
      ...{ ...bodyBlock(page, aside, { rows: 6, row: 0, span: 1 }), order: 950, turn: 90 },
      frame: { x: frame.x + 20, y: frame.y + 330, width: 120, height: 70 },
    };
    const edge = SHAPE_PARTS;
    const edition = withBlocks(bare, [
      body,
      photo(60, 40, { runaround: 'outline', shape: { kind: 'circle' } }),
      photo(300, 40, { runaround: 'drawn', drawn: [edge / 2, -edge / 4, edge, edge / 2, edge / 2, edge, 0, edge / 2] }),
      photo(60, 190, { turn: 30 }),
      photo(300, 190, { turn: 90, frame: { x: frame.x + 300, y: frame.y + 190, width: 60, height: 90 } }),
      headline,
      quarter,
    ]);
    await expectGolden('shapes-around', edition, {
      crop: { x: frame.x - 10, y: frame.y - 10, width: frame.width + 20, height: frame.height + 20 },
      kinds: ['body', 'headline'],
    });
  });
});
