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
import { blockForm } from '../blocks/kinds.ts';
import { checkPage } from '../checks/run.ts';
import { insertBlock } from '../edition/insert.ts';
import { applyPatches } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Article, Block, Edition } from '../edition/records.ts';
import { compose, createComposeCache } from './compose.ts';

const story = article(['东湖南岸的灯火一直亮到深夜。'.repeat(6), '湖水退了。'], {
  headlines: { kicker: [], headline: ['灯火'], deck: [], summary: '新馆今天开门，\n一年免费。' },
  byline: '记者 江流',
  editor: '许知夏',
});

/** The story on page 1, under its headline. */
function laid(record: Article = story): Edition {
  const bare = withArticle(emptyEdition(1), record);
  const page = pageOf(bare, 1);
  const headline = insertBlock(bare, 'headline', page.id, { x: 40, y: 250, width: 400, height: 40 }, on(record, null));
  const { edition } = applyPatches(bare, headline?.patches ?? []);
  return withBlocks(edition, [bodyBlock(page, record, { rows: 30, row: 22, span: 2 })]);
}

const on = (record: Article, beside: Block['id'] | null) => ({ articleId: record.id, beside });

/** The edition with a part of the story in a block of its own. */
function apart(edition: Edition, form: 'summary' | 'byline', change: Partial<Block<'storypart'>> = {}): Edition {
  const made = insertBlock(edition, form, pageOf(edition, 1).id, null, on(story, null));
  if (made === null) throw new Error('no block');
  const next = applyPatches(edition, made.patches).edition;
  const block = next.blocks[made.id];
  if (block?.kind !== 'storypart') throw new Error('another block');
  return withBlocks(next, [{ ...block, ...change }]);
}

/** What is set of each kind of block, as it is read. */
function texts(edition: Edition): Readonly<Record<string, string>> {
  const [page] = compose(edition, testResources()).pages;
  const found: Record<string, string> = {};
  for (const item of page?.items ?? []) {
    const kind = item.kind === 'glyphs' ? edition.blocks[item.blockId]?.kind : undefined;
    if (item.kind === 'glyphs' && kind !== undefined) found[kind] = (found[kind] ?? '') + item.text;
  }
  return found;
}

function rulesOf(edition: Edition): string[] {
  const composed = compose(edition, testResources());
  return composed.pages.flatMap((page) => checkPage(edition, composed, page, newsprintLimits).map(({ rule }) => rule));
}

it('shows a part of its story, which the copy then has no more', () => {
  expect(texts(laid())['body']).toContain('新馆今天开门');
  const { body, storypart } = texts(apart(laid(), 'summary'));
  expect(storypart).toBe('新馆今天开门，　一年免费。');
  expect(body).not.toContain('新馆');
  expect(body).toContain('（记者 江流）');
});

it('goes under the headline of its story, as wide as that', () => {
  const edition = apart(laid(), 'byline');
  const [headline, part] = ['headline', 'storypart'].map((kind) =>
    Object.values(edition.blocks).find((block) => block.kind === kind),
  );
  if (headline === undefined || part === undefined) throw new Error('not there');
  expect(part.frame.y).toBeCloseTo(headline.frame.y + headline.frame.height);
  expect([part.frame.x, part.frame.width]).toEqual([headline.frame.x, headline.frame.width]);
});

it('goes below another under the same headline, and up to a picture', () => {
  const bare = apart(laid(), 'byline');
  const byline = Object.values(bare.blocks).find((block) => block.kind === 'storypart');
  if (byline === undefined) throw new Error('not there');
  const { x, y, height } = byline.frame;
  const photo = photoBlock(pageOf(bare, 1), story, { column: 0, span: 1, row: 0, rows: 4 });
  const crowded = withBlocks(bare, [{ ...photo, frame: { x: x + 250, y: y + 5, width: 150, height: 90 } }]);
  const summary = Object.values(apart(crowded, 'summary').blocks).find(
    (block) => block.kind === 'storypart' && block.id !== byline.id,
  );
  expect(summary?.frame.y).toBeCloseTo(y + height);
  expect(summary?.frame.x).toBe(x);
  expect((summary?.frame.x ?? 0) + (summary?.frame.width ?? 0)).toBeLessThan(x + 250);
});

it('sets 责编 before an editor’s name, and each character is in its part', () => {
  const edition = apart(laid(), 'byline', { part: 'editor' });
  const [page] = compose(edition, testResources()).pages;
  const runs = (page?.items ?? []).flatMap((item) =>
    item.kind === 'glyphs' && edition.blocks[item.blockId]?.kind === 'storypart' ? [item] : [],
  );
  expect(runs.map(({ text, source, offset }) => [text, source?.part, offset])).toEqual([
    ['责编：', 'credit-marks', 0],
    ['许知夏', 'editor', 0],
  ]);
});

it('keeps what it sets clear of its border', () => {
  const edition = apart(laid(), 'summary', { border: 4, frame: { x: 100, y: 300, width: 120, height: 80 } });
  const [page] = compose(edition, testResources()).pages;
  const xs = (page?.items ?? []).flatMap((item) =>
    item.kind === 'glyphs' && edition.blocks[item.blockId]?.kind === 'storypart' ? [...item.xs] : [],
  );
  expect(Math.min(...xs)).toBeGreaterThan(108);
});

it('prints nothing while nobody has written it, and that is found', () => {
  const edition = apart(laid({ ...story, byline: '' }), 'byline');
  expect(texts(edition)['storypart']).toBeUndefined();
  expect(rulesOf(edition)).toContain('credit-empty');
  expect(rulesOf(apart(laid(), 'byline'))).not.toContain('credit-empty');
});

it('is printed where no style places it, and then is no finding', () => {
  const { body: style } = laid().styles;
  if (style === undefined) throw new Error('no style');
  const { credits: _credits, ...bare } = style;
  const old: Edition = { ...laid(), styles: { ...laid().styles, body: bare } };
  const one = withArticle(old, { ...story, editor: '', headlines: { ...story.headlines, summary: '' } });
  expect(rulesOf(one)).toContain('credit-nowhere');
  expect(rulesOf(apart(one, 'byline'))).not.toContain('credit-nowhere');
});

it('is found where the copy says it too', () => {
  const said = laid({ ...story, body: article([`本报讯（${story.byline}）东湖涨水。`]).body });
  expect(rulesOf(said)).not.toContain('credit-twice');
  expect(rulesOf(apart(said, 'byline'))).toContain('credit-twice');
});

it('gives the copy its words back when it is taken away, as from nothing', () => {
  const cache = createComposeCache();
  const before = laid();
  const same = (edition: Edition) =>
    expect(JSON.stringify(compose(edition, testResources(), cache))).toBe(
      JSON.stringify(compose(structuredClone(edition), testResources())),
    );
  for (const edition of [before, apart(before, 'summary'), before]) same(edition);
});

it('overset words are told of', () => {
  const edition = apart(laid(), 'summary', { frame: { x: 100, y: 300, width: 60, height: 20 } });
  expect(rulesOf(edition)).toContain('overset');
});

it('has its tools', () => {
  expect(blockForm('summary').name.zh).toBe('提要');
  expect(blockForm('byline').name.zh).toBe('署名');
});
