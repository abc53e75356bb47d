import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { withMarks } from './anchors.ts';
import { createEdition, emptyArticle } from './create.ts';
import { editBody, editHeadline } from './edits.ts';
import { findText, replaceMatches, searchedTexts } from './find.ts';
import { newId } from './ids.ts';
import { applyPatches, MOST_PATCHES, operationSchema, type Patch, PatchError } from './operations.ts';
import { movePage } from './pages.ts';
import type { Article, Edition, Paragraph } from './records.ts';
import { pagesInOrder } from './selectors.ts';

function paragraph(text: string): Paragraph {
  return { id: newId<'paragraph'>(), type: 'paragraph', children: [{ text }] };
}

function editionWith(body: readonly Paragraph[]): { readonly edition: Edition; readonly story: Article } {
  const story = { ...emptyArticle(), body: [...body] };
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 });
  return {
    story,
    edition: applyPatches(edition, [{ kind: 'put', table: 'articles', id: story.id, record: story }]).edition,
  };
}

describe('patches', () => {
  it('are taken back by their inverse', () => {
    const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 5 }), (first, later) => {
        const { edition, story } = editionWith(first.map(paragraph));
        let current = edition;
        const back: Patch[] = [];
        for (const next of later) {
          const kept = (current.articles[story.id]?.body ?? []).filter((_, at) => at % 2 === 0);
          const body = [...kept, ...next.map(paragraph)];
          const applied = applyPatches(current, editBody(current, story.id, body));
          expect(applied.edition.articles[story.id]?.body).toEqual(body);
          current = applied.edition;
          back.unshift(...applied.inverse);
        }
        expect(applyPatches(current, back).edition).toEqual(edition);
      }),
    );
  });
  it('apply all or not at all', () => {
    const { edition, story } = editionWith([paragraph('一')]);
    const good: Patch = { kind: 'set', table: 'articles', id: story.id, path: ['banner'], value: '题' };
    const bad: Patch = { kind: 'set', table: 'articles', id: story.id, path: ['status'], value: 'no such status' };
    expect(() => applyPatches(edition, [good, bad])).toThrow(PatchError);
    expect(edition.articles[story.id]?.banner).toBe('');
  });
  it('refuse paths and records that are not there', () => {
    const { edition, story } = editionWith([]);
    const set = (path: string[]): Patch => ({ kind: 'set', table: 'articles', id: story.id, path, value: 1 });
    expect(() => applyPatches(edition, [set(['nothing', 'there'])])).toThrow(PatchError);
    expect(() => applyPatches(edition, [set(['__proto__', 'polluted'])])).toThrow(PatchError);
    expect(() => applyPatches(edition, [{ kind: 'remove', table: 'pages', id: 'none' }])).toThrow(PatchError);
  });
});

describe('editing the body', () => {
  it('leaves paragraphs that did not change out of the patch', () => {
    const body = ['一', '二', '三'].map(paragraph);
    const { edition, story } = editionWith(body);
    const changed = body.map((one, at) => (at === 1 ? { ...one, children: [{ text: '贰' }] } : one));
    const [patch] = editBody(edition, story.id, changed);
    const runs = { remove: [{ text: '二' }], insert: [{ text: '贰' }] };
    expect(patch).toMatchObject({ kind: 'text', part: body[1]?.id, offset: 0, ...runs });
  });
  it('moves import notes with the text, and drops those whose place is gone', () => {
    const one = paragraph('特色外交论和实践');
    const { edition, story } = editionWith([one]);
    const noted = applyPatches(edition, [
      {
        kind: 'set',
        table: 'articles',
        id: story.id,
        path: ['importNotes'],
        value: [{ kind: 'joint', paragraphId: one.id, offset: 4 }],
      },
    ]).edition;
    const edit = (text: string) =>
      applyPatches(noted, withMarks(noted, editBody(noted, story.id, [{ ...one, children: [{ text }] }]))).edition
        .articles[story.id]?.importNotes;
    expect(edit('中国特色外交论和实践')).toEqual([{ kind: 'joint', paragraphId: one.id, offset: 6 }]);
    expect(edit('特色外交理论和实践')).toEqual([{ kind: 'joint', paragraphId: one.id, offset: 4 }]);
    expect(edit('全新')).toEqual([]);
  });
});

describe('moving a page', () => {
  it('renumbers the pages between', () => {
    const { edition } = editionWith([]);
    const ids = pagesInOrder(edition).map((page) => page.id);
    const third = pagesInOrder(edition)[2];
    const moved = applyPatches(edition, movePage(edition, third?.id ?? newId<'page'>(), 1)).edition;
    expect(pagesInOrder(moved).map((page) => page.id)).toEqual([ids[2], ids[0], ids[1], ids[3]]);
    expect(pagesInOrder(moved).map((page) => page.number)).toEqual([1, 2, 3, 4]);
  });
});

describe('editing a headline', () => {
  it('makes no patch where nothing changes', () => {
    const { edition, story } = editionWith([]);
    expect(editHeadline(edition, story.id, 'headline', [])).toEqual([]);
    expect(editHeadline(edition, story.id, 'headline', ['题'])).toHaveLength(1);
  });
});

describe('an operation', () => {
  it('has room for another character in all the copy of 64 full pages, and no more than a few times that', () => {
    // A page has some eight thousand characters; no sign stands more often than each twelfth.
    const { edition, story } = editionWith(
      Array.from({ length: 64 * 40 }, () => paragraph('东湖水位今天又涨了两寸，'.repeat(17))),
    );
    const comma = { text: '，', isExact: true, isRegex: false } as const;
    const found = findText(searchedTexts(edition, [story.id]), comma, '。');
    const patches = replaceMatches(edition, found);
    expect(patches.length).toBeGreaterThan(43_000);
    expect(patches.length).toBeLessThan(MOST_PATCHES / 2);
    const operation = { id: 'a', step: 'a', actor: '', at: '2026-11-30T08:00:00Z', label: 'edit.replace', patches };
    expect(v.is(operationSchema, operation)).toBe(true);
    const many = { ...operation, patches: Array.from({ length: 1_000_000 }, () => patches[0]) };
    const from = process.cpuUsage();
    expect(v.is(operationSchema, many)).toBe(false);
    const { user } = process.cpuUsage(from);
    expect(user / 1e6).toBeLessThan(2);
  });
});
