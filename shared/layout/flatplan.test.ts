import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { applyPatches } from '../edition/operations.ts';
import { readBookings } from './bookings.ts';
import { flatplanOf } from './flatplan.ts';
import { placeBookings } from './place-bookings.ts';

it('has each page with its adverts and stories, and what of them is late', () => {
  const placed = { ...article(['灯火。']), copyToCome: true };
  const waiting = article(['还没有上版。']);
  const edition = withArticle(withArticle(emptyEdition(2), placed), waiting);
  const page = pageOf(edition, 1);
  const laid = withBlocks(edition, [bodyBlock(page, placed, { rows: 30 })]);
  const { bookings } = readBookings(`东湖地产,2,1/4版,,黑白,${edition.edition.date}`);
  const booked = applyPatches(laid, placeBookings(laid, bookings).patches).edition;
  const plan = flatplanOf(booked);
  expect(plan.pages.map(({ page: { number } }) => number)).toEqual([1, 2]);
  expect(plan.pages[0]).toMatchObject({ adverts: [], stories: [{ articleId: placed.id, late: ['copy'] }] });
  expect(plan.pages[1]).toMatchObject({
    adverts: [{ advertiser: '东湖地产', colour: 'black', hasArtwork: false, until: edition.edition.date }],
    stories: [],
  });
  expect(plan.waiting.map(({ articleId }) => articleId)).toEqual([waiting.id]);
});

it('says of a picture’s frame without its picture that it is late', () => {
  const story = { ...article(['灯火。']), photos: [] };
  const edition = withArticle(emptyEdition(1), story);
  const page = pageOf(edition, 1);
  const plan = flatplanOf(withBlocks(edition, [photoBlock(page, story, { column: 0, span: 2, row: 6, rows: 10 })]));
  expect(plan.pages[0]?.stories[0]?.late).toEqual(['picture']);
});
