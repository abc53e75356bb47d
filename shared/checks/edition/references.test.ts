import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { typedPointer } from './references.ts';

const bare = emptyEdition(4);

/** What is found of a story on page 2 of four. */
function found(text: string, isPlaced = true): string[] {
  const story = article([text]);
  const edition = withArticle(bare, story);
  const placed = isPlaced ? withBlocks(edition, [bodyBlock(pageOf(bare, 2), story, { rows: 20 })]) : edition;
  return typedPointer
    .run({ edition: placed, composed: compose(placed, testResources()) })
    .map(({ page, zh }) => `${page} ${zh}`);
}

it('a page that the copy names and the edition lacks is told', () => {
  expect(found('大桥明年通车。（详见第6版）')).toEqual([expect.stringMatching(/^2 .*“详见第6版”/u)]);
  expect(found('大桥明年通车。>>8版')).toHaveLength(1);
});

it('one that it has, and what is no pointer, are not', () => {
  for (const text of ['详见第3版', '全书第12版修订', '手机软件更新到第9版', '见报第二天'])
    expect(found(text)).toEqual([]);
  expect(found('详见第6版', false)).toEqual([]);
});
