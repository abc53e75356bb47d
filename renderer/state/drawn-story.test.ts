import { describe, expect, it } from 'vitest';
import type { Edition } from '../../shared/edition/records.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { drawnStory } from './drawn-story.ts';

const story = article(['东湖南岸的灯火一直亮到深夜。']);
const unplaced = withArticle(emptyEdition(2), story);
const [front, inside] = [pageOf(unplaced, 1), pageOf(unplaced, 2)];
const placed = withBlocks(unplaced, [bodyBlock(front, story, { rows: 10, row: 12, span: 2 })]);

const chosen = { articleId: story.id, isChosen: true };
const fits = (charactersOverset: number) => [
  {
    id: story.id,
    title: '',
    charactersIn: 14,
    charactersComposed: 14,
    charactersOverset,
    copyToCome: false,
    jumps: [],
  },
];
const drawn = (edition: Edition, overset = 0, selection = chosen) =>
  drawnStory('body', front.id, { edition, articles: fits(overset) }, selection);

describe('a block that somebody draws', () => {
  it('goes on with the story taken up while that is on no page, or has more than its blocks hold', () => {
    expect(drawn(unplaced)).toBe(story.id);
    expect(drawn(placed, 12)).toBe(story.id);
  });

  it('begins a story where the one taken up stands whole, and where none was', () => {
    expect(drawn(placed)).toBeNull();
    expect(drawn(unplaced, 0, { articleId: story.id, isChosen: false })).toBeNull();
  });

  it('is its headline where it has none, also on another page that it goes on to', () => {
    const headline = (edition: Edition, page = front) =>
      drawnStory('headline', page.id, { edition, articles: fits(0) }, chosen);
    expect(headline(placed)).toBe(story.id);
    const { id, pageId, order, frame } = bodyBlock(front, story, { rows: 2, row: 8, span: 2 });
    const headed = withBlocks(placed, [
      { id, pageId, order, frame, kind: 'headline', articleId: story.id, direction: 'across', level: 'lead' },
    ]);
    expect(headline(headed)).toBeNull();
    expect(headline(headed, inside)).toBeNull();
    const jumped = withBlocks(headed, [bodyBlock(inside, story, { rows: 4, row: 8, span: 2 })]);
    expect(headline(jumped, inside)).toBe(story.id);
  });

  it('of a kind that is of a story in any case is of the one at hand', () => {
    const selection = { articleId: story.id, isChosen: false };
    expect(drawnStory('pullquote', front.id, { edition: placed, articles: [] }, selection)).toBe(story.id);
  });
});
