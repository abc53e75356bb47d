import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { applyPatches } from '../edition/operations.ts';
import { compose, createComposeCache } from './compose.ts';

it('has one drop capital, where the paragraph it stood in is the first no longer', () => {
  const resources = testResources();
  const told = { byline: '（记者 张三）', dateline: '一一一一一一', editor: '本报记者 江流 通讯员 e-mail' };
  const story = { ...article(['东湖南岸']), ...told };
  const bare = applyPatches(withArticle(emptyEdition(2), story), [
    {
      kind: 'set',
      table: 'styles',
      id: 'body',
      path: ['credits'],
      value: { byline: 'before', dateline: 'end', editor: 'end' },
    },
  ]).edition;
  // Page 1 has room for the byline and a turn line: the drop capital stands on the next.
  const edition = withBlocks(bare, [
    { ...bodyBlock(pageOf(bare, 1), story, { rows: 2, thread: 0 }), dropCapital: 2 },
    bodyBlock(pageOf(bare, 2), story, { rows: 3, thread: 1 }),
  ]);
  const cache = createComposeCache();
  compose(edition, resources, cache);
  const longer = withArticle(edition, { ...story, body: [paragraph('东湖南岸'), ...story.body] });
  const anew = JSON.stringify(compose(structuredClone(longer), resources));
  expect(JSON.stringify(compose(longer, resources, cache))).toBe(anew);
});
