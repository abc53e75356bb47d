/** Boxed copy (加框成盒) and the direction of lines, as edits of an edition. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { boxBlocks, contentOf, frameWithContent, insertBoxed } from './boxed.ts';
import { holds, overlap } from './boxes.ts';
import { directionOf, setDirection } from './directions.ts';
import { gridFrame } from './formats.ts';
import { newId } from './ids.ts';
import { insertBlock } from './insert.ts';
import { applyPatches } from './operations.ts';
import type { Block, Edition, HeadlineBlock } from './records.ts';

function storyPage() {
  const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(8)]);
  const bare = withArticle(emptyEdition(), story);
  const page = pageOf(bare, 1);
  const headline: HeadlineBlock = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 1,
    kind: 'headline',
    articleId: story.id,
    level: 'brief',
    direction: 'across',
    frame: gridFrame(page.grid, 0, 2, 12, 4),
  };
  const body = { ...bodyBlock(page, story, { row: 16, rows: 14, span: 2 }), columns: 2 };
  return { story, page, headline, body, edition: withBlocks(bare, [headline, body]) };
}

const boxed = (edition: Edition, ids: Parameters<typeof boxBlocks>[1]) => {
  const made = boxBlocks(edition, ids);
  if (typeof made === 'string') throw new Error(made);
  return { after: applyPatches(edition, made.patches).edition, panelId: made.panelId };
};

describe('a box', () => {
  it('stands where the blocks stood, which make room for its border and are one group with it, behind them', () => {
    const { edition, headline, body } = storyPage();
    const { after, panelId } = boxed(edition, [headline.id, body.id]);
    const [panel, head, text] = [panelId, headline.id, body.id].map((id) => after.blocks[id]);
    if (panel === undefined || head === undefined || text === undefined) throw new Error('no block');
    expect(panel.frame.y).toBeCloseTo(headline.frame.y, 6);
    expect(panel.frame.height).toBeCloseTo(headline.frame.height + body.frame.height, 1);
    for (const inner of [head, text]) {
      expect(holds(panel.frame, inner.frame)).toBe(true);
      expect(inner.frame.x - panel.frame.x).toBeGreaterThan(8);
      expect(inner.group).toBe(panel.group);
      expect(panel.order).toBeLessThan(inner.order);
    }
    expect(head.frame.height).toBeCloseTo(headline.frame.height, 6);
    // Its own copy does not run round it.
    const fit = compose(after, testResources()).pages[0]?.blocks.find(({ id }) => id === body.id);
    expect(fit?.lines).toBeGreaterThan(10);
  });

  it('is sized with what stands in it, and keeps what does not touch its edges', () => {
    const { edition, headline, body } = storyPage();
    const { after, panelId } = boxed(edition, [headline.id, body.id]);
    const panel = after.blocks[panelId];
    if (panel === undefined) throw new Error('no panel');
    expect(
      contentOf(after, panelId)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([headline.id, body.id].sort());
    const leading = after.pages[panel.pageId]?.grid.leading ?? 0;
    const wanted = { ...panel.frame, height: panel.frame.height + 4 * leading };
    const taller = applyPatches(after, frameWithContent(after, panelId, wanted)).edition;
    expect(taller.blocks[body.id]?.frame.height).toBeCloseTo(
      (after.blocks[body.id]?.frame.height ?? 0) + 4 * leading,
      4,
    );
    expect(taller.blocks[headline.id]?.frame).toEqual(after.blocks[headline.id]?.frame);
  });

  it('is refused where it has no room, and where nothing can stand in it', () => {
    const { edition, body } = storyPage();
    expect(boxBlocks(edition, [])).toBe('nothing');
    const low = withBlocks(edition, [{ ...body, frame: { ...body.frame, height: 20 } }]);
    expect(boxBlocks(low, [body.id])).toBe('too-small');
  });

  it('is refused, too, where it would leave nothing of one of its blocks', () => {
    const { edition, headline, body } = storyPage();
    const leading = edition.pages[body.pageId]?.grid.leading ?? 0;
    const foot = { ...body.frame, height: 2 * leading, y: headline.frame.y + headline.frame.height };
    const low = withBlocks(edition, [{ ...body, frame: foot }]);
    expect(boxBlocks(low, [headline.id, body.id])).toBe('too-small');
  });

  it('is made with a blank text where nothing is selected', () => {
    const { edition, page } = storyPage();
    const made = insertBoxed(edition, page.id);
    if (typeof made === 'string') throw new Error(made);
    const { blocks } = applyPatches(edition, made.patches).edition;
    expect(Object.keys(blocks)).toHaveLength(Object.keys(edition.blocks).length + 2);
    expect(contentOf(applyPatches(edition, made.patches).edition, made.panelId).map(({ kind }) => kind)).toEqual([
      'body',
    ]);
    expect(made.textId !== undefined && blocks[made.textId]?.kind).toBe('body');
  });
});

describe('a block that nobody draws', () => {
  it('comes beside a panel, and on one only where there is no room beside it', () => {
    const bare = emptyEdition(2);
    const page = pageOf(bare, 2);
    const onPanels = (columns: number) => {
      const panel: Block = {
        ...{ id: newId<'block'>(), pageId: page.id, order: 1, kind: 'panel', border: 0.5, tint: 0, standOff: 0 },
        frame: gridFrame(page.grid, 0, columns, 0, 70),
      };
      const edition = withBlocks(bare, [panel]);
      const made = insertBlock(edition, 'table', page.id, null, { articleId: null, beside: null });
      const table = made === null ? undefined : applyPatches(edition, made.patches).edition.blocks[made.id];
      return table !== undefined && overlap(table.frame, panel.frame);
    };
    expect(onPanels(2)).toBe(false);
    expect(onPanels(5)).toBe(true);
  });
});

describe('rules between columns', () => {
  it('stand in the gutters, as tall as the lines', () => {
    const { edition, body } = storyPage();
    const ruled = withBlocks(edition, [{ ...body, columnRule: 0.5 }]);
    const [page] = compose(ruled, testResources()).pages;
    const rules = page?.items.filter((item) => item.kind === 'fill' && item.blockId === body.id) ?? [];
    expect(rules).toHaveLength(1);
    const [rule] = rules;
    if (rule?.kind !== 'fill') throw new Error('no rule');
    expect(rule.frame.width).toBe(0.5);
    expect(rule.frame.x).toBeCloseTo(body.frame.x + body.frame.width / 2 - 0.25, 0);
    const down = withBlocks(edition, [{ ...body, columnRule: 0.5, direction: 'down' }]);
    const level = compose(down, testResources()).pages[0]?.items.find(
      (item) => item.kind === 'fill' && item.blockId === body.id,
    );
    expect(level?.kind === 'fill' && level.frame.height).toBeCloseTo(0.5, 9);
  });
});

describe('a box at the edge of the sheet', () => {
  it('is refused where a block that just reaches onto it would be pushed off', () => {
    const { edition, headline, body, page } = storyPage();
    const foot = page.grid.trim.height - 3;
    const low = { ...headline, frame: { ...headline.frame, y: foot, height: 40 } };
    expect(boxBlocks(withBlocks(edition, [low]), [low.id, body.id])).toBe('too-small');
    const higher = { ...low, frame: { ...low.frame, y: foot - 60 } };
    expect(typeof boxBlocks(withBlocks(edition, [higher]), [higher.id, body.id])).toBe('object');
  });
});

describe('the direction of lines', () => {
  it('is turned for all of a story’s thread, and back again', () => {
    const { edition, story, body } = storyPage();
    expect(directionOf(edition, story.id)).toBe('across');
    const down = applyPatches(edition, setDirection(edition, body, 'down')).edition;
    expect(directionOf(down, story.id)).toBe('down');
    const turned = down.blocks[body.id];
    if (turned?.kind !== 'body') throw new Error('no body');
    expect(turned.columns).toBe(1);
    const back = applyPatches(down, setDirection(down, turned, 'across')).edition;
    expect(back.blocks[body.id]).toEqual(body);
    expect(setDirection(edition, body, 'across')).toEqual([]);
  });
});
