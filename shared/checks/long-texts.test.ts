/** Checks of texts, pages and editions take no longer over texts that are made to be hard: no pattern is catastrophic. */
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
import { quietTime } from '../../tests/kit/processor-time.ts';
import { compose } from '../compose/compose.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Check } from './check.ts';
import { editionChecks, pageChecks, textChecks } from './registry.ts';

/** Characters of the longest text. */
const LONG = 1_000_000;
const MOST_MS = 1_000;

const small = article(['短']);
const base = withArticle(emptyEdition(2), small);
const laid = withBlocks(base, [bodyBlock(pageOf(base, 1), small, { rows: 8 })]);
const composed = compose(laid, testResources());

const pieces = [
  '一',
  '转第1版',
  '&amp;',
  '&#x',
  '{',
  '{版号}',
  '闰正月初',
  '甲子年',
  '第1期',
  '2026年1',
  '东湖南岸灯火亮东湖南岸灯火亮。',
  '\n',
  ',甲',
  '\u202e',
  '\u{2f800}',
];

it.each(pieces)('take no more than their time for a million characters of %j', async (piece) => {
  const text = piece.repeat(Math.ceil(LONG / piece.length));
  const headlines = { kicker: [text], headline: [text], deck: [text], summary: text };
  const long = { ...small, ...article([text]), id: small.id, headlines };
  const edition = { ...laid, articles: { [small.id]: long } };
  const [own] = long.body;
  const [page] = composed.pages;
  if (own === undefined || page === undefined) throw new Error('no text');
  const over = async ({ id }: Check, run: () => unknown) => {
    expect(await quietTime(MOST_MS, run), id).toBeLessThan(MOST_MS);
  };
  for (const check of textChecks)
    await over(check, () => check.run({ article: long, part: own.id, text, tellsRemarks: false }));
  for (const check of editionChecks) await over(check, () => check.run({ edition, composed }));
  const context = { edition, composed, page, items: page.items, limits: newsprintLimits };
  for (const check of pageChecks) await over(check, () => check.run(context));
});
