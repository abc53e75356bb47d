import { afterEach, describe, expect, it, vi } from 'vitest';
import { checked } from '../../tests/kit/checks.ts';
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
import { joinPages } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Edition } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import type { Finding } from './check.ts';
import { fixOf } from './fix.ts';
import { refusalsOf } from './refusals.ts';
import { editionChecks, pageChecks, textChecks } from './registry.ts';
import { Checker, checkTextsOn } from './run.ts';
import { entity, halfWidthMark } from './text/traces.ts';

/** Checks an edition as it is now; says how many pages that took, too. */
function check(checker: Checker, edition: Edition): { readonly pages: number; readonly found: Finding[] } {
  const composed = compose(edition, testResources());
  const pages = [...checker.steps(edition, composed, newsprintLimits, [])].length;
  return { pages, found: checker.found(edition, composed) };
}

const inTexts = (found: readonly Finding[]) => found.filter(({ text }) => text !== undefined);

describe('a text check', () => {
  it('looks at articles on no page as well, and says where those on one stand', () => {
    const placed = article(['他说,好。']);
    const pooled = article(['A&amp;B。']);
    const bare = withArticle(withArticle(emptyEdition(2), placed), pooled);
    const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 2), placed, { rows: 20 })]);
    const places = inTexts(check(new Checker(), edition).found).map(({ rule, page }) => [rule, page]);
    expect(places).toContainEqual(['half-width-mark', 2]);
    expect(places).toContainEqual(['entity', 0]);
    expect(places).toHaveLength(2);
  });

  it('goes to press with the half of a 通版 that its article stands on', () => {
    const story = article(['他说,好。']);
    const bare = withArticle(emptyEdition(4), story);
    const apart = withBlocks(bare, [bodyBlock(pageOf(bare, 3), story, { rows: 20 })]);
    const joined = joinPages(apart, pageOf(apart, 2).id);
    if (typeof joined === 'string') throw new Error(joined);
    const { edition } = applyPatches(apart, joined);
    const page = compose(edition, testResources()).pages.find(({ number }) => number === 2);
    if (page === undefined) throw new Error('no page');
    expect(checkTextsOn(edition, page).map(({ rule, page }) => [rule, page])).toEqual([['half-width-mark', 3]]);
  });

  it('mends what it found, in one step that undo takes back', () => {
    const story = article(['他说,好。']);
    const edition = withArticle(emptyEdition(1), story);
    const [finding] = inTexts(check(new Checker(), edition).found);
    if (finding === undefined) throw new Error('nothing found');
    const { edition: mended, inverse } = applyPatches(edition, fixOf(edition, finding));
    expect(mended.articles[story.id]?.body.map(paragraphText)).toEqual(['他说，好。']);
    expect(inTexts(check(new Checker(), mended).found)).toEqual([]);
    expect(applyPatches(mended, inverse).edition).toEqual(edition);
  });

  it('mends nothing where something else stands by now', () => {
    const story = article(['他说,好。']);
    const edition = withArticle(emptyEdition(1), story);
    const [finding] = inTexts(check(new Checker(), edition).found);
    if (finding === undefined) throw new Error('nothing found');
    const [paragraph] = story.body;
    if (paragraph === undefined) throw new Error('no paragraph');
    const later = withArticle(edition, { ...story, body: [{ ...paragraph, children: [{ text: '换了一句话。' }] }] });
    expect(fixOf(later, finding)).toEqual([]);
  });

  it('asks about a joint of an import until somebody has settled it', () => {
    const bare = article(['春天来了花开了。']);
    const paragraphId = bare.body[0]?.id;
    if (paragraphId === undefined) throw new Error('no paragraph');
    const story = { ...bare, importNotes: [{ kind: 'joint' as const, paragraphId, offset: 4 }] };
    const edition = withArticle(emptyEdition(1), story);
    const [finding] = inTexts(check(new Checker(), edition).found);
    expect(finding).toMatchObject({ rule: 'joint', severity: 'hint', text: { from: 4, to: 4 } });
    if (finding === undefined) throw new Error('nothing found');
    const settled = applyPatches(edition, fixOf(edition, finding)).edition;
    expect(inTexts(check(new Checker(), settled).found)).toEqual([]);
  });
});

describe('a checker', () => {
  it('checks again the pages that changed, and no other', () => {
    const first = article(['第一篇。']);
    const second = article(['第二篇。']);
    const bare = withArticle(withArticle(emptyEdition(3), first), second);
    const edition = withBlocks(bare, [
      bodyBlock(pageOf(bare, 1), first, { rows: 20 }),
      bodyBlock(pageOf(bare, 2), second, { rows: 20 }),
    ]);
    const composed = compose(edition, testResources());
    const checker = new Checker();
    const steps = (now: Edition, of = composed) => [...checker.steps(now, of, newsprintLimits, [])].length;
    expect(steps(edition)).toBe(3);
    expect(steps(edition)).toBe(0);
    expect(steps(withArticle(edition, { ...second, copyToCome: true }))).toBe(1);
  });
});

describe('overset copy', () => {
  const story = article(['这一段比版面上给它的地方长得多。'.repeat(40)]);
  const bare = withArticle(emptyEdition(1), story);
  const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 3 })]);

  it('is found once, with how much there is of it, and stands against signing', () => {
    const { found } = check(new Checker(), edition);
    const overset = found.filter(({ rule }) => rule === 'overset');
    expect(overset).toHaveLength(1);
    expect(overset[0]).toMatchObject({ severity: 'error', page: 1 });
    expect(refusalsOf(found, [1])).toContainEqual({ code: 'overset', count: overset[0]?.amount });
    expect(overset[0]?.amount).toBeGreaterThan(0);
  });
});

describe('traces of where copy comes from', () => {
  it('are code of a web page, and no other ampersand', () => {
    expect(checked(entity, '张三&nbsp;李四 AT&T R&D;')).toEqual([{ found: '&nbsp;', fix: '\u00a0' }]);
  });

  it('are half-width marks of Chinese sentences, and none of numbers, times or Latin', () => {
    expect(checked(halfWidthMark, '好,走')).toEqual([{ found: ',', fix: '，' }]);
    expect(checked(halfWidthMark, '表扬大会&gt;第五版。')).toEqual([]);
    expect(checked(halfWidthMark, '上午10:30比分3:2，见 www.example.com，共1,200元。')).toEqual([]);
  });
});

describe('a check that throws', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['page', pageChecks],
    ['text', textChecks],
    ['edition', editionChecks],
  ])('is named, and the others go on: one of a %s', (_, checks) => {
    const story = article(['他说,好。A&amp;B。']);
    const bare = withArticle(emptyEdition(2), story);
    const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 2), story, { rows: 20 })]);
    const [broken] = checks;
    if (broken === undefined) throw new Error('no checks');
    const sound = check(new Checker(), structuredClone(edition)).found.filter(({ rule }) => rule !== broken.id);
    vi.spyOn(broken, 'run').mockImplementation(() => {
      throw new Error('broken');
    });
    const { found } = check(new Checker(), edition);
    const told = found.filter(({ rule }) => rule === broken.id);
    expect(told.length).toBeGreaterThan(0);
    for (const one of told)
      expect(one).toMatchObject({ severity: 'warning', zh: expect.stringContaining(broken.title.zh) });
    expect(found.filter(({ rule }) => rule !== broken.id)).toEqual(sound);
  });
});
