/** What mends a finding, and what undoes that. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, paragraph, testResources, withArticle } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Article, Edition } from '../edition/records.ts';
import { linePart, readPart, writePart } from '../edition/text.ts';
import type { Finding } from './check.ts';
import { fixOf } from './fix.ts';
import { Checker } from './run.ts';

function findings(edition: Edition): Finding[] {
  return new Checker().found(edition, compose(edition, testResources()));
}

function onlyOf(edition: Edition): Finding {
  const [finding, ...more] = findings(edition);
  if (finding === undefined || more.length > 0) throw new Error(`${more.length} more findings`);
  return finding;
}

const lit = paragraph('东湖南岸,灯亮了。');
const story: Article = {
  ...article([]),
  body: [lit],
};
const edition = withArticle(emptyEdition(1), story);

describe('a fix of words', () => {
  it('mends what was found, and its inverse brings it back', () => {
    const { edition: mended, inverse } = applyPatches(edition, fixOf(edition, onlyOf(edition)));
    expect(mended.articles[story.id]?.body[0]?.children).toEqual([{ text: '东湖南岸，灯亮了。' }]);
    expect(findings(mended)).toEqual([]);
    expect(applyPatches(mended, inverse).edition).toEqual(edition);
  });

  it('keeps the emphasis of what stands there', () => {
    const strong = {
      ...story,
      body: [{ ...lit, children: [{ text: '东湖' }, { text: '南岸,灯', strong: true as const }] }],
    };
    const own = withArticle(edition, strong);
    const { edition: mended } = applyPatches(own, fixOf(own, onlyOf(own)));
    expect(mended.articles[story.id]?.body[0]?.children).toEqual([
      { text: '东湖' },
      { text: '南岸，灯', strong: true },
    ]);
  });

  it('mends a line of a headline', () => {
    const titled = withArticle(edition, {
      ...story,
      body: [],
      headlines: { ...story.headlines, headline: ['灯亮了,人来了'] },
    });
    const { edition: mended } = applyPatches(titled, fixOf(titled, onlyOf(titled)));
    const own = mended.articles[story.id];
    expect(own === undefined ? null : readPart(own, linePart('headline', 0))).toBe('灯亮了，人来了');
  });

  it.each(['东湖的南岸,灯亮了。', '东湖南岸', ''])('does nothing where there is other text by now: %s', (text) => {
    const finding = onlyOf(edition);
    const changed = writePart(story, lit.id, text);
    if (changed === null) throw new Error('no paragraph');
    expect(fixOf(withArticle(edition, changed), finding)).toEqual([]);
  });

  it('does nothing where the paragraph or the article is gone', () => {
    const finding = onlyOf(edition);
    expect(fixOf(withArticle(edition, { ...story, body: [] }), finding)).toEqual([]);
    expect(fixOf(emptyEdition(1), finding)).toEqual([]);
  });
});

describe('a joint that is settled', () => {
  const noted = withArticle(emptyEdition(1), {
    ...story,
    body: [paragraph('藏书一百二十万册。'), { ...lit, children: [{ text: '灯亮了。' }] }],
    importNotes: [
      { kind: 'joint', paragraphId: lit.id, offset: 1 },
      { kind: 'joint', paragraphId: lit.id, offset: 2 },
    ],
  });

  it('is asked about no more; the other one is, and the inverse asks again', () => {
    const [, second] = findings(noted);
    if (second === undefined) throw new Error('no second joint');
    const { edition: settled, inverse } = applyPatches(noted, fixOf(noted, second));
    expect(findings(settled).map(({ text }) => text?.from)).toEqual([1]);
    expect(applyPatches(settled, inverse).edition).toEqual(noted);
    expect(fixOf(settled, second)).toEqual([]);
  });
});

describe('what has no fix', () => {
  it('has no patches', () => {
    const { fix: _fix, ...bare } = onlyOf(edition);
    expect(fixOf(edition, bare)).toEqual([]);
  });
});
