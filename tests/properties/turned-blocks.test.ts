/** Turned and shaped blocks on a page: what text keeps clear of, what overlaps, where characters, carets and marks are. */
import { describe, expect, it } from 'vitest';
import { ItemNumbers, packPage, unpackPage } from '../../renderer/engine/packed-page.ts';
import { caretLine, placeAt } from '../../renderer/state/place-map.ts';
import { compose } from '../../shared/compose/compose.ts';
import { alignBlocks } from '../../shared/edition/blocks.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition, HeadlineBlock, Image, PanelBlock, PhotoBlock } from '../../shared/edition/records.ts';
import { turnBlocks } from '../../shared/edition/shaping.ts';
import { ontoPage, placeTaken, turnedOf } from '../../shared/edition/turned.ts';
import { PageCharacters } from '../../shared/proof/places.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';

const resources = testResources();
const photoId = newId<'photo'>();
const image: Image = { id: newId<'image'>(), name: 'a.png', mime: 'image/png', width: 300, height: 200 };
const story = article(['正文。'], {
  headlines: { kicker: [], headline: ['灯火照东湖'], deck: [], summary: '' },
  photos: [{ id: photoId, imageId: image.id, caption: '', credit: '' }],
});

const sheet = pageOf(emptyEdition(1), 1);

/** Blocks stand on a page of their own each time: the one of the edition they are put on. */
function on(edition: (pageId: Block['pageId']) => readonly Block[]): Edition {
  const bare = withArticle(emptyEdition(1), story);
  return withBlocks({ ...bare, blocks: {}, images: { [image.id]: image } }, edition(pageOf(bare, 1).id));
}

const photo = (pageId: Block['pageId'], more: Partial<PhotoBlock> = {}): PhotoBlock => ({
  ...photoBlock(sheet, story, { column: 0, span: 1, row: 0, rows: 4 }),
  ...{ pageId, photoId, order: 10, frame: { x: 100, y: 300, width: 200, height: 200 } },
  ...more,
});
const headline = (pageId: Block['pageId'], more: Partial<HeadlineBlock> = {}): HeadlineBlock => ({
  ...{ id: newId<'block'>(), pageId, order: 30, kind: 'headline', articleId: story.id, direction: 'across' },
  ...{ level: 'story', frame: { x: 130, y: 370, width: 140, height: 50 } },
  ...more,
});
const panel = (pageId: Block['pageId'], more: Partial<PanelBlock> = {}): PanelBlock => ({
  ...{ id: newId<'block'>(), pageId, order: 20, kind: 'panel', standOff: 0, border: 0, tint: 0 },
  frame: { x: 120, y: 360, width: 160, height: 70 },
  ...more,
});

const overlaps = (edition: Edition) =>
  compose(edition, resources).findings.filter(({ code }) => code === 'blocks-overlap').length;

describe('overlaps', () => {
  it('are none between words and a picture with a panel between that holds them', () => {
    expect(overlaps(on((id) => [photo(id), headline(id)]))).toBe(1);
    expect(overlaps(on((id) => [photo(id), panel(id), headline(id)]))).toBe(0);
    // Below the picture, or too small, it is no ground.
    expect(overlaps(on((id) => [photo(id), panel(id, { order: 5 }), headline(id)]))).toBe(1);
    expect(
      overlaps(on((id) => [photo(id), panel(id, { frame: { x: 130, y: 370, width: 90, height: 50 } }), headline(id)])),
    ).toBe(1);
  });

  it('are what blocks cover as they lie: not the corners a circle leaves, nor those a turn takes away', () => {
    const corner = { frame: { x: 100, y: 300, width: 25, height: 25 } };
    expect(overlaps(on((id) => [photo(id), headline(id, corner)]))).toBe(1);
    expect(overlaps(on((id) => [photo(id, { shape: { kind: 'circle' } }), headline(id, corner)]))).toBe(0);
    expect(overlaps(on((id) => [photo(id, { turn: 45 }), headline(id, corner)]))).toBe(0);
    const beside = { frame: { x: 70, y: 385, width: 25, height: 25 } };
    expect(overlaps(on((id) => [photo(id), headline(id, beside)]))).toBe(0);
    expect(overlaps(on((id) => [photo(id, { turn: 45 }), headline(id, beside)]))).toBe(1);
  });

  it('are those of blocks whose edges lie on one line, too, and none where they only touch', () => {
    for (const more of [{ turn: 90 }, { turn: 180 }, { shape: { kind: 'rounded', radius: 8 } }] as const) {
      const at = (x: number) =>
        on((id) => [photo(id), photo(id, { frame: { x, y: 300, width: 200, height: 200 }, ...more })]);
      expect([more, overlaps(at(250))]).toEqual([more, 1]);
      expect([more, overlaps(at(300))]).toEqual([more, 0]);
    }
  });
});

describe('a panel over pictures', () => {
  it('has what lies under it painted once more, cut to it, and covers nothing else', () => {
    const edition = on((id) => [photo(id), panel(id, { veil: { to: 'paper', share: 0.7 }, tint: 0.5 }), headline(id)]);
    const [only] = compose(edition, resources).pages;
    const kinds = only?.items.filter(({ kind }) => kind !== 'glyphs') ?? [];
    expect(kinds.map(({ kind }) => kind)).toEqual(['picture', 'picture']);
    const again = kinds[1];
    expect(again).toMatchObject({ veil: { to: 'paper', share: 0.7 }, alt: '', frame: { x: 100, width: 200 } });
    expect(again?.kind === 'picture' && again.within?.[0]).toEqual([120, 360, 280, 360, 280, 430, 120, 430]);
  });
});

