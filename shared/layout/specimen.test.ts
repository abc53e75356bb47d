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
import { compose } from '../compose/compose.ts';
import { applyPatches } from '../edition/operations.ts';
import { Specimen } from './specimen.ts';

const edition = emptyEdition(2);
const ids = [1, 2].map((number) => pageOf(edition, number).id);

it('fills what is free of each page, to the last row, and lies on nothing', () => {
  const filled = applyPatches(edition, new Specimen().patches(edition, ids)).edition;
  const composed = compose(filled, testResources());
  for (const page of composed.pages) {
    const body = page.blocks.find(({ kind }) => kind === 'body');
    // Its copy goes on beyond the page: a subhead and lines of its paragraph may leave two rows of a column to the next.
    expect([body?.reason, (body?.linesShort ?? 99) <= 10, (body?.lines ?? 0) > 100]).toEqual(['overset', true, true]);
    const codes = composed.findings.filter(({ pageId, code }) => pageId === page.id && code !== 'overset');
    expect(codes.map(({ code }) => code)).toEqual([]);
  }
});

it('is the same for the same place, and another where the place is another', () => {
  const specimen = new Specimen();
  const first = specimen.patches(edition, ids);
  expect(specimen.patches({ ...edition }, ids)).toEqual(first);
  const story = article(['东湖']);
  const block = bodyBlock(pageOf(edition, 2), story, { row: 30, rows: 45, span: 5 });
  const taken = withBlocks(withArticle(edition, story), [block]);
  const other = specimen.patches(taken, ids);
  expect(other.slice(0, 3)).toEqual(first.slice(0, 3));
  expect(other.slice(3)).not.toEqual(first.slice(3));
});

it('has no room on a page that is full, and none on pages that are not there', () => {
  const story = article(['东湖']);
  const block = bodyBlock(pageOf(edition, 2), story, { row: 0, rows: 75, span: 5 });
  const full = withBlocks(withArticle(edition, story), [block]);
  expect(new Specimen().patches(full, ids.slice(1))).toEqual([]);
  expect(new Specimen().patches({ ...edition, pages: {} }, ids)).toEqual([]);
});
