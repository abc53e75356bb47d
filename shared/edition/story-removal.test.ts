import { expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { applyPatches } from './operations.ts';
import { removeStory } from './story-removal.ts';

const story = article(['东湖南岸的灯火一直亮到深夜。']);
const waiting = withArticle(emptyEdition(1), story);

it('takes a story out of the pool, and nothing else', () => {
  const patches = removeStory(waiting, story.id) ?? [];
  expect(applyPatches(waiting, patches).edition).toEqual({ ...waiting, articles: {} });
});

it('leaves one that a block shows', () => {
  const shown = withBlocks(waiting, [bodyBlock(pageOf(waiting, 1), story, { rows: 10, row: 12, span: 2 })]);
  expect(removeStory(shown, story.id)).toBeNull();
});
