import { expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import type { PhotoId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Article } from '../edition/records.ts';
import { placeArticle } from './place-article.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，江边的人们说起这一年的变化。';
const photo = { id: 'photo-1' as PhotoId, imageId: null, caption: '东湖南岸的灯火。', credit: '江流 摄' };
const headlines = { kicker: [], headline: ['东湖南岸灯火亮'], deck: [], summary: '' };

/** The composed blocks of a story placed on page 2. */
function blocksOf(story: Article) {
  const bare = withArticle(emptyEdition(2), story);
  const page = pageOf(bare, 2);
  const patches = placeArticle(bare, testResources(), story.id, page.id, null) ?? [];
  const { edition } = applyPatches(bare, patches);
  const composed = compose(edition, testResources());
  const { leading } = page.grid;
  const blocks = composed.pages.find(({ id }) => id === page.id)?.blocks ?? [];
  const [body, headline, picture] = ['body', 'headline', 'photo'].map((kind) =>
    blocks.find((one) => one.kind === kind),
  );
  const columns = body === undefined ? 0 : page.grid.columns;
  return { body, headline, picture, columns, leading, oversets: composed.articles[0]?.charactersOverset };
}

it.each([1, 3, 10, 40, 120])('a story of %i sentences has a block as tall as its copy', (count) => {
  const { body, columns, oversets } = blocksOf(article([sentence.repeat(count)], { headlines }));
  expect(oversets).toBe(0);
  expect(body?.linesShort).toBeLessThan(columns);
});

it.each([8, 20, 60, 90, 110, 120])('and with a picture, %i sentences', (count) => {
  const paragraphs = Array.from({ length: count / 2 }, () => sentence.repeat(2));
  const { body, picture, columns, oversets, leading } = blocksOf(article(paragraphs, { headlines, photos: [photo] }));
  expect(oversets).toBe(0);
  expect(body?.linesShort).toBeLessThan(columns);
  if (body === undefined || picture === undefined) throw new Error('not placed');
  expect(picture.frame.y + picture.frame.height).toBeLessThanOrEqual(body.frame.y + body.frame.height + leading);
});

it('a story still to be written has room to write in', () => {
  const { body, leading } = blocksOf(article([''], { headlines }));
  expect((body?.frame.height ?? 0) / leading).toBeCloseTo(5);
});

it('a headline is as large over short copy as over long', () => {
  const [short, long] = [1, 60].map((count) => blocksOf(article([sentence.repeat(count)], { headlines })).headline);
  expect(short?.frame.height).toBe(long?.frame.height);
});

it.each([1, 2, 3, 4, 6, 9])('in %i rows a picture that its caption leaves no room stays in the tray', (rows) => {
  const captioned = { ...photo, caption: '东湖南岸的灯火一直亮到深夜，江边的人们说起这一年的变化。'.repeat(2) };
  const story = article([sentence.repeat(4)], { headlines, photos: [captioned] });
  const edition = withArticle(emptyEdition(2), story);
  const { id, grid } = pageOf(edition, 2);
  const region = { column: 0, span: 1, row: 8, rows };
  const patches = placeArticle(edition, testResources(), story.id, id, { region }) ?? [];
  const placed = Object.values(applyPatches(edition, patches).edition.blocks);
  expect(placed.some(({ kind }) => kind === 'body')).toBe(true);
  for (const { kind, frame } of placed) if (kind === 'photo') expect(frame.height).toBeGreaterThan(grid.leading);
  expect(placed.some(({ kind }) => kind === 'photo')).toBe(placed.some(({ kind }) => kind === 'caption'));
});
