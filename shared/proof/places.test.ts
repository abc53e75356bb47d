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
import type { Leaf } from '../edition/records.ts';
import { PageCharacters } from './places.ts';

/** Boxes of single characters of a paragraph in a wide column. */
function boxesOf(children: Leaf[]) {
  const own = article(['']);
  const [first] = own.body;
  if (first === undefined) throw new Error('no paragraph');
  const story = { ...own, body: [{ ...first, children }] };
  const bare = withArticle(emptyEdition(), story);
  const [page] = compose(
    withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 4, span: 2 })]),
    testResources(),
  ).pages;
  if (page === undefined) throw new Error('no page');
  const characters = new PageCharacters(page);
  return (from: number, to: number) =>
    characters.lines({
      kind: 'text',
      articleId: story.id,
      start: { part: first.id, offset: from },
      end: { part: first.id, offset: to },
    })[0];
}

describe('the place of marked words', () => {
  it.each<readonly [string, Leaf[]]>([
    ['figures below the line', [{ text: '岸边' }, { text: '300', script: 'sub' }, { text: '0米' }]],
    ['emphasised letters', [{ text: '岸边' }, { text: 'iii', strong: true }, { text: 'lm' }]],
    ['letters in a colour', [{ text: '岸边' }, { text: 'iii', colour: 'red' }, { text: 'lm' }]],
  ])('ends where the next character begins: %s', (_, children) => {
    const boxOf = boxesOf(children);
    const [marked, next] = [boxOf(2, 5), boxOf(5, 6)];
    expect(marked?.right).toBeCloseTo(next?.left ?? 0, 6);
  });
});
