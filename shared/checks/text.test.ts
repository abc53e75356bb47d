/** What the checks of texts find, and what they leave alone. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasSampleCopy, sampleCopy } from '../../tests/kit/command-line.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { sampleEdition } from '../../tests/kit/sample.ts';
import { compose } from '../compose/compose.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Article, Edition } from '../edition/records.ts';
import { importPage } from '../layout/page-import.ts';
import type { Finding } from './check.ts';
import { fixOf } from './fix.ts';
import { Checker } from './run.ts';

/** All findings in texts of an edition. */
function inTexts(edition: Edition): Finding[] {
  const composed = compose(edition, testResources());
  return new Checker().found(edition, composed).filter(({ text }) => text !== undefined);
}

/** What is found in one article that stands on no page: the check, what it found and what it offers instead. */
function found(story: Article): (readonly [string, string | undefined, string | undefined])[] {
  return inTexts(withArticle(emptyEdition(1), story)).map(({ rule, text, fix }) => [
    rule,
    text?.found,
    fix?.kind === 'replace' ? fix.with : undefined,
  ]);
}

const inParagraph = (text: string) => found(article([text]));

describe('code of a web page', () => {
  it.each([
    ['东湖&nbsp;南岸', '&nbsp;', '\u00a0'],
    ['他说&ldquo;好', '&ldquo;', '“'],
    ['三月&#x516B;日', '&#x516B;', '八'],
  ])('is found in %s', (text, code, instead) => {
    expect(inParagraph(text)).toEqual([['entity', code, instead]]);
  });

  it.each(['AT&T与R&D', '甲&乙；丙', '&unknown; name', '一 & 二'])('is not seen in %s', (text) => {
    expect(inParagraph(text)).toEqual([]);
  });
});

describe('a half-width mark', () => {
  it.each([
    ['灯亮了,人来了。', ',', '，'],
    ['灯亮了.', '.', '。'],
    ['好!', '!', '！'],
    ['王某:可以', ':', '：'],
  ])('is found in Chinese: %s', (text, mark, instead) => {
    expect(inParagraph(text)).toEqual([['half-width-mark', mark, instead]]);
  });

  it('is found as a pair where brackets or quotes are', () => {
    expect(inParagraph('新馆(南岸)开放').map(([, ...pair]) => pair)).toEqual([
      ['(', '（'],
      [')', '）'],
    ]);
    expect(inParagraph('他说"好"。').map(([, ...pair]) => pair)).toEqual([
      ['"', '“'],
      ['"', '”'],
    ]);
  });

  it.each(['8:30开门', '比分3:2', '共1,200人', '增长3.5%', 'Hello, world.', '见www.dayang.cn网站'])(
    'is left where numbers and other scripts have it: %s',
    (text) => {
      expect(inParagraph(text)).toEqual([]);
    },
  );
});

describe('texts that are looked at', () => {
  const dirty = '甲,乙';

  it('are those of the headline set, credits and captions too', () => {
    const story = article([], {
      headlines: { kicker: [dirty], headline: ['题', dirty], deck: [dirty], summary: dirty },
      banner: dirty,
      byline: dirty,
      source: dirty,
      photos: [{ id: newId<'photo'>(), imageId: null, caption: dirty, credit: dirty }],
    });
    expect(found(story)).toHaveLength(9);
  });

  it('are not the notes of the newsroom', () => {
    const story = { ...article([]), body: [paragraph(dirty, 'note'), paragraph(dirty)] };
    expect(inTexts(withArticle(emptyEdition(1), story)).map(({ text }) => text?.part)).toEqual([story.body[1]?.id]);
  });

  it('are told of with the page their article stands on, and without one where it stands on none', () => {
    const [placed, pooled] = [article([dirty]), article([dirty])];
    let edition = withArticle(withArticle(emptyEdition(2), placed), pooled);
    edition = withBlocks(edition, [bodyBlock(pageOf(edition, 2), placed, { rows: 10 })]);
    const pages = new Map(inTexts(edition).map(({ text, page }) => [text?.articleId, page]));
    expect(pages).toEqual(
      new Map([
        [placed.id, 2],
        [pooled.id, 0],
      ]),
    );
  });
});

describe('a joint', () => {
  it('is found where import made it', () => {
    const one = paragraph('藏书一百二十万册。');
    const story: Article = {
      ...article([]),
      body: [paragraph('第一段。'), one],
      importNotes: [{ kind: 'joint', paragraphId: one.id, offset: 4 }],
    };
    expect(inTexts(withArticle(emptyEdition(1), story))).toMatchObject([
      { rule: 'joint', severity: 'hint', fix: { kind: 'settle' }, text: { part: one.id, from: 4, to: 4, found: '' } },
    ]);
  });
});

describe('copy as newspapers print it', () => {
  let sample: Edition;
  beforeAll(async () => {
    sample = await sampleEdition();
  });

  it('has nothing found in it: the sample edition', () => {
    expect(inTexts(sample)).toEqual([]);
  });

  it.skipIf(!hasSampleCopy)('has nothing found in it once it is imported, but where lines were joined', () => {
    const edition = emptyEdition(8, 'broadsheet');
    const planned = importPage(edition, readFileSync(sampleCopy, 'utf8'), 'front', testResources);
    if (planned === null) throw new Error('nothing imported');
    const rules = inTexts(applyPatches(edition, planned.patches).edition).map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(0);
    expect(new Set(rules)).toEqual(new Set(['joint']));
  });

  it.skipIf(!hasSampleCopy)('has marks found in it as it came, and none in what mends them', () => {
    const lines = readFileSync(sampleCopy, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    // The last of each line first, so that the places of the others stay true; two fixes of a pair are two findings.
    let mended = withArticle(emptyEdition(1), article(lines));
    const places = inTexts(mended).reverse();
    for (const finding of places) mended = applyPatches(mended, fixOf(mended, finding)).edition;
    expect(places.length).toBeGreaterThan(100);
    expect(inTexts(mended)).toEqual([]);
  });
});
