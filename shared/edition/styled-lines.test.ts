import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { editHeadline } from './edits.ts';
import { newId } from './ids.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Article, Edition, Leaf } from './records.ts';
import { captionPart, linePart, readRuns, writeRuns } from './text.ts';
import { differences, restore } from './versions.ts';

const sub: readonly Leaf[] = [{ text: '全市CO' }, { text: '2', script: 'sub' }, { text: '少了' }];
const photo = { id: newId<'photo'>(), imageId: null, caption: '湖水清了', credit: '' };
const plain = article([], {
  headlines: { kicker: [], headline: ['甲', '全市CO2少了', '乙'], deck: [], summary: '' },
  photos: [photo],
});
const part = linePart('headline', 1);
const styled = writeRuns(plain, part, sub) ?? plain;

function laid(story: Article): Edition {
  return withArticle(emptyEdition(), story);
}

/** The story after patches, which are taken back exactly. */
function edited(story: Article, patches: readonly Patch[]): Article {
  const edition = laid(story);
  const { edition: now, inverse } = applyPatches(edition, patches);
  expect(applyPatches(now, inverse).edition).toEqual(edition);
  return now.articles[story.id] ?? story;
}

describe('character styles of lines', () => {
  it('are kept beside the words, and not at all where there are none', () => {
    expect(styled.headlines.headline).toEqual(plain.headlines.headline);
    expect(readRuns(styled, part)).toEqual(sub);
    expect(writeRuns(styled, part, [{ text: '全市CO2少了' }])).toEqual(plain);
    expect('looks' in plain.headlines).toBe(false);
  });

  it('go with the characters they are of as lines are edited, parted and joined', () => {
    const typed = edited(styled, editHeadline(laid(styled), styled.id, 'headline', ['甲', '全市CO2又少了', '乙']));
    expect(readRuns(typed, part)).toEqual([{ text: '全市CO' }, { text: '2', script: 'sub' }, { text: '又少了' }]);
    const on = { table: 'articles', id: styled.id } as const;
    const split = edited(styled, [{ kind: 'split', ...on, part, offset: 4, into: null }]);
    expect(readRuns(split, linePart('headline', 2))).toEqual([{ text: '2', script: 'sub' }, { text: '少了' }]);
    const joined = edited(split, [{ kind: 'join', ...on, part: linePart('headline', 0), offset: 1, from: null }]);
    expect(readRuns(joined, linePart('headline', 1))).toEqual([{ text: '2', script: 'sub' }, { text: '少了' }]);
    const gone = edited(styled, editHeadline(laid(styled), styled.id, 'headline', []));
    expect(gone.headlines).toEqual({ kicker: [], headline: [], deck: [], summary: '' });
  });

  it('are left out where words are written anew by themselves, and come back with them', () => {
    const set = { kind: 'set', table: 'articles', id: styled.id } as const;
    const anew = edited(styled, [{ ...set, path: ['headlines', 'headline'], value: ['甲', '别的字', '乙'] }]);
    expect(anew.headlines).toEqual({ ...plain.headlines, headline: ['甲', '别的字', '乙'] });
    const captioned =
      writeRuns(styled, captionPart(photo.id), [{ text: '湖' }, { text: '水清了', dots: true }]) ?? styled;
    const other = edited(captioned, [{ ...set, path: ['photos', 0, 'caption'], value: '湖水浑了' }]);
    expect(other.photos).toEqual([{ ...photo, caption: '湖水浑了' }]);
  });

  it('are a difference of two versions, and brought back', () => {
    const found = differences(styled, plain);
    expect(found).toMatchObject([{ kind: 'head', part: 'headline' }]);
    expect(applyPatches(laid(plain), restore(laid(plain), plain.id, found)).edition.articles[plain.id]).toEqual(styled);
  });
});
