/** What is found on a 通版 is told of the half it is on, of both where it stands over the fold, and is waived of that. */
import { describe, expect, it } from 'vitest';
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
import { compose } from '../compose/compose.ts';
import { newId } from '../edition/ids.ts';
import { joinPages, partSpread } from '../edition/join-pages.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Block, Edition } from '../edition/records.ts';
import { blocksOnPage } from '../edition/selectors.ts';
import { errorsByPage, preflightPage, rulesAgainst } from '../preflight/preflight.ts';
import type { Finding } from './check.ts';
import { refusalsOf } from './refusals.ts';
import { Checker, checkPage } from './run.ts';
import { waive } from './waivers.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

const joined = (edition: Edition) => done(edition, joinPages(edition, pageOf(edition, 2).id));

/** What is found on all pages as people work, and on page 2's sheet as it is asked of it. */
function found(edition: Edition): Finding[] {
  const composed = compose(edition, testResources());
  const checker = new Checker();
  for (const step of checker.steps(edition, composed, newsprintLimits, [])) void step;
  const all = checker.found(edition, composed).filter(({ text }) => text === undefined);
  const sheet = composed.pages.find(({ number }) => number === 2);
  const asked = sheet === undefined ? [] : checkPage(edition, composed, sheet, newsprintLimits);
  for (const one of asked) expect(all).toContainEqual(one);
  return all;
}

const story = article(['湖边的灯会今晚开幕。']);

/** Pictures that are missing: on the left page, on the right one, and over the fold once they are joined. */
function withPictures(): { readonly edition: Edition; readonly ids: readonly string[] } {
  const edition = joined(withArticle(emptyEdition(4), story));
  const page = pageOf(edition, 2);
  const pictures = [
    photoBlock(page, story, { column: 0, span: 2, row: 10, rows: 10 }),
    photoBlock(page, story, { column: 7, span: 2, row: 10, rows: 10 }),
    photoBlock(page, story, { column: 3, span: 4, row: 30, rows: 10 }),
  ];
  return { edition: withBlocks(edition, pictures), ids: pictures.map(({ id }) => id) };
}

/** The edition without the page head of one half of its sheet. */
function headless(edition: Edition, isRight: boolean): Edition {
  const { id, grid } = pageOf(edition, 2);
  const head = blocksOnPage(edition, id).find(
    (block) => block.kind === 'furniture' && block.frame.x > grid.trim.width / 2 === isRight,
  );
  if (head === undefined) throw new Error('no head');
  return done(edition, [{ kind: 'remove', table: 'blocks', id: head.id }]);
}

describe('what is found on a 通版', () => {
  it('is told of its half, or of both', () => {
    const { edition, ids } = withPictures();
    const missing = found(edition).filter(({ blockId }) => ids.includes(blockId ?? ''));
    const told = new Map(
      missing.map(({ blockId, page, also }) => [blockId, also === undefined ? [page] : [page, also]]),
    );
    expect(ids.map((id) => told.get(id as Block['id']))).toEqual([[2], [3], [2, 3]]);
  });

  it('stands against both pages where it is of both, and against signing the sheet wherever it is', () => {
    const { edition, ids } = withPictures();
    const composed = compose(edition, testResources());
    const sheet = composed.pages.find(({ number }) => number === 2);
    if (sheet === undefined) throw new Error('no sheet');
    const press = preflightPage({ edition, composed, page: sheet, limits: newsprintLimits });
    const missing = press
      .filter(({ blockId }) => ids.includes(blockId ?? ''))
      .map((one) => ({ ...one, severity: 'error' as const }));
    const [rule] = missing.map((one) => one.rule);
    expect(errorsByPage(missing)).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(rulesAgainst(missing, [3])).toEqual([rule]);
    const right = found(edition).filter(({ blockId }) => blockId === ids[1]);
    expect(refusalsOf(right, [2, 3]).length).toBe(refusalsOf(right, [3]).length);
    expect(refusalsOf(right, [2])).toEqual([]);
  });

  it('names the half in words and place where a page head is missing', () => {
    const edition = headless(joined(emptyEdition(4)), true);
    const heads = found(edition).filter(({ rule }) => rule === 'page-head');
    expect(heads.map(({ page, zh }) => [page, zh.slice(0, 3)])).toEqual([[3, '第3版']]);
  });

  it('says of a jump and a refer which half they are on', () => {
    const bare = joined(withArticle(emptyEdition(4), { ...story, plannedPage: null }));
    const { frame } = bodyBlock(pageOf(bare, 2), story, { column: 6, span: 2, rows: 4 });
    const id = newId<'block'>();
    const refer: Block = { id, pageId: pageOf(bare, 2).id, order: 30, articleId: story.id, kind: 'refer', frame };
    const edition = withBlocks(bare, [refer]);
    expect(found(edition).flatMap(({ rule, page }) => (rule === 'refer-target' ? [page] : []))).toEqual([3]);
  });
});

describe('what was waived of a page', () => {
  const waived = (edition: Edition) =>
    found(edition).flatMap(({ rule, page, waived: by }) => (rule === 'page-head' ? [[page, by?.reason]] : []));
  const answer = { reason: '整版广告', by: '张三', at: '2024-03-08T01:00:00+08:00' };

  it('stays waived when it becomes the right half of a sheet, and the other way round', () => {
    const apart = emptyEdition(4);
    const head = blocksOnPage(apart, pageOf(apart, 3).id)[0];
    if (head === undefined) throw new Error('no head');
    const bare = done(apart, [{ kind: 'remove', table: 'blocks', id: head.id }]);
    const one = found(bare).find(({ rule, page }) => rule === 'page-head' && page === 3);
    if (one === undefined) throw new Error('not found');
    const answered = done(bare, waive(bare, one, answer));
    expect(waived(answered)).toEqual([[3, '整版广告']]);
    const sheet = joined(answered);
    expect(waived(sheet)).toEqual([[3, '整版广告']]);
    expect(waived(done(sheet, partSpread(sheet, pageOf(sheet, 2).id)))).toEqual([[3, '整版广告']]);
    // Waived on the sheet, it is of that half alone.
    const late = headless(headless(joined(emptyEdition(4)), true), false);
    const right = found(late).find(({ rule, page }) => rule === 'page-head' && page === 3);
    if (right === undefined) throw new Error('not found');
    const settled = done(late, waive(late, right, answer));
    expect(waived(settled)).toEqual([
      [2, undefined],
      [3, '整版广告'],
    ]);
    expect(waived(done(settled, partSpread(settled, pageOf(settled, 2).id)))).toEqual([
      [2, undefined],
      [3, '整版广告'],
    ]);
  });
});