describe('a turned headline', () => {
  const edition = on((id) => [headline(id, { turn: 90 })]);
  const [composed] = compose(edition, resources).pages;
  const block = Object.values(edition.blocks)[0];

  it('says of each of its characters how it is turned, on its way to the window, too', () => {
    if (composed === undefined || block === undefined) throw new Error('no page');
    const turned = turnedOf(block);
    expect(composed.items.every((item) => item.turned !== undefined)).toBe(true);
    expect(composed.items[0]?.turned).toEqual(turned);
    const back = unpackPage(packPage(composed, new ItemNumbers()));
    expect(back.items).toEqual(composed.items);
  });

  it('has its places where they are seen, for the pointer, the caret and marks', () => {
    if (composed === undefined || block === undefined) throw new Error('no page');
    const lines = new PageCharacters(composed);
    const { left = 0, top = 0, bottom = 0, turned } = lines.place(story.id, { part: 'headline.0', offset: 4 }) ?? {};
    const seen = ontoPage({ x: left + 1, y: (top + bottom) / 2 }, turned);
    expect(placeAt(composed, block.id, seen.x, seen.y)).toEqual({
      articleId: story.id,
      part: 'headline.0',
      offset: 4,
    });
    const caret = caretLine(composed, { articleId: story.id, part: 'headline.0', offset: 4 });
    expect(caret?.turned).toEqual(turnedOf(block));
    // Down the page, all of it.
    const first = lines.runs[0];
    expect((first?.bottom ?? 0) - (first?.top ?? 0)).toBeGreaterThan(2 * ((first?.right ?? 0) - (first?.left ?? 0)));
  });
});

describe('turning', () => {
  it('is about the middle, by quarters for copy, and brings what leaves the sheet back', () => {
    const edition = on((id) => [
      headline(id, { frame: { x: 0, y: 300, width: 200, height: 40 } }),
      bodyBlock({ ...sheet, id }, story, { rows: 4 }),
    ]);
    const ids = Object.values(edition.blocks).map(({ id }) => id);
    const turned = applyPatches(edition, turnBlocks(edition, ids, { by: 40 })).edition;
    const kinds = Object.values(turned.blocks).map(({ kind, turn }) => [kind, turn]);
    expect(kinds).toEqual([
      ['headline', 40],
      ['body', undefined],
    ]);
    const back = applyPatches(turned, turnBlocks(turned, ids, { to: 0 })).edition;
    expect(Object.values(back.blocks).every(({ turn }) => turn === undefined)).toBe(true);
    const upright = applyPatches(edition, turnBlocks(edition, ids, { to: 90 })).edition;
    const title = Object.values(upright.blocks).find(({ kind }) => kind === 'headline');
    // 80 points left of the sheet's edge its frame begins, so that what is seen of it begins at the edge.
    expect(title?.frame).toMatchObject({ x: 0, width: 200 });
  });

  it('is what blocks are aligned by: the edges that are seen', () => {
    const edition = on((id) => [
      headline(id, { turn: 90 }),
      photo(id, { frame: { x: 400, y: 600, width: 100, height: 100 } }),
    ]);
    const units = Object.values(edition.blocks).map(({ id }) => [id]);
    const after = applyPatches(edition, alignBlocks(edition, 'right', units)).edition;
    const [right, other] = Object.values(after.blocks).map((block) => placeTaken(block).x + placeTaken(block).width);
    expect(right).toBeCloseTo(other ?? 0, 6);
  });

  it('keeps copy out of a corner that a turned picture reaches, and gives it one that it leaves', () => {
    const text = article(['东湖南岸的灯火一直亮到深夜。'.repeat(120)], { photos: story.photos });
    const set = (turn?: number) => {
      const bare = withArticle(emptyEdition(1), text);
      const now = pageOf(bare, 1);
      const body = { ...bodyBlock(now, text, { rows: 30, row: 10, span: 5 }), columns: 1 };
      const middle = { x: body.frame.x + body.frame.width / 2 - 60, y: body.frame.y + 60, width: 120, height: 120 };
      const edition = withBlocks({ ...bare, images: { [image.id]: image } }, [
        body,
        photo(now.id, { articleId: text.id, frame: middle, ...(turn === undefined ? {} : { turn }) }),
      ]);
      const runs = compose(edition, resources).pages[0]?.items.filter((item) => item.kind === 'glyphs') ?? [];
      const at = (y: number) =>
        runs
          .filter((run) => run.kind === 'glyphs' && Math.abs(run.y - y) < 6.75)
          .reduce((sum, run) => sum + (run.kind === 'glyphs' ? run.text.length : 0), 0);
      return { corner: at(middle.y + 10), middle: at(middle.y + 60) };
    };
    const [level, turned] = [set(), set(45)];
    expect(turned.corner).toBeGreaterThan(level.corner);
    expect(turned.middle).toBeLessThan(level.middle);
  });
});
