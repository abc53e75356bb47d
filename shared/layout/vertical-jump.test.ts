/** A story that runs down and goes on on another page. */
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
import { applyPatches } from '../edition/operations.ts';
import { threadOf } from '../edition/selectors.ts';
import { jumpRest } from './remedies.ts';

describe('the rest of a vertical story', () => {
  it('goes on running down, in one tier', () => {
    const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(40)]);
    const bare = withArticle(emptyEdition(2), story);
    const block = { ...bodyBlock(pageOf(bare, 1), story, { rows: 10 }), columns: 1, direction: 'down' } as const;
    const edition = withBlocks(bare, [block]);
    const patches = jumpRest(edition, testResources(), story.id, pageOf(edition, 2).id);
    const after = threadOf(applyPatches(edition, patches).edition, story.id);
    expect(after.map(({ direction, columns }) => [direction, columns])).toEqual([
      ['down', 1],
      ['down', 1],
    ]);
  });
});
