import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose, createComposeCache } from '../compose/compose.ts';
import { CopyChecker } from './copy/checked.ts';
import { withOverset } from './overset-copy.ts';
import { checkArticles } from './run.ts';

const sentence = '会议的目的是为了便民，到会的人不少，大家都说这样的会以后还要多开几次。';

/** Of what is found in the copy of a story, in a block of so many rows, what is said to be overset. */
function overset(rows: number): boolean[] {
  const story = article([sentence, sentence.repeat(4), sentence]);
  const bare = withArticle(emptyEdition(1), story);
  const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows })]);
  const cache = createComposeCache();
  const composed = compose(edition, testResources(), cache);
  const checker = new CopyChecker();
  checker.use(null);
  return withOverset(checkArticles(edition, checker), composed, cache)
    .filter(({ rule }) => rule === 'doubled-meaning')
    .map(({ isOverset }) => isOverset === true);
}

it('what is found in copy that no frame holds is said to be overset, in a paragraph that is parted, too', () => {
  const all = overset(6);
  expect(all).toHaveLength(6);
  expect([all[0], all.at(-1)]).toEqual([false, true]);
  // Once copy is overset all that follows is.
  expect(all).toEqual([...all].sort());
  expect(all.slice(1, 5)).toContain(false);
  expect(overset(60)).toEqual([false, false, false, false, false, false]);
});
