/** A story that its agency took back, or put right, is found on the pages where it stands. */
import { describe, expect, it } from 'vitest';
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
import type { WireNews } from '../../edition/arrival-records.ts';
import { newId } from '../../edition/ids.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import { hasErrors, preflightPage } from '../../preflight/preflight.ts';
import { refusalsOf } from '../refusals.ts';
import { Checker, checkPage } from '../run.ts';

const story = {
  ...article(['渡口的早班船提前了。']),
  headlines: { kicker: [], headline: ['早班船提前'], deck: [], summary: '' },
};
const bare = withArticle(emptyEdition(2), story);
const edition = withBlocks(bare, [
  bodyBlock(pageOf(bare, 1), story, { rows: 6 }),
  bodyBlock(pageOf(bare, 1), story, { rows: 6, column: 2, thread: 1 }),
]);
const composed = compose(edition, testResources());
const news = (kind: WireNews['kind'], source = '新华社'): WireNews[] => [{ articleId: story.id, kind, seq: 3, source }];
const ofWires = (number: number, told?: readonly WireNews[]) => {
  const page = composed.pages.find((one) => one.number === number);
  if (page === undefined) throw new Error('no page');
  return checkPage(edition, composed, page, newsprintLimits, told).filter(({ rule }) => rule.startsWith('story-'));
};

describe('a story on a page', () => {
  it('of which its agency has said nothing since is no finding', () => {
    expect(ofWires(1)).toEqual([]);
    expect(ofWires(1, [])).toEqual([]);
  });

  it('that was withdrawn is an error, once, with its block, and nobody signs the page without a reason', () => {
    const found = ofWires(1, news('killed'));
    expect(found).toMatchObject([{ rule: 'story-killed', severity: 'error', page: 1 }]);
    expect(found[0]?.zh).toBe('《早班船提前》已由新华社撤稿，不得见报。请从版面撤下。');
    expect(found[0]?.en).toContain('withdrawn by 新华社');
    expect(found[0]?.blockId).not.toBeNull();
    expect(refusalsOf(found, [1])).toEqual([{ code: 'story-killed', count: 1 }]);
    expect(ofWires(2, news('killed'))).toEqual([]);
  });

  it('whose correction nobody has looked at is an error, whose update a warning', () => {
    expect(refusalsOf(ofWires(1, news('correction', '')), [1])).toEqual([{ code: 'story-corrected', count: 1 }]);
    expect(ofWires(1, news('correction', ''))[0]?.zh).toBe(
      '《早班船提前》来了更正稿，还没有处理。请在“来稿”里看过，取用或不要。',
    );
    expect(ofWires(1, news('update'))).toMatchObject([{ rule: 'story-updated', severity: 'warning' }]);
    expect(refusalsOf(ofWires(1, news('update')), [1])).toEqual([]);
  });

  it('of one of whose pictures another version has come is a warning at that picture, where it stands', () => {
    const imageId = newId<'image'>();
    const photo = { id: newId<'photo'>(), imageId, caption: '渡口', credit: '' };
    const other = { ...photo, id: newId<'photo'>(), imageId: newId<'image'>() };
    const pictured = { ...story, photos: [other, photo] };
    const frame = { ...bodyBlock(pageOf(edition, 2), pictured, { rows: 6 }).frame };
    const base = { id: newId<'block'>(), pageId: pageOf(edition, 2).id, order: 9, frame };
    const shown = withBlocks(withArticle(edition, pictured), [
      {
        ...base,
        ...{ id: newId<'block'>(), order: 8, kind: 'photo', articleId: story.id, photoId: other.id, standOff: 6 },
      },
      { ...base, kind: 'photo', articleId: story.id, photoId: photo.id, standOff: 6 },
    ]);
    const image = { id: imageId, name: '渡口.jpg', mime: 'image/jpeg', width: 4, height: 3 } as const;
    const whole = { ...shown, images: { ...shown.images, [imageId]: image } };
    const pages = compose(whole, testResources());
    const told: WireNews[] = [{ articleId: story.id, imageId, kind: 'update', seq: 4, source: '' }];
    const found = (number: number, said: readonly WireNews[]) => {
      const page = pages.pages.find((one) => one.number === number);
      if (page === undefined) throw new Error('no page');
      return checkPage(whole, pages, page, newsprintLimits, said).filter(({ rule }) => rule.startsWith('story-'));
    };
    // The copy alone is on page 1.
    expect(found(1, told)).toEqual([]);
    expect(found(2, told)).toMatchObject([{ rule: 'story-updated', blockId: base.id }]);
    expect(found(2, told)[0]?.zh).toBe('《早班船提前》的图片来了新版，还没有处理。请在“来稿”里看过，取用或不要。');
    // News of the story, too, is told beside it.
    expect(found(2, [...told, ...news('update')])).toHaveLength(2);
  });

  it('that was withdrawn keeps the page from the press', () => {
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    const context = { edition, composed, page, limits: newsprintLimits };
    expect(preflightPage({ ...context, news: news('killed') }).map(({ rule }) => rule)).toContain('story-killed');
    expect(
      hasErrors(preflightPage({ ...context, news: news('killed') }).filter(({ rule }) => rule === 'story-killed')),
    ).toBe(true);
  });

  it('is checked anew when news comes, although nothing of the page has changed', () => {
    const checker = new Checker();
    const check = (told: readonly WireNews[]) => {
      for (const _ of checker.steps(edition, composed, newsprintLimits, [], told));
      return checker.found(edition, composed).filter(({ rule }) => rule === 'story-killed').length;
    };
    const [none, killed] = [[], news('killed')];
    expect([check(none), check(killed), check(none)]).toEqual([0, 1, 0]);
  });
});
