import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, paragraph, withArticle } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { findPattern, findText, type Query, replaceMatches, searchedTexts } from './find.ts';
import { applyPatches } from './operations.ts';
import type { Article, Edition } from './records.ts';
import { paragraphText } from './selectors.ts';

const loose: Query = { text: '', isRegex: false, isExact: false };

function editionWith(record: Article): Edition {
  return withArticle(emptyEdition(1), record);
}

function found(text: string, query: Partial<Query>, replacement = '') {
  const record = article([text]);
  const parts = searchedTexts(editionWith(record), [record.id]);
  const search = query.isRegex === true ? findPattern : findText;
  return search(parts, { ...loose, ...query }, replacement).map(({ from, to, replacement: by }) => [
    text.slice(from, to),
    by,
  ]);
}

describe('finding', () => {
  it('does not tell width, case and variant forms apart, unless asked to', () => {
    expect(found('ＡＢＣ abc Abc', { text: 'abc' }).map(([one]) => one)).toEqual(['ＡＢＣ', 'abc', 'Abc']);
    expect(found('圖書館和图书馆', { text: '图书馆' }).map(([one]) => one)).toEqual(['圖書館', '图书馆']);
    expect(found('２０２４年', { text: '2024' })).toHaveLength(1);
    expect(found('圖書館和图书馆', { text: '图书馆', isExact: true })).toHaveLength(1);
    expect(found('ＡＢＣ abc', { text: 'abc', isExact: true }).map(([one]) => one)).toEqual(['abc']);
  });

  it('does not find half of what one character stands for', () => {
    expect(found('㈱东湖', { text: '株' })).toEqual([]);
    expect(found('㈱东湖', { text: '(株)' }).map(([one]) => one)).toEqual(['㈱']);
  });

  it('leaves what is not seen behind a match, and takes along what chooses its form', () => {
    expect(found('a\u2067abc\u2069def', { text: 'abc' }).map(([one]) => one)).toEqual(['abc']);
    expect(found('中国\u200b队', { text: '中国' }).map(([one]) => one)).toEqual(['中国']);
    expect(found('葛\u{e0100}老师', { text: '葛' }).map(([one]) => one)).toEqual(['葛\u{e0100}']);
  });

  it('finds whole characters only, and takes a letter with its marks for the letter it makes', () => {
    const texts = (text: string, query: Partial<Query>) => found(text, query).map(([one]) => one);
    for (const query of [{ isExact: true }, { isExact: false }, { isRegex: true, isExact: true }]) {
      expect(texts('caf\u0065\u0301和cafe', { ...query, text: 'cafe' })).toEqual(['cafe']);
      expect(texts('👩\u200d👩\u200d👦和👩', { ...query, text: '👩' })).toEqual(['👩']);
      expect(texts('🇨🇳🇳🇨', { ...query, text: '🇳🇳' })).toEqual([]);
      expect(texts('葛\u{e0100}老师', { ...query, text: '葛' })).toEqual(['葛\u{e0100}']);
    }
    for (const isExact of [true, false]) {
      expect(texts('caf\u0065\u0301', { text: 'café', isExact })).toEqual(['caf\u0065\u0301']);
      expect(texts('café', { text: 'caf\u0065\u0301', isExact })).toEqual(['café']);
      expect(texts('V\u0069e\u0323\u0302t', { text: 'Việt', isExact })).toHaveLength(1);
    }
  });

  it('tells forms and what is not seen apart where it is asked for exactly that', () => {
    expect(found('葛和葛\u{e0100}和葛\u{e0101}', { text: '葛\u{e0100}', isExact: true })).toHaveLength(1);
    expect(found('葛和葛\u{e0100}', { text: '葛', isExact: true })).toHaveLength(2);
    expect(found('中\u200b国', { text: '\u200b', isExact: true })).toHaveLength(1);
    expect(found('中\u200b国', { text: '中国', isExact: true })).toHaveLength(0);
    expect(found('\uf900和\u8c48', { text: '\uf900', isExact: true }).map(([one]) => one)).toEqual(['\uf900']);
  });

  it('by expression fills in what it caught', () => {
    expect(found('3月8日和12月1日', { text: '(\\d+)月(\\d+)日', isRegex: true }, '$2/$1 $& $$')).toEqual([
      ['3月8日', '8/3 3月8日 $'],
      ['12月1日', '1/12 12月1日 $'],
    ]);
    expect(found('abc', { text: 'x*', isRegex: true })).toEqual([]);
    expect(() => found('abc', { text: '(', isRegex: true })).toThrow(SyntaxError);
  });

  it('finds nothing where nothing is asked for', () => {
    expect(found('东湖', { text: '' })).toEqual([]);
  });
});

describe('replacing', () => {
  it('keeps emphasis, and reaches headlines, captions and banners', () => {
    const record: Article = {
      ...article([]),
      banner: '东湖灯',
      headlines: { kicker: ['灯'], headline: ['灯火', '一灯'], deck: [], summary: '灯' },
      body: [{ ...paragraph(''), children: [{ text: '一盏灯' }, { text: '火亮', strong: true }, { text: '灯' }] }],
    };
    const edition = editionWith(record);
    const matches = findText(searchedTexts(edition, [record.id]), { ...loose, text: '灯火' }, '明火');
    const once = applyPatches(edition, replaceMatches(edition, matches));
    expect(once.edition.articles[record.id]?.body[0]?.children).toEqual([
      { text: '一盏明火' },
      { text: '亮', strong: true },
      { text: '灯' },
    ]);
    const all = findText(searchedTexts(edition, [record.id]), { ...loose, text: '灯' }, '燈');
    expect(all).toHaveLength(7);
    const after = applyPatches(edition, replaceMatches(edition, all)).edition.articles[record.id];
    expect([after?.banner, after?.headlines]).toEqual([
      '东湖燈',
      { kicker: ['燈'], headline: ['燈火', '一燈'], deck: [], summary: '燈' },
    ]);
    // One operation, one undo.
    expect(applyPatches(once.edition, once.inverse).edition).toEqual(edition);
  });

  it('leaves none, and all else as it was, in any text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'灯火亮，Ａa') });
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('灯', '灯火', 'a'),
        (leaves, text) => {
          const children = leaves.map((leaf, at) =>
            at % 2 === 0 ? { text: leaf } : { text: leaf, strong: true as const },
          );
          const record: Article = { ...article([]), body: [{ ...paragraph(''), children }] };
          const edition = editionWith(record);
          const query = { ...loose, text, isExact: true };
          const patches = replaceMatches(edition, findText(searchedTexts(edition, [record.id]), query, '＊'));
          const after = applyPatches(edition, patches).edition.articles[record.id]?.body[0];
          if (after === undefined) throw new Error('no paragraph');
          expect(paragraphText(after)).toBe(leaves.join('').replaceAll(text, '＊'));
        },
      ),
      cases(500),
    );
  });
});
