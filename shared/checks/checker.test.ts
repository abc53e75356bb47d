/** Checking what changed and nothing else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
import { deleteBlocks } from '../edition/blocks.ts';
import type { PageId } from '../edition/ids.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { deletePage } from '../edition/pages.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Article, Edition } from '../edition/records.ts';
import { writePart } from '../edition/text.ts';
import { overset } from './page/copy.ts';
import { Checker } from './run.ts';
import { halfWidthMark } from './text/traces.ts';

/** Three pages: an overset story, a short one, none; a third story in the pool. Made anew, since what is found in an article is kept by it. */
function start() {
  const [first, second, third] = [
    article(['甲文很长。'.repeat(90)]),
    article(['乙文短。']),
    article(['丙文,不在版上。']),
  ];
  const edition = [first, second, third].reduce(withArticle, emptyEdition(3));
  const blocks = [
    bodyBlock(pageOf(edition, 1), first, { rows: 4 }),
    bodyBlock(pageOf(edition, 2), second, { rows: 4 }),
  ];
  return { edition: withBlocks(edition, blocks), second, third };
}

/** An edition that is edited and checked, with what was looked at. */
class Desk {
  edition: Edition;
  readonly second: Article;
  readonly third: Article;
  readonly checker = new Checker();
  readonly #cache = createComposeCache();
  readonly #pages = vi.spyOn(overset, 'run');
  readonly #texts = vi.spyOn(halfWidthMark, 'run');

  constructor() {
    ({ edition: this.edition, second: this.second, third: this.third } = start());
  }

  get composed() {
    return compose(this.edition, testResources(), this.#cache);
  }

  get found() {
    return this.checker.found(this.edition, this.composed);
  }

  idOf(page: number): PageId {
    return pageOf(this.edition, page).id;
  }

  edit(patches: readonly Patch[]): void {
    this.edition = applyPatches(this.edition, patches).edition;
  }

  /** Checks, at most so many pages; returns the numbers of those that were. */
  check(
    options: {
      readonly first?: readonly PageId[];
      readonly most?: number;
      readonly limits?: typeof newsprintLimits;
    } = {},
  ) {
    this.#pages.mockClear();
    const { first: shown = [], most = Number.POSITIVE_INFINITY, limits = newsprintLimits } = options;
    const steps = this.checker.steps(this.edition, this.composed, limits, shown);
    for (let step = 0; step < most; step++) if (steps.next().done === true) break;
    return this.#pages.mock.calls.map(([context]) => context.page.number);
  }

  /** The texts that are looked at for what is known by now. */
  readTexts(): string[] {
    this.#texts.mockClear();
    void this.found;
    return this.#texts.mock.calls.map(([{ text }]) => text);
  }
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => vi.restoreAllMocks());

const rulesOf = (own: Desk) => own.found.map(({ page, rule }) => `${page} ${rule}`);

describe('checking', () => {
  it('looks at each page once, and not again while nothing changes', () => {
    expect(desk.check()).toEqual([1, 2, 3]);
    expect(desk.check()).toEqual([]);
    expect(rulesOf(desk)).toContain('1 overset');
  });

  it('looks at the pages that are shown first; findings stand in the order of pages all the same', () => {
    expect(desk.check({ first: [desk.idOf(3), desk.idOf(2)] })).toEqual([2, 3, 1]);
    const numbers = desk.found.flatMap(({ page }) => (page > 0 ? [page] : []));
    expect(numbers).toEqual([...numbers].sort());
  });

  it('goes on where it was stopped', () => {
    expect(desk.check({ most: 2 })).toEqual([1, 2]);
    expect(desk.found.some(({ page }) => page === 3)).toBe(false);
    expect(desk.check()).toEqual([3]);
  });

  it('looks at a page again whose story was written in, and at no other', () => {
    desk.check();
    const changed = writePart(desk.second, desk.second.body[0]?.id ?? '', '乙文更短');
    if (changed === null) throw new Error('no paragraph');
    desk.edit([{ kind: 'put', table: 'articles', id: desk.second.id, record: changed }]);
    expect(desk.check()).toEqual([2]);
  });

  it('does not look at pages for a story that stands on none', () => {
    desk.check();
    desk.edit([{ kind: 'put', table: 'articles', id: desk.third.id, record: { ...desk.third, byline: '记者' } }]);
    expect(desk.check()).toEqual([]);
  });

  it('looks at all pages again for another press', () => {
    desk.check();
    expect(desk.check({ limits: { ...newsprintLimits, ink: 300 } })).toEqual([1, 2, 3]);
  });

  it('has nothing of a page that is deleted', () => {
    desk.check();
    expect(rulesOf(desk)).toContain('1 overset');
    const [onFirst] = Object.values(desk.edition.blocks).filter(({ pageId }) => pageId === desk.idOf(1));
    if (onFirst === undefined) throw new Error('no block');
    desk.edit(deleteBlocks(desk.edition, [onFirst.id]));
    desk.edit(deletePage(desk.edition, desk.idOf(1)));
    desk.check();
    expect(desk.found.some(({ rule }) => rule === 'overset')).toBe(false);
    expect(Math.max(...desk.found.map(({ page }) => page))).toBeLessThanOrEqual(2);
  });
});

describe('checking texts', () => {
  it('reads each once, and then only what was written', () => {
    expect(desk.readTexts()).toHaveLength(3);
    expect(desk.readTexts()).toEqual([]);
    const more = { ...desk.third, byline: '记者', body: [...desk.third.body, ...article(['又一段。']).body] };
    desk.edit([{ kind: 'put', table: 'articles', id: desk.third.id, record: more }]);
    expect(desk.readTexts()).toEqual(['记者', '又一段。']);
  });

  it('tells of a story on no page, and of the page once it stands on one', () => {
    const places = () => desk.found.flatMap(({ rule, page }) => (rule === 'half-width-mark' ? [page] : []));
    expect(places()).toEqual([0]);
    desk.edition = withBlocks(desk.edition, [bodyBlock(pageOf(desk.edition, 3), desk.third, { rows: 4 })]);
    expect(places()).toEqual([3]);
    expect(desk.readTexts()).toEqual([]);
  });
});
