import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article } from '../../tests/kit/editions.ts';
import { characterEdges, oddText, wholeCharacters } from '../../tests/kit/odd-text.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { followAnchor } from './compare-text.ts';
import type { TextAnchor } from './proof-records.ts';
import { rewriteBody } from './rewrite.ts';
import { wholeEnds } from './shared-ends.ts';
import { textChanges } from './text-changes.ts';

/** A change as it is shown: `-` what went, `+` what came, `=` what is in both. */
const shown = (before: string, after: string) =>
  textChanges(before, after).map(({ text, isAdded, isRemoved }) => `${isRemoved ? '-' : isAdded ? '+' : '='}${text}`);

describe('what changed between two texts', () => {
  it('is a letter with its marks, not the marks alone', () => {
    expect(shown('Cafe店', 'Cafe\u0301店')).toEqual(['=Caf', '-e', '+e\u0301', '=店']);
    expect(shown('葛老师', '葛\u{e0100}老师')).toEqual(['-葛', '+葛\u{e0100}', '=老师']);
    expect(shown('👩\u200d👩\u200d👦', '👩\u200d👩\u200d👧')).toEqual(['-👩\u200d👩\u200d👦', '+👩\u200d👩\u200d👧']);
    expect(shown('中国', '中国')).toEqual(['=中国']);
  });

  it('is whole characters at either end of what is shared', () => {
    fc.assert(
      fc.property(oddText, oddText, fc.nat(14), (before, more, at) => {
        const old = before.join('');
        const now = [...before.slice(0, at), ...more, ...before.slice(at + 2)].join('');
        const { head, tail } = wholeEnds(old, now);
        expect(old.slice(0, head)).toBe(now.slice(0, head));
        expect(old.slice(old.length - tail)).toBe(now.slice(now.length - tail));
        for (const [text, from, to] of [
          [old, head, old.length - tail],
          [now, head, now.length - tail],
        ] as const) {
          expect(from).toBeLessThanOrEqual(to);
          expect(characterEdges(text)).toContain(from);
          expect(characterEdges(text)).toContain(to);
        }
      }),
      cases(400),
    );
  });
});

describe('a text that is replaced by another version', () => {
  it.each(wholeCharacters)('takes %j out and puts it in whole', (one) => {
    const story = article([`东湖${[...one][0]}灯火`]);
    const body = story.body.map((paragraph) => ({ ...paragraph, children: [{ text: `东湖${one}灯火` }] }));
    const [patch] = rewriteBody(story, body);
    expect(patch).toMatchObject({ kind: 'text', offset: 2, remove: [{ text: [...one][0] }], insert: [{ text: one }] });
  });

  it('keeps marks on what is the same of it, and on no part of a character', () => {
    const story = article(['东湖cafe灯火']);
    const part = story.body[0]?.id ?? '';
    const now = { ...story, body: story.body.map((one) => ({ ...one, children: [{ text: '东湖cafe\u0301的灯火' }] })) };
    const anchor = (from: number, to: number): TextAnchor => ({
      kind: 'text',
      articleId: story.id,
      start: { part, offset: from },
      end: { part, offset: to },
    });
    // On “e”, which is another letter now; on “灯火”, which is the same.
    expect(followAnchor(anchor(5, 6), story, now).isGone).toBe(true);
    expect(followAnchor(anchor(6, 8), story, now).anchor).toMatchObject({ start: { offset: 8 }, end: { offset: 10 } });
  });
});
