import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { letStand } from './blocks.ts';
import { holdArticle } from './edits.ts';
import { editIdentity, editNewspaper, editParticulars, newspaperOf } from './newspaper.ts';
import { applyPatches, type Patch } from './operations.ts';
import { setPageCount } from './pages.ts';
import type { Edition } from './records.ts';
import { pagesInOrder } from './selectors.ts';

const edition = emptyEdition(4);

/** The edition with an edit done; it is looked at whether undo brings back what was there. */
function done(before: Edition, patches: readonly Patch[]): Edition {
  const { edition: after, inverse } = applyPatches(before, patches);
  expect(applyPatches(after, inverse).edition).toEqual(before);
  return after;
}

describe('what an edition says of itself', () => {
  it('can be changed later: name, date, number', () => {
    const after = done(edition, editIdentity(edition, { publication: ' 江城晚报 ', date: '2026-11-28', issue: 12 }));
    expect(after.edition).toEqual({ ...edition.edition, publication: '江城晚报', date: '2026-11-28', issue: 12 });
    expect(editIdentity(edition, { issue: 9021 })).toEqual([]);
  });

  it('can be changed later: particulars', () => {
    const after = done(edition, editParticulars(edition, { telephone: '' }));
    expect(after.edition.imprint).toEqual({ ...edition.edition.imprint, telephone: '' });
    expect(editParticulars(edition, { price: edition.edition.imprint.price })).toEqual([]);
  });

  it('can be changed later: how many pages it has; copy of a page that goes stays in the pool', () => {
    const story = article(['正文。']);
    const full = withBlocks(withArticle(edition, story), [bodyBlock(pageOf(edition, 4), story, { rows: 5 })]);
    const fewer = done(full, setPageCount(full, 2));
    expect(pagesInOrder(fewer).map(({ number }) => number)).toEqual([1, 2]);
    expect(fewer.articles).toEqual(full.articles);
    const more = done(full, setPageCount(full, 7));
    expect(pagesInOrder(more).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const count of [4, 0, 1.5, 10_000]) expect(setPageCount(full, count)).toEqual([]);
  });
});

it('what is settled of the newspaper is changed as one record, and begins where nothing was settled', () => {
  const after = done(edition, editNewspaper(edition, { approvedName: '东湖日报', sections: ['要闻'] }));
  expect(newspaperOf(after)).toEqual({ ...newspaperOf(edition), approvedName: '东湖日报', sections: ['要闻'] });
  expect(editNewspaper(after, { sections: ['要闻'] })).toEqual([]);
});

it('blocks stand for good, or up to a date, or with their day; articles are held over or not', () => {
  const story = article(['正文。']);
  const body = bodyBlock(pageOf(edition, 2), story, { rows: 5 });
  const full = withBlocks(withArticle(edition, story), [body]);
  const stands = done(full, letStand(full, [body.id], { until: null }));
  expect(stands.blocks[body.id]).toEqual({ ...body, standing: { until: null } });
  const booked = done(stands, letStand(stands, [body.id], { until: '2024-03-10' }));
  expect(booked.blocks[body.id]).toEqual({ ...body, standing: { until: '2024-03-10' } });
  expect(done(booked, letStand(booked, [body.id], null)).blocks[body.id]).toEqual(body);
  expect([letStand(full, [body.id], null), letStand(stands, [body.id], { until: null })]).toEqual([[], []]);
  const held = done(full, holdArticle(full, story.id, true));
  expect(held.articles[story.id]).toEqual({ ...story, held: true });
  expect(done(held, holdArticle(held, story.id, false)).articles[story.id]).toEqual(story);
  expect(holdArticle(full, story.id, false)).toEqual([]);
});
