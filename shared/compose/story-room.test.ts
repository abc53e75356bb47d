import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { insertBlock } from '../edition/insert.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { fitLastBlock } from '../layout/remedies.ts';
import { compose } from './compose.ts';

const story = article(['东湖南岸的灯火一直亮到深夜，湖水退了。'.repeat(30)], {
  headlines: { kicker: [], headline: ['灯火'], deck: [], summary: '新馆今天开门，一年免费。' },
  byline: '记者 江流',
});

/** The story on page 1 in a block just as high as its text, under its headline. */
function laid(): Edition {
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, story, { rows: 60, row: 22, span: 2 });
  const { x, y, width } = body.frame;
  const height = page.grid.leading * 2;
  const head = { x, y: y - height, width, height };
  const made = insertBlock(bare, 'headline', page.id, head, { articleId: story.id, beside: null });
  const edition = withBlocks(applyPatches(bare, made?.patches ?? []).edition, [body]);
  return applyPatches(edition, fitLastBlock(edition, testResources(), story.id)).edition;
}

const bodyOf = (edition: Edition) => {
  const body = Object.values(edition.blocks).find((block) => block.kind === 'body');
  if (body === undefined) throw new Error('no body');
  return body;
};

const overset = (edition: Edition) =>
  compose(edition, testResources()).articles.find(({ id }) => id === story.id)?.charactersOverset;

function withPart(edition: Edition, form: 'summary' | 'byline') {
  const made = insertBlock(edition, form, pageOf(edition, 1).id, null, { articleId: story.id, beside: null });
  return applyPatches(edition, made?.patches ?? []);
}

it.each(['summary', 'byline'] as const)('gives the text back the room that a %s takes from it, in one step', (form) => {
  const before = laid();
  expect(overset(before)).toBe(0);
  const { edition, inverse } = withPart(before, form);
  expect(bodyOf(edition).frame.height).toBeGreaterThan(bodyOf(before).frame.height);
  expect(overset(edition)).toBe(0);
  expect(applyPatches(edition, inverse).edition).toEqual(before);
});

it('grows no text over what stands below it, nor text that is locked', () => {
  const free = laid();
  const { x, y, width, height } = bodyOf(free).frame;
  const photo = photoBlock(pageOf(free, 1), story, { column: 0, span: 2, row: 0, rows: 4 });
  const below = withBlocks(free, [{ ...photo, frame: { x, y: y + height, width, height: 60 } }]);
  expect(bodyOf(withPart(below, 'summary').edition).frame.height).toBe(height);
  const locked = withBlocks(free, [{ ...bodyOf(free), locked: true }]);
  expect(bodyOf(withPart(locked, 'summary').edition).frame.height).toBe(height);
});
